/// The changes between observed years that growth is learned from, and the changes to come.
///
/// Working with changes removes the unknown first level exactly. A declared break adds an unknown
/// step to the one change that spans it; leaving that change out is the same as estimating the step
/// by generalized least squares with a flat prior, because the step's column is zero elsewhere.
struct ChangeDesign: Sendable {
  /// The difference of the levels in two years, seen with or without error.
  struct Change: Sendable {
    /// The two years, counted from the first observed one.
    let from: Int
    let to: Int
    /// The observations whose errors enter, by position; `nil` for an error not yet drawn.
    let fromPoint: Int
    let toPoint: Int?

    /// The years between.
    var years: Double { Double(to - from) }
  }

  /// The changes that growth is learned from.
  let changes: [Change]
  /// The positions of the points that ``changes`` end at, to pick the observed differences.
  let endPoints: [Int]
  /// The changes that span declared breaks, with the breaks.
  let brokenChanges: [(change: Change, breaks: [DatedSeries.Break])]
  /// The first observed year.
  let firstYear: Int
  /// The last observed year, counted from the first.
  let lastYear: Int
  /// The position of the last point.
  let lastPoint: Int
  /// The known error variances and covariances of the points, relative to the level, row by row;
  /// `nil` when no error is known.
  let errorCovariance: [Double]?
  /// The years of the points, counted from the first.
  let pointYears: [Int]

  /// Lays out the changes of a series.
  ///
  /// - Throws: ``GrowthFault/tooFewChanges(found:required:breaks:)`` when fewer than two changes
  ///   are free of breaks.
  init(_ series: DatedSeries, pooledYears: Int) throws(GrowthFault) {
    let first = series.firstYear
    var changes: [Change] = []
    var endPoints: [Int] = []
    var broken: [(change: Change, breaks: [DatedSeries.Break])] = []
    for (index, pair) in zip(series.points, series.points.dropFirst()).enumerated() {
      let change = Change(
        from: pair.0.year - first, to: pair.1.year - first, fromPoint: index, toPoint: index + 1)
      let spanned = series.breaks.filter { $0.year > pair.0.year && $0.year <= pair.1.year }
      if spanned.isEmpty {
        changes.append(change)
        endPoints.append(index + 1)
      } else {
        broken.append((change, spanned))
      }
    }
    guard changes.count >= 2 else {
      throw .tooFewChanges(
        found: changes.count, required: 2, breaks: broken.reduce(0) { $0 + $1.breaks.count })
    }
    self.changes = changes
    self.endPoints = endPoints
    brokenChanges = broken
    firstYear = first
    lastYear = series.lastYear - first
    lastPoint = series.points.count - 1
    pointYears = series.years.map { $0 - first }
    errorCovariance = Self.errorCovariance(of: series, pooledYears: pooledYears)
  }

  /// The observed differences of the changes that growth is learned from.
  func differences(_ coordinates: [Double]) -> [Double] {
    endPoints.map { coordinates[$0] - coordinates[$0 - 1] }
  }

  /// The changes from the last observation to each of the next `horizon` years.
  func targets(horizon: Int) -> [Change] {
    (1...horizon).map {
      Change(from: lastYear, to: lastYear + $0, fromPoint: lastPoint, toPoint: nil)
    }
  }

  /// The covariance of two changes that comes from irregularity of the given variances in the
  /// observed points, and of variance one in a target that is not drawn yet.
  func irregularCovariance(
    _ a: Change, _ b: Change, sameTarget: Bool, variances: [Double]
  ) -> Double {
    var sum = a.fromPoint == b.fromPoint ? variances[a.fromPoint] : 0
    if let end = a.toPoint, end == b.fromPoint { sum -= variances[end] }
    if let end = b.toPoint, end == a.fromPoint { sum -= variances[end] }
    if let end = a.toPoint, end == b.toPoint { sum += variances[end] }
    return sameTarget && a.toPoint == nil ? sum + 1 : sum
  }

  /// The covariance of two changes that comes from the known errors, for points at the given
  /// levels.
  func knownCovariance(_ a: Change, _ b: Change, levels: [Double]) -> Double {
    guard let errorCovariance else { return 0 }
    func covariance(_ i: Int?, _ j: Int?) -> Double {
      guard let i, let j else { return 0 }
      return errorCovariance[i * pointYears.count + j] * levels[i] * levels[j]
    }
    return covariance(a.toPoint, b.toPoint) + covariance(a.fromPoint, b.fromPoint)
      - covariance(a.toPoint, b.fromPoint) - covariance(a.fromPoint, b.toPoint)
  }

  /// The known errors' covariance of changes, packed lower rows.
  func knownRows(_ changes: [Change], levels: [Double]) -> [Double] {
    var rows: [Double] = []
    for (i, a) in changes.enumerated() {
      for b in changes[...i] { rows.append(knownCovariance(a, b, levels: levels)) }
    }
    return rows
  }

  /// The errors' covariance relative to the level: an unknown error is taken to be the median of
  /// the known ones; years within the pooling correlate.
  private static func errorCovariance(of series: DatedSeries, pooledYears: Int) -> [Double]? {
    let known = series.points.compactMap(\.relativeStandardError).sorted()
    guard !known.isEmpty, (known.last ?? 0) > 0 else { return nil }
    let median = known[known.count / 2]
    let errors = series.points.map { $0.relativeStandardError ?? median }
    var covariance: [Double] = []
    for (i, a) in series.points.enumerated() {
      for (j, b) in series.points.enumerated() {
        let apart = Double(abs(a.year - b.year))
        covariance.append(errors[i] * errors[j] * max(1 - apart / Double(pooledYears), 0))
      }
    }
    return covariance
  }
}
