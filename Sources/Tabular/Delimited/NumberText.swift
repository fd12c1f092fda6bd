/// The mark between the whole part of a number and its decimals.
public enum DecimalMark: Sendable, Hashable {
  /// `1,234.5`
  case point
  /// `1.234,5`, as much of Europe writes.
  case comma
}

/// Numbers as people write them into tables: with blanks around them and marks between thousands.
public enum NumberText {
  /// Why a text is no number.
  public enum Fault: Error, Equatable, CustomStringConvertible {
    /// Not digits with at most one decimal mark and an exponent.
    case notANumber(String)
    /// Marks between thousands do not stand before groups of three digits.
    case misplacedMark(String)
    /// The text means one number with a decimal point and another with a decimal comma.
    case ambiguous(String)

    public var description: String {
      switch self {
      case .notANumber(let text): "“\(text)” is not a number"
      case .misplacedMark(let text):
        "“\(text)” is not a number with its marks between thousands; a decimal comma must be declared"
      case .ambiguous(let text):
        "“\(text)” means different numbers with a decimal point and a decimal comma; declare which"
      }
    }
  }

  /// The number that a text stands for.
  ///
  /// - Parameters:
  ///   - text: The text; blanks around it are passed over.
  ///   - decimalMark: The mark before decimals; nil when nobody has declared it, so that a text
  ///     with a comma in it is an error.
  /// - Throws: ``Fault``.
  public static func value(of text: String, decimalMark: DecimalMark? = .point) throws(Fault)
    -> Double
  {
    let bytes = Array(text.utf8)[...].trimmed
    let (point, comma) = (UInt8(ascii: "."), UInt8(ascii: ","))
    if decimalMark == nil, bytes.contains(comma) { throw .ambiguous(text) }
    let decimal = decimalMark == .comma ? comma : point
    let thousands = decimalMark == .comma ? point : comma
    guard bytes.contains(where: { $0 &- 0x30 < 10 }) else { throw .notANumber(text) }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    for part in try groups(bytes, thousands: thousands, decimal: decimal, text) { plain += part }
    if decimal == comma, let at = plain.firstIndex(of: comma) { plain[at] = point }
    guard let number = DecimalNumber.value(of: plain[...]), number.isFinite else {
      throw .notANumber(text)
    }
    return number
  }

  /// The text between the marks of thousands, each of which must stand before three digits and
  /// the first after one to three.
  private static func groups(
    _ bytes: ArraySlice<UInt8>, thousands: UInt8, decimal: UInt8, _ text: String
  ) throws(Fault) -> [ArraySlice<UInt8>] {
    guard bytes.contains(thousands) else { return [bytes] }
    let end = bytes.firstIndex { $0 == decimal || $0 | 0x20 == UInt8(ascii: "e") } ?? bytes.endIndex
    guard !bytes[end...].contains(thousands) else { throw .misplacedMark(text) }
    var parts = bytes[..<end].split(separator: thousands, omittingEmptySubsequences: false)
    let first = parts[0].drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard (1...3).contains(first.count), parts.dropFirst().allSatisfy({ $0.count == 3 }) else {
      throw .misplacedMark(text)
    }
    parts.append(bytes[end...])
    return parts
  }
}

/// Texts as spreadsheets and browsers write them to keep digits from becoming numbers.
public enum CellText {
  /// The text inside `="29-2034"`, a formula that a spreadsheet shows as the text itself; nil for
  /// any other text.
  public static func unwrapped(_ text: String) -> String? {
    let bytes = Array(text.utf8)[...].trimmed
    guard bytes.count >= 3, bytes.starts(with: Array("=\"".utf8)),
      bytes.last == UInt8(ascii: "\"")
    else { return nil }
    var content: [UInt8] = []
    var isSecond = false
    for byte in bytes.dropFirst(2).dropLast() {
      // A quote without its double ends the text early: this is a formula of another kind.
      if isSecond, byte != UInt8(ascii: "\"") { return nil }
      isSecond = byte == UInt8(ascii: "\"") && !isSecond
      if !isSecond { content.append(byte) }
    }
    return isSecond ? nil : String(decoding: content, as: UTF8.self)
  }

  /// The text without characters that change the direction of writing or that control devices.
  public static func printable(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control: if scalar == "\n" || scalar == "\t" { kept.append(" ") }
      case .format: continue
      default: kept.append(scalar)
      }
    }
    return String(kept)
  }
}
