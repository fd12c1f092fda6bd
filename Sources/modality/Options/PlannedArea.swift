import Ingest
import LaborSeries
import Projections
import Reports

/// Works out the report of one area.
struct PlannedArea {
  let data: OutlookData
  let workforce: WorkforceOutlook
  let lineItems: [LaborSeries.OfficialProjection]

  /// - Throws: `AreaError` where the area is not known, or no occupation has anything to say of it.
  func report(
    on name: String, for audience: Audience? = nil, in language: Language = .english
  ) throws -> AreaOutlookReport {
    let areas = try AreaFigures(data: data)
    let area = try areas.lookup.area(named: name)
    let entries = try workforce.occupations.map { try entry($0, in: area, areas) }
    guard entries.contains(where: { $0.projection != nil || $0.wages != nil }) else {
      throw AreaError.noFigures(
        area: area.title, occupation: "Each occupation of this report")
    }
    try UsualPrices.remark(on: entries.compactMap(\.wages?.series))
    return AreaOutlookReport(
      on: area, entries: entries, program: Modality.program, audience: audience,
      language: language)
  }

  private func entry(
    _ outlook: OccupationOutlook, in area: PublishedArea, _ areas: AreaFigures
  ) throws -> AreaOutlookReport.Entry {
    let occupation = outlook.occupation
    let wages = try wages(of: occupation, in: area, areas)
    let states = try states(of: occupation, areas)
    do {
      let found = try areas.projection(of: occupation, in: area, through: workforce.targetYear)
      let fan = try AreaReport(on: found.projection, in: found.outlook, nation: outlook)
        .fan(in: found.panel)
      return AreaOutlookReport.Entry(
        nation: outlook, projection: (found.projection, found.outlook), fan: fan,
        openings: try openings(found.projection, found.panel), wages: wages, states: states,
        reason: "")
    } catch let error as AreaError {
      return AreaOutlookReport.Entry(
        nation: outlook, projection: nil, openings: nil, wages: wages, states: states,
        reason: "\(error)")
    }
  }

  /// Every state with a figure of the occupation; none for a sum of occupations.
  private func states(
    of occupation: Occupation, _ areas: AreaFigures
  ) throws -> [(area: PublishedArea, weight: AreaWeight)] {
    guard !occupation.code.isCombined else { return [] }
    let panel = try areas.panel(of: occupation)
    return panel.members.filter { $0.area.kind == .state }.compactMap { member in
      panel.weight(of: member).map { (member.area, $0) }
    }
  }

  private func openings(
    _ projection: AreaProjection, _ panel: AreaPanel
  ) throws -> OpeningsOutlook? {
    let record = try data.separationRecord()
    do {
      return OpeningsOutlook(
        of: projection, in: panel,
        rates: try SeparationRates(for: panel.occupation, in: data.official, record: record),
        record: record)
    } catch OpeningsError.noPublishedRates {
      return nil  // The page then shows employment and wages.
    }
  }

  private func wages(
    of occupation: Occupation, in area: PublishedArea, _ areas: AreaFigures
  ) throws -> WageOutlook? {
    guard !occupation.code.isCombined, let panel = try? areas.panel(of: occupation),  // Not a sum.
      let member = panel.member(of: area)
    else { return nil }
    do {
      let series = try panel.series(of: member)
      let prices = try UsualPrices.assumption(for: [series])
      return try WageOutlook(
        of: series, through: workforce.targetYear, prices: prices, by: data.wageModel(prices))
    } catch is WageError {
      return nil  // Too few wages, or the publisher's mark in the newest release.
    }
  }
}
