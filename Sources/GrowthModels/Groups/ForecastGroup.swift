/// Series of which some are sums of others, each with its own forecast that does not yet add up.
public struct ForecastGroup: Sendable {
  /// One series of the group.
  public struct Member: Sendable {
    /// Its name.
    public let name: String
    /// What was observed.
    public let series: DatedSeries
    /// Its own forecast.
    public let forecast: Forecast

    /// A series with its forecast.
    public init(name: String, series: DatedSeries, forecast: Forecast) {
      self.name = name
      self.series = series
      self.forecast = forecast
    }
  }

  /// A total and its parts, by position in the members.
  public struct Sum: Sendable, Equatable {
    /// The total.
    public let total: Int
    /// The parts that make it up.
    public let parts: [Int]

    /// A sum.
    public init(total: Int, parts: [Int]) {
      self.total = total
      self.parts = parts
    }
  }

  /// The series.
  public let members: [Member]
  /// What adds up to what.
  public let sums: [Sum]
  /// The years that every member forecasts.
  public let years: [Int]

  /// A group.
  ///
  /// - Throws: ``GroupFault`` when a sum names a series that is not there or names one twice, or when
  ///   forecasts have different years.
  public init(_ members: [Member], sums: [Sum]) throws(GroupFault) {
    guard let first = members.first else { throw .empty }
    for member in members where member.forecast.years != first.forecast.years {
      throw .differentYears(first.name, member.name)
    }
    var totals: Set<Int> = []
    for sum in sums {
      let named = [sum.total] + sum.parts
      guard !sum.parts.isEmpty, named.allSatisfy(members.indices.contains),
        Set(named).count == named.count
      else { throw .impossibleSum(total: sum.total) }
      guard totals.insert(sum.total).inserted else {
        throw .totalTwice(members[sum.total].name)
      }
    }
    self.members = members
    self.sums = sums
    years = first.forecast.years
  }
}

/// Why series are not a group whose forecasts can be made to add up.
public enum GroupFault: Error, Equatable, Sendable {
  /// No series.
  case empty
  /// Forecasts of two series are for different years.
  case differentYears(String, String)
  /// A sum without parts, with a series that is not there, or with one series twice.
  case impossibleSum(total: Int)
  /// Two sums for one total.
  case totalTwice(String)
  /// The sums contradict each other, so that no values satisfy them with the given weights.
  case dependentSums
  /// Too few years in which all series change, to estimate how their errors go together.
  case tooFewCommonChanges(found: Int, required: Int)
}

extension GroupFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .empty:
      "A group needs at least one series."
    case .differentYears(let first, let second):
      "The forecasts of \(first) and \(second) are for different years; forecast both through the "
        + "same year from the same origin."
    case .impossibleSum(let total):
      "The sum for series number \(total + 1) has no parts, names a series that is not there, or "
        + "names one twice."
    case .totalTwice(let name):
      "\(name) is given as a total twice; keep one of the sums."
    case .dependentSums:
      "The sums follow from each other or have no room to be satisfied; leave one of them out."
    case .tooFewCommonChanges(let found, let required):
      "The series have \(found) yearly changes in common; at least \(required) are needed to learn "
        + "how their errors go together. Use weights by variance."
    }
  }
}
