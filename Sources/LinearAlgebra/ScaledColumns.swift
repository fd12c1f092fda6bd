import CLAPACKE
import Foundation

/// Why a design could not be factored. Columns count from 0.
package enum DesignFault: Error, Sendable, Equatable {
  /// Columns that are linearly dependent to working precision: one list for each dependence.
  case rankDeficient([[Int]])
  /// A column with a value that is infinite or not a number, as weighting can make it.
  case nonFinite(column: Int)
}

/// A matrix whose columns were multiplied by powers of two so that their lengths are near one.
struct ScaledColumns {
  let matrix: Matrix
  /// Column `j` was multiplied by two to this power.
  let exponents: [Int]

  init(_ original: Matrix) {
    _ = SingleThreadedBLAS.ready
    var scaled = original
    var powers = [Int](repeating: 0, count: original.columns)
    let height = original.rows
    for j in 0..<original.columns {
      let largest = original.column(j).reduce(0) { max($0, abs($1)) }
      guard largest > 0 else { continue }
      // Two steps, because the length of a column near the range's end would overflow.
      let norm = original.column(j).reduce(0) { $0 + ($1 / largest) * ($1 / largest) }
      powers[j] = -Int(largest.exponent) - Int(norm.squareRoot().exponent)
      let factor = scalbn(1, powers[j])
      for i in 0..<height { scaled.elements[i + j * height] *= factor }
    }
    matrix = scaled
    exponents = powers
  }

  /// The pivoted QR of the scaled columns.
  ///
  /// A column counts as dependent when what the columns before it leave over is within rounding:
  /// 4pε√n of the largest.
  ///
  /// - Throws: `DesignFault`.
  func factored() throws(DesignFault) -> PivotedQR {
    let p = matrix.columns
    precondition(matrix.rows >= p, "a design has at least as many rows as columns")
    let qr: PivotedQR
    do {
      qr = try PivotedQR(matrix)
    } catch {
      throw .nonFinite(column: matrix.firstNonFinite?.column ?? 0)
    }
    let tolerance = 4 * Double(p) * Double(matrix.rows).squareRoot() * Double.ulpOfOne
    let rank = qr.rank(tolerance: tolerance)
    guard rank == p else { throw .rankDeficient(qr.dependences(rank: rank)) }
    return qr
  }

  /// The ratio of the extreme singular values of R with its columns brought to unit length.
  static func condition(of upper: Matrix) -> Double {
    let p = upper.columns
    guard p > 0 else { return 1 }
    var unit = upper
    for j in 0..<p {
      let norm = upper.column(j).reduce(0) { $0 + $1 * $1 }.squareRoot()
      for i in 0...j { unit[i, j] /= norm }
    }
    var singular = [Double](repeating: 0, count: p)
    var left = 0.0
    var right = 0.0
    var spare = [Double](repeating: 0, count: p)
    let status = LAPACKE_dgesvd(
      LAPACK_COL_MAJOR, 0x4E, 0x4E, Int32(p), Int32(p), &unit.elements, Int32(p), &singular,
      &left, Int32(p), &right, Int32(p), &spare)
    guard status == 0, singular[p - 1] > 0 else { return .infinity }
    return singular[0] / singular[p - 1]
  }
}

extension PivotedQR {
  /// For each column beyond the rank, that column and those it is a combination of.
  func dependences(rank: Int) -> [[Int]] {
    let r = upper
    return (rank..<r.columns).map { k in
      var weights = (0..<rank).map { r[$0, k] }
      for i in stride(from: rank - 1, through: 0, by: -1) {
        for j in (i + 1)..<max(rank, i + 1) { weights[i] -= r[i, j] * weights[j] }
        weights[i] /= r[i, i]
      }
      let involved = (0..<rank).filter { abs(weights[$0]) > 1e-8 }.map { permutation[$0] }
      return (involved + [permutation[k]]).sorted()
    }
  }
}
