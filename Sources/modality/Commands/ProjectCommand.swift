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
        modality project mri --model damped-trend
        modality project sonographers --area CA
      """)

  @Argument(help: "A SOC code, the beginning of a name, or codes joined with +.")
  var occupation: String

  @Option(name: .customLong("to"), help: "The target year.")
  var targetYear = 2035

  @Option(help: "The growth model.")
  var model = PanelModel.averaged

  @Flag(help: "Say why: weights, growth in its parts, what the interval comes from.")
  var explain = false

  @Option(help: "A state or another area; the nation when left out.")
  var area: String?

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
        CommandResult(
          report: ProjectionReport(on: outlook, why: try explanation(of: outlook)).report,
          rows: OutlookTidy.projected(outlook.projection) + OutlookTidy.combined(outlook)
            + OutlookTidy.official(outlook),
          chart: try ProjectionReport(on: outlook).chart()))
    }
  }

  private func write(
    _ nation: OccupationOutlook, in area: String, _ data: OutlookData
  ) throws {
    guard !explain, model == .averaged else {
      throw UsageError(
        description: "An area is projected by its share of the nation; leave out --explain and "
          + "--model.")
    }
    let areas = try AreaFigures(data: data)
    let found = try areas.projection(
      of: nation.occupation, in: try areas.lookup.area(named: area), through: targetYear)
    let report = AreaReport(on: found.projection, in: found.outlook, nation: nation)
    try output.write(
      CommandResult(
        report: report.report, rows: AreasTidy.rows(found.projection, nation.occupation),
        chart: try report.fan(in: found.panel).svg(width: 760)))
  }

  private func explanation(of outlook: OccupationOutlook) throws -> GrowthExplanation? {
    guard explain else { return nil }
    guard model == .averaged else {
      throw UsageError(
        description: "Only the averaged model is explained; leave out --model or --explain.")
    }
    return try AveragedFamily.ofPooledSamples.explain(
      DatedSeries(employmentOf: outlook.series), in: targetYear)
  }
}
