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

/// The datatypes of the CE survey. Three have a measure of their own; the others, hours and weekly
/// earnings above all, are one measure and told apart by the detail of their cells.
enum CEDatatypes {
  /// Words that the names of the codes have in `ce.datatype`, in lower case.
  static let words: [String: [String]] = [
    "01": ["all employees"], "03": ["hourly earnings", "all employees"],
    "06": ["production", "employees"],
  ]

  /// The measure of a code, and how many of its units a published one is: thousands become jobs.
  static func measure(_ code: Int) -> (measure: Measure, unit: Double) {
    switch code {
    case 1: (.employment, 1000)
    case 3: (.hourlyEarnings, 1)
    case 6: (.productionEmployment, 1000)
    default: (.employmentStatistic, 1)
    }
  }

  /// `seasonally adjusted`, and behind it the datatype where the measure does not tell it.
  static func detail(isAdjusted: Bool, code: Int) -> String {
    let form = isAdjusted ? "seasonally adjusted" : "not seasonally adjusted"
    guard measure(code).measure == .employmentStatistic else { return form }
    return "\(form); \(title(code))"
  }

  /// `datatype 02`.
  static func title(_ code: Int) -> String { "datatype \(code < 10 ? "0" : "")\(code)" }

  /// A published number in the units of its measure. Thousands have one decimal, so that jobs are
  /// whole.
  static func value(_ published: Double, unit: Double) -> Double {
    unit == 1 ? published : (published * unit).rounded()
  }
}
