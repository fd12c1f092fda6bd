import Foundation
import Reports

/// What a command found: a report for people and rows for programs.
struct CommandResult {
  let report: Report
  /// The rows of csv, tsv and ndjson; nil where the report has no table.
  let data: DataRows?
  let json: JSONValue
  /// The chart of the result, where it has one.
  var chart: String?
  /// The rows in long form, where the result was made of them.
  private var longRows: [TidyTable.Row]?
  /// Said where a chart is asked for and there is none.
  var whyNoChart = "This command draws no chart; choose another --format."

  /// A report and the rows in long form behind it.
  init(report: Report, rows: [TidyTable.Row], chart: String? = nil) {
    let data = TidyTable(rows: rows).dataRows()
    self.init(
      report: report, data: data,
      json: .object([
        .init("schema_version", .integer(jsonSchemaVersion)), .init("title", .string(report.title)),
        .init("release", .string(report.release)), .init("rows", .array(data.records)),
        .init("tables", report.tablesByName),
      ]))
    self.chart = chart
    longRows = rows
  }

  /// A report whose first table is the rows for programs.
  init(report: Report) {
    self.init(report: report, data: report.namedTables.first?.dataRows, json: report.json)
  }

  /// A report, with rows and JSON of its own kind.
  init(report: Report, data: DataRows?, json: JSONValue) {
    self.report = report
    self.data = data
    self.json = json
  }

  /// The same rows and chart beside another report, such as one that says more.
  func showing(_ report: Report) -> CommandResult {
    if let longRows { return CommandResult(report: report, rows: longRows, chart: chart) }
    var result = CommandResult(report: report, data: data, json: json)
    result.chart = chart
    return result
  }

  /// One table of the report alone.
  ///
  /// - Throws: `UsageError` with the names there are.
  func selecting(_ name: String) throws -> CommandResult {
    let tables = report.namedTables
    guard let table = tables.first(where: { $0.identifier == name }) else {
      let names = tables.map(\.identifier)
      throw UsageError(
        description: names.isEmpty
          ? "This result has no tables; leave out --table."
          : "--table \(name): there is none of that name; there are "
            + "\(names.joined(separator: ", ")).")
    }
    return CommandResult(
      report: Report(
        title: report.title, release: report.release, blocks: [.table(table)],
        colophon: report.colophon))
  }

  /// The result in the form that was asked for, for a terminal of some columns.
  func bytes(in form: OutputForm, width: Int) throws -> [UInt8] {
    switch form.format {
    case .csv, .tsv: Array(try rows().delimitedText(form.dialect).utf8)
    case .ndjson: Array(try rows().ndjson.utf8)
    case .table: Array(TextWriter(width: width).text(report).utf8)
    case .json: Array(json.text().utf8)
    case .md: Array(MarkdownWriter().text(report).utf8)
    case .html: Array(HTMLWriter().text(report).utf8)
    case .svg: Array(try drawn().utf8)
    case .xlsx: try workbook()
    }
  }

  private func workbook() throws -> [UInt8] {
    try StatisticsWorkbook(
      of: report, data: [try rows()], program: Modality.program,
      sourceDateEpoch: SourceDate.epoch
    ).bytes()
  }

  private func rows() throws -> DataRows {
    guard let data else {
      throw UsageError(description: "This result has no table; choose another --format.")
    }
    return data
  }

  private func drawn() throws -> String {
    guard let chart else { throw UsageError(description: whyNoChart) }
    return chart
  }
}

/// The date that files with a date inside bear, in place of the clock's.
enum SourceDate {
  /// The environment's `SOURCE_DATE_EPOCH`, in seconds since 1970.
  static var epoch: String? { ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"] }
}
