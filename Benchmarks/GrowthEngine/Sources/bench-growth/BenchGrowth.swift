import Foundation
import GrowthModels

/// Reads series (columns series_id, index, value), forecasts each, and prints the forecasts with
/// their 80 and 95 % bounds (series_id, h, mean, lo80, hi80, lo95, hi95). The time goes to standard
/// error.
///
///     bench-growth TRAIN.csv HORIZON [--threads N] [--repeat N] [--single]
///     bench-growth score TRAIN.csv TEST.csv
///     bench-growth simulations COUNT [--threads N]
///     bench-growth occupations PANEL.csv [--threads N]
///     bench-growth official PANEL.csv ROUNDS.csv [--threads N]
///     bench-growth borrowing PANEL.csv [--threads N]
///
/// `--set NAME=VALUE` changes an option of the family in any of them.
@main
struct BenchGrowth {
  static func main() {
    do {
      try run()
    } catch {
      report("\(error)")
      exit(66)
    }
  }

  private static func run() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    let threads = take("--threads", &arguments) ?? 1
    let repeats = take("--repeat", &arguments) ?? 1
    let single = arguments.contains("--single")
    arguments.removeAll { $0 == "--single" }
    let model = AveragedFamily(options: try Overrides.take(&arguments))
    if arguments.count == 2, arguments[0] == "simulations", let count = Int(arguments[1]) {
      return try Simulations.run(model, count: count, threads: threads, report: report)
    }
    if arguments.count == 3, arguments[0] == "score" {
      return try Competition.score(model, arguments[1], arguments[2], report: report)
    }
    if arguments.count == 2, arguments[0] == "occupations" {
      return try OccupationPanel.judge(model, arguments[1], threads: threads, report: report)
    }
    if arguments.count == 2, arguments[0] == "borrowing" {
      return try Borrowing.judge(model, arguments[1], threads: threads, report: report)
    }
    if arguments.count == 3, arguments[0] == "official" {
      return try OccupationPanel.judgeOfficial(
        model, arguments[1], rounds: arguments[2], threads: threads, report: report)
    }
    guard arguments.count == 2, let horizon = Int(arguments[1]) else {
      report("usage: bench-growth TRAIN.csv HORIZON [--threads N] [--repeat N] [--single]")
      exit(64)
    }
    let panel = try PanelFile.read(arguments[0])
    var names: [String] = []
    var series: [DatedSeries] = []
    for _ in 0..<repeats {
      for (name, points) in panel {
        names.append(name)
        series.append(try DatedSeries(points))
      }
    }
    let start = ContinuousClock.now
    let busy = clock()
    let outcomes =
      single
      ? series.map { oneByOne($0, horizon) }
      : PanelForecaster(horizon: horizon).forecast(series, threads: threads)
    let elapsed = ContinuousClock.now - start
    let processor = Double(clock() - busy) / Double(CLOCKS_PER_SEC)
    report(
      "\(series.count) series, \(threads) threads: \(elapsed), \(elapsed / series.count) each; "
        + "\(processor) processor seconds")
    var output = "series_id,h,mean,lo80,hi80,lo95,hi95\n"
    for (name, outcome) in zip(names, outcomes).prefix(panel.count) {
      switch outcome {
      case .success(let outlook):
        for step in 1...horizon { output += "\(name),\(step),\(row(outlook, step))\n" }
      case .failure(let fault):
        report("\(name): \(fault)")
      }
    }
    print(output, terminator: "")
  }

  private static func oneByOne(
    _ series: DatedSeries, _ horizon: Int
  ) -> Result<PanelOutlook, GrowthFault> {
    do throws(GrowthFault) {
      let forecast = try AveragedFamily().fit(series).forecast(through: series.lastYear + horizon)
      return .success(PanelOutlook(forecast, levels: [0.8, 0.95]))
    } catch {
      return .failure(error)
    }
  }

  private static func row(_ outlook: PanelOutlook, _ step: Int) -> String {
    let bounds = (0...1).map { outlook.interval(step: step, levelIndex: $0) }
    return "\(outlook.median(step: step)),\(bounds[0].lower),\(bounds[0].upper),"
      + "\(bounds[1].lower),\(bounds[1].upper)"
  }

  private static func take(_ option: String, _ arguments: inout [String]) -> Int? {
    guard let at = arguments.firstIndex(of: option), at + 1 < arguments.count,
      let value = Int(arguments[at + 1])
    else { return nil }
    arguments.removeSubrange(at...(at + 1))
    return value
  }

  private static func report(_ line: String) {
    FileHandle.standardError.write(Data("\(line)\n".utf8))
  }
}

/// A file of many series.
enum PanelFile {
  static func read(_ path: String) throws -> [(name: String, points: [DatedSeries.Point])] {
    let text = try String(contentsOfFile: path, encoding: .utf8)
    var order: [String] = []
    var points: [String: [DatedSeries.Point]] = [:]
    for line in text.split(whereSeparator: \.isNewline).dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count >= 3, let index = Int(fields[1]), let value = Double(fields[2])
      else { continue }
      let name = String(fields[0])
      if points[name] == nil { order.append(name) }
      points[name, default: []].append(DatedSeries.Point(year: index, value: value))
    }
    return order.map { ($0, points[$0] ?? []) }
  }
}
