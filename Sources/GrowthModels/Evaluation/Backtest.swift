/// Projects every series from every origin with what was known then, and keeps each projection
/// beside the value that came.
///
/// What comes is a published value: where survey errors are known, the forecast includes one as large
/// as that of the last observation.
public struct Backtest: Sendable {
  /// Who projects.
  public let contenders: [Contender]
  /// The years ahead that are judged.
  public let horizons: [Int]
  /// The fewest points that must be known at an origin.
  public let fewestPoints: Int
  /// The origins allowed, or `nil` for every year with a value.
  public let origins: ClosedRange<Int>?
  /// The levels of the intervals judged.
  public let levels: [Double]
  /// Whether whole distributions are scored, which takes most of the time.
  public let ranksProbabilities: Bool

  /// A backtest.
  ///
  /// - Precondition: horizons are 1 to ``Forecast/longestHorizon``; levels are strictly between 0 and
  ///   1; at least three points are asked for.
  public init(
    contenders: [Contender] = [
      .model(AveragedFamily()), .noChange, .tenYearLine, .drift,
    ],
    horizons: [Int] = Array(1...10), fewestPoints: Int = 5, origins: ClosedRange<Int>? = nil,
    levels: [Double] = [0.5, 0.8, 0.95], ranksProbabilities: Bool = true
  ) {
    precondition(
      horizons.allSatisfy((1...Forecast.longestHorizon).contains), "horizons that can be forecast")
    precondition(levels.allSatisfy { $0 > 0 && $0 < 1 }, "levels strictly between 0 and 1")
    precondition(fewestPoints >= DatedSeries.fewestPoints, "at least three points")
    self.contenders = contenders
    self.horizons = horizons.sorted()
    self.fewestPoints = fewestPoints
    self.origins = origins
    self.levels = levels
    self.ranksProbabilities = ranksProbabilities
  }

  /// A contender that could not project a series from an origin.
  public struct Failure: Sendable, Equatable {
    /// The contender's name.
    public let contender: String
    /// The series' name.
    public let series: String
    /// The last year known.
    public let origin: Int
    /// Why.
    public let fault: GrowthFault
  }

  /// One contender's projections.
  public struct Record: Sendable {
    /// The contender's name.
    public let contender: String
    /// Its projections beside what came, by series, origin and horizon.
    public let forecasts: [JudgedForecast]
  }

  /// What came out.
  public struct Result: Sendable {
    /// The contenders' records, in their order.
    public let records: [Record]
    /// What could not be projected.
    public let failures: [Failure]
    /// The levels of the intervals.
    public let levels: [Double]
  }

  /// Judges the series.
  ///
  /// - Parameters:
  ///   - panel: the series, with what some contenders need to know of them.
  ///   - threads: how many threads share the work; the result does not depend on it.
  public func run(_ panel: [JudgedSeries], threads: Int = 1) -> Result {
    let outcomes = Workload.map(panel, threads: threads) { judged in
      contenders.map { judge($0, on: judged) }
    }
    let records = contenders.indices.map { index in
      Record(
        contender: contenders[index].name, forecasts: outcomes.flatMap { $0[index].forecasts })
    }
    return Result(
      records: records, failures: outcomes.flatMap { $0.flatMap(\.failures) }, levels: levels)
  }

  /// One contender on one series, from every origin.
  private func judge(
    _ contender: Contender, on judged: JudgedSeries
  ) -> (forecasts: [JudgedForecast], failures: [Failure]) {
    var forecasts: [JudgedForecast] = []
    var failures: [Failure] = []
    let actuals = Dictionary(
      uniqueKeysWithValues: judged.series.points.map { ($0.year, $0.value) })
    for history in histories(of: judged.series) {
      let wanted = horizons.filter { actuals[history.lastYear + $0] != nil }
      guard let furthest = wanted.last else { continue }
      do throws(GrowthFault) {
        let forecast = try contender.forecast(
          history, of: judged, through: history.lastYear + furthest)
        guard let forecast else { continue }
        for horizon in wanted {
          guard let actual = actuals[history.lastYear + horizon],
            let distribution = forecast.distribution(
              in: history.lastYear + horizon,
              includingSurveyError: forecast.quantity == .publishedValue
                ? nil : history.points[history.points.count - 1].relativeStandardError)
          else { continue }
          forecasts.append(
            JudgedForecast(
              series: judged.name, origin: history.lastYear, horizon: horizon,
              distribution: distribution, actual: actual,
              last: history.points[history.points.count - 1].value,
              scale: history.meanAbsoluteChange, levels: levels,
              ranksProbabilities: ranksProbabilities))
        }
      } catch {
        failures.append(
          Failure(
            contender: contender.name, series: judged.name, origin: history.lastYear, fault: error))
      }
    }
    return (forecasts, failures)
  }

  /// The series as it stood at each origin that has enough points and something to come.
  private func histories(of series: DatedSeries) -> [DatedSeries] {
    series.points.dropLast().enumerated().compactMap { index, point in
      guard index + 1 >= fewestPoints, origins?.contains(point.year) ?? true else { return nil }
      return series.prefix(index + 1)
    }
  }
}

extension DatedSeries {
  /// The first `count` points, and the breaks up to the last of them.
  ///
  /// - Precondition: at least three points, at most all.
  func prefix(_ count: Int) -> DatedSeries {
    precondition((Self.fewestPoints...points.count).contains(count), "three points or more")
    let last = points[count - 1].year
    return DatedSeries(
      trusted: Array(points.prefix(count)), breaks: breaks.filter { $0.year <= last })
  }

  /// The mean absolute change per year between neighbouring points.
  var meanAbsoluteChange: Double {
    let changes = zip(points, points.dropFirst()).map {
      abs($1.value - $0.value) / Double($1.year - $0.year)
    }
    return changes.reduce(0, +) / Double(changes.count)
  }
}
