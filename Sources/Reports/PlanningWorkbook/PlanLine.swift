import Projections
import Workbooks

/// The lines of a plan, in the order of the page.
enum PlanLine: Int, CaseIterable {
  case index
  case requiredFTE
  case required
  case turnover
  case retirementRate
  case opening
  case hires
  case leavers
  case retirements
  case closing
  case average
  case hiresAfterRamp
  case rampCarriedOver
  case available
  case gapAtEnd
  case gapOverYear
  case hoursToCover
  case needed
  case neededForGrowth
  case neededForReplacement
  case neededBeyondPlan
  case requisitions
  case requiredLow
  case requiredHigh
  case neededLow
  case neededHigh

  /// Lines that belong together.
  enum Group: String, CaseIterable {
    case need = "Need"
    case staff = "Staff with the planned hires"
    case gap = "Gap between need and staff"
    case hires = "Hires that keep staff equal to need at every year’s end"
    case range = "Where need follows a bound of the 80% interval"
  }

  var group: Group {
    switch self {
    case .index, .requiredFTE, .required: .need
    case .turnover, .retirementRate, .opening, .hires, .leavers, .retirements, .closing, .average,
      .hiresAfterRamp, .rampCarriedOver, .available:
      .staff
    case .gapAtEnd, .gapOverYear, .hoursToCover: .gap
    case .needed, .neededForGrowth, .neededForReplacement, .neededBeyondPlan, .requisitions: .hires
    case .requiredLow, .requiredHigh, .neededLow, .neededHigh: .range
    }
  }

  /// The line's row below the header: each group has a row of its own for its name.
  var offset: Int { rawValue + (Group.allCases.firstIndex(of: group) ?? 0) + 1 }

  /// Rows of a block with its header.
  static var blockHeight: Int { 1 + allCases.count + Group.allCases.count }

  var label: String {
    switch self {
    case .index: "Index of need, start = 1"
    case .requiredFTE: "Need at year’s end"
    case .required: "Need at year’s end, agency staff taken off"
    case .turnover: "Turnover under the scenario"
    case .retirementRate: "Retirement rate under the scenario"
    case .opening: "Opening staff"
    case .hires: "+ Planned hires"
    case .leavers: "− Leavers"
    case .retirements: "− Retirements"
    case .closing: "= Closing staff"
    case .average: "Average staff (mid-year rule)"
    case .hiresAfterRamp: "Hires of the year after ramp-up"
    case .rampCarriedOver: "Ramp-up carried over from last year"
    case .available: "Staff available over the year"
    case .gapAtEnd: "Gap at year’s end (need − closing staff)"
    case .gapOverYear: "Gap over the year"
    case .hoursToCover: "Hours for overtime or agencies to cover"
    case .needed: "Hires needed"
    case .neededForGrowth: "of which growth of need"
    case .neededForReplacement: "of which replacement"
    case .neededBeyondPlan: "Hires needed beyond those planned"
    case .requisitions: "Positions open on an average day"
    case .requiredLow: "Need, lower 80%"
    case .requiredHigh: "Need, upper 80%"
    case .neededLow: "Hires needed, lower 80%"
    case .neededHigh: "Hires needed, upper 80%"
    }
  }

  var unit: String {
    switch self {
    case .index: "times the start"
    case .requiredFTE, .hiresAfterRamp, .rampCarriedOver, .available, .gapOverYear: "FTE"
    case .hoursToCover: "hours"
    case .turnover, .retirementRate: "of average staff"
    case .requisitions: "positions"
    default: "persons"
    }
  }

  /// Whether years add up to a total.
  var isFlow: Bool {
    switch self {
    case .hires, .leavers, .retirements, .hoursToCover, .needed, .neededForGrowth,
      .neededForReplacement, .neededBeyondPlan, .neededLow, .neededHigh:
      true
    default: false
    }
  }

  /// Whether the line is a part of the one above it.
  var isPart: Bool { self == .neededForGrowth || self == .neededForReplacement }

  var isStrong: Bool { self == .closing || self == .gapAtEnd || self == .needed }

  /// The value of a year in a plan, with the plans along the bounds beside it.
  func value(_ figures: PlanFigures, year offset: Int) -> Double {
    let year = figures.plan.years[offset]
    switch self {
    case .index: return figures.index[offset]
    case .requiredFTE: return year.requiredFTE
    case .required: return year.required
    case .turnover: return figures.plan.rates.leaving
    case .retirementRate: return figures.plan.rates.retiring
    case .opening: return year.opening
    case .hires: return year.hires
    case .leavers: return year.leavers
    case .retirements: return year.retirements
    case .closing: return year.closing
    case .average: return year.average
    case .hiresAfterRamp: return year.hiresAfterRamp
    case .rampCarriedOver: return year.rampCarriedOver
    case .available: return year.available
    case .gapAtEnd: return year.gapAtEnd
    case .gapOverYear: return year.gapOverYear
    case .hoursToCover: return year.hoursToCover
    case .needed: return year.needed.hires
    case .neededForGrowth: return year.needed.growth
    case .neededForReplacement: return year.needed.replacement
    case .neededBeyondPlan: return year.needed.hires - year.hires
    case .requisitions: return year.needed.openRequisitions
    case .requiredLow: return figures.low.years[offset].required
    case .requiredHigh: return figures.high.years[offset].required
    case .neededLow: return figures.low.years[offset].needed.hires
    case .neededHigh: return figures.high.years[offset].needed.hires
    }
  }
}
