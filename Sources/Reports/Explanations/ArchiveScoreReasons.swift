import LaborSeries
import Projections

/// How the scores of issued projections come about.
public struct ArchiveScoreReasons: NumberReasons {
  let report: ArchiveScoreReport
  let series: [OccupationalSeries]

  /// Reasons of scores, with the series that hold what came.
  public init(on report: ArchiveScoreReport, of series: [OccupationalSeries]) {
    (self.report, self.series) = (report, series)
  }

  private var outcomes: [ArchiveScore.Outcome] {
    report.score.outcomes.filter { $0.issued.source == .record }
  }

  public var method: [Block] {
    [
      .paragraph(
        "Each figure issued in \(report.archive)/\(ArchiveFiles.projectionsName) is put beside the "
          + "one published for its year since; an error is projected less observed, as a fraction of "
          + "what was observed. Sources are compared on the figures that all of them projected.")
    ]
  }

  public var inputs: [Table] { series.map(InputTables.employment) }

  public func inputs(for cell: ExplainedCell) -> [Table] {
    guard let outcome = outcome(of: cell) else { return inputs }
    return series.filter { $0.occupation.code == outcome.issued.code }.map(InputTables.employment)
  }

  public func reasons(for cell: ExplainedCell) -> [Block] {
    guard let outcome = outcome(of: cell) else { return method }
    let issued = outcome.issued
    switch cell.column {
    case "Projected", "80% interval":
      return [
        .paragraph(
          "As issued from \(issued.baseYear) for \(issued.year): the median and quantiles in "
            + "\(report.archive)/\(ArchiveFiles.projectionsName), rounded to ten.")
      ]
    case "Observed":
      let rows =
        series.first { $0.occupation.code == issued.code }?
        .observation(in: issued.year)?.sources.map(\.description) ?? []
      return [
        .paragraph("As published in \(outcome.release): \(Wording.list(rows)), rounded to ten.")
      ]
    default:
      return [
        .paragraph(
          "\(Wording.decimal(issued.median, 0)) / \(Wording.decimal(outcome.observed, 0)) − 1 = "
            + "\(Wording.signedPercent(outcome.relativeError)).")
      ]
    }
  }

  private func outcome(of cell: ExplainedCell) -> ArchiveScore.Outcome? {
    guard cell.table == "archive-outcomes", outcomes.indices.contains(cell.rowIndex) else {
      return nil
    }
    return outcomes[cell.rowIndex]
  }
}
