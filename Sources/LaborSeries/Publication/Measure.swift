/// What a published cell measures. The raw values of 1 to 17 are the datatype codes of BLS's OE
/// survey; the others are this product's own and stay as they are, because stores hold them.
public enum Measure: UInt8, Sendable, Hashable, CaseIterable {
  // OEWS, by LABSTAT datatype.
  case employment = 1
  case employmentPRSE = 2
  case hourlyMean = 3
  case annualMean = 4
  case wagePRSE = 5
  case hourlyPercentile10 = 6
  case hourlyPercentile25 = 7
  case hourlyMedian = 8
  case hourlyPercentile75 = 9
  case hourlyPercentile90 = 10
  case annualPercentile10 = 11
  case annualPercentile25 = 12
  case annualMedian = 13
  case annualPercentile75 = 14
  case annualPercentile90 = 15
  case jobsPer1000 = 16
  case locationQuotient = 17
  // OEWS industry files.
  case percentOfIndustry = 18
  case percentOfEstablishments = 19
  // Employment Projections and state projections. Employment of the base and the target year is
  // `employment` with the year of the cell.
  case employmentShare = 30
  case employmentChange = 31
  case employmentChangePercent = 32
  case percentSelfEmployed = 33
  case openings = 34
  case laborForceExitRate = 35
  case occupationalTransferRate = 36
  case separationsRate = 37
  case laborForceExits = 38
  case occupationalTransfers = 39
  case separations = 40
  case percentOfOccupation = 41
  /// Typical education, experience and training: the value is BLS's code (LABSTAT tables
  /// `ep.eductrn`, `ep.wkex`, `ep.otjt`), and the mark is the words as printed.
  case entryEducation = 42
  case workExperience = 43
  case onTheJobTraining = 44
  /// Openings of the whole projection period by the method before 2016–26.
  case openingsOverPeriod = 45
  /// Replacement needs of the whole period, and in percent of base employment (before 2016–26).
  case replacementNeeds = 46
  case replacementRate = 47
  // Other programs.
  case population = 50
  case completions = 51
  case hourlyEarnings = 52
  case productionEmployment = 53
  /// Any other datatype of the Current Employment Statistics, in BLS's own unit; the cell's detail
  /// names it.
  case employmentStatistic = 54
}

extension Measure {
  /// The name used in tables and files: `employment`, `hourly_percentile_10`.
  public var name: String {
    switch self {
    case .employment: "employment"
    case .employmentPRSE: "employment_prse"
    case .hourlyMean: "hourly_mean"
    case .annualMean: "annual_mean"
    case .wagePRSE: "wage_prse"
    case .hourlyPercentile10: "hourly_percentile_10"
    case .hourlyPercentile25: "hourly_percentile_25"
    case .hourlyMedian: "hourly_median"
    case .hourlyPercentile75: "hourly_percentile_75"
    case .hourlyPercentile90: "hourly_percentile_90"
    case .annualPercentile10: "annual_percentile_10"
    case .annualPercentile25: "annual_percentile_25"
    case .annualMedian: "annual_median"
    case .annualPercentile75: "annual_percentile_75"
    case .annualPercentile90: "annual_percentile_90"
    case .jobsPer1000: "jobs_per_1000"
    case .locationQuotient: "location_quotient"
    case .percentOfIndustry: "percent_of_industry"
    case .percentOfEstablishments: "percent_of_establishments"
    case .employmentShare: "employment_share_percent"
    case .employmentChange: "employment_change"
    case .employmentChangePercent: "employment_change_percent"
    case .percentSelfEmployed: "percent_self_employed"
    case .openings: "openings"
    case .laborForceExitRate: "labor_force_exit_rate_percent"
    case .occupationalTransferRate: "occupational_transfer_rate_percent"
    case .separationsRate: "separations_rate_percent"
    case .laborForceExits: "labor_force_exits"
    case .occupationalTransfers: "occupational_transfers"
    case .separations: "separations"
    case .percentOfOccupation: "percent_of_occupation"
    case .entryEducation: "entry_education_code"
    case .workExperience: "work_experience_code"
    case .onTheJobTraining: "on_the_job_training_code"
    case .openingsOverPeriod: "openings_over_period"
    case .replacementNeeds: "replacement_needs"
    case .replacementRate: "replacement_rate_percent"
    case .population: "population"
    case .completions: "completions"
    case .hourlyEarnings: "hourly_earnings"
    case .productionEmployment: "production_employment"
    case .employmentStatistic: "employment_statistic"
    }
  }
}
