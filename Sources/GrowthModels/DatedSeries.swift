/// Yearly values of one quantity, with what is known of their errors and of breaks between them.
///
/// Years need not be consecutive. The values are checked once, here, and trusted afterwards: at
/// least three points, every value finite and not negative, no year twice.
public struct DatedSeries: Sendable, Hashable {
  /// One observed value.
  public struct Point: Sendable, Hashable {
    /// The calendar year (or any whole-number index) of the value.
    public let year: Int
    /// The value, in the unit of the series (jobs, for employment).
    public let value: Double
    /// The standard error as a fraction of the value (the published percent divided by 100), or
    /// `nil` when it is unknown.
    public let relativeStandardError: Double?

    /// A value with its relative standard error, a fraction of the value.
    public init(year: Int, value: Double, relativeStandardError: Double? = nil) {
      self.year = year
      self.value = value
      self.relativeStandardError = relativeStandardError
    }
  }

  /// A step in the level that comes from a change of classification or method, not from growth.
  public struct Break: Sendable, Hashable {
    /// The first year that is counted the new way.
    public let year: Int
    /// What changed, in words.
    public let label: String

    /// A step at `year` and after.
    public init(year: Int, label: String) {
      self.year = year
      self.label = label
    }
  }

  /// The fewest points a series may have.
  public static let fewestPoints = 3
  /// The longest stretch between the first and the last year.
  public static let longestSpan = 500

  /// The values in order of year.
  public let points: [Point]
  /// The declared breaks in order of year.
  public let breaks: [Break]

  /// Checks and orders the points.
  ///
  /// - Throws: ``SeriesFault`` naming the year and what is wrong with it.
  public init(_ points: [Point], breaks: [Break] = []) throws(SeriesFault) {
    let points = points.sorted { $0.year < $1.year }
    let breaks = breaks.sorted { $0.year < $1.year }
    for (index, point) in points.enumerated() {
      try Self.check(point)
      if index > 0, points[index - 1].year == point.year {
        throw .duplicateYear(year: point.year)
      }
    }
    for (earlier, later) in zip(breaks, breaks.dropFirst()) where earlier.year == later.year {
      throw .duplicateBreak(year: later.year)
    }
    guard points.count >= Self.fewestPoints, let first = points.first, let last = points.last
    else { throw .tooFewPoints(found: points.count, required: Self.fewestPoints) }
    let (span, overflow) = last.year.subtractingReportingOverflow(first.year)
    guard !overflow, span <= Self.longestSpan else {
      throw .spanTooLong(first: first.year, last: last.year, limit: Self.longestSpan)
    }
    self.points = points
    self.breaks = breaks
  }

  /// A series of values without known errors, in the given years.
  ///
  /// - Precondition: as many years as values.
  /// - Throws: ``SeriesFault`` as the other initializer does.
  public init(years: some Collection<Int>, values: [Double], breaks: [Break] = [])
    throws(SeriesFault)
  {
    precondition(years.count == values.count, "as many years as values")
    var points: [Point] = []
    for (year, value) in zip(years, values) { points.append(Point(year: year, value: value)) }
    try self.init(points, breaks: breaks)
  }

  /// A part of a series that has been checked before.
  init(trusted points: [Point], breaks: [Break]) {
    self.points = points
    self.breaks = breaks
  }

  private static func check(_ point: Point) throws(SeriesFault) {
    guard point.value.isFinite else { throw .notFinite(year: point.year) }
    guard point.value >= 0 else { throw .negative(year: point.year, value: point.value) }
    guard let error = point.relativeStandardError else { return }
    guard error.isFinite, error >= 0 else {
      throw .invalidStandardError(year: point.year, relative: error)
    }
  }
}

extension DatedSeries {
  /// The first observed year.
  public var firstYear: Int { points[0].year }
  /// The last observed year: the origin of a forecast.
  public var lastYear: Int { points[points.count - 1].year }
  /// The observed years in order.
  public var years: [Int] { points.map(\.year) }
  /// The observed values in order of year.
  public var values: [Double] { points.map(\.value) }

  /// The series as it stood at `year`: later points and later breaks are left out.
  ///
  /// - Throws: ``SeriesFault/tooFewPoints(found:required:)`` when fewer than three points remain.
  public func through(_ year: Int) throws(SeriesFault) -> DatedSeries {
    try DatedSeries(
      points.filter { $0.year <= year }, breaks: breaks.filter { $0.year <= year })
  }
}
