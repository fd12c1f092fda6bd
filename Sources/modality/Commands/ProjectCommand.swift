import ArgumentParser
import GrowthModels
import Projections
import Reports

/// `modality project`: one occupation, year by year.
struct ProjectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "project",
    abstract: "Project the employment of one occupation, year by year, with intervals.",
    discussion: """
      EXAMPLES:
        modality project mri --to 2030
        modality project 29-2032 --format csv
        modality project 29-2034+29-2035 --output both.json
        modality project sonographers --output fan.svg
        modality project mri --explain
        modality project mri --explain 53,100
        modality project mri --model damped-trend
        modality project sonographers --area CA

      --explain says why: the weights of the models, growth in its parts, what the interval comes \
      from, and the published rows behind it. With a number, as the result shows it, it says so of \
      that number alone.
      """)

  @Argument(
    help: "A SOC code, the beginning of a name, or codes joined with +.", completion: .occupation)
  var occupation: String

  @Option(name: .customLong("to"), help: ArgumentHelp("The target year.", valueName: "year"))
  var targetYear = 2035

  @Option(help: "The growth model.")
  var model = PanelModel.averaged

  @Option(help: "A state or another area; the nation when left out.", completion: .areas)
  var area: String?

  @OptionGroup var why: ExplainOption
  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try reportingFailures {
      let data = try source.data()
      let outlook = try OccupationOutlook(
        of: try data.series(named: occupation), through: targetYear, official: data.official,
        by: model.occupationalModel)
      if let area { return try write(outlook, in: area, data) }
      try output.write(
        try why.applied(
          to: CommandResult(
            report: ProjectionReport(on: outlook).report,
            rows: OutlookTidy.projected(outlook.projection) + OutlookTidy.combined(outlook)
              + OutlookTidy.official(outlook), chart: try ProjectionReport(on: outlook).chart()),
          ProjectionReasons(on: outlook, isAveraged: model == .averaged)))
    }
  }

  private func write(
    _ nation: OccupationOutlook, in area: String, _ data: OutlookData
  ) throws {
    guard model == .averaged else {
      throw UsageError(
        description: "An area is projected by its share of the nation; leave out --model.")
    }
    let areas = try AreaFigures(data: data)
    let found = try areas.projection(
      of: nation.occupation, in: try areas.lookup.area(named: area), through: targetYear)
    let report = AreaReport(on: found.projection, in: found.outlook, nation: nation)
    try output.write(
      try why.applied(
        to: CommandResult(
          report: report.report, rows: AreasTidy.rows(found.projection, nation.occupation),
          chart: try report.fan(in: found.panel).svg(width: 760)),
        AreaReasons(on: found.outlook, in: found.panel, areas: [found.projection.area.title])))
  }
}
