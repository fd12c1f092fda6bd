import GrowthModels

/// Judges what borrowing a group's mean growth does on a panel of occupations: by SOC minor and major
/// group, with half and with the whole of the group's growth, beside the family alone on the same
/// projections.
enum Borrowing {
  static func judge(
    _ model: AveragedFamily, _ path: String, threads: Int, report: (String) -> Void
  ) throws {
    let panel = try OccupationPanel.read(path)
    for (label, digits) in [("minor", 4), ("major", 2)] {
      let groups = Dictionary(grouping: panel) { $0.name.prefix(digits) }
        .mapValues { GroupGrowthHistory(of: $0.map(\.series)) }
      let grouped = panel.map {
        JudgedSeries(name: $0.name, series: $0.series, group: groups[$0.name.prefix(digits)])
      }
      let backtest = Backtest(
        contenders: [
          .model(model), .borrowing(model), .borrowing(model, share: 1),
        ], horizons: [1, 2, 4, 6, 8, 10], fewestPoints: 5, ranksProbabilities: false)
      let result = backtest.run(grouped, threads: threads)
      let places = result.records[1].forecasts.map(place)
      let common = Set(places)
      for (part, prefix) in [("all", ""), ("healthcare", "29-")] {
        for record in result.records {
          let forecasts = record.forecasts.filter {
            $0.last >= 10_000 && $0.series.hasPrefix(prefix) && common.contains(place($0))
          }
          for (horizon, forecasts) in Dictionary(grouping: forecasts, by: \.horizon)
            .sorted(by: { $0.key < $1.key })
          {
            let scores = ForecastScores(forecasts, levels: result.levels)
            report(
              "\(label) \(part) \(record.contender) h=\(horizon) n=\(scores.count) "
                + "MAPE \(rounded(scores.meanAbsolutePercentError)) "
                + "log \(rounded(scores.meanAbsoluteLogError)) coverage "
                + scores.coverage.map { "\(rounded($0.share))" }.joined(separator: " "))
          }
        }
      }
    }
  }

  private static func place(_ forecast: JudgedForecast) -> String {
    "\(forecast.series) \(forecast.origin) \(forecast.horizon)"
  }

  private static func rounded(_ value: Double) -> Double { (value * 1e4).rounded() / 1e4 }
}
