import Foundation
import GrowthModels

/// Reads series (columns series_id, index, value), forecasts each, and prints the forecasts with
/// their 80 and 95 % bounds (series_id, h, mean, lo80, hi80, lo95, hi95).
@main
struct BenchGrowth {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 3, let horizon = Int(arguments[2]) else {
      FileHandle.standardError.write(Data("usage: bench-growth TRAIN.csv HORIZON\n".utf8))
      exit(64)
    }
    let series = try PanelFile.read(arguments[1])
    let model = AveragedFamily()
    var output = "series_id,h,mean,lo80,hi80,lo95,hi95\n"
    let start = ContinuousClock.now
    for (name, points) in series {
      do {
        let data = try DatedSeries(points)
        let forecast = try model.fit(data).forecast(through: data.lastYear + horizon)
        for (step, year) in forecast.years.enumerated() {
          guard let distribution = forecast.distribution(in: year) else { continue }
          let eighty = distribution.interval(level: 0.8)
          let ninetyFive = distribution.interval(level: 0.95)
          output += "\(name),\(step + 1),\(distribution.median),\(eighty.lower),\(eighty.upper),"
          output += "\(ninetyFive.lower),\(ninetyFive.upper)\n"
        }
      } catch {
        FileHandle.standardError.write(Data("\(name): \(error)\n".utf8))
      }
    }
    let elapsed = ContinuousClock.now - start
    FileHandle.standardError.write(Data("\(series.count) series in \(elapsed)\n".utf8))
    print(output, terminator: "")
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
