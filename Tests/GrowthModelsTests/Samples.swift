import GrowthModels

/// Short series that several tests use.
enum Samples {
  /// Consecutive years.
  static let steady: [Double] = [
    50530, 51010, 51380, 52960, 53970, 55400, 56560, 58610, 56750, 58900, 60180,
  ]

  /// Nuclear medicine technologists, with years missing and a change of classification in 2012.
  static let gapYears = [2004, 2005, 2007, 2008, 2010, 2012, 2013, 2014, 2015, 2016, 2018]
  static let gapValues: [Double] = [
    17520, 18280, 20410, 21200, 21600, 20480, 20020, 20900, 19740, 19650, 18810,
  ]
  static let gapErrors = [
    0.021, 0.019, 0.017, 0.02, 0.016, 0.018, 0.022, 0.015, 0.019, 0.02, 0.016,
  ]
  static let classification = DatedSeries.Break(year: 2012, label: "new classification")

  static func consecutive(_ values: [Double], from year: Int = 2012) throws -> DatedSeries {
    try DatedSeries(years: year..<(year + values.count), values: values)
  }

  static func gaps(knownError: Bool) throws -> DatedSeries {
    let points = zip(gapYears, zip(gapValues, gapErrors)).map { year, pair in
      DatedSeries.Point(
        year: year, value: pair.0, relativeStandardError: knownError ? pair.1 : nil)
    }
    return try DatedSeries(points, breaks: [classification])
  }
}

/// Whether two numbers agree to a relative tolerance.
func agree(_ a: Double, _ b: Double, within tolerance: Double) -> Bool {
  abs(a - b) <= tolerance * max(abs(a), abs(b))
}
