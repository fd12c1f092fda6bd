import GrowthModels

/// Writes forecasts of a panel as bytes, one row a series and horizon.
///
/// The columns are `series_id`, `h` (years ahead), the index or year, `mean` (the point forecast,
/// which is the median), a lower and an upper bound for each level (`lo80`, `hi80`) and `status`.
/// In delimited text a name that a spreadsheet would take for a formula is guarded by an
/// apostrophe, unless it is a number; NDJSON has every name as it is.
public struct PanelForecastText: Sendable {
  /// How the rows are written.
  public enum Form: Sendable, Equatable {
    /// Commas and lines that end in LF, or as a dialect of spreadsheets has them.
    case delimited(DelimitedDialect? = nil)
    /// One JSON object a line.
    case ndjson
  }

  /// What the input calls its years.
  public let indexColumn: String
  /// The levels of the intervals in percent, as their columns name them.
  public let levelNames: [String]
  /// How the rows are written.
  public let form: Form

  private let marks: PanelMarks

  /// - Parameters:
  ///   - indexColumn: What the input calls its years.
  ///   - levels: The levels of the intervals, as fractions.
  ///   - form: How the rows are written.
  public init(indexColumn: String, levels: [Double], form: Form = .delimited()) {
    self.indexColumn = indexColumn
    self.form = form
    levelNames = levels.map(Self.levelName)
    let bounds = levelNames.flatMap { ["lo\($0)", "hi\($0)"] }
    let columns = ["series_id", "h", indexColumn, "mean"] + bounds + ["status"]
    marks = PanelMarks(form, columns: columns)
  }

  /// The percentage as it stands in a column's name: `80`, `99.5`.
  public static func levelName(_ level: Double) -> String {
    var bytes: [UInt8] = []
    DecimalText.append(100 * level, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The header line; empty where every row names its columns.
  public var header: [UInt8] { marks.header }

  /// Adds the rows of a forecast.
  ///
  /// - Precondition: the outlook has the levels that the columns name.
  public func append(_ outlook: PanelOutlook, of series: String, to bytes: inout [UInt8]) {
    precondition(outlook.levels.count == levelNames.count, "the levels that the columns name")
    let name = marks.text(series)
    for step in 1...outlook.horizon {
      bytes += marks.before[0]
      bytes += name
      bytes += marks.before[1]
      DecimalText.append(step, to: &bytes)
      bytes += marks.before[2]
      DecimalText.append(outlook.origin + step, to: &bytes)
      append(outlook.median(step: step), column: 3, to: &bytes)
      for level in levelNames.indices {
        let interval = outlook.interval(step: step, levelIndex: level)
        append(interval.lower, column: 4 + 2 * level, to: &bytes)
        append(interval.upper, column: 5 + 2 * level, to: &bytes)
      }
      bytes += marks.success
    }
  }

  /// Adds the one row of a series that could not be forecast: no numbers, and the sentence.
  public func append(failure: String, of series: String, to bytes: inout [UInt8]) {
    bytes += marks.before[0]
    bytes += marks.text(series)
    for column in 1..<marks.before.count - 1 {
      bytes += marks.before[column]
      bytes += marks.nothing
    }
    bytes += marks.before[marks.before.count - 1]
    bytes += marks.text(failure)
    bytes += marks.end
  }

  private func append(_ number: Double, column: Int, to bytes: inout [UInt8]) {
    bytes += marks.before[column]
    let start = bytes.count
    DecimalText.append(number, to: &bytes)
    guard marks.hasDecimalComma, let point = bytes[start...].firstIndex(of: UInt8(ascii: "."))
    else { return }
    bytes[point] = UInt8(ascii: ",")
  }
}

/// What stands between the values of a row.
private struct PanelMarks: Sendable {
  /// What stands before the value of each column.
  let before: [[UInt8]]
  /// What stands for a number that is missing.
  let nothing: [UInt8]
  /// The last column of a series that could be forecast, and the end of the row.
  let success: [UInt8]
  let end: [UInt8]
  let header: [UInt8]
  let hasDecimalComma: Bool
  private let separator: UInt8?

  init(_ form: PanelForecastText.Form, columns: [String]) {
    switch form {
    case .ndjson:
      separator = nil
      hasDecimalComma = false
      header = []
      before = columns.enumerated().map { index, column in
        Array(((index == 0 ? "{" : ",") + Self.json(column) + ":").utf8)
      }
      nothing = Array("null".utf8)
      end = Array("}\n".utf8)
      success = (before.last ?? []) + Array("\"ok\"".utf8) + end
    case .delimited(let dialect):
      let mark: Character = dialect?.separator ?? ","
      let line = dialect?.lineEnd ?? "\n"
      separator = mark.asciiValue
      hasDecimalComma = dialect == .excelSemicolon
      header = Array(
        ((dialect?.opening ?? "") + columns.joined(separator: String(mark)) + line).utf8)
      before = columns.indices.map { $0 == 0 ? [] : Array(String(mark).utf8) }
      nothing = []
      end = Array(line.utf8)
      success = (before.last ?? []) + Array("ok".utf8) + end
    }
  }

  /// Text as a value of a row.
  func text(_ text: String) -> [UInt8] {
    guard let separator else { return Array(Self.json(text).utf8) }
    let guarded = Double(text) == nil ? DelimitedDialect.guarded(withoutControls(text)) : text
    let bytes = Array(guarded.utf8)
    let quote = UInt8(ascii: "\"")
    // A program that separates at another mark must not find a field of its own inside this one.
    let others = separator == UInt8(ascii: "\t") ? "" : ",;\t"
    let special = [separator, quote] + Array(("\r\n" + others).utf8)
    guard bytes.contains(where: special.contains) else { return bytes }
    return [quote] + bytes.flatMap { $0 == quote ? [quote, quote] : [$0] } + [quote]
  }

  private static func json(_ text: String) -> String {
    JSONValue.string(text).text(isIndented: false)
  }
}
