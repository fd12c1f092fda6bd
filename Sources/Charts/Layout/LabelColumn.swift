/// Labels in a column beside a chart: each as near as possible to its own height, none over
/// another, in the order of their heights.
struct LabelColumn: Sendable {
  struct Item: Sendable {
    /// Where the middle of the label would like to be.
    let wanted: Double
    /// The room that the label takes.
    let height: Double
  }

  /// The middles of the labels, in the order of `items`, within `range` as far as their heights
  /// together allow. Neighbours that meet move apart evenly (the pooling of isotonic regression).
  static func middles(of items: [Item], within range: ClosedRange<Double>) -> [Double] {
    struct Pool {
      var members: [Int]
      var height: Double
      var wantedTop: Double
      func top(_ range: ClosedRange<Double>) -> Double {
        max(range.lowerBound, min(wantedTop, range.upperBound - height))
      }
    }
    let order = items.indices.sorted { (items[$0].wanted, $0) < (items[$1].wanted, $1) }
    var pools: [Pool] = []
    for index in order {
      let item = items[index]
      var pool = Pool(
        members: [index], height: item.height, wantedTop: item.wanted - item.height / 2)
      while let above = pools.last, above.top(range) + above.height > pool.top(range) {
        pools.removeLast()
        let count = Double(above.members.count + pool.members.count)
        let wanted =
          (above.wantedTop * Double(above.members.count)
            + (pool.wantedTop - above.height) * Double(pool.members.count)) / count
        pool = Pool(
          members: above.members + pool.members, height: above.height + pool.height,
          wantedTop: wanted)
      }
      pools.append(pool)
    }
    var middles = Array(repeating: 0.0, count: items.count)
    for pool in pools {
      var top = pool.top(range)
      for index in pool.members {
        middles[index] = top + items[index].height / 2
        top += items[index].height
      }
    }
    return middles
  }
}
