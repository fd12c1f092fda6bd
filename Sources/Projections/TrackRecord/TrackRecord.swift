import GrowthModels
import LaborSeries

/// What projections made in the past, by the method of today and by others, were worth: every
/// occupation is projected from every year with what was known then, and compared with what came.
public struct TrackRecord: Sendable {
  /// Who projects.
  public enum Contender: String, Sendable, CaseIterable {
    /// The averaged family of growth models: the projections of the outlook.
    case family = "averaged family"
    /// The averaged family with BLS's projection as one more observation.
    case combined = "family and BLS"
    /// The averaged family with lasting growth centered halfway to the mean of the occupation's SOC
    /// minor group, as it was known at the origin.
    case borrowing = "family, group growth"
    /// BLS Employment Projections, their growth at a constant rate from the OEWS level.
    case official = "BLS projection"
    /// The last value.
    case noChange = "no change"
    /// The last share of the total, times the family's forecast of the total.
    case constantShare = "constant share"
    /// The least-squares line through the last ten years.
    case tenYearLine = "ten-year line"
    /// The mean change of the logarithm, continued.
    case drift = "drift on logs"

    /// Those that need a round of BLS projections made from the origin.
    public static let withRounds: [Contender] = [.combined, .official]

    /// Those that are judged beside each other, apart from ``borrowing``, which has a set of its own:
    /// a small group would take its projections from everyone else's.
    public static let together = allCases.filter { $0 != .borrowing }
  }

  /// What is judged.
  public struct Terms: Sendable {
    /// The years ahead.
    public let horizons: ClosedRange<Int>
    /// The origins allowed, or nil for every year with a value.
    public let origins: ClosedRange<Int>?
    /// The fewest jobs at the origin.
    public let leastJobs: Double
    /// The fewest observations known at the origin.
    public let fewestPoints: Int
    /// Whether whole distributions are scored (CRPS), which takes most of the time.
    public let ranksProbabilities: Bool
    /// The levels of the intervals judged.
    public static let levels = [0.5, 0.8, 0.95]

    /// The terms of a record.
    ///
    /// - Precondition: horizons of 1 to 25 years, at least three points, jobs not negative.
    public init(
      horizons: ClosedRange<Int> = 1...10, origins: ClosedRange<Int>? = nil,
      leastJobs: Double = 0, fewestPoints: Int = 5, ranksProbabilities: Bool = true
    ) {
      precondition(
        horizons.lowerBound >= 1 && horizons.upperBound <= ProjectionError.longestHorizon,
        "horizons of 1 to 25 years")
      precondition(fewestPoints >= DatedSeries.fewestPoints, "at least three points")
      precondition(leastJobs >= 0, "jobs are not negative")
      self.horizons = horizons
      self.origins = origins
      self.leastJobs = leastJobs
      self.fewestPoints = fewestPoints
      self.ranksProbabilities = ranksProbabilities
    }
  }

  /// What was judged.
  public let terms: Terms
  /// The occupations judged, in the order given.
  public let occupations: [Occupation]
  /// The contenders that had something to say, in the order of their cases.
  public let contenders: [Contender]
  /// What could not be projected.
  public let failures: [Backtest.Failure]

  /// The years of each occupation's declared breaks, by code.
  let breakYears: [String: [Int]]

  /// How many occupations are judged between two reports of progress.
  private static let batch = 64

  private let forecasts: [Contender: [JudgedForecast]]

  /// Judges occupations.
  ///
  /// - Parameters:
  ///   - occupations: The occupations, each under a code of its own.
  ///   - total: The series that all are a part of, for the constant share; left out when nil.
  ///   - contenders: Who projects; those that need rounds or groups are left out where there is
  ///     none.
  ///   - terms: What is judged.
  ///   - threads: How many threads share the work; the record does not depend on it.
  ///   - progress: Told from time to time how many occupations are judged, of how many.
  /// - Throws: `GrowthFault` when the total cannot be forecast.
  /// - Precondition: no code occurs twice.
  public init(
    of occupations: [JudgedOccupation], total: DatedSeries? = nil,
    contenders wanted: [Contender] = Contender.allCases, on terms: Terms = Terms(),
    threads: Int = 1, progress: (_ judged: Int, _ all: Int) -> Void = { _, _ in }
  ) throws(GrowthFault) {
    precondition(
      Set(occupations.map(\.judged.name)).count == occupations.count, "each code once")
    let hasRounds = occupations.contains { !$0.judged.officialProjections.isEmpty }
    let hasGroups = occupations.contains { $0.judged.group != nil }
    let contenders = wanted.filter { contender in
      switch contender {
      case .combined, .official: hasRounds
      case .constantShare: total != nil
      case .borrowing: hasGroups
      case .family, .noChange, .tenYearLine, .drift: true
      }
    }
    let large = occupations.filter { occupation in
      occupation.judged.series.values.contains { $0 >= terms.leastJobs }
    }
    var judges: [GrowthModels.Contender] = []
    for contender in contenders { judges.append(try contender.judge(total: total, terms: terms)) }
    let backtest = Backtest(
      contenders: judges, horizons: Array(terms.horizons), fewestPoints: terms.fewestPoints,
      origins: terms.origins, levels: Terms.levels,
      ranksProbabilities: terms.ranksProbabilities)
    var found: [[JudgedForecast]] = Array(repeating: [], count: contenders.count)
    var failures: [Backtest.Failure] = []
    for start in stride(from: 0, to: large.count, by: Self.batch) {
      let end = min(start + Self.batch, large.count)
      let result = backtest.run(large[start..<end].map(\.judged), threads: threads)
      for (index, part) in result.records.enumerated() {
        found[index] += part.forecasts.filter { $0.last >= terms.leastJobs }
      }
      failures += result.failures
      progress(end, large.count)
    }
    self.terms = terms
    self.occupations = large.map(\.occupation)
    self.contenders = contenders
    breakYears = Dictionary(
      uniqueKeysWithValues: large.map { ($0.judged.name, $0.judged.series.breaks.map(\.year)) })
    self.failures = failures
    forecasts = Dictionary(uniqueKeysWithValues: zip(contenders, found))
  }

  /// The projections of one contender beside what came, by occupation, origin and horizon.
  public func forecasts(by contender: Contender) -> [JudgedForecast] {
    forecasts[contender, default: []]
  }
}

extension TrackRecord.Contender {
  /// The judge's contender; the one of the total forecasts it once for all occupations.
  fileprivate func judge(
    total: DatedSeries?, terms: TrackRecord.Terms
  ) throws(GrowthFault) -> GrowthModels.Contender {
    switch self {
    case .family: return .model(AveragedFamily.ofPooledSamples)
    case .combined: return .combined(AveragedFamily.ofPooledSamples)
    case .borrowing: return .borrowing(AveragedFamily.ofPooledSamples)
    case .official: return .official
    case .noChange: return .noChange
    case .tenYearLine: return .tenYearLine
    case .drift: return .drift
    case .constantShare:
      guard let total else { return .constantShare }
      let prepared = try PreparedGrowth(
        of: total, horizon: terms.horizons.upperBound, by: AveragedFamily.ofPooledSamples)
      return .model(ConstantShare(of: total, model: prepared))
    }
  }
}
