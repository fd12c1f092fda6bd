import Testing

@testable import Charts

@Suite struct HorizonChartTests {
  private let text = ChartText(
    identifier: "h", title: "Errors", subtitle: "", footer: "", description: "")

  private func line(_ horizons: [Int], _ value: Double = 1) -> HorizonChart.Line {
    HorizonChart.Line(label: "a", points: horizons.map { .init(horizon: $0, value: value) })
  }

  @Test func whatCannotBeDrawnIsAnError() {
    #expect(throws: ChartError.nothingToDraw(chart: "Errors")) {
      try HorizonChart(text: text, panels: [.init(lines: [line([])])])
    }
    #expect(throws: ChartError.tooManySeries(chart: "Errors", found: 5, allowed: 4)) {
      try HorizonChart(
        text: text, panels: [.init(lines: Array(repeating: line([1]), count: 5))])
    }
    #expect(
      throws: ChartError.yearsOutOfOrder(chart: "Errors", line: "line “a”", year: 1, after: 2)
    ) {
      try HorizonChart(text: text, panels: [.init(lines: [line([2, 1])])])
    }
    #expect(throws: ChartError.notFinite(chart: "Errors", place: "1 years ahead in the line “a”")) {
      try HorizonChart(text: text, panels: [.init(lines: [line([1], .nan)])])
    }
  }

  @Test func targetsStandAtTheAxisInPlaceOfTheValuesNearThem() throws {
    let chart = try HorizonChart(
      text: text, panels: [.init(lines: [line([1, 2], 78)])], targets: [80, 95])
    let texts = try chart.drawing(width: 720).texts.map(\.text)
    #expect(texts.filter { $0 == "80%" }.count == 1)
    #expect(texts.filter { $0 == "95%" }.count == 1)
  }

  @Test func aNarrowChartLeavesOutCountsThatDoNotFit() throws {
    let counts = Dictionary(uniqueKeysWithValues: (1...10).map { ($0, 7_525) })
    let chart = try HorizonChart(
      text: text, panels: [.init(lines: [line(Array(1...10))], counts: counts)])
    func shown(_ width: Int) throws -> Int {
      try chart.drawing(width: width).texts.filter { $0.text == "7,525" }.count
    }
    #expect(try shown(1000) == 10)
    #expect((2...5).contains(try shown(360)))
  }
}
