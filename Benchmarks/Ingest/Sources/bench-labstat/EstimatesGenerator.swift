import Foundation

/// Writes an `oe.data` file of made-up estimates in the layout of the published one: identifiers
/// padded to 30 characters, values to 12, CR LF, sorted by identifier, 15 to 17 lines a series.
struct EstimatesGenerator {
  let rows: Int

  /// Areas, each with 830 occupations, of which a third are not published.
  private static let areas = 700

  func write(to path: String) throws {
    guard let file = fopen(path, "w") else { throw CocoaError(.fileWriteNoPermission) }
    defer { fclose(file) }
    var source = SplitMix(state: 20_250_601)
    var text = Array(
      "series_id                     \tyear\tperiod\t       value\tfootnote_codes\r\n".utf8)
    var written = 0
    let occupations = Self.occupations()
    for area in 0... {
      for occupation in occupations where written < rows {
        guard source.next() % 3 > 0 else { continue }
        let head =
          "OEUM" + Self.padded(10_000 + 10 * (area % Self.areas), 7) + "000000" + occupation
        let hourly = 1200 + Int(source.next() % 9000)
        for datatype in 1...17 where written < rows {
          let (value, footnote) = Self.value(datatype, hourly, &source)
          let id = head + Self.padded(datatype, 2) + "     "
          let blanks = String(repeating: " ", count: 12 - value.count)
          text += Array("\(id)\t2025\tA01\t\(blanks)\(value)\t\(footnote)\r\n".utf8)
          written += 1
        }
        if text.count > 1 << 20 {
          fwrite(text, 1, text.count, file)
          text.removeAll(keepingCapacity: true)
        }
      }
      if written >= rows { break }
    }
    fwrite(text, 1, text.count, file)
  }

  /// 830 codes, those of imaging among them, in order.
  private static func occupations() -> [String] {
    let imaging = ["291124", "292031", "292032", "292033", "292034", "292035", "292036"]
    let others = (0..<823).map { padded((11 + 2 * ($0 / 36)) * 10_000 + 1011 + 10 * ($0 % 36), 6) }
    return Set(others + imaging).sorted()
  }

  private static func value(
    _ datatype: Int, _ hourly: Int, _ source: inout SplitMix
  ) -> (value: String, footnote: String) {
    let draw = Int(source.next() % 1000)
    if draw < 4 { return ("-", "8") }
    // Percentiles rise, and annual wages are 2,080 hours rounded to ten.
    let shares = [60, 75, 95, 120, 160]
    switch datatype {
    case 1: return (String(10 * (3 + draw * 7)), "")
    case 2, 5: return ("\(1 + draw % 40).\(draw % 10)", "")
    case 3: return (cents(hourly), "")
    case 4: return (String((hourly * 208 + 50) / 100 * 10), "")
    case 6...10: return (cents(hourly * shares[datatype - 6] / 100), "")
    case 11...15:
      return (String((hourly * shares[datatype - 11] / 100 * 208 + 50) / 100 * 10), "")
    case 16: return ("\(draw % 9).\(padded(draw, 3))", "")
    default: return ("\(draw % 4).\(padded(draw % 100, 2))", "")
    }
  }

  private static func cents(_ amount: Int) -> String {
    "\(amount / 100).\(padded(amount % 100, 2))"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

/// The generator SplitMix64 (Steele, Lea and Flood, 2014).
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
