import GrowthModels
import LaborSeries

/// The sets that a record is shown by: rolling origins of all, of those that BLS projected too, and
/// fixed pairs of years.
public struct Scorecard: Sendable {
  /// A pair of years whose projections are shown by themselves.
  public struct Span: Sendable, Hashable {
    /// The year projected from.
    public let base: Int
    /// The year projected to.
    public let target: Int

    /// A base year and a later target year.
    public init(base: Int, target: Int) {
      precondition(target > base, "a target after the base")
      self.base = base
      self.target = target
    }

    /// Whole rounds of BLS projections that have come due, and the last years before 2020.
    public static let judgedRounds = [
      Span(base: 2012, target: 2022), Span(base: 2014, target: 2024),
      Span(base: 2018, target: 2024),
    ]
  }

  /// A part of the occupations that is scored by itself.
  public struct Group: Sendable {
    /// A short name, `healthcare`.
    public let identifier: String
    /// The name in words, “healthcare occupations (29-0000)”.
    public let title: String
    /// Whether an occupation belongs to it, by its code as printed.
    public let contains: @Sendable (String) -> Bool

    /// A group of occupations.
    public init(
      identifier: String, title: String, contains: @escaping @Sendable (String) -> Bool
    ) {
      self.identifier = identifier
      self.title = title
      self.contains = contains
    }
  }

  /// The record that the sets are taken from.
  public let record: TrackRecord
  /// The groups, in order.
  public let groups: [Group]
  /// For each group: the contenders that need no round, on every projection they share. The constant
  /// share is among them only where there are no rounds: the total is missing in some years, and
  /// would take their projections from the others.
  public let rolling: [ScoredSet]
  /// For each group: all contenders, on the projections whose origin is the base of a BLS round.
  public let beside: [ScoredSet]
  /// For each group: the family with and without its group's growth, on the projections that both
  /// made; empty where no groups are known.
  public let borrowing: [ScoredSet]
  /// For each group and pair of years: all contenders.
  public let fixed: [(span: Span, set: ScoredSet)]

  /// Scores a record by groups.
  public init(
    of record: TrackRecord, groups: [Group], spans: [Span] = Span.judgedRounds
  ) {
    self.record = record
    self.groups = groups
    let isJudgedByBLS = record.contenders.contains(.official)
    let plain = TrackRecord.Contender.together.filter {
      !TrackRecord.Contender.withRounds.contains($0) && !(isJudgedByBLS && $0 == .constantShare)
    }
    let every = TrackRecord.Contender.together
    rolling = groups.compactMap { group in
      record.scored(group.identifier, title: group.title, contenders: plain) {
        group.contains($0.series)
      }
    }
    beside =
      isJudgedByBLS
      ? groups.compactMap { group in
        record.scored(
          "\(group.identifier)-with-bls", title: "\(group.title), where BLS projected",
          contenders: every
        ) { group.contains($0.series) }
      } : []
    borrowing =
      record.contenders.contains(.borrowing)
      ? groups.compactMap { group in
        record.scored(
          "\(group.identifier)-borrowing", title: "\(group.title), with a group's growth",
          contenders: [.family, .borrowing]
        ) { group.contains($0.series) }
      } : []
    fixed = groups.flatMap { group in
      spans.compactMap { span -> (span: Span, set: ScoredSet)? in
        let set = record.scored(
          "\(group.identifier)-\(span.base)-\(span.target)",
          title: "\(group.title), \(span.base) to \(span.target)", contenders: every
        ) {
          $0.origin == span.base && $0.origin + $0.horizon == span.target
            && group.contains($0.series)
        }
        return set.map { (span, $0) }
      }
    }
  }

  /// Every set, in the order in which they are shown.
  public var sets: [ScoredSet] { rolling + beside + borrowing + fixed.map(\.set) }
}
