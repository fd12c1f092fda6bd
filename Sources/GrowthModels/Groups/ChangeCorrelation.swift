import Foundation

/// How the yearly log changes of several series go together, shrunk toward independence by as much as
/// the sample is short (Schäfer and Strimmer, 2005).
struct ChangeCorrelation {
  /// The correlations, one row per series.
  let matrix: [[Double]]
  private static let fewestChanges = 4

  /// - Throws: ``GroupFault/tooFewCommonChanges(found:required:)``.
  init(_ members: [ForecastGroup.Member]) throws(GroupFault) {
    try self.init(members.map(\.series))
  }

  /// - Throws: ``GroupFault/tooFewCommonChanges(found:required:)``.
  init(_ series: [DatedSeries]) throws(GroupFault) {
    let changes = series.map(Self.changes)
    let common = changes.dropFirst().reduce(Set(changes[0].keys)) { $0.intersection($1.keys) }
      .sorted()
    guard common.count >= Self.fewestChanges else {
      throw .tooFewCommonChanges(found: common.count, required: Self.fewestChanges)
    }
    let standardized = changes.map { change in
      Self.standardized(common.compactMap { change[$0] })
    }
    matrix = Self.shrunk(standardized)
  }

  /// The log changes between neighbouring years, by the later year.
  private static func changes(_ series: DatedSeries) -> [Int: Double] {
    var changes: [Int: Double] = [:]
    for (a, b) in zip(series.points, series.points.dropFirst())
    where b.year == a.year + 1 && a.value > 0 && b.value > 0 {
      changes[b.year] = log(b.value / a.value)
    }
    return changes
  }

  private static func standardized(_ values: [Double]) -> [Double] {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let deviation = (squares / Double(values.count - 1)).squareRoot()
    return values.map { deviation > 0 ? ($0 - mean) / deviation : 0 }
  }

  private static func shrunk(_ series: [[Double]]) -> [[Double]] {
    let count = Double(series[0].count)
    var correlations = series.map { _ in series.map { _ in 0.0 } }
    var (noise, signal) = (0.0, 0.0)
    for i in series.indices {
      for j in series.indices where j != i {
        let products = zip(series[i], series[j]).map { $0 * $1 }
        let mean = products.reduce(0, +) / count
        let squares = products.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        let correlation = mean * count / (count - 1)
        correlations[i][j] = correlation
        noise += squares * count / ((count - 1) * (count - 1) * (count - 1))
        signal += correlation * correlation
      }
    }
    let kept = signal > 0 ? 1 - min(max(noise / signal, 0), 1) : 0
    for i in series.indices {
      for j in series.indices { correlations[i][j] = i == j ? 1 : kept * correlations[i][j] }
    }
    return correlations
  }
}
