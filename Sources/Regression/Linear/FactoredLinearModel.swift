import LinearAlgebra

/// A linear model whose design has been whitened and factored, ready for responses.
///
/// Designs of many rows go through their Gram matrix in double-double (`TallFactor`), all others,
/// and those that are ill-conditioned, through a pivoted Householder QR whose error is removed in
/// double-double (`LeastSquaresFactor`).
public struct FactoredLinearModel: Sendable {
  /// The model.
  public let model: LinearModel
  let whitening: Whitening
  let restricted: RestrictedCoefficients?
  private let factor: Factor
  private let prior: PriorRows?

  private enum Factor: Sendable {
    /// A factor, with the whitened design before priors and restrictions.
    case refined(LeastSquaresFactor, DoubleDoubleMatrix)
    case tall(TallFactor, Matrix)
  }

  /// - Throws: `RegressionError`, as `LinearModel.factored()`.
  init(_ model: LinearModel) throws(RegressionError) {
    self.model = model
    whitening = try Whitening(model.errors, rows: model.design.rows)
    prior = try model.shrinkage.map { shrinkage throws(RegressionError) in
      try PriorRows(shrinkage, model.design)
    }
    restricted = try model.restrictions.map { restrictions throws(RegressionError) in
      try RestrictedCoefficients(restrictions)
    }
    if model.isTall {
      let whitened = whitening.whitening(model.design.values)
      if let tall = TallFactor(whitened) {
        factor = .tall(tall, whitened)
        return
      }
    }
    factor = try Self.refined(model.design, whitening, prior, restricted)
  }

  private static func refined(
    _ design: DesignMatrix, _ whitening: Whitening, _ prior: PriorRows?,
    _ restricted: RestrictedCoefficients?
  ) throws(RegressionError) -> Factor {
    let whitened = whitening.whitening(design.exact)
    var reduced = whitened
    if let prior { reduced = reduced.stacked(over: DoubleDoubleMatrix(prior.design)) }
    if let restricted { reduced = reduced.times(restricted.basis) }
    return .refined(try factor(reduced, design.termNames, restricted), whitened)
  }

  private static func factor(
    _ reduced: DoubleDoubleMatrix, _ names: [String], _ restricted: RestrictedCoefficients?
  ) throws(RegressionError) -> LeastSquaresFactor {
    guard reduced.columns <= reduced.rows else {
      throw .moreTermsThanRows(terms: reduced.columns, rows: reduced.rows)
    }
    do {
      return try LeastSquaresFactor(reduced)
    } catch {
      let free = restricted?.freeColumns ?? Array(names.indices)
      switch error {
      case .rankDeficient(let groups):
        throw .rankDeficient(terms: groups.map { group in group.map { names[free[$0]] } })
      case .nonFinite(let column):
        throw .outOfRange(
          what: "The largest value of term “\(names[free[column]])” after weighting",
          value: .infinity, required: "finite")
      }
    }
  }

  /// The condition number, in the 2-norm, of the whitened design with columns of unit length
  /// (Belsley, Kuh and Welsch 1980): how much relative errors of the data can grow in the
  /// coefficients.
  public var conditionNumber: Double {
    switch factor {
    case .refined(let factor, _): factor.condition
    case .tall(let factor, _): factor.condition
    }
  }

  /// W, over the free coefficients, with WW′ their covariance in units of σ².
  var freeRoot: DoubleDoubleMatrix {
    switch factor {
    case .refined(let factor, _): factor.root
    case .tall(let factor, _): factor.root
    }
  }

  /// The whitened design over all terms, before restrictions; priors are not part of it.
  var whitenedDesign: DoubleDoubleMatrix {
    switch factor {
    case .refined(_, let design): design
    case .tall(_, let design): DoubleDoubleMatrix(design)
    }
  }

  /// Fits one response.
  ///
  /// - Throws: `RegressionError` when it has another length or a value that is not finite.
  public func fit(_ response: [Double]) throws(RegressionError) -> LinearFit {
    let n = model.design.rows
    guard response.count == n else {
      throw .lengthMismatch(what: "the response", found: response.count, required: n)
    }
    if !response.areFinite, let row = response.firstIndex(where: { !$0.isFinite }) {
      throw .nonFiniteResponse(row: row)
    }
    switch factor {
    case .refined(let factor, let design): return refined(factor, design, response)
    case .tall(let factor, let design):
      let whitened = whitening.whitening(Matrix(rows: n, columns: 1, elements: response)).elements
      if let solution = factor.solve(whitened) {
        return LinearFit(self, response, whitened, solution)
      }
      let exact = try Self.factor(DoubleDoubleMatrix(design), model.design.termNames, nil)
      return refined(exact, DoubleDoubleMatrix(design), response)
    }
  }

  private func refined(
    _ factor: LeastSquaresFactor, _ design: DoubleDoubleMatrix, _ response: [Double]
  ) -> LinearFit {
    let n = response.count
    let column = DoubleDoubleMatrix(
      rows: n, columns: 1, elements: response.map { DoubleDouble($0) })
    let whitened = whitening.whitening(column).elements
    var target = whitened
    if let prior { target += prior.response.map { DoubleDouble($0) } }
    if let restricted {
      var shift = design.times(restricted.offset)
      if let prior { shift += DoubleDoubleMatrix(prior.design).times(restricted.offset) }
      for i in target.indices { target[i] -= shift[i] }
    }
    let solution = factor.solve(target, countingRows: n)
    return LinearFit(self, response, whitened.map(\.value), solution)
  }
}

extension LinearModel {
  /// Whether there are so many rows that the Gram matrix pays, and nothing that needs more than it.
  fileprivate var isTall: Bool {
    guard shrinkage == nil, restrictions == nil, design.remainders == nil else { return false }
    switch errors {
    case .independent, .analyticWeights, .standardErrors: break
    case .covariance, .blocks, .banded, .autoregressive: return false
    }
    return design.rows * design.columns >= 50_000 && design.rows >= 100 * design.columns
  }
}

extension DoubleDoubleMatrix {
  /// This matrix with another one beneath it.
  func stacked(over other: DoubleDoubleMatrix) -> DoubleDoubleMatrix {
    var result = DoubleDoubleMatrix(rows: rows + other.rows, columns: columns)
    for j in 0..<columns {
      for i in 0..<rows { result[i, j] = self[i, j] }
      for i in 0..<other.rows { result[rows + i, j] = other[i, j] }
    }
    return result
  }
}
