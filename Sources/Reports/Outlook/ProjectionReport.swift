import Charts
import GrowthModels
import LaborSeries
import Projections

/// The projection of one occupation, for a terminal or a page of its own.
public struct ProjectionReport: Sendable {
  public let outlook: OccupationOutlook
  /// Why the projection is what it is, where that was asked for.
  public let why: GrowthExplanation?

  /// A report on one outlook.
  public init(on outlook: OccupationOutlook, why: GrowthExplanation? = nil) {
    self.outlook = outlook
    self.why = why
  }

  /// The fan chart of the projection, as an SVG document.
  ///
  /// - Throws: `ChartError` when it cannot be drawn.
  public func chart() throws(ChartError) -> String {
    try fan().svg(width: OutlookCharts.width)
  }

  /// The fan chart of the projection.
  ///
  /// - Throws: `ChartError` when it cannot be drawn.
  public func fan() throws(ChartError) -> FanChart { try OutlookCharts.fan(of: outlook) }

  /// The report as blocks: two sentences, the years, the model, the cautions.
  public var report: Report {
    let sentences = OutlookSentences(outlook: outlook)
    let section = OccupationSection(outlook: outlook)
    var blocks: [Block] = [
      .paragraph(sentences.standing), .table(section.projectionTable),
      .paragraph(sentences.official), .paragraph(sentences.model),
    ]
    if !sentences.cautions.isEmpty {
      blocks.append(.list(TextList(items: sentences.cautions.map { [.text($0)] })))
    }
    if let why { blocks += ExplanationBlocks(of: why).blocks }
    let code = outlook.occupation.code
    return Report(
      title:
        "\(outlook.occupation.title) (\(code)), projected to \(outlook.projection.target.year)",
      blocks: blocks)
  }
}
