import LaborSeries

/// The published figures of one occupation and the changes behind them.
public struct SeriesReport: Sendable {
  public let series: OccupationalSeries

  /// A report on one series.
  public init(on series: OccupationalSeries) {
    self.series = series
  }

  /// The report as blocks: the definition, the figures, the ledger.
  public var report: Report {
    var blocks: [Block] = []
    if !series.occupation.definitionNote.isEmpty {
      blocks.append(.paragraph(series.occupation.definitionNote))
    }
    blocks.append(.table(SeriesTables.published(series, identifier: "series")))
    if !series.history.isEmpty {
      blocks.append(.table(SeriesTables.history(series, identifier: "history")))
    }
    return Report(
      title: "\(series.occupation.title) (\(series.occupation.code)), \(series.area)",
      blocks: blocks)
  }
}
