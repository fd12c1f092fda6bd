import Charts
import LaborSeries
import Projections

/// The projection of one occupation, for a terminal or a page of its own.
public struct ProjectionReport: Sendable {
  public let outlook: OccupationOutlook

  /// A report on one outlook.
  public init(on outlook: OccupationOutlook) {
    self.outlook = outlook
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
    let tables = OccupationTables(outlook: outlook)
    var blocks: [Block] = [
      .paragraph(sentences.standing), .table(tables.projection),
      .paragraph(sentences.official), .paragraph(sentences.model),
    ]
    if !sentences.cautions.isEmpty {
      blocks.append(.list(TextList(items: sentences.cautions.map { [.text($0)] })))
    }
    let code = outlook.occupation.code
    return Report(
      title:
        "\(outlook.occupation.title) (\(code)), projected to \(outlook.projection.target.year)",
      blocks: blocks)
  }
}
