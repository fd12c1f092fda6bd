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
  /// A text without what XML cannot hold: U+0000, U+FFFE and U+FFFF become U+FFFD, and what the
  /// format would take for an escaped character, such as `_x0041_`, stays as it is written.
  static func text(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0 || $0 == 0x5F || $0 == 0xEF }) else { return text }
    var result = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar.value {
      case 0, 0xFFFE, 0xFFFF: result.append("\u{FFFD}")
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
