/// One assumption of a scenario and, where it was given, how far it may be off.
public struct Assumption: Sendable, Equatable {
  /// What is assumed.
  public let effect: Effect
  /// The effect at the low and the high end of the range, where one was given.
  public let range: ClosedEnds?
  /// The line of the scenario file, from 1.
  public let line: Int
  /// Where the figure comes from, as the file says; empty where it says nothing.
  public let basis: String

  /// The two ends of a range of effects of one kind.
  public struct ClosedEnds: Sendable, Equatable {
    public let low: Effect
    public let high: Effect
  }

  /// What a scenario can assume. Percentages are in percent, as the file has them.
  public enum Effect: Sendable, Equatable {
    /// Each year's growth factor is multiplied by 1 + points/100.
    case growthShift(points: Double)
    /// The weight of BLS's growth against that of the record, 0 to 1, in logarithms.
    case officialWeight(Double)
    /// Labor force exits in percent of employment a year, in place of the published rate.
    case exitRate(percent: Double)
    /// Occupational transfers in percent of employment a year, in place of the published rate.
    case transferRate(percent: Double)
    /// Exits at the highest rate that any round of BLS projections published for the occupation.
    case highestPublishedExits
    /// The share of staff of 55 and over, in percent, and by how many points a year more of them
    /// leave the labor force.
    case olderWorkers(share: Double, extraExits: Double)
    /// Growth of wages in percent a year, nominal, in place of the projected growth.
    case wageGrowth(percent: Double)
    /// Growth of exams per technologist in percent a year: staff needed shrinks by as much.
    case productivity(percent: Double)
    /// Another vintage of the Census projections of those aged 65 and over, and the elasticity of
    /// employment to their number.
    case population(vintage: Int, elasticity: Double)
    /// Employment falls short by some percent in the first year and catches up evenly.
    case recession(year: Int, depth: Double, recoveryYears: Int)
    /// Entrants from educational programs up by some percent; works on supply, not on demand.
    case training(percent: Double)
  }

  /// An assumption; see the properties for each argument.
  public init(effect: Effect, range: ClosedEnds? = nil, line: Int, basis: String = "") {
    self.effect = effect
    self.range = range
    self.line = line
    self.basis = basis
  }
}

extension Assumption.Effect {
  /// The name of the assumption in scenario files.
  public var key: String {
    switch self {
    case .growthShift: "growth_shift"
    case .officialWeight: "official_weight"
    case .exitRate, .highestPublishedExits: "exit_rate"
    case .transferRate: "transfer_rate"
    case .olderWorkers: "older_workers"
    case .wageGrowth: "wage_growth"
    case .productivity: "productivity"
    case .population: "population"
    case .recession: "recession"
    case .training: "training"
    }
  }

  /// The assumption in words, for tables.
  public var words: String {
    func number(_ value: Double) -> String {
      value == value.rounded() && abs(value) < 1e9 ? String(Int(value)) : String(value)
    }
    switch self {
    case .growthShift(let points):
      return "growth \(points < 0 ? "lower" : "higher") by \(number(abs(points))) points a year"
    case .officialWeight(let weight): return "weight of BLS's growth \(number(weight))"
    case .exitRate(let percent): return "labor force exits \(number(percent))% a year"
    case .transferRate(let percent): return "occupational transfers \(number(percent))% a year"
    case .highestPublishedExits:
      return "labor force exits at the highest rate that BLS published for the occupation"
    case .olderWorkers(let share, let extra):
      return "\(number(share))% of staff aged 55 and over, \(number(extra)) points more of them "
        + "leaving a year"
    case .wageGrowth(let percent): return "wages up \(number(percent))% a year"
    case .productivity(let percent): return "exams per technologist up \(number(percent))% a year"
    case .population(let vintage, let elasticity):
      return "Census projections of \(vintage), elasticity \(number(elasticity))"
    case .training(let percent):
      return "\(number(percent))% more entrants from educational programs"
    case .recession(let year, let depth, let recovery):
      return "recession in \(year), \(number(depth))% fewer jobs, recovered in \(recovery) years"
    }
  }
}
