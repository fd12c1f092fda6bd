import ArgumentParser
import Foundation
import GrowthModels
import Ingest
import LaborSeries
import Projections
import Reports

/// `modality backtest`: projections made as if in the past, beside what came.
struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Judge projections made as if in the past by what came, beside BLS and others.",
    discussion: """
      EXAMPLES:
        modality backtest sonographers
        modality backtest imaging --horizons 1-10 --origins 2012-2020
        modality backtest 29-0000 --format csv
        modality backtest --panel --record track-record
        modality backtest --panel my-panel.csv --least-jobs 500 --output errors.svg
        modality backtest mri --explain 3.2%

      Without an occupation, the imaging modalities are judged. A major group such as 29-0000 is \
      every detailed occupation of it, and --panel every detailed occupation there is; they leave \
      out origins with fewer than 10,000 jobs unless --least-jobs says otherwise. BLS projections \
      and the constant share of all occupations are judged for the data that the program carries.

      A panel FILE has the layout of datasets/oews/panel.csv (modality datasets --print \
      datasets/oews/panel.csv): the columns soc, title and, for each year, employment_YEAR and \
      prse_YEAR, one row for a SOC code; or it has the columns soc, title, year, employment, prse, \
      one row for a code and a year. Employment is in jobs, prse in percent; an empty cell is a \
      missing value. A row 00-0000 is the total that shares are taken of.
      """)

  @Argument(
    help: "A code, a major group such as 29-0000, imaging, or names separated by commas.",
    completion: .occupations)
  var occupations: String?

  @Option(
    defaultAsFlag: BacktestCommand.ownPanel,
    help: ArgumentHelp(
      "Judge a whole panel: the one that the program carries, or a file after the option.",
      valueName: "file"),
    completion: .file())
  var panel: String?

  @Option(help: "The years ahead, as in 1-10 or 5.")
  var horizons = "1-10"

  @Option(help: "The years projected from, as in 2012-2020; all when left out.")
  var origins: String?

  @Option(help: "The fewest jobs at the origin; 10,000 for groups and panels, otherwise none.")
  var leastJobs: Double?

  @Option(help: "The fewest observations known at the origin.")
  var leastObservations = 5

  @Option(
    help: ArgumentHelp(
      "Write a folder with the whole scorecard: pages, CSV, JSON, charts.", valueName: "folder"),
    completion: .directory)
  var record: String?

  @OptionGroup var why: ExplainOption
  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  @Flag(name: .shortAndLong, help: "Do not say what was written.")
  var quiet = false

  /// What `--panel` means without a file.
  private static let ownPanel = "datasets/oews/panel.csv"

  func run() throws {
    try reportingFailures {
      let terms = try terms()
      let folder = record.map { OutputFolder(path: $0, isForced: output.force) }
      try folder?.check()
      let selection = try selection()
      let record = try TrackRecord(
        of: selection.occupations, total: selection.total, on: terms,
        threads: ProcessInfo.processInfo.activeProcessorCount, progress: progress)
      let report = TrackRecordReport(
        on: Scorecard(of: record, groups: selection.groups), subject: selection.subject,
        source: selection.source, program: Modality.program)
      guard !report.scorecard.rolling.isEmpty else {
        throw NothingToJudge(subject: selection.subject, terms: terms)
      }
      if let folder {
        try write(report, of: selection, to: folder)
      } else {
        try output.write(
          try why.applied(
            to: try Self.result(report),
            TrackRecordReasons(on: report.scorecard, of: selection.published)))
      }
    }
  }

  /// Says on a terminal how far a long run has come, on one line that is taken back at the end.
  private func progress(_ judged: Int, of all: Int) {
    guard all > 64, !quiet, Terminal.showsProgress else { return }
    let bar = ProgressBar.text(.part(judged, of: all))
    let text = judged < all ? "\rJudging occupations \(bar)\u{1B}[K" : "\r\u{1B}[K"
    Messages.show(text)
  }

  private func write(
    _ report: TrackRecordReport, of selection: JudgedSelection, to folder: OutputFolder
  ) throws {
    guard !why.isAsked else {
      throw UsageError(
        description: "--record writes a folder with every score; leave out --explain, or --record.")
    }
    guard output.format == nil, output.output == nil else {
      throw UsageError(
        description: "--record writes a folder with every form; leave out --format and --output.")
    }
    let files = try TrackRecordFiles(
      of: report, version: Modality.version,
      options: manifestOptions(report.scorecard.record.terms),
      inputs: selection.inputs)
    try folder.writeWhole(files.all)
    if !quiet { Messages.write("Wrote \(files.all.count) files to \(folder.path).") }
  }

  private static func result(_ report: TrackRecordReport) throws -> CommandResult {
    var result = CommandResult(
      report: try report.report(), data: ScoreRows(report.scorecard.sets).dataRows,
      json: report.json)
    result.chart = try report.charts.errors().map { try $0.svg(width: 760) }
    result.whyNoChart =
      "A chart by years ahead needs two horizons or more; widen --horizons."
    return result
  }

  private func terms() throws -> TrackRecord.Terms {
    let ahead = try YearRange(horizons, option: "--horizons").range
    guard ahead.lowerBound >= 1, ahead.upperBound <= ProjectionError.longestHorizon else {
      throw UsageError(
        description: "--horizons \(horizons) is outside 1-\(ProjectionError.longestHorizon).")
    }
    guard leastObservations >= DatedSeries.fewestPoints else {
      throw UsageError(
        description: "--least-observations \(leastObservations) is below "
          + "\(DatedSeries.fewestPoints), the fewest that can be projected from.")
    }
    let floor = leastJobs ?? (isNamed ? 0 : 10_000)
    guard floor >= 0, floor.isFinite else {
      throw UsageError(description: "--least-jobs has to be a number of zero or more.")
    }
    return TrackRecord.Terms(
      horizons: ahead, origins: try origins.map { try YearRange($0, option: "--origins").range },
      leastJobs: floor, fewestPoints: leastObservations)
  }

  /// Whether occupations were named one by one, and not as a group or panel.
  private var isNamed: Bool { panel == nil && JudgedSelection.majorGroup(occupations) == nil }

  private func selection() throws -> JudgedSelection {
    guard let panel else {
      return try JudgedSelection(named: occupations, in: try source.data())
    }
    guard source.store == nil else {
      throw UsageError(description: "A panel has figures of its own; leave out --store.")
    }
    guard occupations == nil else {
      throw UsageError(description: "Name occupations or give --panel; they exclude each other.")
    }
    return panel == Self.ownPanel
      ? try JudgedSelection.embeddedPanel() : try JudgedSelection(panelFile: panel)
  }

  private func manifestOptions(_ terms: TrackRecord.Terms) -> [JSONValue.Member] {
    [
      .init("occupations", .string(panel.map { "panel \($0)" } ?? occupations ?? "imaging")),
      .init("horizons", .string(horizons)), .init("origins", .string(origins ?? "all")),
      .init("least_jobs", .number(terms.leastJobs)),
      .init("least_observations", .integer(terms.fewestPoints)),
    ] + source.manifestOptions
  }
}

/// Two ends of a range of whole numbers written as `1-10`, or one number.
struct YearRange {
  let range: ClosedRange<Int>

  /// - Throws: `UsageError` when the text is neither.
  init(_ text: String, option: String) throws {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    guard let first = parts.first ?? nil, let last = parts.last ?? nil, parts.count <= 2,
      first <= last
    else {
      throw UsageError(
        description: "\(option) \(text) is not a range; write it as 2012-2020, or one number.")
    }
    range = first...last
  }
}

/// Nothing could be judged.
struct NothingToJudge: Error, CustomStringConvertible {
  let subject: String
  let terms: TrackRecord.Terms

  var description: String {
    "No projection of \(subject) can be judged: no origin has \(terms.fewestPoints) observations, "
      + "the jobs asked for and a later estimate within the horizons; widen --origins, --horizons "
      + "or --least-jobs."
  }
}
