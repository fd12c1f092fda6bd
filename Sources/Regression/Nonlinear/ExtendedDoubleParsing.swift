extension ExtendedDouble {
  /// Reads a decimal number to about 30 digits, where `Double` keeps sixteen.
  ///
  /// - Parameter text: digits with an optional sign, decimal point and exponent.
  /// - Returns: nil where the text is not a number of that form.
  public init?(parsing text: String) {
    var bytes = Array(text.utf8)[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
    var digits = ExtendedDouble(0)
    var digitCount = 0
    var decimals = 0
    var hasPoint = false
    while let byte = bytes.first, (byte | 0x20) != UInt8(ascii: "e") {
      bytes = bytes.dropFirst()
      if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
        continue
      }
      guard byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") else { return nil }
      digits = digits * ExtendedDouble(10) + ExtendedDouble(Double(byte - UInt8(ascii: "0")))
      digitCount += 1
      if hasPoint { decimals += 1 }
    }
    guard digitCount > 0 else { return nil }
    var exponent = -decimals
    if !bytes.isEmpty {
      guard let written = Int(String(decoding: bytes.dropFirst(), as: UTF8.self)),
        abs(written) < 10_000
      else { return nil }
      exponent += written
    }
    let power = ExtendedDouble.pow(ExtendedDouble(10), abs(exponent))
    let magnitude = exponent < 0 ? digits / power : digits * power
    self = isNegative ? -magnitude : magnitude
  }
}
