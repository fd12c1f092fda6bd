import LaborSeries

/// The bound at and above which wages are not published.
struct TopCode: Equatable {
  /// Dollars an hour.
  let hourly: Double
  /// Dollars a year.
  let annual: Double

  /// The bound that a file's own notes state: “# = indicates a wage equal to or greater than $115.00
  /// per hour or $239,200 per year”.
  static func stated(in texts: [String]) -> TopCode? {
    for text in texts {
      for line in text.split(whereSeparator: \.isNewline) where line.contains("greater than $") {
        let amounts = line.split(separator: "$").dropFirst().compactMap(amount)
        if amounts.count > 1, amounts[0] < amounts[1] {
          return TopCode(hourly: amounts[0], annual: amounts[1])
        }
      }
    }
    return nil
  }

  /// The bound that BLS documents for the estimates of a year, for files that carry no notes.
  ///
  /// BLS, field descriptions of the OES and OEWS files of each release: $60.00 ($124,820) in 1997,
  /// $70.00 in May 2004, 2005 and 2007, $80.00 in May 2010, $90.00 in May 2013 to 2015, $100.00 in
  /// May 2016 to 2021, $115.00 from May 2022 on. The notes of May 2008, 2011 and 2012 are not at
  /// hand: there the bound is the least of these above the highest published wage (78.52, 89.73 and
  /// 88.72 dollars an hour). For 1998 to 2003, 2006 and 2009 there are neither notes nor estimates
  /// at hand: the bound has never been lowered, so that of the release before is a bound there too.
  static func documented(in year: Int) -> TopCode {
    switch year {
    case ...2003: TopCode(hourly: 60, annual: 124_820)
    case 2004...2007: TopCode(hourly: 70, annual: 145_600)
    case 2008...2010: TopCode(hourly: 80, annual: 166_400)
    case 2011...2015: TopCode(hourly: 90, annual: 187_200)
    case 2016...2021: TopCode(hourly: 100, annual: 208_000)
    default: TopCode(hourly: 115, annual: 239_200)
    }
  }

  /// The bound of the newest estimates, before the release of a row is known.
  static let newest = documented(in: .max)

  /// The bound in a unit; nil for what is no wage.
  func bound(in unit: WageUnit) -> Double? {
    switch unit {
    case .hourly: hourly
    case .annual: annual
    case .none: nil
    }
  }

  /// The number at the beginning of a text, thousands separated or not.
  private static func amount(_ text: Substring) -> Double? {
    let digits = text.prefix { $0.isASCII && $0.isNumber || $0 == "," || $0 == "." }
    return Double(digits.filter { $0 != "," }.drop { $0 == "." })
  }
}
