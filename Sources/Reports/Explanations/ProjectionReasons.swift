import Foundation
import GrowthModels
import LaborSeries
import Projections

/// How the projected employment of one occupation comes about.
public struct ProjectionReasons: NumberReasons {
  let outlook: OccupationOutlook
  /// Whether the projection is that of the averaged family, whose parts can be taken apart.
  let isAveraged: Bool

  public init(on outlook: OccupationOutlook, isAveraged: Bool = true) {
    self.outlook = outlook
    self.isAveraged = isAveraged
  }

  private var projection: EmploymentProjection { outlook.projection }

  /// The last observation, as a factor of formulas: “43,390 (2025)”.
  private var base: String {
    "\(Wording.jobs(projection.baseEmployment)) (\(projection.base.year))"
  }

  public func reasons(for cell: ExplainedCell) throws -> [Block] {
    guard cell.table.hasPrefix("projection-"), let number = Int(cell.row),
      let year = projection.year(number)
    else { return try method }
    switch cell.column {
    case "Median", "80% interval", "95% interval": return try own(year, cell)
    case "Combined": return combined(year)
    case "BLS": return official(year)
    default: return []
    }
  }

  public var method: [Block] {
    get throws {
      guard isAveraged else {
        return [
          .paragraph("The model is \(projection.account.model), fitted to the figures below.")
        ]
      }
      return ExplanationBlocks(of: try explanation(in: projection.target.year)).blocks
    }
  }

  public var inputs: [Table] {
    [InputTables.employment(outlook.series)]
      + [InputTables.official(outlook.official?.lines ?? [])].compactMap { $0 }
  }

  private func explanation(in year: Int) throws -> GrowthExplanation {
    try AveragedFamily.ofPooledSamples.explain(
      DatedSeries(employmentOf: outlook.series), in: year)
  }

  private func own(_ year: EmploymentProjection.Year, _ cell: ExplainedCell) throws -> [Block] {
    guard isAveraged else { return try method }
    let why = try explanation(in: year.year)
    let expected = projection.baseEmployment * exp(why.growth.total)
    var text =
      "Model: the averaged growth family, which weighs its members by how well each fits the record. "
      + "Formula: the last figure times the exponential of expected growth, \(base) × "
      + "exp(\(Wording.decimal(why.growth.total, 4))) = \(NumberFormatText.whole(expected))."
    if Wording.tens(expected) != Wording.tens(year.median) {
      text +=
        " The median of the averaged distribution is \(NumberFormatText.whole(year.median)): half "
        + "of the weight lies below it, which the mean of the members' growth only comes near."
    }
    var blocks: [Block] = [.paragraph(text)]
    if cell.isBound { blocks.append(.paragraph(bound(cell, year, why))) }
    return blocks + ExplanationBlocks(of: why).blocks.dropFirst()
  }

  private func bound(
    _ cell: ExplainedCell, _ year: EmploymentProjection.Year, _ why: GrowthExplanation
  ) -> String {
    let isWide = cell.column.hasPrefix("95")
    let probability = (isWide ? 2.5 : 10.0)
    let percent = cell.part == .lower ? probability : 100 - probability
    // The 90th and 97.5th percentiles of the standard normal distribution.
    let deviations = (isWide ? 1.959964 : 1.281552) * (cell.part == .lower ? -1 : 1)
    let deviation = why.variance.total.squareRoot()
    let near = year.median * exp(deviations * deviation)
    return
      "It is the \(Wording.decimal(percent, percent == percent.rounded() ? 0 : 1))th percentile "
      + "of the averaged distribution. The standard deviation of the logarithm is "
      + "\(Wording.decimal(deviation, 4)); a normal distribution would have it at "
      + "\(Wording.jobs(year.median)) × exp(\(Wording.decimal(deviations, 2)) × "
      + "\(Wording.decimal(deviation, 4))) = \(NumberFormatText.whole(near)), and the tails of the "
      + "averaged one are its own."
  }

  private func combined(_ year: EmploymentProjection.Year) -> [Block] {
    guard let both = outlook.combined?.year(year.year) else { return [] }
    var text =
      "The record and BLS's projection combined: BLS's growth to its target year counts as one more "
      + "observation, as exact as its past projections were, and the averaged family takes it in "
      + "(median \(NumberFormatText.whole(both.median)))."
    if let level = officialLevel(year.year), abs(level / year.median - 1) > 0.001 {
      let part = log(both.median / year.median) / log(level / year.median)
      text +=
        " That is \(Wording.percent(part, decimals: 0)) of the way, in logarithms, from the record's "
        + "median of \(Wording.jobs(year.median)) to the \(Wording.jobs(level)) of BLS's growth."
    }
    return [.paragraph(text)]
  }

  private func officialLevel(_ year: Int) -> Double? {
    outlook.official?.employment(
      in: year, from: projection.baseEmployment, of: projection.base.year)
  }

  private func official(_ year: EmploymentProjection.Year) -> [Block] {
    guard let official = outlook.official, let level = officialLevel(year.year) else { return [] }
    let span = official.targetYear - official.baseYear
    return [
      .paragraph(
        "BLS's growth at a constant yearly rate, put on the last OEWS figure: \(base) × "
          + "(\(Wording.jobs(official.projectedEmployment)) / "
          + "\(Wording.jobs(official.baseEmployment)))^(\(year.year - projection.base.year)/\(span)) "
          + "= \(NumberFormatText.whole(level)). BLS's levels count the self-employed; the ratio "
          + "carries over and the level does not.")
    ]
  }
}

/// Numbers inside formulas, where they are not rounded to ten.
enum NumberFormatText {
  /// `53,103`.
  static func whole(_ value: Double) -> String { Wording.decimal(value, 0) }
}
