import Charts
import Projections

/// The files of a scorecard.
public struct TrackRecordFiles: Sendable {
  /// Each file, the manifest among them.
  public let all: [OutputFile]

  /// Renders every file.
  ///
  /// - Parameters:
  ///   - report: The scorecard's report.
  ///   - version: The version of the program, for the manifest.
  ///   - options: The options that decide what was judged, for the manifest.
  ///   - inputs: The data it was made from, for the manifest.
  /// - Throws: `ChartError` when a chart cannot be drawn.
  public init(
    of report: TrackRecordReport, version: String, options: [JSONValue.Member],
    inputs: [Manifest.Input]
  ) throws(ChartError) {
    let document = try report.report()
    let rows = ScoreRows(report.scorecard.sets)
    var files = [
      OutputFile(path: "scorecard.html", text: HTMLWriter().text(document)),
      OutputFile(path: "scorecard.md", text: MarkdownWriter().text(document)),
      OutputFile(path: "scores.csv", text: rows.delimitedText()),
      OutputFile(path: "scores.json", text: report.json.text()),
    ]
    if let coverage = try report.charts.coverage() {
      files.append(
        OutputFile(
          path: TrackRecordCharts.coveragePath,
          text: try coverage.svg(width: OutlookCharts.width)))
    }
    if let errors = try report.charts.errors() {
      files.append(
        OutputFile(
          path: TrackRecordCharts.errorPath, text: try errors.svg(width: OutlookCharts.width)))
    }
    let manifest = Manifest(
      version: version, command: "backtest", options: options, inputs: inputs)
    all = manifest.adding(to: files.sorted { $0.path < $1.path })
  }
}

extension TrackRecordReport {
  /// The scores as one JSON object.
  public var json: JSONValue {
    let terms = scorecard.record.terms
    return .object([
      .init("schema_version", .integer(jsonSchemaVersion)),
      .init("program", .string(program)),
      .init("subject", .string(subject)),
      .init("source", .string(source)),
      .init("least_jobs", .number(terms.leastJobs)),
      .init("fewest_observations", .integer(terms.fewestPoints)),
      .init("rows", .array(ScoreRows(scorecard.sets).records)),
    ])
  }
}
