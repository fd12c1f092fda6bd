import LaborSeries
import Tabular

/// A column of an OEWS table, by its name in the newest files.
enum EstimatesColumn: String, CaseIterable {
  case area = "AREA"
  case areaTitle = "AREA_TITLE"
  case areaType = "AREA_TYPE"
  case primaryState = "PRIM_STATE"
  case naics = "NAICS"
  case naicsTitle = "NAICS_TITLE"
  case industryGroup = "I_GROUP"
  case ownershipCode = "OWN_CODE"
  /// The ownership in words, in the owner files to 2018.
  case ownership = "OWNERSHIP"
  case code = "OCC_CODE"
  case title = "OCC_TITLE"
  case group = "O_GROUP"
  case employment = "TOT_EMP"
  case employmentPRSE = "EMP_PRSE"
  case jobsPer1000 = "JOBS_1000"
  case locationQuotient = "LOC_QUOTIENT"
  case percentOfIndustry = "PCT_TOTAL"
  case percentOfEstablishments = "PCT_RPT"
  case hourlyMean = "H_MEAN"
  case annualMean = "A_MEAN"
  case wagePRSE = "MEAN_PRSE"
  case hourlyPercentile10 = "H_PCT10"
  case hourlyPercentile25 = "H_PCT25"
  case hourlyMedian = "H_MEDIAN"
  case hourlyPercentile75 = "H_PCT75"
  case hourlyPercentile90 = "H_PCT90"
  case annualPercentile10 = "A_PCT10"
  case annualPercentile25 = "A_PCT25"
  case annualMedian = "A_MEDIAN"
  case annualPercentile75 = "A_PCT75"
  case annualPercentile90 = "A_PCT90"
  case annualOnly = "ANNUAL"
  case hourlyOnly = "HOURLY"
  case year = "YEAR"

  /// Columns without which a table is not read.
  static let required: [EstimatesColumn] = [.code, .title, .employment]

  /// The names of other years and of copies, in capitals with underscores.
  private static let aliases: [String: EstimatesColumn] = [
    "OCC_TITL": .title, "GROUP": .group, "OCC_GROUP": .group,
    "H_WPCT10": .hourlyPercentile10, "H_WPCT25": .hourlyPercentile25,
    "H_WPCT75": .hourlyPercentile75, "H_WPCT90": .hourlyPercentile90,
    "A_WPCT10": .annualPercentile10, "A_WPCT25": .annualPercentile25,
    "A_WPCT75": .annualPercentile75, "A_WPCT90": .annualPercentile90,
    "LOC_Q": .locationQuotient, "LOCQUOTIENT": .locationQuotient,
    "PCT_TOT": .percentOfIndustry, "JOBS_1000_ORIG": .jobsPer1000,
    "AREA_NAME": .areaTitle, "STATE": .areaTitle, "ST": .primaryState,
    "NAICS_LEVEL": .industryGroup, "SIC": .naics, "SIC_TITLE": .naicsTitle,
  ]

  /// A column by a name as a header prints it, and whether the name is that of another year.
  static func named(_ name: String) -> (column: EstimatesColumn, isAlias: Bool)? {
    let key = normalized(name)
    if let column = EstimatesColumn(rawValue: key) { return (column, false) }
    return aliases[key].map { ($0, true) }
  }

  /// In capitals, without blanks at the ends, and with an underscore for each blank inside.
  static func normalized(_ name: String) -> String {
    var key = ""
    for scalar in name.unicodeScalars where !scalar.properties.isWhitespace || !key.isEmpty {
      key.unicodeScalars.append(scalar.properties.isWhitespace ? "_" : scalar)
    }
    while key.last == "_" { key.removeLast() }
    return key.uppercased()
  }

  /// What the column measures; nil for one that says what the row is about.
  var measure: Measure? {
    switch self {
    case .employment: .employment
    case .employmentPRSE: .employmentPRSE
    case .jobsPer1000: .jobsPer1000
    case .locationQuotient: .locationQuotient
    case .percentOfIndustry: .percentOfIndustry
    case .percentOfEstablishments: .percentOfEstablishments
    case .hourlyMean: .hourlyMean
    case .annualMean: .annualMean
    case .wagePRSE: .wagePRSE
    case .hourlyPercentile10: .hourlyPercentile10
    case .hourlyPercentile25: .hourlyPercentile25
    case .hourlyMedian: .hourlyMedian
    case .hourlyPercentile75: .hourlyPercentile75
    case .hourlyPercentile90: .hourlyPercentile90
    case .annualPercentile10: .annualPercentile10
    case .annualPercentile25: .annualPercentile25
    case .annualMedian: .annualMedian
    case .annualPercentile75: .annualPercentile75
    case .annualPercentile90: .annualPercentile90
    default: nil
    }
  }

  /// Whether the name is one that OEWS tables alone use.
  var isDistinctive: Bool { measure != nil || self == .code || self == .title }
}
