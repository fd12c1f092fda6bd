import Foundation
import Testing

@testable import Charts

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct FanChartTests {
  private let text = ChartText(
    identifier: "a b<c>", title: "Jobs & <growth>", subtitle: "“Units”", footer: "Source",
    description: "In words")

  private func points(_ years: [Int]) -> [FanChart.Point] {
    years.map { FanChart.Point(year: $0, value: Double($0)) }
  }

  @Test func missingYearsAndBreaksAreGapsInTheLine() throws {
    let chart = try FanChart(
      text: text, observed: points([2004, 2005, 2007, 2008, 2009, 2010]),
      breaks: [FanChart.Break(year: 2009, text: "new basis")])
    #expect(
      chart.observedRuns.map { $0.map(\.year) } == [[2004, 2005], [2007, 2008], [2009, 2010]])
  }

  @Test func aLineThatEndsBeforeTheChartIsLabelledWithItsYear() throws {
    let chart = try FanChart(
      text: text, observed: points([2024, 2025]),
      projected: .init(label: "Median", points: points([2026, 2030, 2050])),
      official: .init(label: "BLS", points: points([2026, 2035])))
    for width in [320, 720, 1600] {
      let texts = try chart.drawing(width: width).texts.map(\.text).joined(separator: " ")
      #expect(texts.contains("BLS 2035 2,035"), "\(texts)")
      #expect(texts.contains("Median 2,050"))
    }
  }

  @Test func titleAndDescriptionComeFirst() throws {
    let svg = try FanChart(text: text, observed: points([2004, 2005])).svg(width: 400)
    let lines = svg.split(separator: "\n")
    #expect(lines[0].contains("role=\"img\""))
    #expect(lines[0].contains("aria-labelledby=\"a-b-c--400-title a-b-c--400-desc\""))
    #expect(lines[1] == " <title id=\"a-b-c--400-title\">Jobs &amp; &lt;growth&gt;</title>")
    #expect(lines[2] == " <desc id=\"a-b-c--400-desc\">In words</desc>")
  }

  @Test func hostileTextIsStillWellFormed() throws {
    var generator = Generator(seed: 7)
    for _ in 0..<50 {
      let words = generator.words(5...20) + "]]>\u{1B}</svg><script>"
      let chart = try FanChart(
        text: ChartText(
          identifier: words, title: words, subtitle: words, footer: words, description: words),
        observed: points([2004, 2005]))
      let parser = XMLParser(data: Data(try chart.svg(width: 500).utf8))
      #expect(parser.parse())
    }
  }

  @Test func coloursAreFourBesideNeutrals() throws {
    let svgs = [
      try SampleCharts.growth().svg(), try SampleCharts.openings().svg(),
      try SampleCharts.fan(
        "x", "X", SampleCharts.sonographers, growth: 0.02, spread: 0.1, official: 100_000
      ).svg(),
    ]
    let data: Set = ["12436D", "28A197", "801650", "F46A25"]
    let neutral: Set = ["1D2329", "4F5963", "D8DCE0", "FFFFFF"]
    for svg in svgs {
      let found = Set(svg.split(separator: "#").dropFirst().map { String($0.prefix(6)) })
      #expect(found.subtracting(neutral).isSubset(of: data))
      #expect(!found.isDisjoint(with: data))
    }
  }

  @Test func lastObservationAndEndOfProjectionAreWritten() throws {
    let chart = try SampleCharts.fan(
      "x", "X", SampleCharts.resonance, growth: 0.01, spread: 0.1)
    let texts = try chart.drawing(width: 720).texts.map(\.text)
    #expect(texts.contains("43,390"))
    #expect(texts.contains("47,930"))
    #expect(texts.contains("80% interval") && texts.contains("95% interval"))
    #expect(texts.contains("Observed") && texts.contains("Projected"))
  }

  @Test func breaksBecomeLettersWithNotesWhenWordsDoNotFit() throws {
    let chart = try FanChart(
      text: text, observed: points(Array(2004...2025)),
      breaks: [FanChart.Break(year: 2012, text: "magnetic resonance imaging counted separately")])
    let wide = try chart.drawing(width: 900).texts.map(\.text)
    let narrow = try chart.drawing(width: 320).texts.map(\.text)
    #expect(wide.contains("2012: magnetic resonance imaging counted separately"))
    #expect(narrow.contains("A"))
    #expect(narrow.contains { $0.hasPrefix("A 2012: magnetic") })
  }

  @Test func theSameChartIsTheSameBytes() throws {
    let one = try SampleCharts.growth().svg(width: 800)
    let two = try SampleCharts.growth().svg(width: 800)
    #expect(one == two)
  }

  @Test func whatCannotBeDrawnIsRefusedWithTheReason() throws {
    #expect(throws: ChartError.nothingToDraw(chart: text.title)) {
      try FanChart(text: text, observed: [])
    }
    #expect(
      throws: ChartError.yearsOutOfOrder(
        chart: text.title, line: "observed line", year: 2004, after: 2005)
    ) { try FanChart(text: text, observed: points([2005, 2004])) }
    #expect(throws: ChartError.levelOutOfRange(chart: text.title, level: 80)) {
      try FanChart(
        text: text, observed: points([2004]), bands: [FanChart.Band(level: 80, bounds: [])])
    }
    #expect(
      throws: ChartError.intervalReversed(chart: text.title, place: "2005", lower: 3, upper: 2)
    ) {
      try FanChart(
        text: text, observed: points([2004]),
        bands: [
          FanChart.Band(
            level: 0.8, bounds: [FanChart.Bounds(year: 2005, lower: 3, upper: 2)])
        ])
    }
    #expect(
      throws: ChartError.notFinite(chart: text.title, place: "2004 in the observed line")
    ) { try FanChart(text: text, observed: [FanChart.Point(year: 2004, value: .nan)]) }
    #expect(
      throws: ChartError.breakOutsideYears(
        chart: text.title, year: 2004, allowed: 2004...2005)
    ) {
      try FanChart(
        text: text, observed: points([2004, 2005]),
        breaks: [FanChart.Break(year: 2004, text: "too early")])
    }
    #expect(throws: ChartError.widthOutOfRange(width: 200, allowed: 320...1600)) {
      try FanChart(text: text, observed: points([2004])).svg(width: 200)
    }
  }

  @Test func errorsReadAsSentences() {
    let error = ChartError.widthOutOfRange(width: 200, allowed: 320...1600)
    #expect(error.description == "A chart cannot be 200 pixels wide: choose 320 to 1600.")
  }
}
