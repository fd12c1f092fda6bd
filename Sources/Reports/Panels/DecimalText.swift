import Foundation

/// Numbers as bytes, quickly and the same in every locale.
enum DecimalText {
  /// How many digits of a number are written: more than forecasts know, and few enough that
  /// machines whose last bits differ write the same.
  static let digits = 10

  /// Adds a whole number.
  static func append(_ number: Int, to bytes: inout [UInt8]) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    append(number.magnitude, width: 1, to: &bytes)
  }

  /// Adds a number rounded to ten significant digits, without zeros at its end: `0`, `1234.5`,
  /// `1.5e-300`; with an exponent below a hundred-thousandth and from 10¹⁵.
  ///
  /// - Precondition: the number is finite.
  static func append(_ number: Double, to bytes: inout [UInt8]) {
    precondition(number.isFinite, "a finite number")
    guard number != 0 else { return bytes.append(UInt8(ascii: "0")) }
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    var (mantissa, exponent) = decimal(number.magnitude)
    var length = digits
    while mantissa % 10 == 0 {
      mantissa /= 10
      length -= 1
    }
    let isPlain = exponent >= -5 && exponent < 15
    let point = isPlain ? exponent + 1 : 1
    appendPlain(mantissa, length: length, point: point, to: &bytes)
    guard !isPlain else { return }
    bytes.append(UInt8(ascii: "e"))
    bytes.append(UInt8(ascii: exponent < 0 ? "-" : "+"))
    append(exponent.magnitude, width: 2, to: &bytes)
  }

  /// Adds digits with a point after the first `point` of them.
  private static func appendPlain(
    _ mantissa: UInt, length: Int, point: Int, to bytes: inout [UInt8]
  ) {
    if point >= length {
      append(mantissa, width: 1, to: &bytes)
      for _ in length..<point { bytes.append(UInt8(ascii: "0")) }
      return
    }
    guard point > 0 else {
      bytes.append(UInt8(ascii: "0"))
      bytes.append(UInt8(ascii: "."))
      append(mantissa, width: length - point, to: &bytes)
      return
    }
    let divisor = wholePowers[length - point]
    append(mantissa / divisor, width: 1, to: &bytes)
    bytes.append(UInt8(ascii: "."))
    append(mantissa % divisor, width: length - point, to: &bytes)
  }

  /// Adds a number with zeros before it, up to a width.
  private static func append(_ number: UInt, width: Int, to bytes: inout [UInt8]) {
    let start = bytes.count
    var rest = number
    while rest > 0 || bytes.count - start < width {
      bytes.append(UInt8(truncatingIfNeeded: rest % 10) + UInt8(ascii: "0"))
      rest /= 10
    }
    bytes[start...].reverse()
  }

  /// The first ten digits of a positive number, rounded, and the exponent of its first.
  private static func decimal(_ number: Double) -> (mantissa: UInt, exponent: Int) {
    var exponent = Int(log10(number).rounded(.down))
    var scaled = self.scaled(number, by: digits - 1 - exponent).rounded()
    if scaled < lowest {
      exponent -= 1
      scaled = self.scaled(number, by: digits - 1 - exponent).rounded()
    }
    // Also where rounding has carried into a new digit.
    if scaled >= 10 * lowest {
      exponent += 1
      scaled = self.scaled(number, by: digits - 1 - exponent).rounded()
    }
    return (UInt(scaled), exponent)
  }

  /// The number times a power of ten, in two steps where the power would be out of range.
  private static func scaled(_ number: Double, by exponent: Int) -> Double {
    switch exponent {
    case 0...22: number * powers[exponent]
    case -22..<0: number / powers[-exponent]
    default: number * pow(10, Double(exponent / 2)) * pow(10, Double(exponent - exponent / 2))
    }
  }

  private static let lowest = 1e9
  private static let powers: [Double] = (0...22).map { Double("1e\($0)") ?? pow(10, Double($0)) }
  private static let wholePowers: [UInt] = (0...10).map { power in
    (0..<power).reduce(1) { product, _ in product * 10 }
  }
}
