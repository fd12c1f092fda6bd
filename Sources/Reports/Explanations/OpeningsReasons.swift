import LaborSeries
import Projections

/// How the openings of one occupation come about.
public struct OpeningsReasons: NumberReasons {
  let openings: OpeningsOutlook
  let series: OccupationalSeries
  let lines: [OfficialProjection]

  /// Reasons of openings, with the series and BLS's lines that they rest on.
  public init(
    on openings: OpeningsOutlook, of series: OccupationalSeries, official: OfficialOutlook?
  ) {
    self.openings = openings
    self.series = series
    lines = official?.lines ?? []
  }

  private var trend: OpeningsProjection { openings.trend }

  public var method: [Block] { [.paragraph(OpeningsReport.method)] }

  public var inputs: [Table] {
    [InputTables.employment(series)] + [InputTables.official(lines)].compactMap { $0 }
  }

  public func reasons(for cell: ExplainedCell) -> [Block] {
    if cell.table.hasPrefix("openings-years-") { return byYear(cell) }
    if cell.table.hasPrefix("openings-rates-") || cell.table.hasPrefix("openings-bases-") {
      return []
    }
    switch cell.column {
    case "BLS": return official
    case "Combined":
      return [
        .paragraph("The same along the line of the record and BLS's projection combined.")
      ] + flows(cell.row, trend.averageYear, bound: cell)
    default: return flows(cell.row, trend.averageYear, bound: cell)
    }
  }

  private func byYear(_ cell: ExplainedCell) -> [Block] {
    guard let year = trend.years.first(where: { "\($0.end)" == cell.row }) else { return [] }
    switch cell.index {
    case 1: return flows("Growth", year, bound: cell)
    case 2: return flows("Labor force exits", year, bound: cell)
    case 3: return flows("Occupational transfers", year, bound: cell)
    case 4...6: return flows("Openings", year, bound: cell)
    default:
      let years = trend.years.prefix { $0.end <= year.end }
      let parts = years.map { Wording.jobs($0.openings.mean) }.joined(separator: " + ")
      let sum = years.reduce(0) { $0 + $1.openings.mean }
      return [
        .paragraph("Formula: the openings of the years so far, \(parts) = \(Wording.jobs(sum)).")
      ] + drawn(cell)
    }
  }

  /// The formula of one part over a period, with means put in.
  private func flows(
    _ part: String, _ period: OpeningsProjection.Period, bound cell: ExplainedCell
  ) -> [Block] {
    let (start, end) = (mean(in: period.start), mean(in: period.end))
    let span = period.end - period.start
    let ends = "(\(Wording.jobs(start)) + \(Wording.jobs(end))) / 2"
    let text: String
    switch part {
    case "Growth":
      text =
        "(\(Wording.jobs(end)) − \(Wording.jobs(start))) / \(span) = "
        + Wording.jobs((end - start) / Double(span))
    case "Labor force exits":
      text = flow(openings.rates.exit, ends, (start + end) / 2, period.exits.mean)
    case "Occupational transfers":
      text = flow(openings.rates.transfer, ends, (start + end) / 2, period.transfers.mean)
    case "Separations":
      text =
        "exits \(Wording.jobs(period.exits.mean)) + transfers "
        + "\(Wording.jobs(period.transfers.mean)) = \(Wording.jobs(period.separations.mean))"
    default:
      text =
        "growth \(Wording.jobs(period.growth.mean)) + exits \(Wording.jobs(period.exits.mean)) + "
        + "transfers \(Wording.jobs(period.transfers.mean)) = "
        + Wording.jobs(period.openings.mean)
    }
    return [.paragraph("Formula, with means put in: \(text) jobs a year.")] + drawn(cell)
  }

  private func flow(
    _ rate: SeparationRates.Rate, _ ends: String, _ average: Double, _ drawn: Double
  ) -> String {
    let origin =
      switch rate.origin {
      case .published(let round): "BLS, \(round)"
      case .given: "given"
      }
    return "\(Wording.percent(rate.value, decimals: 2)) (\(origin)) × \(ends) = "
      + "\(Wording.jobs(rate.value * average)); over the draws, in which the rate moves too, "
      + Wording.jobs(drawn)
  }

  private func drawn(_ cell: ExplainedCell) -> [Block] {
    let count = trend.employment.paths.count
    let end =
      cell.isBound
      ? " Its ends are quantiles of the draws."
      : cell.column == "Median" ? " Half of the draws lie below the median." : ""
    return [
      .paragraph(
        "Employment, its base and published rates are drawn together, \(Wording.jobs(Double(count))) "
          + "times; the formula is worked out in each draw.\(end)")
    ]
  }

  /// The mean level of a year over the central draws.
  private func mean(in year: Int) -> Double {
    let draws = trend.employment
    let index = draws.years.firstIndex(of: year).map { $0 + 1 } ?? 0
    return draws.central.reduce(0) { $0 + draws.paths[$1][index] } / Double(draws.central.count)
  }

  private var official: [Block] {
    guard let line = lines.first, lines.count == 1, let base = line.baseEmployment,
      let target = line.projectedEmployment
    else { return [] }
    let rates = [("exits", line.exitRate), ("transfers", line.transferRate)].compactMap {
      name, rate in
      rate.map {
        "\(name) \(Wording.decimal($0, 1))% × (\(Wording.jobs(base)) + \(Wording.jobs(target))) / 2 = "
          + Wording.jobs($0 / 100 * (base + target) / 2)
      }
    }
    let span = line.targetYear - line.baseYear
    return [
      .paragraph(
        "Worked out from BLS's levels and rates: growth (\(Wording.jobs(target)) − "
          + "\(Wording.jobs(base))) / \(span) = \(Wording.jobs((target - base) / Double(span))); "
          + rates.joined(separator: "; ")
          + (line.annualOpenings.map { "; BLS publishes \(Wording.jobs($0)) openings a year." }
            ?? ".")
      )
    ]
  }
}
