import Testing

@testable import Charts

@Suite struct LayoutTests {
  @Test func labelsFarApartStayWhereTheyWantToBe() {
    let items = [30.0, 90, 60].map { LabelColumn.Item(wanted: $0, height: 10) }
    #expect(LabelColumn.middles(of: items, within: 0...120) == [30, 90, 60])
  }

  @Test func labelsThatMeetMoveApartEvenly() {
    let items = [50.0, 50].map { LabelColumn.Item(wanted: $0, height: 10) }
    #expect(LabelColumn.middles(of: items, within: 0...100) == [45, 55])
  }

  @Test func labelsNeverMeetAndKeepTheirOrder() {
    var generator = Generator(seed: 5)
    for _ in 0..<1000 {
      let items = (0..<Int.random(in: 1...8, using: &generator)).map { _ in
        LabelColumn.Item(
          wanted: Double.random(in: -50...350, using: &generator),
          height: Double.random(in: 5...35, using: &generator))
      }
      let middles = LabelColumn.middles(of: items, within: 0...300)
      let order = items.indices.sorted { (items[$0].wanted, $0) < (items[$1].wanted, $1) }
      for (above, below) in zip(order, order.dropFirst()) {
        let room = items[above].height / 2 + items[below].height / 2
        #expect(middles[below] - middles[above] >= room - 1e-9)
      }
      for index in items.indices {
        #expect(middles[index] - items[index].height / 2 >= -1e-9)
        #expect(middles[index] + items[index].height / 2 <= 300 + 1e-9)
      }
    }
  }

  @Test func flagsNeverMeetTextOrRules() {
    var generator = Generator(seed: 6)
    var placedCount = 0
    for _ in 0..<1000 {
      let flags = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
        (
          x: Double.random(in: 60...500, using: &generator),
          width: Double.random(in: 10...160, using: &generator)
        )
      }
      guard let lanes = FlagLanes(flags, within: 0...600, walls: [520], lanes: 5) else { continue }
      placedCount += 1
      for (index, placed) in lanes.placements.enumerated() {
        #expect(placed.left >= 0 && placed.right <= 600)
        #expect(!(placed.left < 520 && placed.right > 520))
        for (other, second) in lanes.placements.enumerated() where other != index {
          let meets = placed.left < second.right && second.left < placed.right
          #expect(!(placed.lane == second.lane && meets))
          let crosses = flags[other].x > placed.left && flags[other].x < placed.right
          #expect(!(second.lane >= placed.lane && crosses))
        }
      }
    }
    #expect(placedCount > 800)
  }
}
