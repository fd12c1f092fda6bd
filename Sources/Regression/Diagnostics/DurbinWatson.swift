import LinearAlgebra

/// The Durbin–Watson test for first-order serial correlation.
public struct DurbinWatsonTest: Sendable, Equatable {
  /// Which correlation the alternative has.
  public enum Alternative: Sendable, Equatable {
    /// Positive correlation: a small statistic counts against independence.
    case positive
    /// Negative correlation: a large one does.
    case negative
    /// Either.
    case either
  }

  /// Σ(eₜ − eₜ₋₁)² / Σeₜ²: near two without correlation, near zero with strong positive one.
  public let statistic: Double
  /// The alternative.
  public let alternative: Alternative
  /// The exact probability, for normal errors, of a statistic at least as extreme.
  public let probability: Double
}

extension LinearFit {
  /// Tests for first-order serial correlation in the order of the rows (Durbin & Watson, 1950,
  /// 1951).
  ///
  /// The p-value is exact for normal errors: the statistic lies below d just where
  /// Σ(λⱼ − d)ξⱼ² < 0, with λⱼ the eigenvalues of the matrix of squared differences in the space of
  /// the residuals.
  ///
  /// - Parameter alternative: positive correlation unless said otherwise.
  /// - Throws: ``DiagnosticError``; also beyond 2,000 rows, for which the eigenvalues take too long.
  public func durbinWatsonTest(
    alternative: DurbinWatsonTest.Alternative = .positive
  ) throws(DiagnosticError) -> DurbinWatsonTest {
    let name = "Durbin–Watson"
    try requireOrdinary(name)
    guard observations <= 2000 else {
      throw .outOfRange(
        what: "The number of rows", found: Double(observations), required: "at most 2000")
    }
    let changes = zip(residuals.dropFirst(), residuals).map { ($0 - $1) * ($0 - $1) }
    let statistic = changes.sum / residuals.map { $0 * $0 }.sum
    let below = QuadraticFormDistribution(
      weights: differenceEigenvalues.map { $0 - statistic })
    // The opposite weights give the upper tail without cancellation.
    let above = QuadraticFormDistribution(
      weights: differenceEigenvalues.map { statistic - $0 })
    let probability =
      switch alternative {
      case .positive: below.probabilityBelowZero
      case .negative: above.probabilityBelowZero
      case .either:
        Swift.min(1, 2 * Swift.min(below.probabilityBelowZero, above.probabilityBelowZero))
      }
    return DurbinWatsonTest(
      statistic: statistic, alternative: alternative, probability: probability)
  }

  /// Eigenvalues of Q₂ᵀAQ₂, where Q₂ spans the space of the residuals and eᵀAe = Σ(eₜ − eₜ₋₁)².
  private var differenceEigenvalues: [Double] {
    let (n, k) = (observations, design.columns)
    let columns = (0..<k).flatMap { j in
      let column = Array(design.values.column(j))
      let norm = column.norm
      return column.map { $0 / norm }
    }
    let factorization = DampedLeastSquares(jacobian: columns, rows: n, columns: k)
    // Row t of Q₂ is the tail of Qᵀ applied to the t-th unit vector.
    let basis = (0..<n).map { row in
      var unit = [Double](repeating: 0, count: n)
      unit[row] = 1
      return Array(factorization.rotated(unit).dropFirst(k))
    }
    let order = n - k
    var matrix = [Double](repeating: 0, count: order * order)
    for row in 1..<n {
      let difference = zip(basis[row], basis[row - 1]).map { $0 - $1 }
      for b in 0..<order {
        for a in 0...b { matrix[b * order + a] += difference[a] * difference[b] }
      }
    }
    guard let system = SymmetricEigensystem(matrix, order: order) else {
      preconditionFailure("the eigenvalues of a finite symmetric matrix converge")
    }
    return system.values
  }
}
