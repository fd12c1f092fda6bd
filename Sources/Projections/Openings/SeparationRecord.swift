import Foundation
import LaborSeries

/// How far published separation rates moved from one round to the next: what a rate of today may
/// still turn out to be.
///
/// Rates of the same code in successive rounds are compared by their logarithms. Between rounds two
/// years apart they differ about as much as between rounds eight years apart, so that the rates do
/// not wander: each round measures them anew, with an error of its own. The root of the mean square
/// of the changes is taken as the standard deviation of the logarithm of a rate, constant over the
/// period. Exits and transfers moved almost independently and are drawn so.
public struct SeparationRecord: Sendable {
  /// What the changes of one group of occupations add up to.
  public struct Deviation: Sendable, Equatable {
    /// The root mean square change of the logarithm of exit rates.
    public let exit: Double
    /// The same of transfer rates.
    public let transfer: Double
    /// The correlation of the two changes.
    public let correlation: Double
    /// How many pairs of successive rounds it rests on.
    public let pairs: Int
  }

  private let byGroup: [SOCCode: Deviation]
  /// All detailed occupations together.
  public let all: Deviation
  /// The base years of the rounds compared.
  public let rounds: [Int]

  /// Fewer pairs than this in a major group, and all occupations stand in for it.
  public static let fewestPairs = 50

  /// Learns from line items of any rounds.
  ///
  /// - Precondition: some code has rates in two rounds.
  public init(of lines: [OfficialProjection]) {
    let rated = lines.filter { line in
      line.code != .allOccupations && (line.exitRate ?? 0) > 0 && (line.transferRate ?? 0) > 0
    }
    let rounds = Set(rated.map(\.baseYear)).sorted()
    var changes: [SOCCode: [(exit: Double, transfer: Double)]] = [:]
    for (code, own) in Dictionary(grouping: rated, by: \.code) {
      let byRound = Dictionary(own.map { ($0.baseYear, $0) }) { first, _ in first }
      for (early, late) in zip(rounds, rounds.dropFirst()) {
        guard let first = byRound[early], let second = byRound[late] else { continue }
        changes[code.majorGroup, default: []].append(
          (
            Self.change(first.exitRate, second.exitRate),
            Self.change(first.transferRate, second.transferRate)
          ))
      }
    }
    precondition(!changes.isEmpty, "rates of two rounds")
    self.rounds = rounds
    all = Deviation(changes.keys.sorted().flatMap { changes[$0] ?? [] })
    byGroup = changes.filter { $0.value.count >= Self.fewestPairs }.mapValues { Deviation($0) }
  }

  /// The deviation of a major group, or of all occupations where the group has too few pairs.
  public func deviation(of group: SOCCode?) -> Deviation {
    group.flatMap { byGroup[$0] } ?? all
  }

  private static func change(_ first: Double?, _ second: Double?) -> Double {
    guard let first, let second else { return 0 }
    return log(second / first)
  }
}

extension SeparationRecord.Deviation {
  fileprivate init(_ changes: [(exit: Double, transfer: Double)]) {
    // Sums depend on the order in the last digit; a fixed order gives the same digits each time.
    let ordered = changes.sorted { ($0.exit, $0.transfer) < ($1.exit, $1.transfer) }
    let count = Double(ordered.count)
    let exits = ordered.reduce(0) { $0 + $1.exit * $1.exit } / count
    let transfers = ordered.reduce(0) { $0 + $1.transfer * $1.transfer } / count
    let cross = ordered.reduce(0) { $0 + $1.exit * $1.transfer } / count
    exit = exits.squareRoot()
    transfer = transfers.squareRoot()
    correlation = exits > 0 && transfers > 0 ? cross / (exits * transfers).squareRoot() : 0
    pairs = ordered.count
  }
}
