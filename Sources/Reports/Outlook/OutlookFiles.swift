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
  /// - Throws: `ChartError` when a chart cannot be drawn.
  public init(
    of outlook: OutlookReport, version: String, options: [JSONValue.Member],
    inputs: [Manifest.Input]
  ) throws(ChartError) {
    let workforce = outlook.workforce
    let report = try outlook.report()
    let json = OutlookJSON(
      workforce: workforce, record: outlook.record, program: outlook.program,
      audience: outlook.audience
    ).value
    var files = [
      OutputFile(path: "index.html", text: HTMLWriter().text(report)),
      OutputFile(path: "outlook.md", text: MarkdownWriter().text(report)),
      OutputFile(path: "outlook.json", text: json.text()),
      OutputFile(path: "projections.csv", text: Self.projections(of: workforce).delimitedText()),
      OutputFile(path: "series.csv", text: Self.series(of: workforce).delimitedText()),
      OutputFile(
        path: "sources.csv", text: SourceTrace.text(for: workforce.occupations.map(\.series))),
      OutputFile(
        path: "comparison.svg",
        text: try OutlookCharts.comparison(of: workforce).svg(width: OutlookCharts.width)),
    ]
    for occupation in workforce.occupations {
      let fan = try OutlookCharts.fan(of: occupation).svg(width: OutlookCharts.width)
      files.append(OutputFile(path: OutlookCharts.fanPath(of: occupation), text: fan))
    }
    if let planning = outlook.planning { files += try PlanningFiles(planning: planning).all() }
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
