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

  /// What the parts of a report came to.
  struct Sections {
    let planning: PlanningOutlook
    let pathways: [PathwayOutlook]
    let record: TrackRecord
  }

  /// Works out every part, two at a time; what they come to does not depend on that.
  func sections(isQuiet: Bool) throws -> Sections {
    let parts = Part.allCases
    let found = Activity.shown("Working out the report", steps: parts.count, isQuiet: isQuiet) {
      step in
      Workload.map(parts, threads: 2) { part in
        defer { step() }
        return Result { try self.worked(part) }
      }
    }
    var planned = Planned()
    for part in found { planned.add(try part.get()) }
    let planning = PlanningOutlook(
      openings: planned.openings, wages: planned.wages, premium: planned.premium,
      wageRecord: planned.wageRecord,
      comparison: planned.comparison, states: planned.states,
      stateRecord: planned.stateRecord, demand: planned.demand, scenarios: planned.scenarios)
    return Sections(
      planning: planning, pathways: planned.pathways, record: try planned.record ?? record())
  }

  /// The parts of a report, the longest first.
  private enum Part: CaseIterable, Sendable {
    case demand
    case states
    case openings
    case wages
    case comparison
    case record
    case pathways
  }

  /// What one part came to.
  private enum Outcome: Sendable {
    case demand(DemandOutlook?)
    case states([AreaOutlook], AreaRecord?)
    case openings([OpeningsOutlook], ScenarioPresets?)
    case wages([WageOutlook], WagePremium?, WageRecord?)
    case comparison(GrowthComparison?)
    case record(TrackRecord)
    case pathways([PathwayOutlook])
  }

  private struct Planned {
    var openings: [OpeningsOutlook] = []
    var scenarios: ScenarioPresets?
    var wages: [WageOutlook] = []
    var premium: WagePremium?
    var wageRecord: WageRecord?
    var comparison: GrowthComparison?
    var states: [AreaOutlook] = []
    var stateRecord: AreaRecord?
    var demand: DemandOutlook?
    var record: TrackRecord?
    var pathways: [PathwayOutlook] = []

    mutating func add(_ outcome: Outcome) {
      switch outcome {
      case .demand(let demand): self.demand = demand
      case .states(let states, let record): (self.states, stateRecord) = (states, record)
      case .openings(let openings, let scenarios):
        (self.openings, self.scenarios) = (openings, scenarios)
      case .wages(let wages, let premium, let record):
        (self.wages, self.premium, wageRecord) = (wages, premium, record)
      case .comparison(let comparison): self.comparison = comparison
      case .record(let record): self.record = record
      case .pathways(let pathways): self.pathways = pathways
      }
    }
  }

  private func worked(_ part: Part) throws -> Outcome {
    switch part {
    case .demand: return .demand(try demand())
    case .states:
      let panels = try panels()
      let record = data.memory.recalling(\.areaRecords, panels.map(\.occupation.code)) {
        AreaRecord(of: panels)
      }
      return .states(states(panels), record)
    case .openings:
      let openings = try openings()
      return .openings(openings, try scenarios(openings))
    case .wages:
      let wages = try wages()
      return .wages(wages.outlooks, wages.premium, wages.record)
    case .comparison: return .comparison(try comparison())
    case .record: return .record(try record())
    case .pathways: return .pathways(try pathways())
    }
  }

  /// A store may lack an occupation that others lead to; the section is then left out, and said.
  private func pathways() throws -> [PathwayOutlook] {
    do {
      return try PathwayOutlook.all(
        of: workforce.occupations.map(\.occupation), in: data.collection,
        pathways: try Pathways.embedded(), through: workforce.targetYear
      ) { series throws(ProjectionError) in
        try data.likelyGrowth(of: series, through: workforce.targetYear)
      }
    } catch let error as SeriesError where data.sources != nil {
      Messages.write("modality: How people move between occupations is left out. \(error)")
      return []
    }
  }

  /// The presets other than the baseline, for the occupations that have openings.
  private func scenarios(_ openings: [OpeningsOutlook]) throws -> ScenarioPresets? {
    guard !openings.isEmpty else { return nil }
    let scenarios = try ScenarioSource.presets.filter { $0 != "baseline" }
      .map { try ScenarioSource.scenario(named: $0) }
    let population = try OlderPopulationLayout.embedded()
    let overviews = try openings.compactMap { own -> ScenarioOverview? in
      guard
        let outlook = workforce.occupations.first(where: {
          $0.occupation.code == own.occupation.code
        })
      else { return nil }
      return try ScenarioOverview(
        of: outlook, openings: own, scenarios: scenarios, rounds: lineItems,
        population: population)
    }
    return ScenarioPresets(scenarios: scenarios, overviews: overviews)
  }

  /// What projections made the same way in the past were worth.
  private func record() throws -> TrackRecord {
    try data.memory.recalling(\.tracks, workforce.occupations.map(\.occupation.code)) {
      let rounds = try data.rounds()
      return try TrackRecord(
        of: workforce.occupations.map { outlook in
          try JudgedOccupation(outlook.series, rounds: rounds.projections(of: outlook.series))
        }, contenders: [.family, .official, .noChange],
        on: TrackRecord.Terms(ranksProbabilities: false))
    }
  }

  private func openings() throws -> [OpeningsOutlook] {
    let record = try data.separationRecord()
    return try workforce.occupations.compactMap { outlook in
      try data.memory.recalling(\.openings, key(outlook)) {
        do {
          let rates = try SeparationRates(
            for: outlook.occupation, in: data.official, record: record)
          return OpeningsOutlook(
            of: outlook, rates: rates, rounds: data.official, record: record)
        } catch OpeningsError.noPublishedRates {
          return nil  // The section shows the occupations that BLS publishes rates for.
        }
      }
    }
  }

  private func key(_ outlook: OccupationOutlook) -> OutlookMemory.YearKey {
    OutlookMemory.YearKey(occupation: outlook.occupation.code, targetYear: workforce.targetYear)
  }

  private func wages() throws -> (
    outlooks: [WageOutlook], premium: WagePremium?, record: WageRecord?
  ) {
    let single = workforce.occupations.filter { !$0.occupation.code.isCombined }
    let prices = try UsualPrices.assumption(for: single.map(\.series))
    try UsualPrices.remark(on: single.map(\.series))
    let outlooks = try single.compactMap { outlook in
      try data.memory.recalling(\.wages, key(outlook)) {
        do {
          return try WageOutlook(
            of: outlook.series, through: workforce.targetYear, prices: prices,
            by: data.wageModel(prices))
        } catch is WageError where data.sources != nil {
          return nil  // A store may hold employment alone.
        }
      }
    }
    let record = try data.memory.recalling(\.wageRecords, outlooks.map(\.occupation.code)) {
      try WageRecord(in: outlooks.map(\.series), prices: prices)
    }
    let own = outlooks.first { $0.occupation.code.description == ChosenWages.reference }
    let others = outlooks.filter { $0.occupation.code.description != ChosenWages.reference }
    guard let own, !others.isEmpty else { return (outlooks, nil, record) }
    let premium = try WagePremium(of: others, over: own, by: data.premiumModel)
    return (outlooks, premium, record)
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
      target: workforce.targetYear, by: data.employmentModel)
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

  private func states(_ panels: [AreaPanel]) -> [AreaOutlook] {
    panels.compactMap { panel in
      let outlook = workforce.occupations.first { $0.occupation.code == panel.occupation.code }
      return outlook.map { outlook in
        data.memory.recalling(\.states, key(outlook)) {
          AreaOutlook(
            of: panel, nation: outlook.projection,
            known: AreaFigures.shareModel(of: panel, [.state], data.memory))
        }
      }
    }
  }

  private func demand() throws -> DemandOutlook? {
    guard !workforce.ranked.isEmpty else { return nil }
    do {
      return try DemandOutlook(
        of: workforce.ranked.map(\.series), population: try OlderPopulation.embedded(),
        through: workforce.targetYear, by: data.employmentModel
      ) { series, population in
        data.memory.recalling(\.demandRecords, workforce.ranked.map(\.occupation.code)) {
          DemandRecord(of: series, population: population)
        }
      }
    } catch DemandError.noPopulation {
      return nil  // The population is not projected as far as this report.
    }
  }
}
