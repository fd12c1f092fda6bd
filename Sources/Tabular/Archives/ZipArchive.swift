import CZip

/// What a zip archive says it holds.
struct ZipArchive: Sendable {
  /// One member as the archive's table of contents describes it.
  struct Entry: Sendable {
    let index: UInt64
    let name: String
    let size: Int
    let packedSize: Int
    let isEncrypted: Bool
    let isLink: Bool

    var isFolder: Bool { name.hasSuffix("/") }
  }

  let file: HeldFile
  let entries: [Entry]
  let limits: ReadingLimits

  /// Reads the table of contents.
  init(_ file: HeldFile, limits: ReadingLimits) throws {
    self.file = file
    self.limits = limits
    try Self.checkCount(file, limit: limits.members)
    let handle = try ZipHandle(file)
    let count = zip_get_num_entries(handle.archive, 0)
    guard count <= limits.members else {
      throw UnreadableFile.tooManyMembers(
        file: file.name, count: Int(count), limit: limits.members)
    }
    var entries: [Entry] = []
    for index in 0..<UInt64(max(0, count)) { entries.append(try handle.entry(index)) }
    self.entries = entries
    try file.checkUnchanged()
  }

  /// The member of a name; names of parts do not tell capitals from small letters.
  func entry(named name: String) -> Entry? {
    entries.first { $0.name == name }
      ?? entries.first { $0.name.lowercased() == name.lowercased() }
  }

  /// A reader of a member.
  func reader(of entry: Entry) throws -> ZipMemberReader {
    try ZipMemberReader(entry, of: self)
  }

  /// Refuses a count beyond the limit before memory is set aside for it.
  private static func checkCount(_ file: HeldFile, limit: Int) throws {
    let tail = min(file.size, 65_557 + 20)
    var bytes = [UInt8](repeating: 0, count: tail)
    let read = try bytes.withUnsafeMutableBytes { try file.read(at: file.size - tail, into: $0) }
    guard read == tail else { throw UnreadableFile.changedWhileRead(file: file.name) }
    // The record of large archives: its mark, then 20 bytes to the count of eight.
    guard let locator = bytes.lastPlace(of: [0x50, 0x4B, 0x06, 0x07]), locator + 16 <= tail else {
      return
    }
    let offset = bytes[(locator + 8)..<(locator + 16)].littleEndian
    guard offset <= UInt64(max(0, file.size - 56)) else {
      throw UnreadableFile.damagedArchive(
        file: file.name, reason: "its table of contents lies outside the file")
    }
    var record = [UInt8](repeating: 0, count: 40)
    _ = try record.withUnsafeMutableBytes { try file.read(at: Int(offset), into: $0) }
    let count = record[32..<40].littleEndian
    guard count <= UInt64(limit) else {
      throw UnreadableFile.tooManyMembers(
        file: file.name, count: Int(clamping: count), limit: limit)
    }
  }
}

/// An archive opened by libzip for as long as this value lives.
final class ZipHandle {
  let archive: OpaquePointer
  private let file: HeldFile

  init(_ file: HeldFile) throws {
    self.file = file
    var code: Int32 = 0
    guard let archive = zip_open(file.path, ZIP_RDONLY, &code) else {
      throw Self.error(code, file: file.name)
    }
    self.archive = archive
  }

  deinit { zip_discard(archive) }

  func entry(_ index: UInt64) throws -> ZipArchive.Entry {
    var status = zip_stat_t()
    zip_stat_init(&status)
    let needed = UInt64(ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE)
    guard zip_stat_index(archive, index, UInt32(ZIP_FL_ENC_GUESS), &status) == 0,
      status.valid & needed == needed, let name = status.name
    else {
      throw UnreadableFile.damagedArchive(file: file.name, reason: "a member has no description")
    }
    var system: UInt8 = 0
    var attributes: UInt32 = 0
    let found = zip_file_get_external_attributes(archive, index, 0, &system, &attributes)
    // Unix keeps the kind of a file in the upper half of the attributes.
    let isLink = found == 0 && (attributes >> 16) & 0o170_000 == 0o120_000
    return ZipArchive.Entry(
      index: index, name: String(cString: name), size: Int(clamping: status.size),
      packedSize: Int(clamping: status.comp_size),
      isEncrypted: status.valid & UInt64(ZIP_STAT_ENCRYPTION_METHOD) != 0
        && status.encryption_method != 0,
      isLink: isLink)
  }

  private static func error(_ code: Int32, file: String) -> UnreadableFile {
    switch code {
    case ZIP_ER_NOZIP: return .truncatedArchive(file: file)
    case ZIP_ER_MEMORY: return .damagedArchive(file: file, reason: "it asks for too much memory")
    default:
      var error = zip_error_t()
      zip_error_init_with_code(&error, code)
      defer { zip_error_fini(&error) }
      return .damagedArchive(
        file: file, reason: String(cString: zip_error_strerror(&error)).lowercased())
    }
  }
}

extension ArraySlice<UInt8> {
  /// The number whose lowest byte comes first.
  var littleEndian: UInt64 { reversed().reduce(0) { $0 << 8 | UInt64($1) } }
}

extension [UInt8] {
  /// Where a pattern begins for the last time.
  fileprivate func lastPlace(of pattern: [UInt8]) -> Int? {
    guard count >= pattern.count else { return nil }
    var place = count - pattern.count
    while place >= 0 {
      if self[place..<(place + pattern.count)].elementsEqual(pattern) { return place }
      place -= 1
    }
    return nil
  }
}
