/// Finds out what files are, archives and what lies in them included, within the limits.
struct FileOpening {
  let limits: ReadingLimits
  let conventions: TextConventions
  private var members = 0
  private var expandedBytes = 0

  init(limits: ReadingLimits, conventions: TextConventions) {
    self.limits = limits
    self.conventions = conventions
  }

  /// - Parameter depth: How many archives the bytes lie in, these included if they are one.
  mutating func open(_ bytes: FileBytes, depth: Int) throws -> OpenedFile {
    let head = try bytes.reader().head(DelimitedShape.headSize)
    switch try FileKind(head: head, file: bytes.name, declared: conventions.encoding) {
    case .json:
      return OpenedFile(bytes: bytes, content: .stream)
    case .text:
      let sheet = try DelimitedSheet(bytes, head: head, conventions: conventions, limits: limits)
      return OpenedFile(bytes: bytes, content: .delimited(sheet))
    case .binaryWorkbook:
      let workbook = try BinaryWorkbook(bytes, limits: limits)
      return OpenedFile(bytes: bytes, content: .workbook(workbook.sheets))
    case .zip:
      return try openArchive(try seekable(bytes), depth: depth)
    }
  }

  private mutating func openArchive(_ file: HeldFile, depth: Int) throws -> OpenedFile {
    let archive = try ZipArchive(file, limits: limits)
    if OpenXMLWorkbook.isMeant(archive) {
      let workbook = try OpenXMLWorkbook(archive)
      return OpenedFile(bytes: .file(file), content: .workbook(workbook.sheets))
    }
    guard depth <= limits.archiveDepth else {
      throw UnreadableFile.nestedTooDeep(file: file.name, limit: limits.archiveDepth)
    }
    try account(for: archive)
    var files: [OpenedFile] = []
    var passedOver: [String] = []
    for entry in archive.entries where !MemberName.isLitter(entry.name) && !entry.isFolder {
      do {
        let member = ZipMember(archive: archive, entry: entry)
        files.append(try open(.member(member), depth: depth + 1))
      } catch let error as UnreadableFile where error.isAboutAnotherKind(than: entry.name) {
        passedOver.append(error.description)
      }
    }
    guard !files.isEmpty else {
      throw UnreadableFile.noTable(file: file.name, members: archive.entries.map(\.name))
    }
    return OpenedFile(bytes: .file(file), content: .archive(files), passedOver: passedOver)
  }

  /// Refuses archives with members that lie outside of them, and counts what the rest comes to.
  private mutating func account(for archive: ZipArchive) throws {
    let file = archive.file.name
    for entry in archive.entries {
      guard MemberName.isSafe(entry.name) else {
        throw UnreadableFile.unsafeMember(file: file, member: entry.name)
      }
      guard !entry.isLink else {
        throw UnreadableFile.linkedMember(file: file, member: entry.name)
      }
      let (sum, overflows) = expandedBytes.addingReportingOverflow(entry.size)
      guard !overflows, sum <= limits.expandedBytes else {
        throw UnreadableFile.archiveTooLarge(file: file, limit: limits.expandedBytes)
      }
      expandedBytes = sum
    }
    members += archive.entries.count
    guard members <= limits.members else {
      throw UnreadableFile.tooManyMembers(file: file, count: members, limit: limits.members)
    }
  }

  /// The bytes as a file that libraries can seek in; a member of an archive is unpacked.
  private func seekable(_ bytes: FileBytes) throws -> HeldFile {
    if case .file(let file) = bytes { return file }
    let reader = try bytes.reader()
    var copy = try AnonymousFile(name: bytes.name, expectedSize: bytes.statedSize)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try reader.read(into: buffer)
      if count == 0 { return try copy.held() }
      try copy.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// What an error says, as it stands in brackets within another sentence.
  static func reason(_ error: any Error) -> String {
    switch error {
    case UnreadableFile.damagedPart(_, _, let reason): reason
    default: "\(error)"
    }
  }
}

/// Names of members of archives.
enum MemberName {
  /// Whether the name stays inside the archive wherever it is unpacked.
  static func isSafe(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    guard let first = bytes.first, first != UInt8(ascii: "/"), first != UInt8(ascii: "\\") else {
      return false
    }
    // A letter and a colon name a drive.
    if bytes.count > 1, bytes[1] == UInt8(ascii: ":") { return false }
    return !name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).contains("..")
  }

  /// What systems put into archives on their own.
  static func isLitter(_ name: String) -> Bool {
    let steps = name.split(separator: "/")
    guard let last = steps.last else { return true }
    return steps.contains("__MACOSX") || last.hasPrefix("._") || last.hasPrefix("~$")
      || last == ".DS_Store" || last == "Thumbs.db" || last == "desktop.ini"
  }
}

extension UnreadableFile {
  /// Whether a member of an archive is sound but no table: an archive may have such members. A page
  /// under the name of a table is what a server sent in its place.
  fileprivate func isAboutAnotherKind(than name: String) -> Bool {
    switch self {
    case .anotherFormat, .lockFile, .empty, .noTable: true
    case .webPage: [".htm", ".html"].contains { name.lowercased().hasSuffix($0) }
    default: false
    }
  }
}
