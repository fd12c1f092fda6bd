import GrowthModels
import Ingest
import LaborSeries
import Projections
import Reports

/// Works out the sections of a report that a planner asks for.
struct PlannedReport {
  let data: OutlookData
  let workforce: WorkforceOutlook
  let lineItems: [LaborSeries.OfficialProjection]

  /// Fewer draws than single commands take: their intervals are rounded to ten jobs.
  private static let drawCount = 1000

  func planning() throws -> PlanningOutlook {
    let wages = try wages()
    let panels = try panels()
    return PlanningOutlook(
      openings: try openings(), wages: wages.outlooks, premium: wages.premium,
      comparison: try comparison(), states: try states(panels),
      stateRecord: AreaRecord(of: panels), demand: try demand())
  }

  private func openings() throws -> [OpeningsOutlook] {
    let record = try data.separationRecord()
    return try workforce.occupations.compactMap { outlook in
      do {
        let rates = try SeparationRates(
          for: outlook.occupation, in: data.official, record: record)
        return OpeningsOutlook(
          of: outlook, rates: rates, rounds: data.official, record: record,
          drawCount: Self.drawCount)
      } catch OpeningsError.noPublishedRates {
        return nil  // The section shows the occupations that BLS publishes rates for.
      }
    }
  }

  private func wages() throws -> (outlooks: [WageOutlook], premium: WagePremium?) {
    let prices = try PriceAssumption()
    let outlooks = try workforce.occupations
      .filter { !$0.occupation.code.isCombined }
      .compactMap { outlook in
        do {
          return try WageOutlook(
            of: outlook.series, through: workforce.targetYear, prices: prices,
            drawCount: Self.drawCount)
        } catch is WageError where data.sources != nil {
          return nil  // A store may hold employment alone.
        }
      }
    let own = outlooks.first { $0.occupation.code.description == ChosenWages.reference }
    let others = outlooks.filter { $0.occupation.code.description != ChosenWages.reference }
    guard let own, !others.isEmpty else { return (outlooks, nil) }
    return (outlooks, try WagePremium(of: others, over: own))
  }

  private func comparison() throws -> GrowthComparison? {
    let ranked = workforce.ranked.sorted {
      $0.projection.annualGrowth.median > $1.projection.annualGrowth.median
    }
    guard (2...9).contains(ranked.count) else { return nil }
    let last = workforce.latestRelease.year
    guard let all = try allOccupations() else { return nil }
    let nation = try NationalPace(
      of: all, from: last - 10, to: last,
      target: workforce.targetYear)
    return try GrowthComparison(
      of: ranked.map { ComparedSeries($0) }, from: last - 10, to: last, nation: nation)
  }

  /// All occupations; nil, as is said, where a store has no figure of them.
  private func allOccupations() throws -> OccupationalSeries? {
    do {
      return try data.series(named: "00-0000")
    } catch SeriesError.empty where data.sources != nil {
      return nil
    }
  }

  private func panels() throws -> [AreaPanel] {
    guard try allOccupations() != nil else { return [] }
    let areas = try AreaFigures(data: data, withMetropolitanAreas: false)
    return try workforce.occupations
      .filter { !$0.occupation.code.isCombined }
      .map { try areas.panel(of: $0.occupation) }
  }

  private func states(_ panels: [AreaPanel]) throws -> [AreaOutlook] {
    panels.compactMap { panel in
      let outlook = workforce.occupations.first { $0.occupation.code == panel.occupation.code }
      return outlook.map {
        AreaOutlook(of: panel, nation: $0.projection, drawCount: Self.drawCount)
      }
    }
  }

  private func demand() throws -> DemandOutlook? {
    guard !workforce.ranked.isEmpty else { return nil }
    do {
      return try DemandOutlook(
        of: workforce.ranked.map(\.series), population: try OlderPopulation.embedded(),
        through: workforce.targetYear)
    } catch DemandError.noPopulation {
      return nil  // The population is not projected as far as this report.
    }
  }
}
