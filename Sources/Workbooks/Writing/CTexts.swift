import Foundation

/// Texts as C has them, kept until the value goes away.
final class CTexts {
  private var kept: [UnsafeMutablePointer<CChar>] = []

  deinit { for text in kept { free(text) } }

  /// A copy of a text that C can read.
  func copy(_ text: String) -> UnsafeMutablePointer<CChar>? {
    guard let copied = strdup(text) else { return nil }
    kept.append(copied)
    return copied
  }

  /// A copy of a text; nil for an empty one.
  func copy(ifAny text: String) -> UnsafeMutablePointer<CChar>? {
    text.isEmpty ? nil : copy(text)
  }
}

/// Texts as the file format can hold them.
enum WritableText {
  /// A text without what XML cannot hold: control characters other than tabs and line ends, U+FFFE
  /// and U+FFFF become U+FFFD (the writing library escapes control characters in cells, and not in
  /// properties and headers, where a program would call the file damaged); and what the format
  /// would take for an escaped character, such as `_x0041_`, stays as it is written.
  static func text(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy { byte in
      byte >= 0x20 && byte != 0x5F && byte != 0xEF || byte == 0x09 || byte == 0x0A
    }
    guard !isPlain else { return text }
    var result = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar.value {
      case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0xFFFE, 0xFFFF: result.append("\u{FFFD}")
      case 0x5F where isEscape(scalars[index...]):
        result.append(contentsOf: "_x005F_".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// Whether scalars begin like `_x0041_`.
  private static func isEscape(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let head = Array(scalars.prefix(7))
    guard head.count == 7, head[1] == "x", head[6] == "_" else { return false }
    return head[2...5].allSatisfy(\.properties.isASCIIHexDigit)
  }
}
