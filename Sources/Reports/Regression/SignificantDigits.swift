import Charts
import Foundation

/// Numbers of unlike size written with the same number of significant digits, the same in every
/// locale.
enum SignificantDigits {
  /// `0.0363940`, `1,203.32`, `4.12675e-19`: with an exponent where the number is below a
  /// ten-thousandth or has more digits before its point than fit.
  static func text(_ value: Double, digits: Int = 6) -> String {
    guard value.isFinite else { return "–" }
    guard value != 0 else { return "0" }
    let (mantissa, exponent) = decimal(value, digits: digits)
    if exponent >= -4, exponent < 12 {
      return NumberFormat.decimal(max(0, digits - 1 - exponent)).text(value)
    }
    let shown = NumberFormat.decimal(digits - 1).text(mantissa)
    return "\(shown)e\(exponent < 0 ? "-" : "+")\(abs(exponent))"
  }

  /// The number rounded to some significant digits, so that files hold what is known of it.
  static func rounded(_ value: Double, digits: Int = 10) -> Double {
    guard value.isFinite, value != 0 else { return value }
    let (mantissa, exponent) = decimal(value, digits: digits)
    let scale = pow(10, Double(digits - 1))
    let whole = Int64((mantissa * scale).rounded())
    return Double("\(whole)e\(exponent - digits + 1)") ?? value
  }

  /// How many decimals show the smallest of some numbers with that many significant digits, as far
  /// as the largest leaves room for them.
  static func decimals(for values: [Double], digits: Int = 6) -> Int {
    let sizes = values.filter { $0.isFinite && $0 != 0 }.map {
      decimal($0, digits: digits).exponent
    }
    guard let least = sizes.min(), let most = sizes.max() else { return 0 }
    return max(0, min(digits - 1 - least, 14 - most, 12))
  }

  /// The number as m·10ᵉ, with |m| at least 1 and below 10 after rounding to some digits.
  private static func decimal(_ value: Double, digits: Int) -> (mantissa: Double, exponent: Int) {
    var exponent = Int(log10(abs(value)).rounded(.down))
    let limit = 10 - 0.5 * pow(10, Double(1 - digits))
    while abs(scaled(value, by: -exponent)) < 1 { exponent -= 1 }
    while abs(scaled(value, by: -exponent)) >= limit { exponent += 1 }
    return (scaled(value, by: -exponent), exponent)
  }

  /// The number times a power of ten, in two steps where one power would be out of range.
  private static func scaled(_ value: Double, by exponent: Int) -> Double {
    let half = exponent / 2
    return value * pow(10, Double(half)) * pow(10, Double(exponent - half))
  }
}

extension Double {
  /// A whole number without its point.
  var plain: String { NumberFormat.count.text(self) }
}
