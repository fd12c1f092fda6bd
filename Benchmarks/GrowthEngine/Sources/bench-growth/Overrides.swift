import GrowthModels

/// Options of the family set on the command line, to see what a choice does: `--set NAME=VALUE`, where
/// a list is separated by commas and a drift is `variance:autocorrelation:weight`.
enum Overrides {
  /// An override that cannot be read.
  enum Fault: Error, CustomStringConvertible {
    case unknown(String)
    case unreadable(name: String, value: String)

    var description: String {
      switch self {
      case .unknown(let name):
        "--set \(name): no such option; the names are those of AveragedFamily.Options."
      case .unreadable(let name, let value):
        "--set \(name)=\(value): numbers separated by commas are expected."
      }
    }
  }

  /// Takes every `--set` and its value out of the arguments.
  static func take(_ arguments: inout [String]) throws -> AveragedFamily.Options {
    var options = AveragedFamily.Options()
    while let at = arguments.firstIndex(of: "--set"), at + 1 < arguments.count {
      let parts = arguments[at + 1].split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { throw Fault.unreadable(name: arguments[at + 1], value: "") }
      try apply(parts[0], parts[1], &options)
      arguments.removeSubrange(at...(at + 1))
    }
    return options
  }

  private static func apply(
    _ name: String, _ value: String, _ options: inout AveragedFamily.Options
  ) throws {
    func list() throws -> [Double] {
      let numbers = value.split(separator: ",").compactMap { Double($0) }
      guard numbers.count == value.split(separator: ",").count, !numbers.isEmpty else {
        throw Fault.unreadable(name: name, value: value)
      }
      return numbers
    }
    func drifts() throws -> [AveragedFamily.Drift] {
      try value.split(separator: ",").map { entry in
        let numbers = entry.split(separator: ":").compactMap { Double($0) }
        guard numbers.count == 3 else { throw Fault.unreadable(name: name, value: value) }
        return AveragedFamily.Drift(
          variance: numbers[0], autocorrelation: numbers[1], priorWeight: numbers[2])
      }
    }
    switch name {
    case "drifts": options.drifts = try drifts()
    case "extraDriftsWithKnownError": options.extraDriftsWithKnownError = try drifts()
    case "lastingVariances": options.lastingVariances = try list()
    case "irregularVariances": options.irregularVariances = try list()
    case "irregularVariancesWithKnownError":
      options.irregularVariancesWithKnownError = try list()
    case "meanGrowth": options.meanGrowth = try list()[0]
    case "priorShape": options.priorShape = try list()[0]
    case "priorDeviations": options.priorDeviations = try list()
    case "priorDeviationShares":
      let shares = try list()
      let total = shares.reduce(0, +)
      options.priorDeviationShares = shares.map { $0 / total }
    case "likelihoodPower": options.likelihoodPower = try list()[0]
    case "scales": options.scales = try list().map { GrowthScale(power: $0) }
    case "scaleShares": options.scaleShares = try list()
    case "shockTrend": options.shockTrend = try list()[0]
    case "pooledYears": options.pooledYears = Int(try list()[0])
    case "smallestWeight": options.smallestWeight = try list()[0]
    default: throw Fault.unknown(name)
    }
  }
}
