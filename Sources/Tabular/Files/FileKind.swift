/// What a file is by its first bytes.
enum FileKind: Equatable {
  case zip
  /// A workbook of Excel 97 to 2003 in its container, or of earlier versions without one.
  case binaryWorkbook
  /// Text that begins as JSON does.
  case json
  case text

  /// - Parameters:
  ///   - head: The first bytes, up to 64 KiB.
  ///   - file: The file, for its name and for messages.
  ///   - declared: The encoding that is declared; two bytes for each character look like no text.
  /// - Throws: ``UnreadableFile`` for what is certainly no publication.
  init(head: [UInt8], file: String, declared: TextEncoding? = nil) throws {
    guard !head.isEmpty else { throw UnreadableFile.empty(file: file) }
    if Self.isLock(head, file: file) { throw UnreadableFile.lockFile(file: file) }
    if let marked = Self.marks.first(where: { head.starts(with: $0.bytes) }) {
      self = marked.kind
      return
    }
    if let other = Self.others.first(where: { head.starts(with: $0.bytes) }) {
      throw UnreadableFile.anotherFormat(file: file, format: other.format, remedy: other.remedy)
    }
    if TextEncoding(markedIn: head) == .utf16LittleEndian
      || TextEncoding(markedIn: head) == .utf16BigEndian || declared == .utf16LittleEndian
      || declared == .utf16BigEndian
    {
      self = .text
      return
    }
    self = try Self.textKind(head, file: file)
  }

  private static func textKind(_ head: [UInt8], file: String) throws -> FileKind {
    var text = head[...]
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    text = text.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    let opening = String(decoding: text.prefix(64), as: UTF8.self).lowercased()
    if opening.hasPrefix("version https://git-lfs.github.com/spec/") {
      throw UnreadableFile.pointerFile(file: file)
    }
    if opening.hasPrefix("<html") || opening.hasPrefix("<!doctype html")
      || (opening.hasPrefix("<") && WebPage.isMeant(text))
    {
      throw UnreadableFile.webPage(file: file, title: WebPage.title(text))
    }
    if opening.hasPrefix("<?xml") {
      throw UnreadableFile.anotherFormat(
        file: file, format: "XML", remedy: "save it as a workbook or as CSV")
    }
    if looksBinary(head) {
      throw UnreadableFile.anotherFormat(
        file: file, format: "neither text nor a workbook", remedy: "download it again")
    }
    return text.first == UInt8(ascii: "{") || text.first == UInt8(ascii: "[") ? .json : .text
  }

  /// Whether more than one byte in ten is one that text does not have. A single NUL is left to the
  /// reader of the text, who says on which line it stands.
  private static func looksBinary(_ head: [UInt8]) -> Bool {
    let sample = head.prefix(4096)
    let strange = sample.count { $0 < 0x09 || (0x0E..<0x20).contains($0) }
    return strange * 10 > sample.count
  }

  /// A lock holds the name of whoever has the workbook open: its length, the name, blanks, and in
  /// 165 bytes the same once more with two bytes for each character.
  private static func isLock(_ head: [UInt8], file: String) -> Bool {
    let name = file.split(whereSeparator: { $0 == "/" || $0 == "!" }).last ?? ""
    if name.hasPrefix("~$"), head.count < 1024 { return true }
    return head.count == 165 && (1...54).contains(head[0]) && head[55] == head[0] && head[56] == 0
  }

  private static let marks: [(bytes: [UInt8], kind: FileKind)] = [
    ([0x50, 0x4B, 0x03, 0x04], .zip), ([0x50, 0x4B, 0x05, 0x06], .zip),
    ([0x50, 0x4B, 0x07, 0x08], .zip),
    ([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], .binaryWorkbook),
  ]

  private static let others: [(bytes: [UInt8], format: String, remedy: String)] = [
    (Array("%PDF".utf8), "a PDF document", "download the workbook or CSV file instead"),
    ([0x1F, 0x8B], "a file packed by gzip", "unpack it first"),
    ([0x42, 0x5A, 0x68], "a file packed by bzip2", "unpack it first"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "a file packed by xz", "unpack it first"),
    ([0x28, 0xB5, 0x2F, 0xFD], "a file packed by zstd", "unpack it first"),
    ([0x37, 0x7A, 0xBC, 0xAF], "a 7z archive", "unpack it first"),
    (Array("Rar!".utf8), "a RAR archive", "unpack it first"),
    (Array("SQLite format 3".utf8), "a SQLite database", "name the file it was made from"),
    (Array("PAR1".utf8), "a Parquet file", "name the file it was made from"),
    ([0x89, 0x50, 0x4E, 0x47], "a picture", "name the file it was made from"),
    ([0x09, 0x08, 0x10, 0x00], "a workbook without its container", "save it as .xlsx"),
    ([0x09, 0x00, 0x04, 0x00], "a workbook of Excel 2", "save it as .xlsx"),
    ([0x09, 0x02, 0x06, 0x00], "a workbook of Excel 3", "save it as .xlsx"),
    ([0x09, 0x04, 0x06, 0x00], "a workbook of Excel 4", "save it as .xlsx"),
  ]
}

/// Pages of the web, which servers send in place of a file.
enum WebPage {
  /// Whether text that begins with a tag has the tags of a page.
  static func isMeant(_ text: ArraySlice<UInt8>) -> Bool {
    let beginning = String(decoding: text.prefix(2048), as: UTF8.self).lowercased()
    return ["<html", "<head", "<body"].contains { beginning.contains($0) }
  }

  /// What stands between the tags of the title.
  static func title(_ text: ArraySlice<UInt8>) -> String {
    let page = String(decoding: text.prefix(8192), as: UTF8.self)
    let parts = page.lowercased().components(between: "<title>", and: "</title>")
    guard let parts else { return "" }
    let title = page[parts].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return String(CellText.printable(title).prefix(80))
  }
}

extension String {
  /// Where the text between two marks stands, counted in characters that lower case leaves alone.
  fileprivate func components(between opening: String, and closing: String) -> Range<Index>? {
    guard let start = firstRange(of: opening)?.upperBound,
      let end = self[start...].firstRange(of: closing)?.lowerBound
    else { return nil }
    return start..<end
  }
}
