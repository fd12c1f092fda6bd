import Foundation
import LaborSeries
import Projections

/// How projected wages come about.
public struct WageReasons: NumberReasons {
  let outlooks: [WageOutlook]

  public init(on outlooks: [WageOutlook]) { self.outlooks = outlooks }

  public var method: [Block] {
    guard let prices = outlooks.first?.prices else { return [] }
    let inflation = Wording.percent(prices.inflation)
    let model = "Model: the averaged growth family on each published wage, drawn as employment is. "
    guard let deflator = prices.deflator else {
      return [
        .paragraph(
          model + "In current dollars it goes on as the record does; the assumed inflation of "
            + "\(inflation) a year turns it into dollars of the last release: real = nominal / "
            + "(1 + inflation)^years.")
      ]
    }
    return [
      .paragraph(
        model + "Each wage of the past was put into dollars of the last release by "
          + "\(deflator.name), and goes on as that record does; the assumed inflation of "
          + "\(inflation) a year turns it into dollars of its own year: nominal = real × "
          + "(1 + inflation)^years.")
    ]
  }

  public var inputs: [Table] {
    outlooks.flatMap { outlook in
      [
        InputTables.wages(
          outlook.series, of: .init(name: "Median wage") { .published($0.wages.annual.median) }),
        InputTables.wages(
          outlook.series, of: .init(name: "Mean wage") { .published($0.wages.annual.mean) }),
      ]
    }
  }

  public func reasons(for cell: ExplainedCell) -> [Block] {
    if cell.table == "wages" {
      let rows = outlooks.flatMap { [$0.median, $0.mean].compactMap { $0 } }
      return rows.indices.contains(cell.rowIndex) ? blocks(rows[cell.rowIndex], cell) : method
    }
    if cell.table == "wage-record" {
      return method + [
        .paragraph(
          "Each wage was projected from every year of the record with what was known then, the way "
            + "it is projected now; the cell is the mean over those projections of |projected − "
            + "came| / came, or the share of them whose interval contained what came.")
      ]
    }
    guard
      let outlook = outlooks.first(where: {
        cell.table.hasSuffix(Heading.anchor(from: "\($0.occupation.code)"))
      })
    else { return method }
    if cell.table.hasPrefix("wage-years-"),
      let year = outlook.median.years.first(where: { "\($0.year)" == cell.row })
    {
      return method + [.paragraph(deflation(outlook.median, year))]
    }
    if cell.table.hasPrefix("wage-ladder-") { return ladder(outlook, cell) }
    return method
  }

  private func blocks(_ wage: WageProjection, _ cell: ExplainedCell) -> [Block] {
    switch cell.index {
    case 2:
      return [
        .paragraph(
          "\(wage.rung.words): as published for \(wage.baseYear), \(Wording.dollars(wage.base)).")
      ]
    case 7, 8:
      let span = wage.target.year - wage.baseYear
      return method + [
        .paragraph(
          "\(wage.rung.words): the median over the draws of (real wage of \(wage.target.year) / "
            + "\(Wording.dollars(wage.base)))^(1/\(span)) − 1; at the median wage, "
            + "(\(Wording.dollars(wage.target.real.median)) / \(Wording.dollars(wage.base)))^"
            + "(1/\(span)) − 1 = "
            + Wording.signedPercent(
              pow(wage.target.real.median / wage.base, 1 / Double(span)) - 1) + ".")
      ]
    case 9:
      guard let history = wage.realHistory ?? wage.nominalHistory else { return [] }
      return [
        .paragraph(
          "\(wage.rung.words): growth a year of the published figures"
            + (wage.realHistory == nil ? "" : " in dollars of \(wage.baseYear)")
            + ", \(Wording.signedPercent(history.annual)).")
      ]
    default: return method + [.paragraph(deflation(wage, wage.target))]
    }
  }

  /// Nominal to real, with the numbers put in.
  private func deflation(_ wage: WageProjection, _ year: WageProjection.Year) -> String {
    let prices = outlooks.first?.prices
    let inflation = prices?.inflation ?? 0
    let span = year.year - wage.baseYear
    return "\(wage.rung.words), \(wage.baseYear): \(Wording.dollars(wage.base)) as published. "
      + "\(year.year): \(Wording.dollars(year.nominal.median)) in current dollars, the median of the "
      + "draws; divided by \(Wording.decimal(1 + inflation, 3))^\(span) = "
      + "\(Wording.decimal(pow(1 + inflation, Double(span)), 4)) this is "
      + "\(Wording.dollars(year.nominal.median / pow(1 + inflation, Double(span)))) in dollars of "
      + "\(wage.baseYear). The ends of intervals are quantiles of the same draws."
  }

  private func ladder(_ outlook: WageOutlook, _ cell: ExplainedCell) -> [Block] {
    if cell.row == WageRung.median.words, cell.index > 1 {
      return method + [.paragraph(deflation(outlook.median, outlook.median.target))]
    }
    guard let rung = outlook.ladder.rungs.first(where: { $0.rung.words == cell.row }),
      let published = rung.published.number,
      let median = outlook.ladder.rungs.first(where: { $0.rung == .median })?.published.number
    else { return method }
    return method + [
      .paragraph(
        "In \(outlook.median.baseYear) this figure was \(Wording.dollars(published)), "
          + "\(Wording.decimal(published / median, 3)) of the median of \(Wording.dollars(median)). "
          + "Percentiles stand off the projected median by gaps as wide as the middle between the "
          + "last release and the mean of the record.")
    ]
  }
}
