import GrowthModels

/// Writes forecasts of a panel as comma-separated bytes, one row a series and horizon.
///
/// The columns are `series_id`, `h` (years ahead), the index or year, `mean` (the point forecast,
/// which is the median), a lower and an upper bound for each level (`lo80`, `hi80`) and `status`.
/// Lines end in LF. Names of series are written as they are, so that rows can be joined to the
/// input.
public struct PanelForecastText: Sendable {
  /// What the input calls its years.
  public let indexColumn: String
  /// The levels of the intervals in percent, as their columns name them.
  public let levelNames: [String]

  /// - Parameters:
  ///   - indexColumn: What the input calls its years.
  ///   - levels: The levels of the intervals, as fractions.
  public init(indexColumn: String, levels: [Double]) {
    self.indexColumn = indexColumn
    levelNames = levels.map(Self.levelName)
  }

  /// The percentage as it stands in a column's name: `80`, `99.5`.
  public static func levelName(_ level: Double) -> String {
    var bytes: [UInt8] = []
    DecimalText.append(100 * level, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The header line.
  public var header: [UInt8] {
    let bounds = levelNames.flatMap { ["lo\($0)", "hi\($0)"] }
    let names = ["series_id", "h", indexColumn, "mean"] + bounds + ["status"]
    return Array((names.joined(separator: ",") + "\n").utf8)
  }

  /// Adds the rows of a forecast.
  ///
  /// - Precondition: the outlook has the levels that the columns name.
  public func append(_ outlook: PanelOutlook, of series: String, to bytes: inout [UInt8]) {
    precondition(outlook.levels.count == levelNames.count, "the levels that the columns name")
    let name = Self.quoted(series)
    for step in 1...outlook.horizon {
      bytes += name
      bytes.append(Self.comma)
      DecimalText.append(step, to: &bytes)
      bytes.append(Self.comma)
      DecimalText.append(outlook.origin + step, to: &bytes)
      append(outlook.median(step: step), to: &bytes)
      for level in levelNames.indices {
        let interval = outlook.interval(step: step, levelIndex: level)
        append(interval.lower, to: &bytes)
        append(interval.upper, to: &bytes)
      }
      bytes += Self.success
    }
  }

  /// Adds the one row of a series that could not be forecast: no numbers, and the sentence.
  public func append(failure: String, of series: String, to bytes: inout [UInt8]) {
    bytes += Self.quoted(series)
    bytes += [UInt8](repeating: Self.comma, count: 4 + 2 * levelNames.count)
    bytes += Self.quoted(failure)
    bytes.append(Self.lineFeed)
  }

  private func append(_ number: Double, to bytes: inout [UInt8]) {
    bytes.append(Self.comma)
    DecimalText.append(number, to: &bytes)
  }

  private static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let quote = UInt8(ascii: "\"")
  private static let success = Array(",ok\n".utf8)

  /// The text, in quotes where it has commas, quotes or line ends in it (RFC 4180).
  private static func quoted(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    let special: [UInt8] = [comma, quote, lineFeed, UInt8(ascii: "\r")]
    guard bytes.contains(where: special.contains) else { return bytes }
    return [quote] + bytes.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
  }
}
