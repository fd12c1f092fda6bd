import ArgumentParser
import GrowthModels
import LaborSeries
import Projections
import Reports

/// `modality group`: occupations and their total, adding up.
struct GroupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "group",
    abstract: "Project occupations and their total so that they add up, in every draw.",
    discussion: """
      EXAMPLES:
        modality group
        modality group --occupations mri,29-2034 --weights minimum-trace
        modality group --borrow-strength --format csv

      Without --occupations: the imaging modalities with ten or more observations. A total needs a \
      figure for every part in each of its years.

      Whether --borrow-strength would have helped is judged by modality backtest, for the occupations \
      asked for: by the record of all occupations it does not.
      """)

  /// How disagreement is shared out, as the command line names it.
  enum Weights: String, CaseIterable, ExpressibleByArgument {
    case ordinary
    case variance
    case minimumTrace = "minimum-trace"

    var weights: ReconciliationWeights {
      switch self {
      case .ordinary: .ordinary
      case .variance: .variance
      case .minimumTrace: .minimumTrace
      }
    }
  }

  @Option(
    help: ArgumentHelp("At least two occupations, separated by commas.", valueName: "names"),
    completion: .occupations)
  var occupations: String?

  @Option(name: .customLong("to"), help: ArgumentHelp("The target year.", valueName: "year"))
  var targetYear = 2035

  @Option(help: "How what they disagree by is shared out.")
  var weights = Weights.variance

  @Flag(help: "Center each one's lasting growth halfway to the group's mean.")
  var borrowStrength = false

  @OptionGroup var why: ExplainOption
  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try reportingFailures {
      let data = try source.data()
      let members = try chosen(from: data)
      guard members.count > 1 else {
        throw UsageError(description: "A group needs two occupations; name another one.")
      }
      let group = try Activity.shown("Projecting \(members.count) occupations") {
        try GroupProjection(
          of: members, in: data.collection, through: targetYear, weights: weights.weights,
          borrowsStrength: borrowStrength)
      }
      let report = GroupReport(on: group)
      try output.write(
        try why.applied(
          to: CommandResult(report: report.report, rows: report.rows),
          GroupReasons(on: group, of: try members.map { try data.collection.series(of: $0) })))
    }
  }

  private func chosen(from data: OutlookData) throws -> [Occupation] {
    let named = try data.occupations(named: occupations)
    guard occupations == nil else { return named }
    return try named.filter { occupation in
      try data.collection.series(of: occupation).employmentObservations.count >= 10
    }
  }
}
