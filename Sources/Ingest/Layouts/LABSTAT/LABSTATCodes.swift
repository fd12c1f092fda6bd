import LaborSeries

/// The datatypes of the OE survey by the code that ends a series (oe.datatype). Their codes are the
/// raw values of ``Measure``.
enum OEDatatypes {
  /// The names BLS gives the codes, as of May 2025.
  static let names: [String: String] = [
    "01": "Employment", "02": "Employment percent relative standard error",
    "03": "Hourly mean wage", "04": "Annual mean wage",
    "05": "Wage percent relative standard error", "06": "Hourly 10th percentile wage",
    "07": "Hourly 25th percentile wage", "08": "Hourly median wage",
    "09": "Hourly 75th percentile wage", "10": "Hourly 90th percentile wage",
    "11": "Annual 10th percentile wage", "12": "Annual 25th percentile wage",
    "13": "Annual median wage", "14": "Annual 75th percentile wage",
    "15": "Annual 90th percentile wage", "16": "Employment per 1,000 jobs",
    "17": "Location Quotient",
  ]

  /// The measure of a code.
  static func measure(_ code: Int) -> Measure? {
    (1...17).contains(code) ? Measure(rawValue: UInt8(code)) : nil
  }
}

/// The datatypes of the CE survey that have a measure here.
enum CEDatatypes {
  /// The names BLS gives the codes.
  static let names: [String: String] = [
    "01": "ALL EMPLOYEES, THOUSANDS", "03": "AVERAGE HOURLY EARNINGS OF ALL EMPLOYEES",
    "06": "PRODUCTION AND NONSUPERVISORY EMPLOYEES, THOUSANDS",
  ]

  /// The measure of a code, and how many of its units a published one is.
  static func measure(_ code: Int) -> (measure: Measure, unit: Double)? {
    switch code {
    case 1: (.employment, 1000)
    case 3: (.hourlyEarnings, 1)
    case 6: (.productionEmployment, 1000)
    default: nil
    }
  }
}

/// Wages at or above a bound that the publisher does not tell apart.
struct WageBound: Equatable {
  let hourly: Double
  let annual: Double

  /// The bound in a footnote such as “… equal to or greater than $115.00 per hour or $239,200 per
  /// year.”; `nil` when the text names none.
  init?(footnote text: String) {
    guard let hourly = Self.dollars(before: "per hour", in: text),
      let annual = Self.dollars(before: "per year", in: text)
    else { return nil }
    (self.hourly, self.annual) = (hourly, annual)
  }

  /// The bound that the notes of a year's estimates name; `nil` for years of which the notes have
  /// not been seen.
  ///
  /// Source: the notes and field descriptions in the OEWS files of each May (1997 in its banner);
  /// 2008, 2011 and 2012 follow from the highest wages published; 2025 from `oe.footnote`.
  init?(year: Int) {
    switch year {
    case 1997: (hourly, annual) = (60, 124_820)
    case 2004, 2005, 2007: (hourly, annual) = (70, 145_600)
    case 2008, 2010: (hourly, annual) = (80, 166_400)
    case 2011...2015: (hourly, annual) = (90, 187_200)
    case 2016...2021: (hourly, annual) = (100, 208_000)
    case 2022...2025: (hourly, annual) = (115, 239_200)
    default: return nil
    }
  }

  /// The bound of a measure; `nil` for what is no wage.
  func bound(of measure: Measure) -> Double? {
    if measure.isPaidByTheHour { return hourly }
    return measure.isPaidByTheYear ? annual : nil
  }

  /// The amount after the last dollar sign before some words.
  private static func dollars(before words: String, in text: String) -> Double? {
    guard let place = text.range(of: words),
      let sign = text[..<place.lowerBound].lastIndex(of: "$")
    else { return nil }
    let amount = text[text.index(after: sign)..<place.lowerBound].filter { $0 != "," && $0 != " " }
    return Double(amount)
  }
}

extension Measure {
  /// Whether the OE survey publishes it as a wage for an hour.
  var isPaidByTheHour: Bool { self == .hourlyMean || (6...10).contains(rawValue) }

  /// Whether the OE survey publishes it as a wage for a year.
  var isPaidByTheYear: Bool { self == .annualMean || (11...15).contains(rawValue) }
}

extension PublishedOccupation.Classification {
  /// The classification that OEWS estimates of a year use; hybrids in the years between two.
  init(ofEstimatesIn year: Int) {
    switch year {
    case ..<1999: self = .oes
    case ..<2010: self = .soc2000
    case ..<2012: self = .soc2000And2010
    case ..<2019: self = .soc2010
    case ..<2021: self = .soc2010And2018
    default: self = .soc2018
    }
  }
}

/// The states and territories by the first two digits of area codes (FIPS 5-2).
enum StateCodes {
  /// The postal abbreviation; `nil` for digits that no state has.
  static func abbreviation(_ digits: some StringProtocol) -> String? { table[String(digits)] }

  /// Whether the digits are those of a territory; the District of Columbia counts as a state.
  static func isTerritory(_ digits: some StringProtocol) -> Bool {
    ["60", "66", "69", "72", "78"].contains(String(digits))
  }

  private static let table: [String: String] = [
    "01": "AL", "02": "AK", "04": "AZ", "05": "AR", "06": "CA", "08": "CO", "09": "CT", "10": "DE",
    "11": "DC", "12": "FL", "13": "GA", "15": "HI", "16": "ID", "17": "IL", "18": "IN", "19": "IA",
    "20": "KS", "21": "KY", "22": "LA", "23": "ME", "24": "MD", "25": "MA", "26": "MI", "27": "MN",
    "28": "MS", "29": "MO", "30": "MT", "31": "NE", "32": "NV", "33": "NH", "34": "NJ", "35": "NM",
    "36": "NY", "37": "NC", "38": "ND", "39": "OH", "40": "OK", "41": "OR", "42": "PA", "44": "RI",
    "45": "SC", "46": "SD", "47": "TN", "48": "TX", "49": "UT", "50": "VT", "51": "VA", "53": "WA",
    "54": "WV", "55": "WI", "56": "WY", "60": "AS", "66": "GU", "69": "MP", "72": "PR", "78": "VI",
  ]
}
