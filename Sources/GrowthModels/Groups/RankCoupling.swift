import Foundation
import LinearAlgebra

/// Draws of several series brought into an order in which they go together as the series' yearly
/// changes did.
///
/// Each series keeps its own draws, whole paths and all; only which draw of one is paired with which
/// of another changes (Iman and Conover, 1982). The correlations are those of yearly log changes
/// over the years that all series have, shrunk toward independence (Schäfer and Strimmer, 2005).
/// Series with few common changes are left independent of the others.
package struct RankCoupling: Sendable {
  /// The correlations, one row for each series.
  package let correlations: [[Double]]

  /// Fewer yearly changes than this in a series, and it stays independent.
  package static let fewestChanges = 8

  /// Learns how series go together.
  package init(of series: [DatedSeries]) {
    let long = series.indices.filter { Self.changeCount(series[$0]) >= Self.fewestChanges }
    var matrix = series.indices.map { row in series.indices.map { $0 == row ? 1.0 : 0.0 } }
    if long.count > 1, let block = Self.correlations(of: long.map { series[$0] }) {
      for (i, row) in long.enumerated() {
        for (j, column) in long.enumerated() { matrix[row][column] = block[i][j] }
      }
    }
    correlations = matrix
  }

  /// The order of each series' draws, by the size of a number that each draw has (its level in the
  /// last year, say).
  ///
  /// - Precondition: as many lists as series, all of one length.
  /// - Returns: For each series the draws in their new order; the same for the same seed.
  package func orders(of sizes: [[Double]], seed: UInt64) -> [[Int]] {
    precondition(sizes.count == correlations.count, "a list for each series")
    let count = sizes.first?.count ?? 0
    precondition(sizes.allSatisfy { $0.count == count }, "lists of one length")
    guard let factor = factor else { return sizes.map { Array($0.indices) } }
    var source = RandomSource(seed: seed)
    var scores = sizes.map { _ in [Double]() }
    for _ in 0..<count {
      let normals = sizes.map { _ in source.normal() }
      for row in sizes.indices {
        scores[row].append((0...row).reduce(0) { $0 + factor[row][$1] * normals[$1] })
      }
    }
    return zip(sizes, scores).map { Self.order(of: $0, as: $1) }
  }

  /// The draws of `sizes` placed so that their ranks are those of `scores`.
  private static func order(of sizes: [Double], as scores: [Double]) -> [Int] {
    let bySize = sizes.indices.sorted { (sizes[$0], $0) < (sizes[$1], $1) }
    let byScore = scores.indices.sorted { (scores[$0], $0) < (scores[$1], $1) }
    var order = bySize
    for (rank, place) in byScore.enumerated() { order[place] = bySize[rank] }
    return order
  }

  /// The lower Cholesky factor of the correlations; nil where they are not positive definite.
  private var factor: [[Double]]? {
    guard !correlations.isEmpty else { return nil }
    do throws(LinearAlgebraError) {
      let lower = try Cholesky(Matrix(rowByRow: correlations)).lower
      return correlations.indices.map { row in correlations.indices.map { lower[row, $0] } }
    } catch {
      return nil
    }
  }

  private static func changeCount(_ series: DatedSeries) -> Int {
    zip(series.points, series.points.dropFirst()).filter { $1.year == $0.year + 1 }.count
  }

  /// Nil where the series share too few changes to learn from.
  private static func correlations(of series: [DatedSeries]) -> [[Double]]? {
    do throws(GroupFault) {
      return try ChangeCorrelation(series).matrix
    } catch {
      return nil
    }
  }
}
