/// Reads the texts that the cells of a workbook share.
final class SharedTexts: PartHandler {
  /// A cell for each text; an empty text is an empty cell.
  private(set) var cells: [SheetCell] = []

  private let file: String
  private let limits: ReadingLimits
  private var content = RichText()
  private var bytes = 0
  private var isInItem = false
  private var depth = 0

  init(file: String, limits: ReadingLimits) {
    self.file = file
    self.limits = limits
  }

  func start(_ name: ElementName, _ attributes: ElementAttributes) throws {
    depth += 1
    if isInItem {
      content.start(name)
    } else if depth == 2, name.isSpreadsheet, name.isCalled("si") {
      isInItem = true
      content.begin()
    }
  }

  func end(_ name: ElementName) throws {
    depth -= 1
    guard isInItem else { return }
    guard depth == 1 else { return content.end(name) }
    isInItem = false
    let text = content.text
    // A text costs its bytes and its place in the list.
    bytes += text.utf8.count + MemoryLayout<SheetCell>.stride
    guard bytes <= limits.sharedTextBytes else {
      throw UnreadableFile.sharedTextTooLarge(file: file, limit: limits.sharedTextBytes)
    }
    cells.append(text.isEmpty ? .empty : .text(text))
  }

  func text(_ bytes: UnsafeRawBufferPointer) throws {
    guard isInItem else { return }
    content.add(bytes)
    guard content.count <= limits.cellCharacters else {
      throw UnreadableFile.notAWorkbook(
        file: file, reason: "a text has more than \(limits.cellCharacters) characters")
    }
  }
}

/// The text of a cell in runs: what stands in `t`, alone or inside `r`; what tells how Japanese is
/// pronounced (`rPh`) is no part of it.
struct RichText {
  private var bytes: [UInt8] = []
  private var depth = 0
  /// The depth at which a text began; what is inside a pronunciation has none.
  private var textDepth: Int?
  private var pronunciationDepth: Int?

  /// How many bytes have come.
  var count: Int { bytes.count }

  mutating func begin() {
    bytes.removeAll(keepingCapacity: true)
    depth = 0
    textDepth = nil
    pronunciationDepth = nil
  }

  mutating func start(_ name: ElementName) {
    depth += 1
    guard name.isSpreadsheet, pronunciationDepth == nil else { return }
    if name.isCalled("rPh") { pronunciationDepth = depth }
    if name.isCalled("t"), textDepth == nil { textDepth = depth }
  }

  mutating func end(_ name: ElementName) {
    if textDepth == depth { textDepth = nil }
    if pronunciationDepth == depth { pronunciationDepth = nil }
    depth -= 1
  }

  mutating func add(_ text: UnsafeRawBufferPointer) {
    if textDepth != nil { bytes.append(contentsOf: text) }
  }

  var text: String { EscapedText.decoded(bytes[...]) }
}

/// The way workbooks write characters that XML cannot hold: `_x000D_`.
enum EscapedText {
  static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "_")) else { return String(decoding: bytes, as: UTF8.self) }
    var decoded: [UInt8] = []
    var at = bytes.startIndex
    while at < bytes.endIndex {
      if let scalar = scalar(bytes[at...]) {
        decoded.append(contentsOf: String(Character(scalar)).utf8)
        at += 7
      } else {
        decoded.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  /// The character of an escape at the beginning; NUL and halves of pairs stay as they are written.
  private static func scalar(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    let start = bytes.startIndex
    guard bytes.count >= 7, bytes[start] == UInt8(ascii: "_"),
      bytes[start + 1] == UInt8(ascii: "x"), bytes[start + 6] == UInt8(ascii: "_"),
      bytes[(start + 2)..<(start + 6)].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let code = UInt32(
        String(decoding: bytes[(start + 2)..<(start + 6)], as: UTF8.self), radix: 16),
      code != 0
    else { return nil }
    return Unicode.Scalar(code)
  }
}
