import Tabular

extension SheetCell {
  /// The text of a cell without blanks at its ends and without the `="…"` that keeps spreadsheets
  /// from reading a code as a number; a whole number as its digits; nil for dates, errors and
  /// formulas without a value.
  var trimmedText: String? {
    switch self {
    case .empty: return ""
    case .text(let text): return text.trimmedOfBlanks
    case .number(let number):
      guard let whole = Int(exactly: number) else { return "\(number)" }
      return String(whole)
    case .boolean(let value): return value ? "TRUE" : "FALSE"
    case .date, .error, .formulaWithoutValue: return nil
    }
  }

  /// What is wrong with a cell that holds neither text nor number; nil when nothing is.
  var fault: String? {
    switch self {
    case .date: "a date stands here, as spreadsheet programs make of codes and numbers"
    case .error(let text): "the error \(text) stands here"
    case .formulaWithoutValue: "a formula without a stored value stands here"
    case .empty, .text, .number, .boolean: nil
    }
  }
}

extension String {
  /// Without blanks at the ends, and without `="` and `"` around the rest.
  var trimmedOfBlanks: String {
    guard let first = utf8.first, let last = utf8.last else { return self }
    if first > 0x20, first != UInt8(ascii: "="), first < 0x80, last > 0x20, last < 0x80 {
      return self
    }
    let isBlank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace }
    var rest = unicodeScalars[...].drop(while: isBlank)
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    if rest.starts(with: "=\"".unicodeScalars), rest.last == "\"", rest.count > 2 {
      rest = rest.dropFirst(2).dropLast()
    }
    return String(String.UnicodeScalarView(rest))
  }

  /// A title as it can be shown: without the controls that turn the direction of writing (Unicode,
  /// UAX #9), tabs and line ends as blanks.
  var asTitle: String {
    let trimmed = trimmedOfBlanks
    guard trimmed.utf8.contains(where: { $0 < 0x20 || $0 > 0x7E }) else { return trimmed }
    var scalars = String.UnicodeScalarView()
    for scalar in trimmed.unicodeScalars {
      switch scalar.value {
      case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: continue
      case 0x09, 0x0A, 0x0D: scalars.append(" ")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
