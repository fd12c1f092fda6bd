import Charts
import GrowthModels
import LaborSeries
import Projections

/// The files of an outlook report.
public struct OutlookFiles: Sendable {
  /// Each file, the manifest among them.
  public let all: [OutputFile]
  /// Texts of the page for which there are no words in its language, and which are in English.
  public let untranslated: [String]

  /// Renders every file.
  ///
  /// - Parameters:
  ///   - outlook: What the report is on.
  ///   - version: The version of the program, for the manifest.
  ///   - options: The options that decide what the report says, for the manifest.
  ///   - inputs: The data it was made from, for the manifest.
  ///   - sourceDateEpoch: The environment's `SOURCE_DATE_EPOCH`, for the date of the workbook.
  /// - Throws: `ChartError` when a chart cannot be drawn, `WorkbookFault` when the workbook cannot
  ///   be written.
  public init(
    of outlook: OutlookReport, version: String, options: [JSONValue.Member],
    inputs: [Manifest.Input], sourceDateEpoch: String? = nil
  ) throws {
    let workforce = outlook.workforce
    let labels = WriterLabels(outlook.language)
    let planning = outlook.planning.map { PlanningFiles(planning: $0, words: outlook.words) }
    let first = try Self.rendered([
      { Rendered(page: try outlook.translated()) },
      { Rendered(tables: Self.tables(of: workforce) + (planning?.tables ?? [])) },
      // Tables for programs are in English whatever the language of the page.
      { outlook.language == .english ? Rendered() : Rendered(english: try outlook.english()) },
      { Rendered(files: try Self.charts(of: outlook) + (planning?.charts() ?? [])) },
      { .file("outlook.json", Self.json(of: outlook).text()) },
    ])
    guard let page = first.lazy.compactMap(\.page).first else {
      preconditionFailure("the first part is the page")
    }
    let report = page.report
    let english = first.lazy.compactMap(\.english).first ?? report
    let own = first.flatMap(\.tables)
    let tables = own + [DataRows.measures(of: own)].compactMap { $0 }
    let second = try Self.rendered([
      {
        let book = StatisticsWorkbook(
          of: english, data: tables.map { $0.renamed("tidy-" + $0.identifier) },
          program: outlook.program, sourceDateEpoch: sourceDateEpoch)
        return Rendered(files: [OutputFile(path: "outlook.xlsx", bytes: try book.bytes())])
      },
      { .file("index.html", HTMLWriter(labels: labels).text(report)) },
      { .file("outlook.md", MarkdownWriter(labels: labels).text(report)) },
      { Rendered(files: TableFiles(of: english, tables, program: outlook.program).files) },
    ])
    untranslated = page.untranslated
    let manifest = Manifest(
      version: version, command: "report", options: options, inputs: inputs)
    let files = (first + second).flatMap(\.files)
    all = manifest.adding(to: files.sorted { $0.path < $1.path })
  }

  /// What a part of the work came to.
  private struct Rendered: Sendable {
    var files: [OutputFile] = []
    var tables: [DataRows] = []
    /// The report in its language, and the texts that had no words in it.
    var page: (report: Report, untranslated: [String])?
    var english: Report?

    static func file(_ path: String, _ text: String) -> Rendered {
      Rendered(files: [OutputFile(path: path, text: text)])
    }
  }

  /// Works on parts two at a time, in the order in which they are given.
  private static func rendered(
    _ parts: [@Sendable () throws -> Rendered]
  ) throws -> [Rendered] {
    try Workload.map(parts, threads: 2) { part in Result { try part() } }.map { try $0.get() }
  }

  private static func json(of outlook: OutlookReport) -> JSONValue {
    OutlookJSON(
      workforce: outlook.workforce, record: outlook.record,
      comparison: outlook.planning?.comparison, program: outlook.program,
      audience: outlook.audience, language: outlook.language
    ).value
  }

  private static func charts(of outlook: OutlookReport) throws -> [OutputFile] {
    let comparison = try outlook.words.translated(OutlookCharts.comparison(of: outlook.workforce))
    let fans = try outlook.workforce.occupations.map { occupation in
      let fan = try outlook.words.translated(OutlookCharts.fan(of: occupation))
      return OutputFile(
        path: OutlookCharts.fanPath(of: occupation), text: try fan.svg(width: OutlookCharts.width))
    }
    return [
      OutputFile(path: "comparison.svg", text: try comparison.svg(width: OutlookCharts.width))
    ] + fans
  }

  private static func tables(of workforce: WorkforceOutlook) -> [DataRows] {
    [
      projections(of: workforce).dataRows(named: "projections"),
      series(of: workforce).dataRows(named: "series"),
      SourceTrace.rows(for: workforce.occupations.map(\.series)),
    ]
  }

  private static func projections(of workforce: WorkforceOutlook) -> TidyTable {
    TidyTable(
      rows: workforce.occupations.flatMap {
        OutlookTidy.history($0) + OutlookTidy.projected($0.projection) + OutlookTidy.combined($0)
          + OutlookTidy.official($0)
      })
  }

  private static func series(of workforce: WorkforceOutlook) -> TidyTable {
    TidyTable(rows: workforce.occupations.flatMap { OutlookTidy.observed($0.series) })
  }
}

/// The row of the data behind every observation.
enum SourceTrace {
  static func rows(for series: [OccupationalSeries]) -> DataRows {
    let columns = [
      DataRows.Column("soc"), DataRows.Column("year", .year), DataRows.Column("file"),
      DataRows.Column("line", .count), DataRows.Column("grade"), DataRows.Column("publication"),
      DataRows.Column("note"),
    ]
    let rows = series.flatMap { series in
      series.observations.flatMap { observation in
        observation.sources.map { source in
          [
            DelimitedDialect.Field.text(series.occupation.code.description),
            .number(Double(observation.year)), .text(source.file), .number(Double(source.line)),
            .text(source.grade), .text(source.publication), .text(observation.note),
          ]
        }
      }
    }
    return DataRows(identifier: "sources", columns: columns, fields: rows)
  }

  static func text(for series: [OccupationalSeries]) -> String {
    rows(for: series).delimitedText()
  }
}
