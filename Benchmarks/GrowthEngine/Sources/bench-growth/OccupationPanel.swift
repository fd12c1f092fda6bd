import Foundation
import GrowthModels

/// Judges the default on a panel of occupations (columns year, soc_code, title, group, employment,
/// employment_prse): coverage and error by years ahead, for occupations of 10,000 jobs or more at
/// the origin whose title did not change.
enum OccupationPanel {
  static func judge(
    _ model: AveragedFamily, _ path: String, threads: Int, report: (String) -> Void
  ) throws {
    let panel = try read(path)
    let backtest = Backtest(
      contenders: [.model(model), .noChange],
      horizons: [1, 2, 4, 6, 8, 10], fewestPoints: 4, origins: 2008...2030,
      ranksProbabilities: false)
    let start = ContinuousClock.now
    let result = backtest.run(panel, threads: threads)
    report("\(panel.count) series in \(ContinuousClock.now - start)")
    for record in result.records {
      let large = record.forecasts.filter { $0.last >= 10_000 }
      for (horizon, forecasts) in Dictionary(grouping: large, by: \.horizon).sorted(by: {
        $0.key < $1.key
      }) {
        let scores = ForecastScores(forecasts, levels: result.levels)
        let coverage = scores.coverage.map {
          "\($0.contained)/\($0.count)=\(rounded($0.share))"
        }
        report(
          "\(record.contender) h=\(horizon) n=\(scores.count) "
            + "MAPE \(rounded(scores.meanAbsolutePercentError)) "
            + "log \(rounded(scores.meanAbsoluteLogError)) OWA \(rounded(scores.overallWeightedAverage)) "
            + "CRPS \(rounded(scores.meanRelativeRankedProbabilityScore)) " + "coverage "
            + coverage.joined(separator: " "))
      }
    }
    report("\(result.failures.count) failures")
  }

  /// Judges the family, the official projections of two rounds and their combination on occupations
  /// of 10,000 jobs or more in the base and the target year.
  static func judgeOfficial(
    _ model: AveragedFamily, _ path: String, rounds: String, threads: Int, report: (String) -> Void
  ) throws {
    let growth = try officialGrowth(rounds)
    let panel = try read(path).map { judged in
      let code = String(judged.name.prefix(7))
      return JudgedSeries(
        name: judged.name, series: judged.series,
        officialProjections: [2012, 2014].compactMap { base in
          growth["\(base) \(code)"].map {
            OfficialProjection(
              publisher: "BLS", base: base, target: base + 10, growthFactor: $0)
          }
        })
    }
    for base in [2012, 2014] {
      let backtest = Backtest(
        contenders: [.model(model), .official, .combined(model), .noChange],
        horizons: [10], fewestPoints: 3, origins: base...base)
      let result = backtest.run(panel, threads: threads)
      let official = Set(result.records[1].forecasts.map(\.series))
      for (label, prefix) in [("all", ""), ("healthcare", "29-")] {
        for record in result.records {
          let forecasts = record.forecasts.filter {
            official.contains($0.series) && $0.series.hasPrefix(prefix) && $0.last >= 10_000
              && $0.actual >= 10_000
          }
          let scores = ForecastScores(forecasts, levels: result.levels)
          report(
            "\(base) \(label) \(record.contender): n=\(scores.count) "
              + "MAPE \(rounded(scores.meanAbsolutePercentError)) coverage "
              + scores.coverage.map { "\(rounded($0.share))" }.joined(separator: " "))
        }
      }
      report("\(result.failures.count) failures")
    }
  }

  /// Projected over base employment of line items, by round and code.
  private static func officialGrowth(_ path: String) throws -> [String: Double] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var growth: [String: Double] = [:]
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let fields = Self.fields(line)
      guard fields.count >= 7, fields[3] == "Line item",
        let start = Double(fields[5].filter { $0 != "," }),
        let end = Double(fields[6].filter { $0 != "," }), start > 0, end > 0
      else { continue }
      growth["\(fields[0]) \(fields[2])"] = end / start
    }
    return growth
  }

  private static func rounded(_ value: Double) -> Double { (value * 1e4).rounded() / 1e4 }

  /// Occupations with their estimates; a change of title or code starts another series.
  static func read(_ path: String) throws -> [JudgedSeries] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var points: [String: [DatedSeries.Point]] = [:]
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let fields = Self.fields(line)
      guard fields.count >= 6, let year = Int(fields[0]), let value = Double(fields[4]),
        fields[3].isEmpty || fields[3] == "detailed", !fields[1].hasSuffix("0")
      else { continue }
      let title = fields[2].lowercased().filter(\.isLetter)
      let error = Double(fields[5]).map { max($0, 0.05) / 100 }
      points["\(fields[1]) \(title)", default: []].append(
        DatedSeries.Point(year: year, value: value, relativeStandardError: error))
    }
    return points.sorted { $0.key < $1.key }.compactMap { name, points in
      do {
        return JudgedSeries(name: name, series: try DatedSeries(points))
      } catch {
        return nil
      }
    }
  }

  /// The fields of a line, quotes removed.
  private static func fields(_ line: Substring) -> [String] {
    var (fields, current, quoted) = ([String](), "", false)
    for character in line {
      switch character {
      case "\"": quoted.toggle()
      case "," where !quoted:
        fields.append(current)
        current = ""
      default: current.append(character)
      }
    }
    return fields + [current]
  }
}
