/// The default model: a family of structural growth models, averaged instead of chosen.
///
/// The level grows by lasting growth, by drifting growth that follows a first-order autoregression,
/// and by shocks; what is observed differs from it by irregularity and by survey error. Members over
/// a grid of variances are weighed by prior times marginal likelihood (Raftery, Madigan and Hoeting,
/// 1997), on a scale near to logarithms and on levels, in fixed shares. Given the shocks' variance everything is
/// normal and linear; the variance has an inverse gamma prior, so that members predict with Student
/// t distributions and nothing has to be searched for (West and Harrison, 1997, chapter 4).
public struct AveragedFamily: GrowthModel {
  /// The grid, priors and choices.
  public let options: Options
  /// The name, as accounts show it.
  public let name: String

  /// The family with the given options, under its own name or that of a member.
  ///
  /// - Precondition: as many shares as scales, summing to one, and no list of the grid is empty.
  public init(options: Options = Options(), name: String = "averaged growth family") {
    precondition(options.isComplete, "as many shares as scales, and no empty list in the grid")
    self.options = options
    self.name = name
  }

  /// Weighs the members against the series.
  ///
  /// - Throws: ``GrowthFault/notPositive(model:year:value:)`` for a zero when the log scale is used,
  ///   ``GrowthFault/everyValueZero``, ``GrowthFault/tooFewChanges(found:required:breaks:)``.
  public func fit(_ series: DatedSeries) throws(GrowthFault) -> any FittedGrowthModel {
    try fitFamily(series)
  }

  /// The mean level of a series that the scales allow.
  func checkedLevel(_ series: DatedSeries) throws(GrowthFault) -> Double {
    let unit = series.meanLevel
    guard unit > 0 else { throw .everyValueZero }
    let needsLog = options.scales(for: series).contains { $0.scale == .log }
    if needsLog, let zero = series.points.first(where: { $0.value <= 0 }) {
      throw .notPositive(model: name, year: zero.year, value: zero.value)
    }
    return unit
  }

  func fitFamily(_ series: DatedSeries) throws(GrowthFault) -> FittedFamily {
    let unit = try checkedLevel(series)
    let design = try ChangeDesign(series, pooledYears: options.pooledYears)
    var posteriors: [FamilyPosterior] = []
    let scales = options.scales(for: series)
    for (scale, _) in scales {
      let scaled = ScaledChanges(
        series, unit: unit, scale: scale, design: design, options: options)
      posteriors.append(try FamilyPosterior(scaled, design: design, options: options, name: name))
    }
    return FittedFamily(
      name: name, series: series, unit: unit, design: design, posteriors: posteriors,
      shares: scales.map(\.share), options: options)
  }
}

/// The averaged family, its members weighed against a series.
struct FittedFamily: FittedGrowthModel {
  let name: String
  let series: DatedSeries
  let unit: Double
  let design: ChangeDesign
  let posteriors: [FamilyPosterior]
  /// The shares of the scales that the posteriors are on.
  let shares: [Double]
  let options: AveragedFamily.Options

  func forecast(through year: Int) throws(GrowthFault) -> Forecast {
    let horizon = try Forecast.horizon(from: series.lastYear, through: year)
    let targets = design.targets(horizon: horizon)
    let parts = zip(posteriors, shares).map { posterior, share in
      posterior.mixture(of: targets, design: design, share: share)
    }
    return try Forecast.checked(
      model: name, origin: series.lastYear, quantity: .underlyingLevel, parts: parts, unit: unit,
      commonYears: 0)
  }
}
