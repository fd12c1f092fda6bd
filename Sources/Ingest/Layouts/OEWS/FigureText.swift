import LaborSeries
import Tabular

/// What a text in a column of figures says: a number, or a mark in the place of one.
///
/// Marks of BLS's notes: `*` wage not available, `**` employment not available, `***` removed for
/// reporting errors, `#` at or above the top code (in the employment columns of 1997: not given),
/// `~` less than half a percent of establishments. Marks of its tables on the web, found in files
/// made by hand: `(8)` and `(8)-` not released, `-` and dashes, `>=$239,200`.
enum FigureText: Equatable {
  case number(Double)
  case mark(CellStatus, bound: Double?, footnote: String)
  /// A number with a decimal comma.
  case decimalComma
  /// Neither a number nor a mark that is known.
  case unknown
  case blank

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: The text as it stands in the cell.
  ///   - measure: The measure of the column.
  ///   - unit: The measure's unit.
  ///   - topCode: The bound that `#` stands for.
  init(_ text: String, measure: Measure, unit: WageUnit, topCode: TopCode) {
    var text = text
    self = text.withUTF8 { bytes in
      FigureText(
        FigureText.trimmed(bytes[...]), measure: measure, unit: unit, topCode: topCode)
    }
  }

  private init(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, measure: Measure, unit: WageUnit, topCode: TopCode
  ) {
    guard let first = bytes.first else {
      self = .blank
      return
    }
    if first >= UInt8(ascii: "0"), first <= UInt8(ascii: "9") || first == UInt8(ascii: "."),
      let number = FigureText.number(bytes)
    {
      self = .number(number)
      return
    }
    self = FigureText.mark(bytes, measure: measure, unit: unit, topCode: topCode)
  }

  private static func mark(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>, measure: Measure, unit: WageUnit, topCode: TopCode
  ) -> FigureText {
    guard bytes.count < 64 else { return .unknown }
    let text = String(decoding: bytes, as: UTF8.self)
    switch text {
    case "*", "**": return .mark(.suppressed, bound: nil, footnote: "")
    case "***", "-", "–", "—", "N/A": return .mark(.notPublished, bound: nil, footnote: "")
    case "#":
      guard let bound = topCode.bound(in: unit) else {
        return .mark(.notPublished, bound: nil, footnote: "")
      }
      return .mark(.topCoded, bound: bound, footnote: "")
    case "~" where measure == .percentOfEstablishments:
      return .mark(.belowHalfPercent, bound: nil, footnote: "")
    case "~": return .mark(.notPublished, bound: nil, footnote: "")
    default: break
    }
    if let footnote = footnote(text) {
      return .mark(footnote == "8" ? .suppressed : .notPublished, bound: nil, footnote: footnote)
    }
    if let bound = statedBound(text) { return .mark(.topCoded, bound: bound, footnote: "") }
    return number(text)
  }

  /// What is left: numbers with a currency sign, a sign or a separator of thousands.
  private static func number(_ text: String) -> FigureText {
    let rest = text.first == "$" ? String(text.dropFirst()).trimmedOfBlanks : text.trimmedOfBlanks
    var plain = rest
    if let number: Double = plain.withUTF8({ number($0[...]) }) { return .number(number) }
    if let first = rest.utf8.first, first &- 0x30 < 10, !rest.contains(","),
      let number = DecimalNumber.value(of: Array(rest.utf8)[...]), number.isFinite
    {
      return .number(number)  // As spreadsheets write large numbers: 1.5E+08.
    }
    return hasDecimalComma(rest) ? .decimalComma : .unknown
  }

  /// `8` of `(8)`, `(8)-` or `(8)-Estimate not released`.
  private static func footnote(_ text: String) -> String? {
    guard text.first == "(", let close = text.firstIndex(of: ")") else { return nil }
    let code = text[text.index(after: text.startIndex)..<close]
    guard !code.isEmpty, code.count < 3, code.allSatisfy({ $0.isASCII && $0.isNumber }) else {
      return nil
    }
    let rest = text[text.index(after: close)...]
    guard rest.isEmpty || rest.first == "-" || rest.first == "–" || rest.first == " " else {
      return nil
    }
    return String(code)
  }

  /// 239200 of `>=$239,200` and `≥239,200`.
  private static func statedBound(_ text: String) -> Double? {
    var rest: Substring
    if text.hasPrefix(">=") {
      rest = text.dropFirst(2)
    } else if text.hasPrefix("≥") {
      rest = text.dropFirst(1)
    } else {
      return nil
    }
    if rest.first == "$" { rest = rest.dropFirst() }
    var plain = String(rest)
    return plain.withUTF8 { number($0[...]) }
  }

  /// A number of digits, with a comma between groups of three where there is one, and at most one
  /// point; nil for anything else, words for numbers that are none included.
  private static func number(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Double? {
    var (mantissa, digits, group, decimals) = (0, 0, 0, 0)
    var (hasComma, hasPoint) = (false, false)
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits += 1
        guard digits < 16 else { return nil }
        mantissa = mantissa * 10 + Int(byte - UInt8(ascii: "0"))
        if hasPoint { decimals += 1 } else { group += 1 }
      case UInt8(ascii: ","):
        guard !hasPoint, hasComma ? group == 3 : (1...3).contains(group) else { return nil }
        hasComma = true
        group = 0
      case UInt8(ascii: "."):
        guard !hasPoint else { return nil }
        hasPoint = true
      default: return nil
      }
    }
    guard digits > 0, !hasComma || group == 3 else { return nil }
    return decimals == 0 ? Double(mantissa) : Double(mantissa) / powers[decimals]
  }

  /// Whether a text is digits, one comma and one or two digits, as no number with commas between
  /// thousands is.
  private static func hasDecimalComma(_ text: String) -> Bool {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = parts.first, let last = parts.last else { return false }
    let isNumber = { (part: Substring) in
      !part.isEmpty && part.allSatisfy { $0.isASCII && $0.isNumber || $0 == "." }
    }
    return isNumber(first) && isNumber(last) && !last.contains(".") && last.count < 3
  }

  /// Without blanks at the ends, and without `="` and `"` around the rest.
  private static func trimmed(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Slice<UnsafeBufferPointer<UInt8>> {
    var rest = bytes
    while let first = rest.first, first <= 0x20 { rest = rest.dropFirst() }
    while let last = rest.last, last <= 0x20 { rest = rest.dropLast() }
    if rest.count > 2, rest.first == UInt8(ascii: "="), rest.last == UInt8(ascii: "\""),
      rest.dropFirst().first == UInt8(ascii: "\"")
    {
      rest = rest.dropFirst(2).dropLast()
    }
    return rest
  }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}
