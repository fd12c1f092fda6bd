import ArgumentParser
import Foundation
import GrowthModels
import Ingest
import Reports

/// `modality forecast`: any panel of yearly series.
struct ForecastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast",
    abstract: "Forecast every series of a file, or of standard input, with intervals.",
    discussion: """
      EXAMPLES:
        modality forecast panel.csv -o forecasts.csv
        modality forecast panel.csv --horizon 5 --levels 50,80,95 > forecasts.csv
        cat panel.csv | modality forecast --threads 1 | gzip > forecasts.csv.gz
        modality forecast panel.csv -o forecasts.ndjson

      The input is comma-separated UTF-8 with a header and the columns series_id, index or year \
      (whole numbers), value and, where known, standard_error (in the unit of value) or \
      relative_standard_error (a fraction of it). Columns stand in any order; others are passed \
      over. The rows of one series stand together. Series are read, forecast and written a few \
      thousand at a time, so a file may be of any length.

      The output has one row a series and year ahead: series_id, h, index or year, mean, lo80, \
      hi80, lo95, hi95, status. The column mean, so named for programs that score forecasts, is \
      the point forecast: the median, as likely to be passed as not. Numbers have ten significant \
      digits. A name that a spreadsheet would take for a formula begins with an apostrophe in csv \
      and tsv; ndjson has every name as it is. A series that cannot be forecast has one row without numbers whose status is the \
      reason; the others are unharmed, and the exit code is 0, or 2 with --strict.

      A file appears whole or not at all; rows on standard output appear as they come. Of a \
      million series the names are remembered, so that one that comes back is an error.
      """)

  @Argument(help: "The panel; - or nothing is standard input.", completion: .file())
  var file: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The file to write; - or nothing is standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp(
      "The form of the rows; a file name's extension chooses it otherwise.",
      valueName: "csv|tsv|ndjson"))
  var format: OutputFormat?

  @Option(
    help: ArgumentHelp(
      "How csv is written.",
      valueName: DelimitedDialect.allCases.map(\.rawValue).joined(separator: "|")))
  var csvDialect: DelimitedDialect?

  @Option(help: "How many years ahead, 1 to \(Forecast.longestHorizon).")
  var horizon = 10

  @Option(help: "The levels of the intervals in percent, separated by commas.")
  var levels = "80,95"

  @Option(help: "The model.")
  var model = PanelModel.averaged

  @Option(help: "How many threads share the work; the processors when left out.")
  var threads: Int?

  @Flag(help: "End with exit code 2 when a series could not be forecast.")
  var strict = false

  @Flag(help: "Replace the output file if it exists.")
  var force = false

  @Flag(name: .shortAndLong, help: "Write no notes on standard error.")
  var quiet = false

  func run() throws {
    try reportingFailures {
      let form = try form()
      let levels = try levelFractions()
      let lanes = model.lanes(horizon: try checkedHorizon(), levels: levels)
      let threads = try threadCount()
      let panel = PanelSource(try openPanel())
      let text = PanelForecastText(
        indexColumn: panel.reader.indexColumn, levels: levels, form: form)
      var progress = ProgressLine(isQuiet: quiet)
      let tally = try writing { write in
        try PanelStream(makeLane: lanes, text: text, threads: threads, write: write)
          .run(panel, progress: &progress)
      }
      progress.clear()
      if panel.reader.hasForgottenSeries {
        note("After so many series, one that comes back is no longer noticed.")
      }
      try report(tally)
    }
  }

  private func openPanel() throws -> PanelReader {
    let path = file == "-" ? nil : file
    if file == nil, isatty(STDIN_FILENO) == 1 {
      throw UsageError(
        description: "No file is named and nothing is piped in; name a file, or - to type one.")
    }
    // One point more than the longest span has, so that what is cut off is refused.
    let reader = try PanelReader(path: path, pointLimit: DatedSeries.longestSpan + 2)
    if !reader.ignoredColumns.isEmpty {
      note(
        "\(reader.file): passed over the columns \(reader.ignoredColumns.joined(separator: ", ")).")
    }
    return reader
  }

  /// Gives the work something to write with: standard output, or a file that appears at the end.
  private func writing(
    _ work: (@escaping ([UInt8]) throws -> Void) throws -> PanelStream.Tally
  ) throws -> PanelStream.Tally {
    guard let output, output != "-" else { return try work(StandardOutput.write(bytes:)) }
    let file = try StreamedOutput(path: output, isForced: force)
    let interruption = Interruption { file.discard() }
    defer { interruption.end() }
    do {
      let tally = try work { try file.write($0) }
      try file.finish()
      return tally
    } catch {
      file.discard()
      throw error
    }
  }

  private func report(_ tally: PanelStream.Tally) throws {
    if tally.series == 0 { note("There is a header and no series.") }
    guard tally.failures > 0 else { return }
    note(
      "\(tally.failures) of \(tally.series) series could not be forecast; the column status says "
        + "why.")
    if strict { throw ExitCode(ExitStatus.qualityGate.rawValue) }
  }

  private func note(_ text: String) {
    if !quiet { Messages.write("modality: \(text)") }
  }
}

extension ForecastCommand {
  /// The form of the rows. A panel may be of any length, so only forms that are written row by row
  /// are offered.
  private func form() throws -> PanelForecastText.Form {
    let isFree = output.map { $0 == "-" || OutputFormat(fileName: $0) == nil } ?? true
    let chosen = try OutputForm(
      format: format ?? (isFree ? .csv : nil), dialect: csvDialect, path: output, usual: .csv)
    switch chosen.format {
    case .csv: return .delimited(chosen.namedDialect)
    case .tsv: return .delimited(.tsv)
    case .ndjson: return .ndjson
    default:
      throw UsageError(
        description: "Forecasts of a panel are written as csv, tsv or ndjson, row by row, and not "
          + "as \(chosen.format.rawValue); choose one of them.")
    }
  }

  private func checkedHorizon() throws -> Int {
    guard (1...Forecast.longestHorizon).contains(horizon) else {
      throw UsageError(
        description: "--horizon is \(horizon); it can be 1 to \(Forecast.longestHorizon) years.")
    }
    return horizon
  }

  private func threadCount() throws -> Int {
    let count = threads ?? ProcessInfo.processInfo.activeProcessorCount
    guard (1...256).contains(count) else {
      throw UsageError(description: "--threads is \(count); it can be 1 to 256.")
    }
    return count
  }

  /// The levels as fractions.
  private func levelFractions() throws -> [Double] {
    let fractions = try levels.split(separator: ",", omittingEmptySubsequences: false).map { text in
      guard let percent = Double(text), percent >= 1, percent <= 99.99 else {
        throw UsageError(
          description: "--levels: “\(text)” is not a percentage from 1 to 99.99, such as 80.")
      }
      return percent / 100
    }
    guard Set(fractions.map(PanelForecastText.levelName)).count == fractions.count else {
      throw UsageError(description: "--levels names a level twice; name it once.")
    }
    return fractions
  }
}
