import GrowthModels
import Ingest
import LaborSeries
import Projections
import Reports

/// Works out what a planning workbook shows of each occupation in each area.
struct PlanUnits {
  /// One occupation in the nation or an area, with what the user knows of its staff.
  struct Wanted {
    let occupation: Occupation
    /// The area's name as given; nil for the nation.
    let area: String?
    /// The row of the user's staff file; nil without one.
    let staff: StaffFile.Row?
    /// Whether the user asked for this occupation, and not for all there are.
    var isNamed = true
  }

  /// A scenario, and whether the user named it: one that was not named is left out, as the notes of
  /// the workbook say, where it cannot be applied.
  struct WantedScenario {
    let scenario: Scenario
    let isNamed: Bool
  }

  let units: [PlannedUnit]
  let scenarios: [Scenario]
  /// What was left out or stands in for something, each in a sentence; for the notes of the workbook.
  let remarks: [String]
  /// Those of the remarks that are about what the user asked for by name.
  let messages: [String]

  /// Works everything out, two occupations at a time; what comes of it does not depend on that.
  init(
    _ wanted: [Wanted], scenarios: [WantedScenario], through target: Int, in data: OutlookData
  ) throws {
    let sources = try Sources(
      data: data, target: target, withAreas: wanted.contains { $0.area != nil })
    let tried = Workload.map(wanted, threads: 2) { item in
      Result { try sources.part(of: item, scenarios) }
    }
    let (parts, leftOut) = try Self.parts(tried, of: wanted)
    // A scenario is of use where every occupation has it and some occupation feels it.
    let kept = scenarios.indices.filter { index in
      let paths = parts.compactMap { $0.paths[index] }
      let isFelt = paths.contains { !$0.isNeutral } || scenarios[index].scenario.assumptions.isEmpty
      return paths.count == parts.count && (isFelt || scenarios[index].isNamed)
    }
    let named = zip(wanted, tried).flatMap { item, part -> [String] in
      guard item.isNamed, case .success(let part) = part else { return [] }
      return part.remarks
    }
    messages = Self.distinct(leftOut + named)
    var remarks = Self.distinct(leftOut + parts.flatMap(\.remarks))
    for (index, scenario) in scenarios.enumerated() where !kept.contains(index) {
      let reason = parts.compactMap { $0.refusals[index] }.first
      remarks.append(
        "The scenario “\(scenario.scenario.name)” is left out: "
          + (reason ?? "it changes supply and nothing of this plan."))
    }
    self.scenarios = kept.map { scenarios[$0].scenario }
    units = parts.map { part in part.unit(paths: kept.compactMap { part.paths[$0] }) }
    self.remarks = remarks
  }

  /// The sentences, each once: one about an occupation may come with every area of it.
  private static func distinct(_ sentences: [String]) -> [String] {
    var seen: Set<String> = []
    return sentences.filter { seen.insert($0).inserted }
  }

  /// What came out. An occupation without figures enough in an area is left out, as is said, where
  /// others remain and the user gave no staff for it.
  private static func parts(
    _ tried: [Result<PlanPart, any Error>], of wanted: [Wanted]
  ) throws -> (parts: [PlanPart], remarks: [String]) {
    var parts: [PlanPart] = []
    var remarks: [String] = []
    let isAnyWorkedOut = tried.contains { (try? $0.get()) != nil }  // The reasons follow.
    for (item, result) in zip(wanted, tried) {
      switch result {
      case .success(let part): parts.append(part)
      case .failure(let error):
        guard error is AreaError, item.staff == nil, isAnyWorkedOut else { throw error }
        remarks.append("Left out: \(error)")
      }
    }
    return (parts, remarks)
  }
}

/// What plans are made of, read once.
private struct Sources {
  let data: OutlookData
  let target: Int
  let areas: AreaFigures?
  let record: SeparationRecord
  let rounds: [LaborSeries.OfficialProjection]
  let population: [Int: [Int: Double]]

  init(data: OutlookData, target: Int, withAreas: Bool) throws {
    self.data = data
    self.target = target
    areas = withAreas ? try AreaFigures(data: data) : nil
    record = try data.separationRecord()
    rounds = try data.lines()
    population = try OlderPopulationLayout.embedded()
  }

  func part(of wanted: PlanUnits.Wanted, _ scenarios: [PlanUnits.WantedScenario]) throws -> PlanPart
  {
    let outlook = try OccupationOutlook(
      of: try data.collection.series(of: wanted.occupation), through: target,
      official: data.official)
    let rates = try publishedRates(of: wanted.occupation)
    let tried = try scenarios.map { try path(of: $0, on: outlook, rates) }
    let place = try PlanPlace(of: wanted, outlook, in: areas, through: target)
    let staff = try PlanStaff(wanted.staff, place: place, rates: rates, of: wanted.occupation)
    return PlanPart(
      occupation: wanted.occupation, place: place, staff: staff, paths: tried.map(\.path),
      refusals: tried.map(\.refusal))
  }

  /// What a scenario does; for one that was not named and cannot be applied, why.
  private func path(
    of wanted: PlanUnits.WantedScenario, on outlook: OccupationOutlook, _ rates: SeparationRates?
  ) throws -> (path: ScenarioPath?, refusal: String?) {
    do {
      let path = try ScenarioPath(
        wanted.scenario, on: outlook, rates: rates, rounds: rounds, population: population)
      return (path, nil)
    } catch {
      guard !wanted.isNamed else { throw error }
      return (nil, "\(error)")
    }
  }

  private func publishedRates(of occupation: Occupation) throws -> SeparationRates? {
    do {
      return try SeparationRates(for: occupation, in: data.official, record: record)
    } catch OpeningsError.noPublishedRates {
      return nil  // The plan then begins with rates of nothing, and says so.
    }
  }
}

/// What came of one occupation.
struct PlanPart {
  let occupation: Occupation
  let place: PlanPlace
  let staff: PlanStaff
  let paths: [ScenarioPath?]
  let refusals: [String?]

  var remarks: [String] { staff.remarks }

  func unit(paths: [ScenarioPath]) -> PlannedUnit {
    PlannedUnit(
      occupation: occupation, area: place.area, areaCode: place.code, history: place.history,
      base: place.base, years: place.years, inputs: staff.inputs, sources: staff.sources,
      paths: paths)
  }
}

/// An occupation's record and projection in the nation or an area.
struct PlanPlace {
  let area: String
  let code: String
  let history: [Observation]
  let base: (year: Int, jobs: Double)
  let years: [PlannedUnit.Year]

  init(
    of wanted: PlanUnits.Wanted, _ outlook: OccupationOutlook, in areas: AreaFigures?,
    through target: Int
  ) throws {
    guard let name = wanted.area, let areas else {
      let projection = outlook.projection
      (area, code) = ("", "")
      history = outlook.series.observations
      base = (projection.base.year, projection.baseEmployment)
      years = projection.years.map {
        PlannedUnit.Year(
          year: $0.year, median: $0.median, lower: $0.interval80.lower, upper: $0.interval80.upper)
      }
      return
    }
    let found = try areas.projection(
      of: wanted.occupation, in: try areas.lookup.area(named: name), through: target)
    let draws = found.projection.draws
    area = found.projection.area.title
    code = found.projection.area.code
    history = found.panel.member(of: found.projection.area)?.observations ?? []
    let levels = draws.paths[0].indices.map { step in
      DrawnDistribution(draws.paths.map { $0[step] })
    }
    base = (draws.baseYear, levels[0].median)
    years = zip(draws.years, levels.dropFirst()).map { year, level in
      let interval = level.interval(level: 0.80)
      return PlannedUnit.Year(
        year: year, median: level.median, lower: interval.lower, upper: interval.upper)
    }
  }
}
