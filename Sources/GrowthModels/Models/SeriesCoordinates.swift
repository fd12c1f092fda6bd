/// A series on one scale, for models that are a single Student t and not an average.
struct SeriesCoordinates: Sendable {
  let scale: GrowthScale
  /// The level that a coordinate of one (linear) or zero (log) stands for.
  let unit: Double
  /// The coordinates of the observed values in order of year.
  let values: [Double]

  /// - Throws: ``GrowthFault/everyValueZero``, or ``GrowthFault/notPositive(model:year:value:)`` on
  ///   the log scale.
  init(_ series: DatedSeries, scale: GrowthScale, model: String) throws(GrowthFault) {
    unit = series.meanLevel
    guard unit > 0 else { throw .everyValueZero }
    if scale == .log, let zero = series.points.first(where: { $0.value <= 0 }) {
      throw .notPositive(model: model, year: zero.year, value: zero.value)
    }
    let level = unit
    self.scale = scale
    values = series.values.map { scale.coordinate($0 / level) }
  }

  /// The forecast of one multivariate Student t with the given scale matrix.
  static func forecast(
    model: String, origin: Int, scale: GrowthScale, unit: Double, degreesOfFreedom: Double,
    centers: [Double], covariance: (_ row: Int, _ column: Int) -> Double
  ) throws(GrowthFault) -> Forecast {
    let part = PathMixture(
      scale: scale, curve: StudentCurve(degreesOfFreedom: degreesOfFreedom),
      horizon: centers.count, rank: centers.count, weights: [1], centers: centers,
      factors: factor(order: centers.count, covariance))
    return try Forecast.checked(
      model: model, origin: origin, quantity: .publishedValue, parts: [part], unit: unit)
  }

  /// The square factor of a covariance that may be singular: a direction without variance has a
  /// zero column (Golub and Van Loan, 2013, algorithm 4.2.2 with a tolerance).
  private static func factor(order: Int, _ covariance: (Int, Int) -> Double) -> [Double] {
    var factor = [Double](repeating: 0, count: order * order)
    for row in 0..<order {
      for column in 0...row {
        let full = covariance(row, column)
        var sum = full
        for k in 0..<column { sum -= factor[row * order + k] * factor[column * order + k] }
        if column == row {
          factor[row * order + row] = sum > 1e-14 * full ? sum.squareRoot() : 0
        } else {
          let pivot = factor[column * order + column]
          factor[row * order + column] = pivot > 0 ? sum / pivot : 0
        }
      }
    }
    return factor
  }
}
