import CZip

/// Unpacks one member and stops at the limits, whatever the archive says about its size.
final class ZipMemberReader: ByteReader {
  private let handle: ZipHandle
  private let stream: OpaquePointer
  private let archive: ZipArchive
  private let entry: ZipArchive.Entry
  private var produced = 0

  /// Parts below this size are not judged by their ratio: a few bytes can stand for many.
  private static let judgedFrom = 1 << 20

  init(_ entry: ZipArchive.Entry, of archive: ZipArchive) throws {
    self.archive = archive
    self.entry = entry
    let file = archive.file.name
    guard !entry.isEncrypted else {
      throw UnreadableFile.encryptedPart(file: file, part: entry.name)
    }
    try Self.check(entry.size, of: entry, in: archive)
    handle = try ZipHandle(archive.file)
    guard let stream = zip_fopen_index(handle.archive, entry.index, 0) else {
      throw UnreadableFile.damagedPart(
        file: file, part: entry.name, reason: Self.reason(zip_get_error(handle.archive)))
    }
    self.stream = stream
  }

  deinit { _ = zip_fclose(stream) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = Int(zip_fread(stream, buffer.baseAddress, UInt64(buffer.count)))
    let file = archive.file
    guard count >= 0 else {
      try file.checkUnchanged()
      throw UnreadableFile.damagedPart(
        file: file.name, part: entry.name, reason: Self.reason(zip_file_get_error(stream)))
    }
    produced += count
    try Self.check(produced, of: entry, in: archive)
    guard produced <= entry.size, count > 0 || buffer.isEmpty || produced == entry.size else {
      throw UnreadableFile.damagedPart(
        file: file.name, part: entry.name, reason: "its size is not as stated")
    }
    if count == 0 { try file.checkUnchanged() }
    return count
  }

  private static func check(
    _ size: Int, of entry: ZipArchive.Entry, in archive: ZipArchive
  ) throws {
    let limits = archive.limits
    guard size <= limits.partBytes else {
      throw UnreadableFile.partTooLarge(
        file: archive.file.name, part: entry.name, limit: limits.partBytes)
    }
    guard size <= judgedFrom || size / max(1, entry.packedSize) < limits.expansionRatio else {
      throw UnreadableFile.expandsTooFar(
        file: archive.file.name, part: entry.name, limit: limits.expansionRatio)
    }
  }

  private static func reason(_ error: UnsafeMutablePointer<zip_error_t>?) -> String {
    guard let error else { return "it cannot be unpacked" }
    switch zip_error_code_zip(error) {
    case ZIP_ER_CRC: return "its checksum is wrong"
    case ZIP_ER_EOF: return "it ends too early"
    case ZIP_ER_COMPNOTSUPP: return "it is packed by a method that is not supported"
    default: return String(cString: zip_error_strerror(error)).lowercased()
    }
  }
}

/// A member of an archive as bytes that can be read again and again.
struct ZipMember: Sendable {
  let archive: ZipArchive
  let entry: ZipArchive.Entry

  /// The archive's name and the member's, with an exclamation mark between them; an archive can
  /// name its members so that a terminal obeys, which the name is freed from.
  var name: String { "\(archive.file.name)!\(CellText.printable(entry.name))" }

  func reader() throws -> ZipMemberReader { try archive.reader(of: entry) }
}
