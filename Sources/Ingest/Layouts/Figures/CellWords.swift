import LaborSeries
import Tabular

extension SheetCell {
  /// The words of a cell for headers, titles and codes: printable, without blanks around, out of
  /// the formula `="…"`; a whole number as its digits; empty for anything else.
  var words: String {
    switch self {
    case .text(let text):
      return CellText.printable(CellText.unwrapped(text) ?? text).withoutBlanksAround
    case .number(let number):
      guard let whole = Int(exactly: number) else { return "\(number)" }
      return String(whole)
    case .empty, .date, .boolean, .error, .formulaWithoutValue:
      return ""
    }
  }
}

extension String {
  /// The text without blanks of any kind around it.
  var withoutBlanksAround: String {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(self[first...last])
  }

  /// The text and the number of a footnote behind it, `(2)` or `[2]`; a text that is nothing but
  /// such a number stays whole.
  var separatedFootnote: (text: String, footnote: String) {
    let pairs: [Character: Character] = [")": "(", "]": "["]
    guard let last, let opening = pairs[last], let start = lastIndex(of: opening) else {
      return (self, "")
    }
    let digits = self[index(after: start)...].dropLast()
    let isNumber = (1...2).contains(digits.count) && digits.allSatisfy { ("0"..."9").contains($0) }
    let text = String(self[..<start]).withoutBlanksAround
    guard isNumber, !text.isEmpty else { return (self, "") }
    return (text, String(self[start...]))
  }

  /// Whether the text is nothing but the number of a footnote, `(2)` or `[2]`.
  var isFootnote: Bool {
    let digits = dropFirst().dropLast()
    return (hasPrefix("(") && hasSuffix(")") || hasPrefix("[") && hasSuffix("]"))
      && (1...2).contains(digits.count) && digits.allSatisfy { ("0"..."9").contains($0) }
  }

  /// Whether the text is a code of the Standard Occupational Classification: `29-2035`.
  var isOccupationCode: Bool {
    let bytes = Array(utf8)
    return bytes.count == 7
      && bytes.indices.allSatisfy {
        $0 == 2 ? bytes[$0] == UInt8(ascii: "-") : bytes[$0] &- 0x30 < 10
      }
  }

  /// The last part of a path, or of the name of an archive's member.
  var fileName: String {
    String(split { $0 == "/" || $0 == "\\" || $0 == "!" }.last ?? "")
  }
}
