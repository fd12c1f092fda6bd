import ArgumentParser
import LaborSeries
import Projections
import Reports

/// `modality compare`: which of several occupations grow faster, and which cannot be told apart.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare the growth of occupations, past and projected.",
    discussion: """
      EXAMPLES:
        modality compare mri sonographers
        modality compare
        modality compare 29-2033 29-1124 mri --to 2030 --format md
        modality compare --from 2014 --to 2024
        modality compare sonographers --area CA,TX,NY
        modality compare --chart probabilities --output matrix.svg

      Without occupations: the imaging modalities with ten or more observations. A --to after the \
      last observation projects; one up to it compares what was observed. Each gets its growth \
      with intervals, the ranks it may have, its part in the growth of all and its steadiness; \
      each pair the probability that one grows faster. Between 10 and 90 percent two are not \
      distinguishable.
      """)

  /// The chart of `--format svg`.
  enum Chart: String, CaseIterable, ExpressibleByArgument {
    case growth
    case probabilities
  }

  @Argument(help: "Occupations: codes or beginnings of names.", completion: .occupation)
  var occupations: [String] = []

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "The first year of the observed growth; ten years before its last when left out.",
      valueName: "year"))
  var firstYear: Int?

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp("The last year; after the last observation it projects.", valueName: "year"))
  var targetYear = 2035

  @Option(
    help: "States or other areas, separated by commas; the nation when left out.",
    completion: .areas)
  var area: String?

  @Option(help: "What --format svg draws.")
  var chart = Chart.growth

  @OptionGroup var why: ExplainOption
  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try reportingFailures {
      let data = try source.data()
      let comparison = try Activity.shown("Comparing") {
        try ChosenComparison(
          names: occupations, areas: area, from: firstYear, to: targetYear, data: data
        ).comparison()
      }
      let report = GrowthComparisonReport(on: comparison)
      try output.write(
        try why.applied(
          to: CommandResult(
            report: report.report, rows: GrowthComparisonTidy.rows(comparison),
            chart: chart == .growth ? try report.growthChart() : try report.matrixChart()),
          ComparisonReasons(on: comparison)))
    }
  }
}

/// What a command line asks to compare.
struct ChosenComparison {
  let names: [String]
  let areas: String?
  let from: Int?
  let to: Int
  let data: OutlookData

  /// - Throws: `UsageError`, `ProjectionError` or `ComparisonError`.
  func comparison() throws -> GrowthComparison {
    let series = try chosen()
    let last = series.compactMap { $0.latest?.year }.max() ?? to
    let end = min(to, last)
    let target = to > last ? to : nil
    let start = from ?? (target == nil ? end - 10 : last - 10)
    var members = try series.flatMap { series in
      if let areas { return try local(series, areas, from: start, to: end, target: target) }
      return [try national(series, from: start, to: end, target: target)]
    }
    if names.isEmpty {
      members.sort { $0.projected?.median ?? 0 > $1.projected?.median ?? 0 }
    }
    let nation = try NationalPace(
      of: try data.series(named: "00-0000"), from: start, to: end, target: target)
    return try GrowthComparison(of: members, from: start, to: end, nation: nation)
  }

  private func national(
    _ series: OccupationalSeries, from start: Int, to end: Int, target: Int?
  ) throws -> ComparedSeries {
    guard let target else { return try observed(series, from: start, to: end) }
    return ComparedSeries(
      try OccupationOutlook(of: series, through: target, official: data.official))
  }

  /// The occupation in each area named. Where no occupation was named, those without figures enough
  /// are left out, and said.
  private func local(
    _ series: OccupationalSeries, _ areas: String, from start: Int, to end: Int, target: Int?
  ) throws -> [ComparedSeries] {
    let figures = try AreaFigures(data: data)
    return try areas.split(separator: ",").compactMap { text in
      let area = try figures.lookup.area(named: String(text))
      do {
        return try member(series, area, figures, from: start, to: end, target: target)
      } catch let error as AreaError where names.isEmpty && error.isWantOfFigures {
        Messages.write("modality: \(error.left(out: series.occupation.shortTitle, of: area.title))")
        return nil
      }
    }
  }

  /// The occupation in one area; areas share the nation's draws.
  private func member(
    _ series: OccupationalSeries, _ area: PublishedArea, _ figures: AreaFigures, from start: Int,
    to end: Int, target: Int?
  ) throws -> ComparedSeries {
    let name = names.count == 1 ? area.title : "\(series.occupation.shortTitle), \(area.title)"
    guard let target else {
      let panel = try figures.panel(of: series.occupation)
      guard let member = panel.member(of: area) else {
        throw AreaError.noFigures(area: area.title, occupation: series.occupation.label)
      }
      let own = try panel.series(of: member)
      guard own.observation(in: end)?.employment.number != nil else {
        throw ComparisonError.noFigures(name: name, from: start, to: end)
      }
      return ComparedSeries(named: name, series: own, baseYear: end, draws: nil)
    }
    let found = try figures.projection(of: series.occupation, in: area, through: target)
    guard let member = found.panel.member(of: area) else {
      throw AreaError.noFigures(area: area.title, occupation: series.occupation.label)
    }
    return ComparedSeries(
      named: name, series: try found.panel.series(of: member),
      baseYear: found.projection.weight.year, draws: found.projection.draws, sharesDraws: true)
  }

  private func observed(
    _ series: OccupationalSeries, from: Int, to: Int
  ) throws(ComparisonError) -> ComparedSeries {
    guard series.observation(in: to)?.employment.number != nil else {
      throw .noFigures(name: series.occupation.shortTitle, from: from, to: to)
    }
    return ComparedSeries(
      named: series.occupation.shortTitle, series: series, baseYear: to, draws: nil)
  }

  private func chosen() throws -> [OccupationalSeries] {
    guard !names.isEmpty else {
      return try data.collection.catalogue.imagingModalities
        .map { try data.collection.series(of: $0) }
        .filter { $0.employmentObservations.count >= 10 }
    }
    let series = try names.map { try data.series(named: $0) }
    var seen: Set<OccupationCode> = []
    for series in series where !seen.insert(series.occupation.code).inserted {
      throw UsageError(
        description: "\(series.occupation.label) is named twice; name another occupation.")
    }
    return series
  }
}

extension AreaError {
  /// Whether an area has too few figures of an occupation, and others may have enough.
  fileprivate var isWantOfFigures: Bool {
    switch self {
    case .noFigures, .tooFewYears, .tooFewAreas: true
    case .unknown, .noEstimates, .ambiguous, .combinedOccupation: false
    }
  }

  /// That an occupation is not compared.
  fileprivate func left(out occupation: String, of area: String) -> String {
    switch self {
    case .tooFewYears(_, _, let found, let required):
      "\(occupation) are left out: \(area) has figures of "
        + "\(found.map(String.init).joined(separator: ", ")) alone, and a projection needs "
        + "\(required) years."
    default:
      "\(occupation) are left out: there are too few figures of \(area)."
    }
  }
}
