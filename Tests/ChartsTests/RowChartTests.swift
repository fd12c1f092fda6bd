import Testing

@testable import Charts

@Suite struct RowChartTests {
  private let text = ChartText(
    identifier: "x", title: "T", subtitle: "", footer: "", description: "")

  @Test func rowsKeepTheirOrder() throws {
    let texts = try SampleCharts.growth().drawing(width: 1600).texts.map(\.text)
    let names = ["Diagnostic medical sonographers", "MRI technologists", "Radiation therapists"]
    let places = names.compactMap { texts.firstIndex(of: $0) }
    #expect(places.count == 3)
    #expect(places == places.sorted())
  }

  @Test func everyMarkIsNamed() throws {
    let texts = try SampleCharts.growth().drawing(width: 720).texts.map(\.text)
    for name in [
      "Projected 2025–35", "Observed 2015–25", "BLS 2024–34", "80% interval", "95% interval",
    ] { #expect(texts.contains(name)) }
  }

  @Test func aMarkThatTheFirstRowLacksIsNamedInASentence() throws {
    let chart = try IntervalChart(
      text: text,
      rows: [
        IntervalChart.Row(name: "A", value: 1, intervals: []),
        IntervalChart.Row(name: "B", value: 2, intervals: [], official: 3),
      ], names: IntervalChart.Names(value: "Projected", official: "BLS"))
    let texts = try chart.drawing(width: 720).texts.map(\.text)
    #expect(texts.contains("Triangle: BLS."))
  }

  @Test func barsBeginAtZeroAndPartsBelowZeroLieLeftOfIt() throws {
    let chart = try StackedBarChart(
      text: text, partNames: ["a", "b"],
      rows: [StackedBarChart.Row(name: "r", parts: [-50, 100])])
    let drawing = try chart.drawing(width: 720)
    let lefts = drawing.marks.filter { [.blue, .teal].contains($0.fill) }.map(\.outline.bounds.left)
    try #require(lefts.count == 2)
    #expect(lefts[0] < lefts[1])
    #expect(drawing.texts.contains { $0.text == "50" && $0.size == 13 })
  }

  @Test func barsOfASinglePartSayTheirTotalOnce() throws {
    let chart = try StackedBarChart(
      text: ChartText(
        identifier: "plain", title: "Openings", subtitle: "Jobs", footer: "Source.",
        description: "Openings.", unit: "jobs"),
      partNames: ["Openings"],
      rows: [.init(name: "Baseline", parts: [1230]), .init(name: "Less", parts: [870])])
    let texts = try chart.drawing(width: 720).texts.map(\.text)
    #expect(texts.count { $0 == "1,230" } == 1)
    #expect(texts.count { $0 == "Openings" } == 1)
    #expect(try chart.svg(width: 720).contains("data-label=\"Baseline: 1,230 jobs\""))
  }

  @Test func rowsThatDoNotMatchAreRefused() {
    #expect(
      throws: ChartError.partsDoNotMatch(chart: "T", row: "r", found: 1, required: 2)
    ) {
      try StackedBarChart(
        text: text, partNames: ["a", "b"], rows: [StackedBarChart.Row(name: "r", parts: [1])])
    }
    #expect(throws: ChartError.tooManySeries(chart: "T", found: 5, allowed: 4)) {
      try StackedBarChart(
        text: text, partNames: ["a", "b", "c", "d", "e"],
        rows: [StackedBarChart.Row(name: "r", parts: [1, 1, 1, 1, 1])])
    }
    #expect(throws: ChartError.notFinite(chart: "T", place: "the row “r”")) {
      try IntervalChart(
        text: text, rows: [IntervalChart.Row(name: "r", value: .infinity, intervals: [])],
        names: IntervalChart.Names(value: "v"))
    }
  }

  @Test func aSparklineBreaksWhereAValueIsMissing() throws {
    let svg = try Sparkline(title: "t", values: [1, 2, nil, 3, 4]).svg()
    #expect(svg.split(separator: "<path").count == 3)
    #expect(throws: ChartError.nothingToDraw(chart: "t")) {
      try Sparkline(title: "t", values: [nil])
    }
  }
}
