import Foundation
import GrowthModels

/// Coverage on simulated employment with a known survey error of 1.7 %: steady growth, drifting growth
/// and growth that breaks once, for 10, 14 and 20 years.
enum Simulations {
  enum Kind: String, CaseIterable {
    case steady, drifting, broken
  }

  static func run(
    _ model: AveragedFamily, count: Int, threads: Int, report: (String) -> Void
  ) throws {
    let horizons = [1, 5, 10]
    for kind in Kind.allCases {
      for shock in [0.01, 0.02, 0.04] {
        var line = "\(kind.rawValue), yearly shocks of \(shock):"
        for length in [10, 14, 20] {
          var generator = SplitMix(state: UInt64(length) &* 7919 &+ UInt64(shock * 1000))
          let panel = try (0..<count).map { index in
            JudgedSeries(
              name: "\(index)",
              series: try simulate(kind, length: length, shock: shock, &generator))
          }
          let backtest = Backtest(
            contenders: [.model(model)], horizons: horizons, fewestPoints: length,
            origins: (2000 + length - 1)...(2000 + length - 1), levels: [0.8])
          let result = backtest.run(panel, threads: threads)
          let shares = result.records[0].scoresByHorizon(levels: [0.8]).map {
            "\(($0.scores.coverage[0].share * 1000).rounded() / 1000)"
          }
          line += "  n=\(length) h=1,5,10: " + shares.joined(separator: " ")
        }
        report(line)
      }
    }
  }

  /// Published values: the level with its survey error.
  private static func simulate(
    _ kind: Kind, length: Int, shock: Double, _ generator: inout SplitMix
  ) throws -> DatedSeries {
    let surveyError = 0.017
    let lasting = 0.015 + 0.02 * generator.normal()
    var drift = 0.015 * generator.normal()
    let breakAt = Int(Double(length) * (0.4 + 0.4 * generator.uniform()))
    let step = 0.03 * generator.normal()
    var level = log(50_000.0)
    let points = (0..<(length + 10)).map { year -> DatedSeries.Point in
      drift = 0.85 * drift + 0.015 * (1 - 0.85 * 0.85).squareRoot() * generator.normal()
      switch kind {
      case .steady: level += lasting
      case .drifting: level += lasting + drift
      case .broken: level += lasting + (year >= breakAt ? step : 0)
      }
      level += shock * generator.normal()
      return DatedSeries.Point(
        year: 2000 + year, value: exp(level + surveyError * generator.normal()),
        relativeStandardError: surveyError)
    }
    return try DatedSeries(points)
  }
}

/// SplitMix64 (Steele, Lea and Flood, 2014) with the normals of Box and Muller.
struct SplitMix {
  var state: UInt64

  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }

  mutating func normal() -> Double {
    let radius = (-2 * log(1 - uniform())).squareRoot()
    return radius * cos(2 * .pi * uniform())
  }
}
