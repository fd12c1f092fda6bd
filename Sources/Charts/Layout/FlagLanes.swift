/// Texts that hang from upright rules above a plot, in lanes: no text meets another text or
/// another text's rule.
struct FlagLanes: Sendable {
  struct Placement: Sendable, Equatable {
    /// 0 is the lane next to the plot.
    let lane: Int
    /// `.start` stands to the right of the rule, `.end` to its left, `.middle` on top of it.
    let anchor: TextAnchor
    let left: Double
    let right: Double

    /// The position at which text of this anchor is set.
    var textX: Double {
      anchor == .start ? left : anchor == .end ? right : (left + right) / 2
    }
  }

  /// A placement for each flag.
  let placements: [Placement]
  /// The number of lanes in use.
  var count: Int { (placements.map(\.lane).max() ?? -1) + 1 }

  /// The distance from a rule to its text.
  static let gap = 5.0

  /// Places flags, given as rule position and text width, or answers nil when that cannot be done
  /// within `bounds` and `limit` lanes. `walls` are rules that pass through every lane.
  init?(
    _ flags: [(x: Double, width: Double)], within bounds: ClosedRange<Double>,
    walls: [Double] = [], lanes limit: Int
  ) {
    let rightToLeft = flags.indices.sorted { (flags[$0].x, $0) > (flags[$1].x, $1) }
    let attempts: [(order: [Int], anchors: [TextAnchor])] = [
      (rightToLeft, [.start, .end]), (rightToLeft, [.start]), (rightToLeft.reversed(), [.end]),
      (rightToLeft, [.start, .end, .middle]), (rightToLeft.reversed(), [.end, .start, .middle]),
      (rightToLeft, [.middle]),
    ]
    for attempt in attempts {
      var placed: [Int: Placement] = [:]
      for index in attempt.order {
        placed[index] = Self.place(
          flags[index], anchors: attempt.anchors, bounds, walls, limit,
          besides: placed.map { (flags[$0.key].x, $0.value) })
      }
      if placed.count == flags.count {
        placements = flags.indices.compactMap { placed[$0] }
        return
      }
    }
    return nil
  }

  private static func place(
    _ flag: (x: Double, width: Double), anchors: [TextAnchor], _ bounds: ClosedRange<Double>,
    _ walls: [Double], _ limit: Int, besides others: [(x: Double, Placement)]
  ) -> Placement? {
    for lane in 0..<limit {
      for anchor in anchors {
        let left = left(flag, anchor, bounds)
        let candidate = Placement(
          lane: lane, anchor: anchor, left: left, right: left + flag.width)
        let fits = left >= bounds.lowerBound && candidate.right <= bounds.upperBound
        let meetsWall = walls.contains { $0 > left - 2 && $0 < candidate.right + 2 }
        if fits, !meetsWall, !others.contains(where: { meets(flag.x, candidate, $0.x, $0.1) }) {
          return candidate
        }
      }
    }
    return nil
  }

  private static func left(
    _ flag: (x: Double, width: Double), _ anchor: TextAnchor, _ bounds: ClosedRange<Double>
  ) -> Double {
    switch anchor {
    case .start: flag.x + gap
    case .end: flag.x - gap - flag.width
    case .middle:
      max(bounds.lowerBound, min(flag.x - flag.width / 2, bounds.upperBound - flag.width))
    }
  }

  private static func meets(_ x: Double, _ one: Placement, _ y: Double, _ two: Placement) -> Bool {
    let textOnText = one.lane == two.lane && one.left < two.right + 8 && two.left < one.right + 8
    let ruleOnText = one.lane >= two.lane && x > two.left - 2 && x < two.right + 2
    let textOnRule = two.lane >= one.lane && y > one.left - 2 && y < one.right + 2
    return textOnText || ruleOnText || textOnRule
  }
}
