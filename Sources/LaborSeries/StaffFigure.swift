/// A figure that an employer knows of the staff in one occupation, or assumes.
///
/// The raw value begins the name of its cell in workbooks: `Staff_29_2035`.
public enum StaffFigure: String, Sendable, Hashable, CaseIterable {
  /// Persons employed at the start of the plan.
  case staff = "Staff"
  /// Vacant positions at the start of the plan.
  case vacancies = "Vacancies"
  /// Full-time positions that an average person fills: hours worked over those of full time.
  case fullTimeShare = "FTE_share"
  /// Leavers a year, retirements apart, as a fraction of average staff.
  case turnover = "Turnover"
  /// Retirements a year as a fraction of average staff.
  case retirementRate = "Retirement_rate"
  /// The fraction of staff that is 60 years old or more.
  case aged60 = "Aged_60"
  /// Within how many years those of 60 and over retire, evenly.
  case yearsToRetire = "Years_to_retire"
  /// Persons whom it is planned to hire each year.
  case plannedHires = "Planned_hires"
  /// Months from the first day of work until a hire is fully productive.
  case rampMonths = "Ramp_months"
  /// What a hire does during those months, as a fraction of full productivity.
  case rampProductivity = "Ramp_productivity"
  /// Months from the opening of a position until the hire begins.
  case fillMonths = "Fill_months"
  /// Full-time positions that agencies fill throughout.
  case agency = "Agency_FTE"
  /// Growth of the volume of exams, a fraction a year.
  case volumeGrowth = "Volume_growth"
  /// Growth of exams per full-time position, a fraction a year.
  case productivity = "Productivity"
}

extension StaffFigure {
  /// The figure's name for people; the header of its column in staff files.
  public var label: String {
    switch self {
    case .staff: "Staff at the start"
    case .vacancies: "Vacant positions at the start"
    case .fullTimeShare: "Full-time share"
    case .turnover: "Turnover, retirements apart"
    case .retirementRate: "Retirement rate"
    case .aged60: "Share aged 60 and over"
    case .yearsToRetire: "Years within which they retire"
    case .plannedHires: "Planned hires a year"
    case .rampMonths: "Ramp-up of a hire"
    case .rampProductivity: "Productivity during ramp-up"
    case .fillMonths: "Time to fill a position"
    case .agency: "Agency staff kept"
    case .volumeGrowth: "Own growth of volume"
    case .productivity: "Own growth of productivity"
    }
  }

  /// The unit, in words.
  public var unit: String {
    switch self {
    case .staff: "persons"
    case .vacancies: "positions"
    case .fullTimeShare: "FTE per person"
    case .turnover, .retirementRate: "of average staff a year"
    case .aged60: "of staff"
    case .yearsToRetire: "years"
    case .plannedHires: "persons a year"
    case .rampMonths, .fillMonths: "months"
    case .rampProductivity: "of full productivity"
    case .agency: "FTE"
    case .volumeGrowth: "exams, a year"
    case .productivity: "exams per FTE, a year"
    }
  }

  /// The values that are taken.
  public var allowed: ClosedRange<Double> {
    switch self {
    case .staff, .vacancies, .plannedHires, .agency: 0...10_000_000
    case .fullTimeShare: 0.1...1.2
    case .turnover: 0...0.6
    case .retirementRate: 0...0.3
    case .aged60, .rampProductivity: 0...1
    case .yearsToRetire: 1...20
    case .rampMonths: 0...18
    case .fillMonths: 0...24
    case .volumeGrowth: -0.2...0.2
    case .productivity: -0.1...0.1
    }
  }

  /// Whether the figure is a fraction that is written in percent.
  public var isFraction: Bool {
    switch self {
    case .turnover, .retirementRate, .aged60, .rampProductivity, .volumeGrowth, .productivity: true
    default: false
    }
  }

  /// What stands in for the figure where nobody gives it; nil where there is nothing to assume.
  public var assumed: Double? {
    switch self {
    case .staff, .turnover, .retirementRate, .plannedHires: nil
    case .vacancies, .aged60, .agency, .volumeGrowth, .productivity: 0
    case .fullTimeShare: 1
    case .yearsToRetire: 5
    case .rampMonths, .fillMonths: 3
    case .rampProductivity: 0.5
    }
  }
}
