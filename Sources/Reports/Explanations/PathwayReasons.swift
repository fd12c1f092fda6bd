import LaborSeries
import Projections

/// How the differences between two occupations of a pathway come about.
public struct PathwayReasons: NumberReasons {
  /// A step with the side that it is told from.
  private struct Told {
    let step: PathwayOutlook.Step
    let from: SOCCode
    let to: SOCCode
  }

  let outlooks: [PathwayOutlook]
  let series: [OccupationalSeries]

  /// Reasons of pathways, with the series of every occupation that their steps touch.
  public init(on outlooks: [PathwayOutlook], of series: [OccupationalSeries]) {
    (self.outlooks, self.series) = (outlooks, series)
  }

  /// The occupations at either end of the steps of a pathway.
  public static func occupations(of outlook: PathwayOutlook) -> [Occupation] {
    var found = [outlook.occupation]
    for step in outlook.stepsOut + outlook.stepsIn
    where !found.contains(where: { $0.code == step.other.code }) {
      found.append(step.other)
    }
    return found
  }

  public var method: [Block] {
    [
      .paragraph(
        "A difference is the figure of the occupation entered less that of the one left. Wages are "
          + "those of the same release; growth is that of the averaged growth family, the two "
          + "projections taken as independent.")
    ]
  }

  public var inputs: [Table] { series.flatMap(Self.tables) }

  public func inputs(for cell: ExplainedCell) -> [Table] {
    guard let told = told(cell) else { return inputs }
    let ends = [told.to, told.from].compactMap(self.series(of:))
    return ends.map { series in
      cell.column == "Growth" || cell.column == "80% interval"
        ? InputTables.employment(series)
        : Self.wages(series, isMedian: cell.column == "Median wage")
    }
  }

  public func reasons(for cell: ExplainedCell) -> [Block] {
    guard let told = told(cell) else { return method }
    switch cell.column {
    case "Median wage": return medians(told)
    case "Mean wage, 80%": return means(told, cell)
    case "Growth": return growth(told, isBound: false)
    case "80% interval": return growth(told, isBound: true)
    default: return method
    }
  }

  private func told(_ cell: ExplainedCell) -> Told? {
    let steps: [PathwayOutlook.Step]
    if cell.table == "pathway-steps" {
      steps = outlooks.flatMap(\.stepsOut)
    } else {
      guard
        let outlook = outlooks.first(where: {
          cell.table.hasSuffix(Heading.anchor(from: "\($0.occupation.code)"))
        })
      else { return nil }
      steps = cell.table.hasPrefix("steps-out-") ? outlook.stepsOut : outlook.stepsIn
    }
    guard steps.indices.contains(cell.rowIndex) else { return nil }
    let step = steps[cell.rowIndex]
    return Told(step: step, from: step.route.from, to: step.route.to)
  }

  private func series(of code: SOCCode) -> OccupationalSeries? {
    series.first { $0.occupation.code == OccupationCode(code) }
  }

  private func medians(_ told: Told) -> [Block] {
    guard let ends = ends(told), let entered = ends.to.wages.annual.median.number,
      let left = ends.from.wages.annual.median.number
    else { return method }
    return [
      .paragraph(
        "Median wages of \(ends.to.release): \(Wording.dollars(entered)) "
          + "(\(Self.row(ends.to))) − \(Wording.dollars(left)) (\(Self.row(ends.from))) = "
          + "\(Wording.dollars(entered - left)) a year.")
    ]
  }

  private func means(_ told: Told, _ cell: ExplainedCell) -> [Block] {
    guard let ends = ends(told), let entered = ends.to.wages.annual.mean.number,
      let left = ends.from.wages.annual.mean.number, let enteredPRSE = ends.to.wages.meanPRSE,
      let leftPRSE = ends.from.wages.meanPRSE
    else { return method }
    let errors = (entered * enteredPRSE / 100, left * leftPRSE / 100)
    let error = (errors.0 * errors.0 + errors.1 * errors.1).squareRoot()
    let sign = cell.part == .lower ? "−" : "+"
    // The 90th percentile of the standard normal distribution.
    let bound = entered - left + (cell.part == .lower ? -1 : 1) * 1.281552 * error
    return [
      .paragraph(
        "Mean wages of \(ends.to.release): \(Wording.dollars(entered)) (PRSE "
          + "\(Wording.decimal(enteredPRSE, 1)), \(Self.row(ends.to))) − \(Wording.dollars(left)) "
          + "(PRSE \(Wording.decimal(leftPRSE, 1)), \(Self.row(ends.from))) = "
          + "\(Wording.dollars(entered - left)). Their standard errors are "
          + "\(Wording.dollars(errors.0)) and \(Wording.dollars(errors.1)), together "
          + "√(\(Wording.dollars(errors.0))² + \(Wording.dollars(errors.1))²) = "
          + "\(Wording.dollars(error)). The 80% interval reaches 1.28 of them either way: "
          + "\(Wording.dollars(entered - left)) \(sign) 1.28 × \(Wording.dollars(error)) = "
          + "\(Wording.dollars(bound)), rounded to ten.")
    ]
  }

  private func growth(_ told: Told, isBound: Bool) -> [Block] {
    guard let growth = told.step.growth else { return method }
    let (entered, left) = (growth.first, growth.second)
    func part(_ projection: EmploymentProjection) -> String {
      "\(projection.series.occupation.plural) "
        + "(\(Wording.jobs(projection.target.median)) / "
        + "\(Wording.jobs(projection.baseEmployment)))^"
        + "(1/\(projection.target.year - projection.base.year)) − 1 = "
        + Wording.signedPercent(projection.annualGrowth.median)
    }
    return [
      .paragraph(
        "Model: the averaged growth family for each. Growth a year at the median: \(part(entered)); "
          + "\(part(left)). The difference, \(Wording.signedPercent(growth.difference)), is the "
          + "median over all pairs of 801 equally likely growth rates of each, which the difference "
          + "of the medians only comes near."
          + (isBound ? " The ends of the interval are the 10th and 90th percentiles of them." : ""))
    ]
  }

  private func ends(_ told: Told) -> (from: Observation, to: Observation)? {
    guard let from = series(of: told.from)?.latest, let to = series(of: told.to)?.latest else {
      return nil
    }
    return (from, to)
  }

  private static func row(_ observation: Observation) -> String {
    observation.sources.map(\.description).joined(separator: " ")
  }

  private static func tables(_ series: OccupationalSeries) -> [Table] {
    [InputTables.employment(series), wages(series, isMedian: true)]
  }

  private static func wages(_ series: OccupationalSeries, isMedian: Bool) -> Table {
    let latest = Set([series.latest?.year].compactMap { $0 })
    return InputTables.wages(
      series,
      of: .init(name: isMedian ? "Median wage" : "Mean wage") {
        .published(isMedian ? $0.wages.annual.median : $0.wages.annual.mean)
      }, in: latest)
  }
}
