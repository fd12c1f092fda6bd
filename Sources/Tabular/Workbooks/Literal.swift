/// A few bytes that are compared at once.
struct Literal: Sendable {
  let count: Int
  private let first: UInt64
  private let firstMask: UInt64
  private let rest: [UInt8]

  init(_ text: String) {
    let bytes = Array(text.utf8)
    count = bytes.count
    var (first, mask): (UInt64, UInt64) = (0, 0)
    for (place, byte) in bytes.prefix(8).enumerated() {
      first |= UInt64(byte) << UInt64(8 * place)
      mask |= 0xFF << UInt64(8 * place)
    }
    self.first = first
    firstMask = mask
    rest = Array(bytes.dropFirst(8))
  }

  /// Whether these bytes stand here; eight bytes from here on can be read.
  @inline(__always)
  func matches(_ at: UnsafePointer<UInt8>) -> Bool {
    let word = UInt64(littleEndian: UnsafeRawPointer(at).loadUnaligned(as: UInt64.self))
    guard word & firstMask == first else { return false }
    for (place, byte) in rest.enumerated() where at[8 + place] != byte { return false }
    return true
  }

  static let rowEnd = Literal("</row>")
  static let cellEnd = Literal("</c>")
  static let valueStart = Literal("<v>")
  static let valueEnd = Literal("</v></c>")
  static let inlineStart = Literal("<is><t>")
  static let keptInlineStart = Literal("<is><t xml:space=\"preserve\">")
  static let inlineEnd = Literal("</t></is></c>")
  static let inlineKind = Literal("inlineStr\"")
  static let formulaKind = Literal("str\"")
}

/// Bytes that mean something in XML.
enum Ascii {
  static let blank = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let ampersand = UInt8(ascii: "&")
  static let minus = UInt8(ascii: "-")
  static let point = UInt8(ascii: ".")
  static let slash = UInt8(ascii: "/")
  static let zero = UInt8(ascii: "0")
  static let one = UInt8(ascii: "1")
  static let less = UInt8(ascii: "<")
  static let equals = UInt8(ascii: "=")
  static let greater = UInt8(ascii: ">")
  static let underscore = UInt8(ascii: "_")
  static let capitalA = UInt8(ascii: "A")
  static let b = UInt8(ascii: "b")
  static let c = UInt8(ascii: "c")
  static let e = UInt8(ascii: "e")
  static let n = UInt8(ascii: "n")
  static let r = UInt8(ascii: "r")
  static let s = UInt8(ascii: "s")
  static let t = UInt8(ascii: "t")
}
