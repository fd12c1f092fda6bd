/// How a number is written for people: decimals, sign, prefix and suffix, with commas in
/// thousands. It knows no locale, so that the same number is the same text everywhere.
public struct NumberFormat: Sendable, Equatable {
  /// Digits after the decimal point.
  public let decimals: Int
  /// What stands before the digits, after a minus sign: "$".
  public let prefix: String
  /// What stands after the digits: "%".
  public let suffix: String
  /// Whether numbers above zero carry a plus sign.
  public let showsPlus: Bool
  /// Whether thousands are set apart by commas; years are not.
  public let groupsThousands: Bool
  /// How decimals and thousands are set apart: `12,345.6` in English, `12.345,6` in Spanish, where
  /// thousands are grouped from five digits on and a percent sign stands apart (CLDR 44, `es`).
  public let language: ChartLanguage

  /// A format with 0 to 12 decimals.
  public init(
    decimals: Int = 0, prefix: String = "", suffix: String = "", showsPlus: Bool = false,
    groupsThousands: Bool = true, language: ChartLanguage = .english
  ) {
    self.language = language
    precondition((0...12).contains(decimals), "a number has between 0 and 12 decimals")
    self.decimals = decimals
    self.prefix = prefix
    self.suffix = suffix
    self.showsPlus = showsPlus
    self.groupsThousands = groupsThousands
  }

  /// The same format in a language.
  public func written(in language: ChartLanguage) -> NumberFormat {
    NumberFormat(
      decimals: decimals, prefix: prefix, suffix: suffix, showsPlus: showsPlus,
      groupsThousands: groupsThousands, language: language)
  }

  /// Whole things: `43,390`.
  public static let count = NumberFormat()
  /// A calendar year: `2035`.
  public static let year = NumberFormat(groupsThousands: false)
  /// A number with the given decimals: `1.25`.
  public static func decimal(_ decimals: Int) -> NumberFormat { NumberFormat(decimals: decimals) }
  /// A percentage already in percent: `3.1%`.
  public static func percent(_ decimals: Int, showsPlus: Bool = false) -> NumberFormat {
    NumberFormat(decimals: decimals, suffix: "%", showsPlus: showsPlus)
  }
  /// An amount of money: `$83,740`.
  public static func dollars(_ decimals: Int = 0) -> NumberFormat {
    NumberFormat(decimals: decimals, prefix: "$")
  }

  /// The number as text, rounded half away from zero. A minus is the sign U+2212; what rounds to
  /// zero carries no sign; what is not finite is an en dash.
  public func text(_ value: Double) -> String {
    guard value.isFinite else { return "–" }
    let digits = Self.digits(of: value.magnitude, decimals: decimals)
    let isZero = digits.allSatisfy { $0 == "0" || $0 == "." }
    let sign = isZero ? "" : value < 0 ? "\u{2212}" : showsPlus ? "+" : ""
    return sign + prefix + written(digits) + ending
  }

  /// The whole number as text.
  public func text(_ value: Int) -> String { text(Double(value)) }

  private var ending: String {
    language == .spanish && suffix == "%" ? "\u{00A0}%" : suffix
  }

  /// The digits in groups, with the marks of the language.
  private func written(_ digits: String) -> String {
    let parts = digits.split(separator: ".", maxSplits: 1)
    let (whole, isSpanish) = (parts.first ?? "", language == .spanish)
    let isGrouped = groupsThousands && (!isSpanish || whole.count > 4)
    let text = isGrouped ? Self.grouped(whole, isSpanish ? "." : ",") : String(whole)
    return parts.count == 2 ? text + (isSpanish ? "," : ".") + parts[1] : text
  }

  private static func digits(of magnitude: Double, decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    let scaled = (magnitude * scale).rounded(.toNearestOrAwayFromZero)
    guard scaled < 9e15 else { return "\(magnitude)" }
    var digits = String(Int64(scaled))
    guard decimals > 0 else { return digits }
    digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return String(digits.dropLast(decimals)) + "." + String(digits.suffix(decimals))
  }

  private static func grouped(_ whole: Substring, _ mark: Character) -> String {
    guard whole.allSatisfy(\.isNumber) else { return String(whole) }
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { grouped.append(mark) }
      grouped.append(digit)
    }
    return grouped
  }
}
