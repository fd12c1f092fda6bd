import Charts
import GrowthModels
import LaborSeries
import Projections

/// The outlook report: a first page to be read in a minute, a page for each occupation, then
/// method, cautions and sources.
public struct OutlookReport: Sendable {
  public let workforce: WorkforceOutlook
  /// What projections made the same way in the past were worth; nil leaves its section out.
  public let record: TrackRecord?
  /// How people enter the occupations and move between them; empty leaves the section out.
  public let pathways: [PathwayOutlook]
  /// Openings, wages, comparison, states and demand; nil leaves their sections out.
  public let planning: PlanningOutlook?
  /// The program and its version, for the colophon.
  public let program: String
  /// Where the figures come from; nil for the data that the program carries.
  public let sources: FigureSources?

  /// A report on some occupations.
  public init(
    on workforce: WorkforceOutlook, record: TrackRecord? = nil,
    planning: PlanningOutlook? = nil, pathways: [PathwayOutlook] = [], program: String,
    sources: FigureSources? = nil
  ) {
    self.sources = sources
    self.workforce = workforce
    self.record = record
    self.planning = planning
    self.pathways = pathways
    self.program = program
  }

  /// The report as blocks.
  ///
  /// - Throws: `ChartError` when a chart cannot be drawn.
  public func report() throws(ChartError) -> Report {
    let release = workforce.latestRelease
    var blocks = try FirstPage(workforce: workforce, record: record).blocks()
    for outlook in OutlookCharts.ordered(workforce) {
      blocks += try OccupationSection(outlook: outlook, record: record).blocks()
    }
    if let planning { blocks += try PlanningSections(planning: planning).blocks() }
    if let record { blocks += OutlookRecord(workforce: workforce, record: record).blocks }
    blocks += PathwaySection(outlooks: pathways).blocks
    blocks += ClosingSections(workforce: workforce, sources: sources).blocks
    return Report(
      title: "Outlook for the medical imaging workforce, \(release.year) to "
        + "\(workforce.targetYear)",
      summary: "Employment by occupation in the \(workforce.area): what was published, what is "
        + "projected and how sure that is, beside the projections of the Bureau of Labor "
        + "Statistics.",
      release: "Data: BLS Occupational Employment and Wage Statistics, \(release.name).",
      blocks: blocks,
      colophon: "Written by \(program) from \(sources?.origin ?? "the data it carries"). "
        + "Figures of the Bureau of Labor Statistics are in the public domain; projections and "
        + "intervals are not BLS's.")
  }
}
