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

  /// A format with 0 to 12 decimals.
  public init(
    decimals: Int = 0, prefix: String = "", suffix: String = "", showsPlus: Bool = false,
    groupsThousands: Bool = true
  ) {
    precondition((0...12).contains(decimals), "a number has between 0 and 12 decimals")
    self.decimals = decimals
    self.prefix = prefix
    self.suffix = suffix
    self.showsPlus = showsPlus
    self.groupsThousands = groupsThousands
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
    return sign + prefix + (groupsThousands ? Self.grouped(digits) : digits) + suffix
  }

  /// The whole number as text.
  public func text(_ value: Int) -> String { text(Double(value)) }

  private static func digits(of magnitude: Double, decimals: Int) -> String {
    let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    let scaled = (magnitude * scale).rounded(.toNearestOrAwayFromZero)
    guard scaled < 9e15 else { return "\(magnitude)" }
    var digits = String(Int64(scaled))
    guard decimals > 0 else { return digits }
    digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return String(digits.dropLast(decimals)) + "." + String(digits.suffix(decimals))
  }

  private static func grouped(_ digits: String) -> String {
    let parts = digits.split(separator: ".", maxSplits: 1)
    guard let whole = parts.first, whole.allSatisfy(\.isNumber) else { return digits }
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index) % 3 == 0 { grouped.append(",") }
      grouped.append(digit)
    }
    return parts.count == 2 ? grouped + "." + parts[1] : grouped
  }
}
