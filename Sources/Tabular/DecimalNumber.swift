/// Numbers written in decimal, read from bytes without regard to a locale.
public enum DecimalNumber {
  /// The nearest number to a decimal such as `-12.5` or `6.02e23`; `nil` for anything else.
  ///
  /// The words `nan`, `inf` and `infinity`, in any case and with a sign, are read as what they
  /// mean, so that whoever asked can say that the value is not finite. A decimal beyond the range of
  /// numbers is infinite.
  public static func value(of bytes: ArraySlice<UInt8>) -> Double? {
    var rest = bytes
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    guard let digits = Digits(rest) else { return notFinite(rest, isNegative: isNegative) }
    guard let magnitude = digits.exactValue ?? Double(String(decoding: rest, as: UTF8.self)) else {
      return nil
    }
    return isNegative ? -magnitude : magnitude
  }

  /// The whole number of a decimal such as `2012`, `-3` or `2012.0`; `nil` for anything else and
  /// for numbers beyond 10¹⁵.
  public static func whole(of bytes: ArraySlice<UInt8>) -> Int? {
    guard let number = value(of: bytes), abs(number) <= 1e15, number.rounded() == number else {
      return nil
    }
    return Int(number)
  }

  private static func notFinite(_ bytes: ArraySlice<UInt8>, isNegative: Bool) -> Double? {
    guard bytes.count <= 8 else { return nil }
    switch String(decoding: bytes, as: UTF8.self).lowercased() {
    case "nan": return .nan
    case "inf", "infinity": return isNegative ? -.infinity : .infinity
    default: return nil
    }
  }

  /// The digits of a decimal without sign, and where its point is.
  private struct Digits {
    /// The first nineteen digits as one number.
    private var mantissa: UInt64 = 0
    private var count = 0
    private var exponent = 0

    /// `nil` unless the bytes are digits, at most one point, and an optional exponent.
    init?(_ bytes: ArraySlice<UInt8>) {
      var at = bytes.startIndex
      var (hasDigit, hasPoint) = (false, false)
      while at < bytes.endIndex {
        let byte = bytes[at]
        if byte &- 0x30 < 10 {
          hasDigit = true
          add(byte &- 0x30, isFraction: hasPoint)
        } else if byte == UInt8(ascii: "."), !hasPoint {
          hasPoint = true
        } else {
          break
        }
        at += 1
      }
      guard hasDigit else { return nil }
      guard at < bytes.endIndex else { return }
      guard bytes[at] | 0x20 == UInt8(ascii: "e"), addExponent(bytes[(at + 1)...]) else {
        return nil
      }
    }

    private mutating func add(_ digit: UInt8, isFraction: Bool) {
      if mantissa == 0, digit == 0 {
        if isFraction { exponent -= 1 }
        return
      }
      count += 1
      guard count <= 19 else { return }
      mantissa = mantissa * 10 + UInt64(digit)
      if isFraction { exponent -= 1 }
    }

    /// Adds the number after the letter; false when it is none.
    private mutating func addExponent(_ bytes: ArraySlice<UInt8>) -> Bool {
      var rest = bytes
      let isNegative = rest.first == UInt8(ascii: "-")
      if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
      guard !rest.isEmpty else { return false }
      var size = 0
      for byte in rest {
        guard byte &- 0x30 < 10 else { return false }
        size = min(size * 10 + Int(byte &- 0x30), 100_000)
      }
      exponent += isNegative ? -size : size
      return true
    }

    /// The value where whole numbers of 64 bits give it.
    var exactValue: Double? {
      count <= 19 ? DecimalNumber.exactValue(mantissa, exponent: exponent) : nil
    }
  }

  /// The number nearest to a mantissa times a power of ten; nil where it takes more than 64 bits to
  /// find it.
  ///
  /// Where the mantissa and the power are exact, one operation rounds once (Clinger, 1990).
  /// Otherwise the mantissa is divided as a whole number by a power of five, and the remainder says
  /// which way to round.
  @inline(__always)
  static func exactValue(_ mantissa: UInt64, exponent: Int) -> Double? {
    if mantissa == 0 { return 0 }
    if mantissa <= 1 << 53, exponent >= -22, exponent <= 22 {
      return exponent < 0
        ? Double(mantissa) / Powers.ofTen[-exponent] : Double(mantissa) * Powers.ofTen[exponent]
    }
    guard exponent < 0, exponent >= -27 else { return nil }
    return quotient(mantissa, digits: -exponent)
  }

  private static func quotient(_ mantissa: UInt64, digits: Int) -> Double {
    var divisor: UInt64 = 1
    for _ in 0..<digits { divisor *= 5 }
    let (lead, shift) = (mantissa.leadingZeroBitCount, divisor.leadingZeroBitCount)
    // The highest bits of both are set, so that half the mantissa is less than the divisor and the
    // quotient has 63 or 64 bits; 53 are kept, so that the last one can hold what remains.
    let (bits, remainder) = (divisor << shift).dividingFullWidth(
      ((mantissa << lead) >> 1, ((mantissa << lead) & 1) << 63))
    let sticky = bits | (remainder == 0 ? 0 : 1)
    let exponent = shift - lead - digits - 63
    return Double(sticky) * Double(bitPattern: UInt64(1023 + exponent) << 52)
  }

  private enum Powers {
    static let ofTen: [Double] = [
      1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
      1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]
  }
}
