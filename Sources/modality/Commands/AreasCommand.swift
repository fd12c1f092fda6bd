import ArgumentParser
import Ingest
import LaborSeries
import Projections
import Reports

/// `modality areas`: one occupation in every state or metropolitan area.
struct AreasCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "areas",
    abstract: "Show and project one occupation in every state or metropolitan area.",
    discussion: """
      EXAMPLES:
        modality areas sonographers
        modality areas 29-2034 --reconciled
        modality areas mri --kind metropolitan --format csv

      Jobs, their share of the nation, jobs per 1,000 and location quotient; projections where an \
      area has figures for three years or more. With --reconciled the states add up to the nation \
      in every draw.
      """)

  /// Which areas are shown.
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case state
    case territory
    case metropolitan
    case nonmetropolitan

    var kind: PublishedArea.Kind {
      switch self {
      case .state: .state
      case .territory: .territory
      case .metropolitan: .metropolitan
      case .nonmetropolitan: .nonmetropolitan
      }
    }
  }

  @Argument(help: "A SOC code or the beginning of a name.", completion: .occupation)
  var occupation: String

  @Option(name: .customLong("to"), help: ArgumentHelp("The target year.", valueName: "year"))
  var targetYear = 2035

  @Option(help: "Which areas.")
  var kind = Kind.state

  @Flag(help: "Make the states add up to the nation in every draw.")
  var reconciled = false

  @OptionGroup var why: ExplainOption
  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try reportingFailures {
      guard !reconciled || kind == .state else {
        throw UsageError(
          description: "Only states make up the nation; leave out --kind or --reconciled.")
      }
      let data = try source.data()
      let areas = try AreaFigures(data: data, withMetropolitanAreas: kind != .state)
      let panel = try areas.panel(
        of: try data.collection.catalogue.occupation(named: occupation))
      let (outlook, record) = try Activity.shown("Projecting areas") {
        let outlook = try areas.outlook(
          of: panel, through: targetYear, kinds: [kind.kind], isReconciled: reconciled)
        return (outlook, kind == .state ? AreaRecord(of: [panel]) : nil)
      }
      let report = AreasReport(on: outlook, record: record)
      try output.write(
        try why.applied(
          to: CommandResult(report: report.report, rows: AreasTidy.rows(outlook)),
          AreaReasons(on: outlook, in: panel)))
    }
  }
}
