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
  /// - Throws: `ChartError` when a chart cannot be drawn.
  public init(
    of outlook: OutlookReport, version: String, options: [JSONValue.Member],
    inputs: [Manifest.Input]
  ) throws(ChartError) {
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
      OutputFile(path: "projections.csv", text: Self.projections(of: workforce).delimitedText()),
      OutputFile(path: "series.csv", text: Self.series(of: workforce).delimitedText()),
      OutputFile(
        path: "sources.csv", text: SourceTrace.text(for: workforce.occupations.map(\.series))),
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
    if let planning = outlook.planning {
      files += try PlanningFiles(planning: planning, words: outlook.words).all()
    }
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
  static func text(for series: [OccupationalSeries]) -> String {
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
    return DelimitedDialect.rfc4180.text(
      header: ["soc", "year", "file", "line", "grade", "publication", "note"], rows: rows)
  }
}
