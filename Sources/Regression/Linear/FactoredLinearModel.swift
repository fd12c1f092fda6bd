import LinearAlgebra

/// A linear model whose design has been whitened and factored, ready for responses.
public struct FactoredLinearModel: Sendable {
  /// The model.
  public let model: LinearModel
  let whitening: Whitening
  let restricted: RestrictedCoefficients?
  let factor: LeastSquaresFactor
  /// The whitened design over all terms, before restrictions; priors are not part of it.
  let whitenedDesign: DoubleDoubleMatrix
  private let prior: PriorRows?

  /// - Throws: `RegressionError`, as `LinearModel.factored()`.
  init(_ model: LinearModel) throws(RegressionError) {
    self.model = model
    let design = model.design
    whitening = try Whitening(model.errors, rows: design.rows)
    whitenedDesign = whitening.whitening(design.exact)
    var reduced = whitenedDesign
    var priorRows: PriorRows?
    if let shrinkage = model.shrinkage {
      let rows = try PriorRows(shrinkage, design)
      reduced = reduced.stacked(over: DoubleDoubleMatrix(rows.design))
      priorRows = rows
    }
    prior = priorRows
    var parametrisation: RestrictedCoefficients?
    if let restrictions = model.restrictions {
      let parametrised = try RestrictedCoefficients(restrictions)
      reduced = reduced.times(parametrised.basis)
      parametrisation = parametrised
    }
    restricted = parametrisation
    factor = try Self.factor(reduced, design.termNames, parametrisation)
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
      throw .rankDeficient(terms: error.columns.map { group in group.map { names[free[$0]] } })
    }
  }

  /// The condition number, in the 2-norm, of the whitened design with columns of unit length
  /// (Belsley, Kuh and Welsch 1980): how much relative errors of the data can grow in the
  /// coefficients.
  public var conditionNumber: Double { factor.condition }

  /// Fits one response.
  ///
  /// - Throws: `RegressionError` when it has another length or a value that is not finite.
  public func fit(_ response: [Double]) throws(RegressionError) -> LinearFit {
    let n = model.design.rows
    guard response.count == n else {
      throw .lengthMismatch(what: "the response", found: response.count, required: n)
    }
    if let row = response.firstIndex(where: { !$0.isFinite }) { throw .nonFiniteResponse(row: row) }
    let column = DoubleDoubleMatrix(
      rows: n, columns: 1, elements: response.map { DoubleDouble($0) })
    let whitened = whitening.whitening(column).elements
    var target = whitened
    if let prior { target += prior.response.map { DoubleDouble($0) } }
    if let restricted {
      let shift = stackedDesign.times(restricted.offset)
      for i in target.indices { target[i] -= shift[i] }
    }
    let solution = factor.solve(target, countingRows: n)
    return LinearFit(self, response, whitened.map(\.value), solution)
  }

  private var stackedDesign: DoubleDoubleMatrix {
    guard let prior else { return whitenedDesign }
    return whitenedDesign.stacked(over: DoubleDoubleMatrix(prior.design))
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
