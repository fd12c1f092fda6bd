import CLAPACKE

/// A tall design factored through its Gram matrix in double-double: U′U = X′X and W = U⁻¹.
///
/// The relative error of W is below κ²·2·10⁻²⁴, against κ·10⁻¹⁶ for a Householder QR in double
/// precision: smaller for every condition number that is accepted here. It takes one pass over the
/// design and needs no copy of it.
package struct TallFactor: Sendable {
  /// The largest condition number for which the Gram matrix is used.
  package static let largestCondition = 1e5

  let design: Matrix
  /// W: as many rows as the design has columns, with WW′ = (X′X)⁻¹.
  package let root: DoubleDoubleMatrix
  /// The condition number, in the 2-norm, of the design with columns of unit length.
  package let condition: Double

  /// Factors a design of finite values; nothing when it is too ill-conditioned for this way.
  package init?(_ design: Matrix) {
    let gram = TallGram.crossProduct(design)
    // Far from one, the parts of a product would overflow or vanish.
    guard gram.rounded.diagonal.allSatisfy({ $0 > 0x1p-400 && $0 < 0x1p600 }) else { return nil }
    do {
      let upper = try gram.upperCholesky()
      condition = ScaledColumns.condition(of: upper.rounded)
      guard condition <= Self.largestCondition else { return nil }
      root = upper.upperTriangularInverse
      self.design = design
    } catch {
      // Not positive definite: the pivoted QR says which columns are dependent.
      return nil
    }
  }

  /// Solves for one response; nothing when the fit is so close to perfect that its residual sum of
  /// squares would lose digits.
  ///
  /// - Precondition: as many values as the design has rows.
  package func solve(_ response: [Double]) -> RefinedSolution? {
    let products = TallGram.products(design, response)
    let total = products[products.count - 1]
    let rotated = root.transposedTimes(Array(products.dropLast()))
    let explained = rotated.reduce(DoubleDouble.zero) { $0 + $1 * $1 }
    let rest = (total - explained).value
    guard rest > 0x1p-40 * total.value else { return nil }
    let coefficients = root.times(rotated)
    let weights = coefficients.map(\.value)
    var residuals = response
    _ = SingleThreadedBLAS.ready
    cblas_dgemv(
      CblasColMajor, CblasNoTrans, Int32(design.rows), Int32(design.columns), -1,
      design.elements, Int32(design.rows), weights, 1, 1, &residuals, 1)
    return RefinedSolution(
      coefficients: coefficients, residuals: residuals, residualSumOfSquares: rest)
  }
}
