/// Where openings come from: growth, exits from the labor force, and transfers to other
/// occupations; in jobs, over a year or over several.
///
/// Totals are sums of the parts and are held nowhere, so that they cannot disagree with them.
public struct OpeningFlows: Sendable, Equatable {
  /// The change of employment; below zero in a decline.
  public var growth: Double
  /// Those who leave the labor force.
  public var exits: Double
  /// Those who go to another occupation.
  public var transfers: Double

  /// The parts.
  public init(growth: Double, exits: Double, transfers: Double) {
    self.growth = growth
    self.exits = exits
    self.transfers = transfers
  }

  /// Exits and transfers.
  public var separations: Double { exits + transfers }
  /// Growth and separations: entrants needed from outside the occupation.
  public var openings: Double { growth + separations }

  /// The flows of a period by the method of BLS since the round of 2016–26: separations are rates
  /// times the average of base and target employment, and growth enters with its sign (BLS,
  /// “Occupational separations: a new method for projecting workforce needs”, Monthly Labor
  /// Review, May 2018).
  ///
  /// - Parameters:
  ///   - base: Employment at the beginning, in jobs.
  ///   - target: Employment at the end, in jobs.
  ///   - exitRate: Labor force exits a year, as a fraction of employment.
  ///   - transferRate: Occupational transfers a year, as a fraction of employment.
  ///   - years: The length of the period, above zero.
  /// - Returns: The flows of an average year of the period.
  public static func annualAverage(
    from base: Double, to target: Double, exitRate: Double, transferRate: Double, years: Int
  ) -> OpeningFlows {
    precondition(years > 0, "a period of at least one year")
    let average = (base + target) / 2
    return OpeningFlows(
      growth: (target - base) / Double(years), exits: exitRate * average,
      transfers: transferRate * average)
  }

  static func + (first: OpeningFlows, second: OpeningFlows) -> OpeningFlows {
    OpeningFlows(
      growth: first.growth + second.growth, exits: first.exits + second.exits,
      transfers: first.transfers + second.transfers)
  }

  static let none = OpeningFlows(growth: 0, exits: 0, transfers: 0)

  func scaled(by factor: Double) -> OpeningFlows {
    OpeningFlows(
      growth: growth * factor, exits: exits * factor, transfers: transfers * factor)
  }
}

/// The method of BLS up to the round of 2014–24, abandoned since: openings are growth, where there
/// is any, and net replacement needs, a ten-year rate on base employment.
public enum ReplacementNeeds {
  /// Openings over ten years: max(E(T) − E(b), 0) + ρ · E(b).
  ///
  /// - Parameters:
  ///   - base: Employment in the base year, in jobs.
  ///   - target: Employment ten years on, in jobs.
  ///   - rate: Net replacement over ten years, as a fraction of base employment.
  public static func tenYearOpenings(from base: Double, to target: Double, rate: Double) -> Double {
    max(target - base, 0) + rate * base
  }
}
