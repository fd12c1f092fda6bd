import Foundation
import LaborSeries

/// The rates at which people leave an occupation for good, each a fraction a year of the average of
/// base and target employment, constant over the period.
public struct SeparationRates: Sendable, Equatable {
  /// One rate.
  public struct Rate: Sendable, Equatable {
    /// A fraction a year.
    public let value: Double
    /// How unsure it is: the standard deviation of its logarithm; zero for a rate that is given.
    public let logDeviation: Double
    /// Who says so: a round of BLS projections, or the user.
    public let origin: Origin

    /// A rate; see the properties for each argument.
    public init(_ value: Double, logDeviation: Double, origin: Origin) {
      self.value = value
      self.logDeviation = logDeviation
      self.origin = origin
    }
  }

  /// Where a rate comes from.
  public enum Origin: Sendable, Equatable {
    /// A round of BLS Employment Projections, by its years: “2025–35”.
    case published(round: String)
    /// The user, nationally or for an area of theirs.
    case given
  }

  /// Labor force exits.
  public let exit: Rate
  /// Occupational transfers.
  public let transfer: Rate

  /// Both rates.
  ///
  /// - Throws: ``OpeningsError/rateOutOfRange(_:name:)`` for a rate outside 0 to 1 a year.
  public init(exit: Rate, transfer: Rate) throws(OpeningsError) {
    for (rate, name) in [(exit, "exit"), (transfer, "transfer")] {
      guard rate.value >= 0, rate.value < 1 else {
        throw .rateOutOfRange(rate.value, name: name)
      }
    }
    self.exit = exit
    self.transfer = transfer
  }

  /// The published rates of an occupation, either of which may be given instead.
  ///
  /// Of a combined occupation each rate is the mean of the parts' rates by base employment, which
  /// gives the same separations as the parts do.
  ///
  /// - Parameters:
  ///   - occupation: Whose rates.
  ///   - rounds: Where the newest published ones are looked up.
  ///   - record: How far published rates moved from round to round; it says how unsure they are.
  ///   - exit: An exit rate to take as given, a fraction a year.
  ///   - transfer: A transfer rate to take as given, a fraction a year.
  /// - Throws: ``OpeningsError``.
  public init(
    for occupation: Occupation, in rounds: OfficialProjections, record: SeparationRecord,
    exit: Double? = nil, transfer: Double? = nil
  ) throws(OpeningsError) {
    let published = Self.published(occupation, rounds)
    func rate(
      _ given: Double?, _ value: Double?, _ deviation: Double
    ) throws(OpeningsError) -> Rate {
      if let given { return Rate(given, logDeviation: 0, origin: .given) }
      guard let published, let value else {
        throw .noPublishedRates(occupation: occupation.label)
      }
      return Rate(value, logDeviation: deviation, origin: .published(round: published.round))
    }
    let group = occupation.code.parts.first?.majorGroup
    let deviation = record.deviation(of: group)
    try self.init(
      exit: try rate(exit, published?.exit, deviation.exit),
      transfer: try rate(transfer, published?.transfer, deviation.transfer))
  }

  private static func published(
    _ occupation: Occupation, _ rounds: OfficialProjections
  ) -> (round: String, exit: Double, transfer: Double)? {
    let lines = occupation.code.parts.compactMap(rounds.newestWithRates)
    guard lines.count == occupation.code.parts.count, let first = lines.first,
      lines.allSatisfy({ $0.round == first.round })
    else { return nil }
    let weights = lines.map { ($0.baseEmployment ?? 0) + ($0.projectedEmployment ?? 0) }
    let total = weights.reduce(0, +)
    func mean(_ rates: [Double?]) -> Double {
      zip(weights, rates).reduce(0) { $0 + $1.0 * ($1.1 ?? 0) } / total
    }
    return (first.round, mean(lines.map(\.exitRate)), mean(lines.map(\.transferRate)))
  }
}

extension OfficialProjections {
  /// The newest line of a code with both levels and both separation rates.
  func newestWithRates(for code: SOCCode) -> OfficialProjection? {
    lines
      .filter { line in
        line.code == code && line.exitRate != nil && line.transferRate != nil
          && line.baseEmployment != nil && line.projectedEmployment != nil
      }
      .max { $0.baseYear < $1.baseYear }
  }
}

/// Why there are no openings to project.
public enum OpeningsError: Error, Equatable, CustomStringConvertible {
  /// BLS publishes no separation rates for the occupation.
  case noPublishedRates(occupation: String)
  /// A rate is not a fraction of employment a year.
  case rateOutOfRange(Double, name: String)

  public var description: String {
    switch self {
    case .noPublishedRates(let occupation):
      "BLS publishes no separation rates for \(occupation); give them in percent a year with "
        + "--exit-rate and --transfer-rate."
    case .rateOutOfRange(let rate, let name):
      "The \(name) rate of \(rate * 100) percent a year is not at least 0 and below 100; give a "
        + "rate in percent a year, such as 2.4."
    }
  }
}
