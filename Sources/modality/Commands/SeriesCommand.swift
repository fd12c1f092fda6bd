import ArgumentParser
import Reports

/// `modality series`: published figures with their sources and breaks.
struct SeriesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "series",
    abstract: "Show the published figures of an occupation, their sources and breaks.",
    discussion: """
      EXAMPLES:
        modality series mri
        modality series 29-2034 --format csv
        modality series 29-2034+29-2035
        modality series mri --explain 43,390

      A sum of codes can reach further back: 29-2034+29-2035, radiologic and MRI technologists, is \
      unbroken since 2004.
      """)

  @Argument(
    help: "A SOC code, the beginning of a name, or codes joined with +.", completion: .occupation)
  var occupation: String

  @OptionGroup var why: ExplainOption
  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try reportingFailures {
      let series = try source.data().series(named: occupation)
      try output.write(
        try why.applied(
          to: CommandResult(
            report: SeriesReport(on: series).report, rows: OutlookTidy.observed(series)),
          SeriesReasons(on: series)))
    }
  }
}
