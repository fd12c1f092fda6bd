import CLAPACKE
import Foundation

/// A design factored for least squares: a matrix W, in double-double, with WW′ = (X′X)⁻¹.
///
/// 1. Columns are scaled by powers of two, which is exact.
/// 2. Householder QR with column pivoting (LAPACK `dgeqp3`) gives R and the numerical rank.
/// 3. R is inverted in double-double and Q̃ = XR⁻¹ formed in double-double. Its columns are
///    orthonormal up to ε·κ, the error of step 2; their Gram matrix Q̃′Q̃ = U′U measures that error
///    and U removes it: W = R⁻¹U⁻¹ (a Cholesky QR on a preconditioned matrix; Yamamoto and others
///    2015).
///
/// The relative error of W is about κ·10⁻³², so coefficients and standard errors lose nothing to an
/// ill-conditioned design as long as step 2 can tell its rank.
package struct LeastSquaresFactor: Sendable {
  /// The design, in double-double; empty where the factor came from a Gram matrix.
  let design: DoubleDoubleMatrix
  /// W: as many rows as the design has columns, with WW′ = (X′X)⁻¹.
  package let root: DoubleDoubleMatrix
  /// The condition number, in the 2-norm, of the design with columns of unit length.
  package let condition: Double

  /// Factors a design whose columns and rows are finite.
  ///
  /// - Throws: `DesignFault` with the columns involved.
  package init(_ design: DoubleDoubleMatrix) throws(DesignFault) {
    self.design = design
    let scaled = ScaledColumns(design.rounded)
    let qr = try scaled.factored()
    condition = ScaledColumns.condition(of: qr.upper)
    let inverse = DoubleDoubleMatrix(qr.upper).upperTriangularInverse
    let unpivoted = inverse.unpivoted(qr.permutation, scaled.exponents)
    let nearlyOrthonormal = design.times(unpivoted)
    do {
      let correction = try nearlyOrthonormal.crossProduct.upperCholesky()
      root = unpivoted.times(correction.upperTriangularInverse)
    } catch {
      throw .rankDeficient([Array(0..<design.columns)])
    }
  }

  /// (X′X)⁻¹, each entry rounded once.
  package var unscaledCovariance: Matrix { root.outerProduct }

}

/// A least-squares solution.
package struct RefinedSolution: Sendable {
  /// The coefficients, to about 31 digits.
  package let coefficients: [DoubleDouble]
  /// The residuals, rounded to doubles once.
  package let residuals: [Double]
  /// The sum of squared residuals.
  package let residualSumOfSquares: Double
}

extension LeastSquaresFactor {
  /// Solves for one response by refinement of the augmented system (Björck 1967)
  ///
  ///     r + Xβ = y,  X′r = 0
  ///
  /// with β and r held in double-double. Each pass solves the first equation exactly by
  /// r = y − Xβ and corrects β by WW′X′r, until the correction no longer matters.
  ///
  /// - Parameter rows: how many of the leading rows the sum of squares counts.
  package func solve(_ response: [DoubleDouble], countingRows rows: Int) -> RefinedSolution {
    var coefficients = [DoubleDouble](repeating: .zero, count: design.columns)
    var residuals = response
    for _ in 0..<4 {
      let step = root.times(root.transposedTimes(design.transposedTimes(residuals)))
      let negligible = zip(step, coefficients).allSatisfy { change, value in
        abs(change.high) <= 0x1p-70 * abs(value.high)
      }
      for j in 0..<step.count { coefficients[j] += step[j] }
      let fitted = design.times(coefficients)
      for i in 0..<response.count { residuals[i] = response[i] - fitted[i] }
      if negligible { break }
    }
    let squares = residuals.dotProduct(from: 0, with: residuals, from: 0, count: rows)
    return RefinedSolution(
      coefficients: coefficients, residuals: residuals.map(\.value),
      residualSumOfSquares: squares.value)
  }
}

extension DoubleDoubleMatrix {
  /// Rows back in the order before pivoting, and multiplied by the columns' powers of two.
  fileprivate func unpivoted(_ permutation: [Int], _ exponents: [Int]) -> DoubleDoubleMatrix {
    var result = DoubleDoubleMatrix(rows: rows, columns: columns)
    for (k, original) in permutation.enumerated() {
      let factor = scalbn(1, exponents[original])
      for j in 0..<columns {
        result[original, j] = DoubleDouble(
          high: self[k, j].high * factor, low: self[k, j].low * factor)
      }
    }
    return result
  }
}
