import Foundation
import Testing

@testable import Charts

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What a page needs to show the figure behind a mark.
@Suite struct DatumTests {
  private static let all: [(name: String, svg: @Sendable (Int) throws -> String)] = [
    (
      "fan",
      {
        try SampleCharts.fan(
          "fan", "Fan", SampleCharts.sonographers, growth: 0.02, spread: 0.1, official: 100_000
        ).svg(width: $0)
      }
    ),
    ("growth", { try SampleCharts.growth().svg(width: $0) }),
    ("openings", { try SampleCharts.openings().svg(width: $0) }),
    ("coverage", { try SampleCharts.coverage().svg(width: $0) }),
    ("matrix", { try SampleCharts.matrix().svg(width: $0) }),
    ("wages", { try SampleCharts.wages().svg(width: $0) }),
    ("states", { try SampleCharts.states().svg(width: $0) }),
    ("map", { try SampleCharts.map().svg(width: $0) }),
    ("tornado", { try SampleCharts.tornado().svg(width: $0) }),
    ("waterfall", { try SampleCharts.waterfall().svg(width: $0) }),
  ]

  /// The attributes of every element of a document, which has to be well formed.
  private final class Elements: NSObject, XMLParserDelegate {
    var found: [(name: String, attributes: [String: String])] = []

    func parser(
      _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?,
      qualifiedName qName: String?, attributes attributeDict: [String: String]
    ) { found.append((elementName, attributeDict)) }

    static func of(_ svg: String) -> [(name: String, attributes: [String: String])] {
      let parser = XMLParser(data: Data(svg.utf8))
      let elements = Elements()
      parser.delegate = elements
      #expect(parser.parse())
      return elements.found
    }
  }

  private func labels(_ svg: String) -> [String] {
    Elements.of(svg).filter { $0.attributes["class"] == "datum" }
      .compactMap { $0.attributes["data-label"] }
  }

  private func labels(of name: String) throws -> [String] {
    let chart = try #require(Self.all.first { $0.name == name })
    return labels(try chart.svg(720))
  }

  @Test func everyKindSaysWhatItsMarksAre() throws {
    #expect(
      try labels(of: "fan").contains(
        "2025: 90,160; margin of error 87,509 to 92,811"))
    #expect(
      try labels(of: "fan").last?.hasPrefix("2035: 109,905 projected; 80% interval ") == true)
    #expect(
      try labels(of: "growth").first
        == "Diagnostic medical sonographers: Projected 2025–35 2.8%; 80% interval 1.7% to 3.9%; "
        + "95% interval 1.0% to 4.6%; Observed 2015–25 3.9%; BLS 2024–34 1.2%")
    #expect(
      try labels(of: "openings").last
        == "Radiation therapists: total 880; Growth −20; Labor force exits 380; "
        + "Occupational transfers 520")
    #expect(
      try labels(of: "coverage").contains(
        "All occupations, in 80% interval, 3 years ahead: 78%; n 6,200"))
    #expect(try labels(of: "matrix").contains("Sonographers ahead of Radiation therapists: 96%"))
    #expect(
      try labels(of: "wages").contains {
        $0.hasPrefix("Medical dosimetrists: 10th percentile $99,010 a year;")
          && $0.contains("90th percentile $239,200 a year or more;")
      })
    #expect(try labels(of: "states").contains("Hawaii: not available"))
    #expect(try labels(of: "map").contains("State AL: 0.31 per 1,000 jobs"))
    #expect(try labels(of: "map").contains { $0.hasSuffix(": not available") })
    #expect(
      try labels(of: "tornado").first
        == "Growth of the older population: Low end 44,100; High end 52,300; Baseline 47,930 jobs")
    #expect(
      try labels(of: "waterfall") == [
        "Jobs in 2025: 43,390 jobs", "Openings filled: +28,190 jobs",
        "Labor force exits: −9,200 jobs", "Occupational transfers: −14,450 jobs",
        "Jobs in 2035: 47,930 jobs",
      ])
  }

  @Test func labelsDoNotDependOnTheWidth() throws {
    for chart in Self.all {
      #expect(labels(try chart.svg(320)) == labels(try chart.svg(1600)), "\(chart.name)")
    }
  }

  @Test func chartsOfAPageShareNoIdentifier() throws {
    var seen: Set<String> = []
    for chart in Self.all {
      for width in [360, 760] {
        let elements = Elements.of(try chart.svg(width))
        let identifiers = elements.compactMap { $0.attributes["id"] }
        #expect(elements.first?.attributes["aria-labelledby"] == identifiers.joined(separator: " "))
        for identifier in identifiers { #expect(seen.insert(identifier).inserted, "\(identifier)") }
      }
    }
  }

  @Test func aLabelIsEscapedOnce() throws {
    let chart = try WaterfallChart(
      text: ChartText(identifier: "w", title: "W", subtitle: "", footer: "", description: ""),
      start: nil, steps: [.init(name: "\"><script>alert(1)</script>&", change: 1)], endName: "End")
    let svg = try chart.svg()
    #expect(!svg.contains("<script"))
    #expect(labels(svg).first == "\"><script>alert(1)</script>&: +1")
  }

  @Test func theWordsOfAChartAreInItsLanguage() throws {
    let chart = try FanChart(
      text: ChartText(
        identifier: "f", title: "Empleo", subtitle: "", footer: "", description: "",
        unit: "empleos", language: .spanish),
      observed: [.init(year: 2024, value: 10), .init(year: 2025, value: 12)],
      projected: .init(label: "Mediana", points: [.init(year: 2026, value: 13)]),
      bands: [.init(level: 0.8, bounds: [.init(year: 2026, lower: 11, upper: 15)])])
    let svg = try chart.svg()
    #expect(
      labels(svg).last == "2026: 13 empleos (proyección); intervalo del 80\u{00A0}% 11 a 15")
    #expect(svg.contains(">Observado<") && svg.contains("xml:lang=\"es\""))
  }

  @Test func aLongTitleIsCutVisiblyAndKeptWhole() throws {
    let title = String(repeating: "Magnetic resonance ", count: 527) + "end"
    let chart = try TileMapChart(
      text: ChartText(identifier: "t", title: title, subtitle: "", footer: "", description: ""),
      tiles: [.init(code: "CA", name: "California", value: 3)], bounds: [2])
    let drawn = try chart.drawing(width: 720).texts.filter { $0.size == 18 }.map(\.text)
    #expect(drawn.count == 3)
    #expect(drawn.last?.hasSuffix("…") == true)
    #expect(try chart.svg().contains(title + "</title>"))
  }
}
