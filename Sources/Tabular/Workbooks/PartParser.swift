import CExpat

/// Takes the elements of one part of a workbook as Expat finds them.
protocol PartHandler: AnyObject {
  func start(_ name: ElementName, _ attributes: ElementAttributes) throws
  func end(_ name: ElementName) throws
  func text(_ bytes: UnsafeRawBufferPointer) throws
}

/// Expat, set up so that hostile parts end with a sentence.
///
/// A document type declaration ends the reading before anything in it is looked at; entities other
/// than the five of XML itself therefore never occur, and nothing outside the part is ever read.
final class PartParser {
  private let parser: OpaquePointer
  private let handler: any PartHandler
  private let file: String
  private let part: String
  private var failure: (any Error)?
  private var fed = 0
  /// Lines that were read by other means, so that errors name the right one.
  var skippedLines = 0
  /// The prefixes that the outermost element declares.
  private(set) var rootPrefixes: Set<String> = []
  private var hasRoot = false

  /// Bytes that one tag or one run of text can have before it is complete.
  private static let longestToken = 16 << 20

  init(_ handler: any PartHandler, file: String, part: String) throws {
    self.handler = handler
    self.file = file
    self.part = part
    guard let parser = XML_ParserCreateNS(nil, ElementName.separator) else {
      throw UnreadableFile.readFailed(file: file, reason: "there is no memory left")
    }
    self.parser = parser
    // Whoever feeds up to the end of a tag relies on its having been seen; the limit to a token's
    // length bounds what it costs to look at its beginning again.
    XML_SetReparseDeferralEnabled(parser, 0)
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { user, name, attributes in
        guard let parser = PartParser.of(user) else { return }
        parser.hasRoot = true
        parser.take { try $0.start(ElementName(name), ElementAttributes(attributes)) }
      },
      { user, name in PartParser.of(user)?.take { try $0.end(ElementName(name)) } })
    XML_SetCharacterDataHandler(parser) { user, text, count in
      let bytes = UnsafeRawBufferPointer(start: text, count: Int(count))
      PartParser.of(user)?.take { try $0.text(bytes) }
    }
    XML_SetStartNamespaceDeclHandler(parser) { user, prefix, _ in
      guard let parser = PartParser.of(user), !parser.hasRoot, let prefix else { return }
      parser.rootPrefixes.insert(String(cString: prefix))
    }
    XML_SetStartDoctypeDeclHandler(parser) { user, _, _, _, _ in
      guard let parser = PartParser.of(user) else { return }
      parser.stop(UnreadableFile.documentType(file: parser.file, part: parser.part))
    }
  }

  deinit { XML_ParserFree(parser) }

  /// Hands on the elements in the next bytes.
  ///
  /// - Throws: ``UnreadableFile``, and what the handler throws.
  func feed(_ bytes: UnsafeRawBufferPointer, isFinal: Bool = false) throws {
    let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    let status = XML_Parse(parser, start, Int32(bytes.count), isFinal ? 1 : 0)
    if let failure { throw failure }
    guard status != XML_STATUS_ERROR else {
      let code = XML_GetErrorCode(parser)
      throw notWellFormed(XML_ErrorString(code).map { String(cString: $0) } ?? "unknown")
    }
    fed += bytes.count
    guard fed - Int(XML_GetCurrentByteIndex(parser)) <= Self.longestToken || isFinal else {
      throw notWellFormed("a tag has no end")
    }
  }

  /// Reads a whole part.
  func readAll(_ reader: any ByteReader) throws {
    let size = 1 << 16
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try reader.read(into: buffer)
      try feed(UnsafeRawBufferPointer(rebasing: buffer[..<count]), isFinal: count == 0)
      if count == 0 { return }
    }
  }

  func notWellFormed(_ reason: String) -> UnreadableFile {
    .notWellFormed(
      file: file, part: part, line: skippedLines + Int(clamping: XML_GetCurrentLineNumber(parser)),
      reason: reason)
  }

  private static func of(_ user: UnsafeMutableRawPointer?) -> PartParser? {
    user.map { Unmanaged<PartParser>.fromOpaque($0).takeUnretainedValue() }
  }

  private func take(_ body: (any PartHandler) throws -> Void) {
    guard failure == nil else { return }
    do { try body(handler) } catch { stop(error) }
  }

  private func stop(_ error: any Error) {
    failure = error
    _ = XML_StopParser(parser, 0)
  }
}
