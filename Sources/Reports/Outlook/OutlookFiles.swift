import Charts
import LaborSeries
import Projections

/// The files of an outlook report.
public struct OutlookFiles: Sendable {
  /// Each file, the manifest among them.
  public let all: [OutputFile]

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
    let report = try outlook.report()
    let json = OutlookJSON(
      workforce: workforce, record: outlook.record, program: outlook.program
    ).value
    var files = [
      OutputFile(path: "index.html", text: HTMLWriter().text(report)),
      OutputFile(path: "outlook.md", text: MarkdownWriter().text(report)),
      OutputFile(path: "outlook.json", text: json.text()),
      OutputFile(
        path: "comparison.svg",
        text: try OutlookCharts.comparison(of: workforce).svg(width: OutlookCharts.width)),
    ]
    for occupation in workforce.occupations {
      let fan = try OutlookCharts.fan(of: occupation).svg(width: OutlookCharts.width)
      files.append(OutputFile(path: OutlookCharts.fanPath(of: occupation), text: fan))
    }
    let planning = outlook.planning.map { PlanningFiles(planning: $0) }
    if let planning { files += try planning.charts() }
    let tables =
      [
        Self.projections(of: workforce).dataRows(named: "projections"),
        Self.series(of: workforce).dataRows(named: "series"),
        SourceTrace.rows(for: workforce.occupations.map(\.series)),
      ] + (planning?.tables ?? [])
    files += TableFiles(of: report, tables, program: outlook.program).files
    files.append(
      OutputFile(
        path: "outlook.xlsx",
        bytes: try StatisticsWorkbook(
          of: report, data: tables.map { $0.renamed("tidy-" + $0.identifier) },
          program: outlook.program, sourceDateEpoch: sourceDateEpoch
        ).bytes()))
    let manifest = Manifest(
      version: version, command: "report", options: options, inputs: inputs)
    all = manifest.adding(to: files.sorted { $0.path < $1.path })
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
