import Foundation
import LaborSeries
import Projections

/// How the figures of a comparison come about.
public struct ComparisonReasons: NumberReasons {
  let comparison: GrowthComparison

  public init(on comparison: GrowthComparison) { self.comparison = comparison }

  public var method: [Block] {
    [
      .paragraph(
        "Growth a year is (jobs of the last year / jobs of the first)^(1/years) − 1: for the past of "
          + "the published figures, with their standard errors; ahead in each draw of the averaged "
          + "growth family. A probability is the share of draws in which one grows faster.")
    ]
  }

  public var inputs: [Table] {
    comparison.members.map { InputTables.employment($0.series) }
  }

  public func reasons(for cell: ExplainedCell) -> [Block] {
    let names = comparison.members.map(\.name)
    let bare = String(cell.row.drop { $0.isNumber || $0 == " " })
    guard let index = names.firstIndex(of: cell.row) ?? names.firstIndex(of: bare) else {
      return method
    }
    switch (cell.table, cell.index) {
    case ("compare-growth", 1...2): return observed(index, isBound: cell.isBound)
    case ("compare-growth", 3...5): return projected(index, isBound: cell.isBound)
    case ("compare-growth", _) where cell.column == "Fastest":
      return [.paragraph("The share of draws in which \(names[index]) grows fastest of all.")]
    case ("compare-growth", _): return []
    case ("compare-probabilities", let column) where names.indices.contains(column - 1):
      return [
        .paragraph(
          "The share of draws in which \(names[index]) grows faster than \(names[column - 1]), "
            + "\(Wording.percent(comparison.probabilities[index][column - 1], decimals: 1)); "
            + dependence)
      ]
    case ("compare-contributions", _): return contribution(index)
    default: return method
    }
  }

  /// How the draws of two go together.
  private var dependence: String {
    switch comparison.basis {
    case .observed: "the survey errors of both years are independent between them."
    case .projected: "draws of both go together as their yearly changes did."
    }
  }

  private func observed(_ index: Int, isBound: Bool) -> [Block] {
    let (from, to) = comparison.historyYears
    let series = comparison.members[index].series
    guard let first = series.observation(in: from)?.employment.number,
      let last = series.observation(in: to)?.employment.number
    else { return method }
    let growth = pow(last / first, 1 / Double(to - from)) - 1
    let text =
      "(\(Wording.decimal(last, 0)) / \(Wording.decimal(first, 0)))^(1/\(to - from)) − 1 = "
      + "\(Wording.signedPercent(growth)) a year, from the published figures of \(from) and \(to)."
      + (isBound ? " The interval is that of the survey errors of both." : "")
    return [.paragraph(text)]
  }

  private func projected(_ index: Int, isBound: Bool) -> [Block] {
    let member = comparison.members[index]
    guard case .projected(let from, let to) = comparison.basis,
      let level = member.draws?.distribution(in: to)?.median
    else { return method }
    let base = member.base.jobs
    let growth = pow(level / base, 1 / Double(to - from)) - 1
    return method + [
      .paragraph(
        "At the median of \(to): (\(Wording.jobs(level)) / \(Wording.jobs(base)))^(1/\(to - from)) − 1 "
          + "= \(Wording.signedPercent(growth))."
          + (isBound ? " The ends of the interval are quantiles of the draws' growth." : ""))
    ]
  }

  private func contribution(_ index: Int) -> [Block] {
    let part = comparison.contributions[index]
    let total = comparison.contributions.reduce(0) { $0 + $1.change }
    var text =
      "\(Wording.jobs(part.change)) of \(Wording.jobs(total)) jobs that all add together, means of the "
      + "draws, are \(Wording.signedPercent(part.ofTotalGrowth)) of the level at the beginning."
    if let share = part.nationalShare, let own = part.ownShift,
      let pace = comparison.nationalGrowth
    {
      text +=
        " At the nation's pace of \(Wording.signedPercent(pace)) it would add \(Wording.jobs(share)); "
        + "the rest, \(Wording.jobs(own)), is its own."
    }
    return [.paragraph(text)]
  }
}
