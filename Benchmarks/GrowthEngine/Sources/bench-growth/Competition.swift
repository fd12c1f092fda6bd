import Foundation
import GrowthModels

/// Scores the default on a competition's hold-out: a training and a test file of the same series.
enum Competition {
  static func score(
    _ model: AveragedFamily, _ train: String, _ test: String, report: (String) -> Void
  ) throws {
    let known = try PanelFile.read(train)
    let held = Dictionary(
      uniqueKeysWithValues: try PanelFile.read(test).map { ($0.name, $0.points) })
    var forecasts: [JudgedForecast] = []
    var failures = 0
    for (name, points) in known {
      guard let future = held[name], let last = points.map(\.year).max() else { continue }
      let backtest = Backtest(
        contenders: [.model(model)], horizons: Array(1...future.count), fewestPoints: 3,
        origins: last...last, levels: [0.8, 0.95])
      let result = backtest.run([
        JudgedSeries(name: name, series: try DatedSeries(points + future))
      ])
      forecasts += result.records[0].forecasts
      failures += result.failures.count
    }
    let scores = ForecastScores(forecasts, levels: [0.8, 0.95])
    func rounded(_ value: Double) -> Double { (value * 1e4).rounded() / 1e4 }
    report(
      "\(known.count) series, \(scores.count) values, \(failures) failures: "
        + "OWA \(rounded(scores.overallWeightedAverage)) "
        + "sMAPE \(rounded(100 * scores.symmetricPercentError)) "
        + "MASE \(rounded(scores.meanAbsoluteScaledError)) "
        + scores.coverage.map {
          "| \($0.level): contained \($0.contained) = \(rounded($0.share)), "
            + "MSIS \(rounded($0.meanScaledIntervalScore)) "
        }.joined())
  }
}
