import ArgumentParser
import Projections
import Reports

/// `modality compare`: which of two occupations grows faster.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare the projected growth of two occupations.",
    discussion: """
      EXAMPLES:
        modality compare mri sonographers
        modality compare 29-2033 29-1124 --to 2030 --format md

      The difference in growth a year is given with its interval and the probability that the \
      first grows faster; between 10 and 90 percent the two are not distinguishable.
      """)

  @Argument(help: "The first occupation: a code or the beginning of a name.")
  var first: String

  @Argument(help: "The second occupation.")
  var second: String

  @Option(name: .customLong("to"), help: "The target year.")
  var targetYear = 2035

  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try reportingFailures {
      let data = try source.data()
      let series = (try data.series(named: first), try data.series(named: second))
      guard series.0.occupation.code != series.1.occupation.code else {
        throw UsageError(
          description: "Both names mean \(series.0.occupation.label); name another occupation.")
      }
      let comparison = Comparison(
        try EmploymentProjection(of: series.0, through: targetYear),
        try EmploymentProjection(of: series.1, through: targetYear))
      try output.write(
        CommandResult(
          report: ComparisonReport(on: comparison).report, rows: OutlookTidy.compared(comparison)))
    }
  }
}
