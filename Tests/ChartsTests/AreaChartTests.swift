import Testing

@testable import Charts

@Suite struct AreaChartTests {
  private let text = ChartText(
    identifier: "x", title: "T", subtitle: "", footer: "", description: "")

  /// The 50 states (Census Bureau), the District of Columbia, and three territories.
  @Test func everyStateHasOnePlace() {
    #expect(TileGrid.places.count == 54)
    let taken = TileGrid.places.values.map { $0.row * TileGrid.columns + $0.column }
    #expect(Set(taken).count == 54)
    let codes = Set(SampleCharts.stateCodes.split(separator: " ").map(String.init))
    #expect(codes.subtracting(TileGrid.places.keys).isEmpty)
    #expect(Set(TileGrid.places.keys).subtracting(codes) == ["GU", "VI"])
  }

  @Test func neighboursOnTheMapAreNeighbours() throws {
    func place(_ code: String) throws -> (column: Int, row: Int) {
      try #require(TileGrid.places[code])
    }
    for (west, east) in [("WA", "ID"), ("CA", "UT"), ("NV", "WY"), ("CT", "NJ"), ("TX", "FL")] {
      let (one, two) = (try place(west), try place(east))
      if west == "CT" { #expect(one.column > two.column) } else { #expect(one.column < two.column) }
      #expect(one.row == two.row)
    }
    for (north, south) in [("WA", "OR"), ("OR", "CA"), ("ND", "SD"), ("OK", "TX"), ("NC", "AL")] {
      #expect(try place(north).row < (try place(south).row))
    }
  }

  @Test func aValueBelongsToTheClassThatItIsWrittenIn() throws {
    let chart = try TileMapChart(
      text: text,
      tiles: [
        .init(code: "CA", name: "California", value: 0.396),
        .init(code: "TX", name: "Texas", value: 0.394),
      ], bounds: [0.4, 0.6], format: .decimal(2))
    #expect(chart.shade(of: 0.396) == 1)
    #expect(chart.shade(of: 0.394) == 0)
    #expect(chart.shade(of: 0.6) == 2)
    #expect(try chart.drawing(width: 720).texts.contains { $0.text == "0.40 to under 0.60" })
  }

  @Test func aStateThatIsNotGivenIsMarked() throws {
    let chart = try TileMapChart(
      text: text, tiles: [.init(code: "CA", name: "California", value: 3)], bounds: [2])
    let texts = try chart.drawing(width: 720).texts.map(\.text)
    #expect(texts.filter { $0 == "x" }.count == 50)
    #expect(texts.contains("x not available"))
    #expect(!texts.contains("PR"))
  }

  @Test func aStateThatIsNotGivenIsReadByItsName() throws {
    let chart = try TileMapChart(
      text: text, tiles: [.init(code: "CA", name: "California", value: 3)], bounds: [2])
    let svg = try chart.svg()
    #expect(svg.contains("Alaska: not available"))
    #expect(svg.contains("District of Columbia: not available"))
    #expect(!svg.contains("AK: "))
    #expect(chart.tiles.count == 51)
  }

  @Test func withoutBoundsThereIsOneShadeAndNoKey() throws {
    let codes = SampleCharts.stateCodes.split(separator: " ").map(String.init)
    let chart = try TileMapChart(
      text: text, tiles: codes.map { .init(code: $0, name: $0, value: 2.6) }, bounds: [],
      format: .percent(1))
    let texts = try chart.drawing(width: 720).texts.map(\.text)
    #expect(texts.filter { $0 == "2.6%" }.count == codes.count)
    #expect(!texts.contains { $0.contains("under") || $0.contains("or more") })
  }

  @Test func whatAMapCannotShowIsRefused() {
    func map(_ codes: [String], _ bounds: [Double], value: Double? = 1) throws -> TileMapChart {
      try TileMapChart(
        text: text, tiles: codes.map { .init(code: $0, name: $0, value: value) }, bounds: bounds)
    }
    #expect(throws: ChartError.unknownTile(chart: "T", code: "ZZ")) { try map(["ZZ"], [1]) }
    #expect(throws: ChartError.tileTwice(chart: "T", code: "CA")) { try map(["CA", "CA"], [1]) }
    #expect(throws: ChartError.classBounds(chart: "T", found: [2, 1], most: 4)) {
      try map(["CA"], [2, 1])
    }
    #expect(throws: ChartError.nothingToDraw(chart: "T")) { try map(["CA"], [1], value: nil) }
  }

  @Test func wagesDoNotFallFromAPercentileToTheNext() throws {
    #expect(throws: ChartError.intervalReversed(chart: "T", place: "r", lower: 3, upper: 2)) {
      try WageLadderChart(
        text: text,
        rows: [.init(name: "r", percentile25: .init(3), percentile75: .init(2))])
    }
    #expect(throws: ChartError.nothingToDraw(chart: "T")) {
      try WageLadderChart(text: text, rows: [.init(name: "r")])
    }
  }

  @Test func contributionsAddUpToTheEnd() throws {
    let chart = try SampleCharts.waterfall()
    #expect(chart.end == 47_930)
    let texts = try chart.drawing(width: 720).texts.map(\.text)
    for value in ["43,390", "+28,190", "−9,200", "−14,450", "47,930"] {
      #expect(texts.contains(value))
    }
    #expect(throws: ChartError.notFinite(chart: "T", place: "the row “r”")) {
      try WaterfallChart(
        text: text, start: nil, steps: [.init(name: "r", change: .nan)], endName: "e")
    }
  }

  @Test func panelsShareOneScaleAndMissingYearsAreGaps() throws {
    let chart = try SampleCharts.states()
    let drawing = try chart.drawing(width: 720)
    // Grid values stand once in each row of panels.
    #expect(drawing.texts.filter { $0.text == "100" }.count == 6)
    #expect(chart.panels[3].observedRuns.map(\.count) == [4, 6])
    #expect(throws: ChartError.tooManySeries(chart: "T", found: 61, allowed: 60)) {
      try SmallMultiplesChart(
        text: text,
        panels: Array(
          repeating: .init(name: "p", observed: [.init(year: 2025, value: 1)]), count: 61))
    }
  }

  @Test func partsTooSmallToHangNamesFromAreNamedBesideSwatches() throws {
    let chart = try StackedBarChart(
      text: text, partNames: ["a part", "b part"],
      rows: [.init(name: "small", parts: [1, 1]), .init(name: "large", parts: [500, 500])])
    let drawing = try chart.drawing(width: 720)
    let names = drawing.texts.filter { $0.text.hasSuffix("part") }
    #expect(names.count == 2)
    #expect(Set(names.map(\.box.top)).count == 1)
  }
}
