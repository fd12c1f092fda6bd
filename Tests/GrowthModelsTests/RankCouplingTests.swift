import GrowthModels
import Testing

@Suite struct RankCouplingTests {
  private func series(_ changes: [Double]) throws -> DatedSeries {
    var (level, values) = (100.0, [100.0])
    for change in changes {
      level *= 1 + change
      values.append(level)
    }
    return try DatedSeries(years: 2000..<(2000 + values.count), values: values)
  }

  private let shocks = (0..<40).map { Double(($0 * 7919) % 101) / 1000 - 0.05 }

  @Test func eachSeriesKeepsItsOwnDraws() throws {
    let coupling = RankCoupling(of: [try series(shocks), try series(shocks.reversed())])
    let sizes = [(0..<500).map { Double(($0 * 37) % 500) }, (0..<500).map { Double($0) }]
    for order in coupling.orders(of: sizes, seed: 9) {
      #expect(order.sorted() == Array(0..<500))
    }
  }

  @Test func seriesThatMovedTogetherAreDrawnTogether() throws {
    let coupling = RankCoupling(of: [try series(shocks), try series(shocks.map { $0 * 2 })])
    #expect(coupling.correlations[0][1] > 0.9)
    let sizes = [(0..<2000).map { Double(($0 * 37) % 2000) }, (0..<2000).map { Double($0) }]
    let orders = coupling.orders(of: sizes, seed: 9)
    let pairs = zip(orders[0], orders[1]).map { (sizes[0][$0], sizes[1][$1]) }
    let both = pairs.filter { ($0.0 < 1000) == ($0.1 < 1000) }.count
    // A correlation of r has both on one side of the median with 1/2 + arcsin(r)/π (Sheppard, 1899).
    #expect(Double(both) / 2000 > 0.83)
  }

  @Test func shortSeriesStayIndependent() throws {
    let coupling = RankCoupling(of: [
      try series(shocks), try series(Array(shocks.prefix(5))), try series(shocks),
    ])
    #expect(coupling.correlations[0][1] == 0)
    #expect(coupling.correlations[0][2] > 0.9)
    #expect(coupling.correlations[1] == [0, 1, 0])
  }
}
