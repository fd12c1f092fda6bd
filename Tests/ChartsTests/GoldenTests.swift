import Charts
import Foundation
import Testing

/// Golden files are drawings that a person has looked at. Set `MODALITY_UPDATE_GOLDEN=1` to write
/// them anew, then look at every one that changed.
@Suite struct GoldenTests {
  @Test(arguments: [320, 360, 720, 1200, 1600]) func fanChartIsAsSeen(width: Int) throws {
    let chart = try SampleCharts.fan(
      "sonographers", "Diagnostic medical sonographers: employment to 2035",
      SampleCharts.sonographers, growth: 0.028, spread: 0.09, official: 104_500,
      breaks: [SampleCharts.breaks[1]])
    try Golden.compare(try chart.svg(width: width), "fan-\(width).svg")
  }

  @Test(arguments: [320, 360, 720, 1600]) func fanChartWithBreaksIsAsSeen(width: Int) throws {
    let chart = try SampleCharts.fan(
      "resonance", "Magnetic resonance imaging technologists: employment to 2035",
      SampleCharts.resonance, growth: 0.015, spread: 0.13,
      breaks: [
        FanChart.Break(year: 2016, text: "sample redesigned"),
        FanChart.Break(year: 2019, text: "hybrid of SOC 2010 and SOC 2018"),
        FanChart.Break(year: 2021, text: "model-based estimator (MB3), SOC 2018"),
      ])
    try Golden.compare(try chart.svg(width: width), "fan-breaks-\(width).svg")
  }

  @Test(arguments: [320, 360, 720, 1600]) func intervalChartIsAsSeen(width: Int) throws {
    try Golden.compare(
      try SampleCharts.growth().svg(width: width), "intervals-\(width).svg")
  }

  @Test(arguments: [320, 360, 720, 1600]) func stackedBarChartIsAsSeen(width: Int) throws {
    try Golden.compare(try SampleCharts.openings().svg(width: width), "openings-\(width).svg")
  }

  @Test(arguments: [320, 360, 720, 1600]) func horizonChartsAreAsSeen(width: Int) throws {
    try Golden.compare(
      try SampleCharts.coverage().svg(width: width), "horizons-coverage-\(width).svg")
    try Golden.compare(
      try SampleCharts.errors().svg(width: width), "horizons-errors-\(width).svg")
  }

  @Test(arguments: [320, 360, 720, 1600]) func probabilityMatrixIsAsSeen(width: Int) throws {
    try Golden.compare(try SampleCharts.matrix().svg(width: width), "matrix-\(width).svg")
  }

  @Test(arguments: [320, 720, 1600]) func wageLadderIsAsSeen(width: Int) throws {
    try Golden.compare(try SampleCharts.wages().svg(width: width), "wages-\(width).svg")
  }

  @Test(arguments: [320, 720, 1600]) func smallMultiplesAreAsSeen(width: Int) throws {
    try Golden.compare(try SampleCharts.states().svg(width: width), "states-\(width).svg")
  }

  @Test(arguments: [320, 720, 1600]) func tileMapIsAsSeen(width: Int) throws {
    try Golden.compare(try SampleCharts.map().svg(width: width), "map-\(width).svg")
  }

  @Test func tileMapWithWideValuesListsThemBelow() throws {
    let chart = try SampleCharts.map(scale: 9_000, format: .count)
    try Golden.compare(try chart.svg(width: 320), "map-list-320.svg")
  }

  @Test(arguments: [320, 720, 1600]) func waterfallIsAsSeen(width: Int) throws {
    try Golden.compare(try SampleCharts.waterfall().svg(width: width), "waterfall-\(width).svg")
  }

  @Test(arguments: [320, 720, 1600]) func tornadoIsAsSeen(width: Int) throws {
    try Golden.compare(try SampleCharts.tornado().svg(width: width), "tornado-\(width).svg")
  }

  @Test func sparklineIsAsSeen() throws {
    let line = try Sparkline(
      title: "Employment, 2004 to 2025",
      values: (2004...2025).map { year in
        SampleCharts.sonographers.first { $0.0 == year }?.1
      })
    try Golden.compare(line.svg(), "sparkline.svg")
  }
}

enum Golden {
  /// Compares `output` with the golden file of that name, or writes it when asked to.
  static func compare(
    _ output: String, _ name: String, location: SourceLocation = #_sourceLocation
  ) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden")
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["MODALITY_UPDATE_GOLDEN"] == "1" {
      try Data(output.utf8).write(to: file)
    }
    let golden = try Data(contentsOf: file)
    let isSame = output.utf8.elementsEqual(golden)
    #expect(isSame, "\(name) differs from its golden file", sourceLocation: location)
  }
}
