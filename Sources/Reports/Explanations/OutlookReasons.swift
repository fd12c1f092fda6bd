import Charts
import Foundation
import LaborSeries
import Projections

/// How the figures of a whole outlook report come about: those of each table by the reasons of the
/// result that the table belongs to.
public struct OutlookReasons: NumberReasons {
  let report: OutlookReport
  /// Figures of states, by occupation.
  let panels: [AreaPanel]
  /// The series of occupations that pathways lead to.
  let neighbours: [OccupationalSeries]

  /// Reasons of a report in full.
  public init(
    on report: OutlookReport, panels: [AreaPanel] = [], neighbours: [OccupationalSeries] = []
  ) {
    (self.report, self.panels, self.neighbours) = (report, panels, neighbours)
  }

  private var workforce: WorkforceOutlook { report.workforce }

  public var method: [Block] {
    let names = Wording.list(workforce.occupations.map(\.occupation.plural))
    return [
      .paragraph(
        "Employment of \(names): published figures, continued by the averaged growth family, which "
          + "weighs its members by how well each fits the record. A number in a sentence is one of a "
          + "table, or worked out from some; the section it stands in says how. “modality project”, "
          + "openings, wages, compare, areas and backtest explain theirs in parts with --explain.")
    ]
  }

  public var inputs: [Table] { [] }

  public func inputs(for cell: ExplainedCell) -> [Table] {
    guard let outlook = owner(of: cell) else { return [] }
    if Self.isAbout(cell, ["wage"]) {
      return wages(of: outlook).map { $0.inputs(for: cell) } ?? []
    }
    if Self.isAbout(cell, ["steps", "pathway-steps"]) { return pathways.inputs(for: cell) }
    if Self.isAbout(cell, ["series"]) {
      return SeriesReasons(on: outlook.series).inputs(for: cell)
    }
    if Self.isAbout(cell, ["states"]) {
      return areas(of: outlook, in: cell.row)?.inputs ?? []
    }
    return ProjectionReasons(on: outlook).inputs
  }

  public func reasons(for cell: ExplainedCell) throws -> [Block] {
    if Self.isAbout(cell, ["compare"]), let comparison = report.planning?.comparison {
      return ComparisonReasons(on: comparison).reasons(for: cell)
    }
    if Self.isAbout(cell, ["wage", "wages"]), cell.table == "wages" || cell.table == "wage-premium",
      let outlooks = report.planning?.wages
    {
      return WageReasons(on: outlooks).reasons(for: cell)
    }
    if Self.isAbout(cell, ["demand"]), let demand = report.planning?.demand {
      return DemandReasons(on: demand, of: workforce.occupations.map(\.series)).reasons(for: cell)
    }
    if Self.isAbout(cell, ["scenario"]) { return scenario(cell) }
    if Self.isAbout(cell, ["track-record"]) { return judged(cell) }
    if Self.isAbout(cell, ["steps", "pathway-steps"]) { return pathways.reasons(for: cell) }
    if cell.table.hasPrefix("openings"), cell.row == "Together" { return together(cell) }
    guard let outlook = owner(of: cell) else { return method }
    return try reasons(for: cell, of: outlook)
  }

  private func reasons(
    for cell: ExplainedCell, of outlook: OccupationOutlook
  ) throws -> [Block] {
    if cell.table == "summary" { return try summary(cell, outlook) }
    if Self.isAbout(cell, ["projection"]) {
      return try ProjectionReasons(on: outlook).reasons(for: cell)
    }
    if Self.isAbout(cell, ["series"]) {
      return SeriesReasons(on: outlook.series).reasons(for: cell)
    }
    if Self.isAbout(cell, ["history"]) { return observed(cell, outlook) }
    if Self.isAbout(cell, ["openings"]) { return openings(cell, outlook) }
    if Self.isAbout(cell, ["states"]) { return states(cell, outlook) }
    if Self.isAbout(cell, ["wages"]) { return published(cell, outlook) }
    if Self.isAbout(cell, ["wage"]), let wages = wages(of: outlook) {
      return wages.reasons(for: cell)
    }
    return try ProjectionReasons(on: outlook).method
  }
}

extension OutlookReasons {
  /// Whether a table is one of those, or of an occupation's own.
  private static func isAbout(_ cell: ExplainedCell, _ tables: [String]) -> Bool {
    tables.contains { cell.table == $0 || cell.table.hasPrefix("\($0)-") }
  }

  /// The occupation that a cell is about, by its table, its row or its column.
  private func owner(of cell: ExplainedCell) -> OccupationOutlook? {
    let shown = report.planning.flatMap { StatesSummary($0.states, record: nil) }?.shown ?? []
    if cell.table == "states", shown.indices.contains((cell.index - 1) / 2) {
      let code = shown[(cell.index - 1) / 2].occupation.code
      return workforce.occupations.first { $0.occupation.code == code }
    }
    return workforce.occupations.first { outlook in
      let slug = OccupationTables.slug(of: outlook.occupation)
      return cell.row == outlook.occupation.shortTitle
        || cell.table.hasSuffix("-\(Heading.anchor(from: slug))")
    }
  }

  private func wages(of outlook: OccupationOutlook) -> WageReasons? {
    report.planning?.wages.first { $0.occupation.code == outlook.occupation.code }
      .map { WageReasons(on: [$0]) }
  }

  private var pathways: PathwayReasons {
    PathwayReasons(on: report.pathways, of: neighbours)
  }

  private func areas(of outlook: OccupationOutlook, in area: String) -> AreaReasons? {
    guard let panel = panels.first(where: { $0.occupation.code == outlook.occupation.code }),
      let own = report.planning?.states.first(where: {
        $0.occupation.code == outlook.occupation.code
      })
    else { return nil }
    return AreaReasons(on: own, in: panel, areas: [area])
  }

  /// A row of the table of the first screen.
  private func summary(_ cell: ExplainedCell, _ outlook: OccupationOutlook) throws -> [Block] {
    let projection = outlook.projection
    let (base, target) = ("\(projection.base.year)", "\(projection.target.year)")
    func projected(_ column: String) throws -> [Block] {
      try ProjectionReasons(on: outlook).reasons(
        for: ExplainedCell(
          table: "projection-\(outlook.occupation.code)", row: target, column: column, like: cell))
    }
    switch cell.column {
    case "Jobs \(base)":
      return SeriesReasons(on: outlook.series).reasons(
        for: ExplainedCell(table: "series", row: base, column: "Employment", like: cell))
    case "Jobs \(target)": return try projected("Median")
    case "80% interval": return try projected("80% interval")
    case "Growth":
      let (from, to) = (projection.baseEmployment, projection.target.median)
      return [
        .paragraph(
          "Formula: the growth a year that leads from the last figure to the median, "
            + "(\(Wording.decimal(to, 0)) / \(Wording.decimal(from, 0)))^"
            + "(1/\(projection.target.year - projection.base.year)) − 1 = "
            + "\(Wording.signedPercent(projection.annualGrowth.median)) a year.")
      ] + (try projected("Median"))
    case "BLS change", "BLS openings": return official(cell, outlook)
    default: return try ProjectionReasons(on: outlook).method
    }
  }

  private func official(_ cell: ExplainedCell, _ outlook: OccupationOutlook) -> [Block] {
    guard let official = outlook.official else { return [] }
    let rows = official.lines.map(\.source.description).joined(separator: " ")
    let text =
      cell.column == "BLS change"
      ? "\(Wording.jobs(official.projectedEmployment)) / \(Wording.jobs(official.baseEmployment)) − 1 "
        + "= \(Wording.signedPercent(official.change)), BLS's own projection from "
        + "\(official.baseYear) to \(official.targetYear), the self-employed counted"
      : "Openings a year as BLS publishes them for \(official.round), the self-employed counted"
    return [.paragraph("\(text) (\(rows)).")]
  }

  /// Growth of published figures over a span: the row is “2015 to 2025”.
  private func observed(_ cell: ExplainedCell, _ outlook: OccupationOutlook) -> [Block] {
    let years = cell.row.split(separator: " ").compactMap { Int($0) }
    guard years.count == 2,
      let first = outlook.series.observation(in: years[0]),
      let last = outlook.series.observation(in: years[1]),
      let from = first.employment.number, let to = last.employment.number, from > 0
    else { return [] }
    let growth = pow(to / from, 1 / Double(years[1] - years[0])) - 1
    let rows = (first.sources + last.sources).map(\.description)
    return [
      .paragraph(
        "(\(Wording.decimal(to, 0)) / \(Wording.decimal(from, 0)))^(1/\(years[1] - years[0])) − 1 = "
          + "\(Wording.signedPercent(growth)) a year, from published figures "
          + "(\(Wording.list(rows)))."
          + (cell.isBound ? " The interval is that of the survey errors of both years." : ""))
    ]
  }

  /// A wage of the last release.
  private func published(_ cell: ExplainedCell, _ outlook: OccupationOutlook) -> [Block] {
    let base = outlook.projection.base
    let rows = base.sources.map(\.description).joined(separator: " ")
    return [.paragraph("As published in \(base.release): \(rows).")]
  }

  private func openings(_ cell: ExplainedCell, _ outlook: OccupationOutlook) -> [Block] {
    guard
      let own = report.planning?.openings.first(where: {
        $0.occupation.code == outlook.occupation.code
      })
    else { return [] }
    let reasons = OpeningsReasons(on: own, of: outlook.series, official: outlook.official)
    if cell.table == "openings-rates" {
      return [
        .paragraph(
          "A rate that BLS publishes for \(own.official?.round ?? "the round at hand"): a fraction "
            + "of the average of base and target employment that leaves in a year.")
      ]
    }
    return reasons.reasons(for: Self.opened(cell, own))
  }

  /// A cell of the tables of all occupations as the tables of one have it.
  private static func opened(_ cell: ExplainedCell, _ own: OpeningsOutlook) -> ExplainedCell {
    let slug = own.occupation.code
    if cell.table == "openings-parts" {
      let names = ["Exits": "Labor force exits", "Transfers": "Occupational transfers"]
      return ExplainedCell(
        table: "openings-\(slug)", row: names[cell.column] ?? cell.column, column: "Mean",
        like: cell)
    }
    guard cell.table == "openings" else { return cell }
    if cell.index >= 8 {
      return ExplainedCell(
        table: "openings-years-\(slug)", row: "\(own.trend.averageYear.end)",
        column: cell.column, index: 7, like: cell)
    }
    return ExplainedCell(
      table: "openings-\(slug)", row: "Openings", column: cell.column, index: cell.index,
      like: cell)
  }

  private func together(_ cell: ExplainedCell) -> [Block] {
    let parts = (report.planning?.openings ?? []).map { own -> String in
      let means = own.trend.averageYear.means
      let value =
        switch cell.column {
        case "Growth": means.growth
        case "Exits": means.exits
        case "Transfers": means.transfers
        case "Separations": means.separations
        default: means.openings
        }
      return "\(Wording.decimal(value, 0)) (\(own.occupation.shortTitle))"
    }
    return [
      .paragraph(
        "The sum of the means of the occupations, rounded to ten afterwards: "
          + parts.joined(separator: " + ") + ".")
    ]
  }

  private func states(_ cell: ExplainedCell, _ outlook: OccupationOutlook) -> [Block] {
    let column =
      cell.table != "states"
      ? cell.column.hasPrefix("Jobs ") ? "Median" : cell.column
      : cell.column == "Projected" ? "Median" : "Jobs"
    return areas(of: outlook, in: cell.row)?.reasons(
      for: ExplainedCell(
        table: "areas-\(outlook.occupation.code)", row: cell.row, column: column,
        index: cell.index, like: cell)) ?? []
  }

  private func scenario(_ cell: ExplainedCell) -> [Block] {
    let scenario = report.planning?.scenarios?.scenarios.first { $0.name == cell.column }
    let words = scenario?.assumptions.map(\.effect.words) ?? []
    return [
      .paragraph(
        "Means of the draws of the baseline, which is the record's growth with the published rates"
          + (words.isEmpty
            ? "."
            : "; the scenario acts on each of them in this order: \(words.joined(separator: "; ")). "
              + "The cell is the mean under the scenario less that of the baseline.")
          + " “modality scenario run NAME --explain” shows the steps.")
    ]
  }

  /// The past projections behind a row of the track record.
  private func judged(_ cell: ExplainedCell) -> [Block] {
    guard let record = report.record else { return [] }
    let outlook = workforce.occupations.first { $0.occupation.shortTitle == cell.row }
    let code = outlook?.occupation.code.description
    let isOfNoChange = cell.column.hasPrefix("No change")
    let forecasts = record.forecasts(by: isOfNoChange ? .noChange : .family)
      .filter { code == nil || $0.series == code }
    return [
      .paragraph(
        "Worked out from projections made as if in the past: from each year with what was known "
          + "then, beside what was published later. An error is projected − actual, in percent of "
          + "the actual value. “modality backtest” shows every score of them."),
      .table(JudgedTable.table(forecasts, by: isOfNoChange ? .noChange : .family, of: record)),
    ]
  }
}
