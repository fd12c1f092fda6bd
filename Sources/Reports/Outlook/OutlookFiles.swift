import Charts
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
    let translated = try outlook.translated()
    let report = translated.report
    untranslated = translated.untranslated
    let labels = WriterLabels(outlook.language)
    let json = OutlookJSON(
      workforce: workforce, record: outlook.record, program: outlook.program,
      audience: outlook.audience, language: outlook.language
    ).value
    var files = [
      OutputFile(path: "index.html", text: HTMLWriter(labels: labels).text(report)),
      OutputFile(path: "outlook.md", text: MarkdownWriter(labels: labels).text(report)),
      OutputFile(path: "outlook.json", text: json.text()),
      OutputFile(
        path: "comparison.svg",
        text: try outlook.words.translated(OutlookCharts.comparison(of: workforce)).svg(
          width: OutlookCharts.width)),
    ]
    for occupation in workforce.occupations {
      let fan = try outlook.words.translated(OutlookCharts.fan(of: occupation)).svg(
        width: OutlookCharts.width)
      files.append(OutputFile(path: OutlookCharts.fanPath(of: occupation), text: fan))
    }
    let planning = outlook.planning.map { PlanningFiles(planning: $0, words: outlook.words) }
    if let planning { files += try planning.charts() }
    // Tables for programs are in English whatever the language of the page.
    let english = outlook.language == .english ? report : try outlook.english()
    let tables =
      [
        Self.projections(of: workforce).dataRows(named: "projections"),
        Self.series(of: workforce).dataRows(named: "series"),
        SourceTrace.rows(for: workforce.occupations.map(\.series)),
      ] + (planning?.tables ?? [])
    files += TableFiles(of: english, tables, program: outlook.program).files
    files.append(
      OutputFile(
        path: "outlook.xlsx",
        bytes: try StatisticsWorkbook(
          of: english, data: tables.map { $0.renamed("tidy-" + $0.identifier) },
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
