import LinearAlgebra

/// On which scale responses are fitted.
public enum ResponseScale: Sendable, Equatable {
  /// As they are.
  case identity
  /// Their natural logarithms; they must be positive.
  case logarithmic
}

/// One model fitted to many responses.
///
/// A response that cannot be fitted leaves the others untouched: its numbers are not numbers and
/// its reason stands in `failures`.
public struct ResponseBatch: Sendable {
  /// The model with its factored design.
  public let factored: FactoredLinearModel
  /// The scale on which responses were fitted.
  public let scale: ResponseScale
  /// The coefficients: one row for each response, one column for each term.
  public let coefficients: Matrix
  /// The sum of squared (whitened) residuals of each response.
  public let residualSumsOfSquares: [Double]
  /// Why responses could not be fitted, by their place.
  public let failures: [Int: RegressionError]

  /// The number of responses.
  public var count: Int { residualSumsOfSquares.count }

  /// Observations minus coefficients, the same for each response.
  public var residualDegreesOfFreedom: Double {
    Double(factored.model.design.rows) - factored.effectiveParameters
  }

  /// The estimated residual variance of a response; one where the variances are known.
  public func residualVariance(of response: Int) -> Double {
    switch factored.model.errors.scale {
    case .known: 1
    case .estimated: residualSumsOfSquares[response] / residualDegreesOfFreedom
    }
  }

  /// The classical standard errors of a response's coefficients.
  public func standardErrors(of response: Int) -> [Double] {
    let variance = residualVariance(of: response)
    let root = factored.freeRoot.rounded
    return root.squaredRowLengths.map { (variance * $0).squareRoot() }
  }
}

extension FactoredLinearModel {
  /// Fits many responses, with one factorisation for all of them.
  ///
  /// Sums are formed in double precision: coefficients are as accurate as an orthogonal
  /// factorisation makes them, without the refinement that `fit(_:)` adds.
  ///
  /// - Parameters:
  ///   - responses: one response in each column.
  ///   - scale: whether to fit the responses or their logarithms.
  ///   - threads: over how many threads to spread them.
  /// - Throws: `RegressionError.lengthMismatch` when the responses have another number of rows
  ///   than the design; `.outOfRange` under restrictions or a prior, which batches do not take.
  public func fit(
    responses: Matrix, scale: ResponseScale = .identity, threads: Int = 1
  ) throws(RegressionError) -> ResponseBatch {
    try requireBatch(responses)
    var (source, logarithmic) = (responses, scale == .logarithmic)
    if !whitening.isIdentity {
      if logarithmic {
        source = Matrix(
          rows: responses.rows, columns: responses.columns,
          elements: VectorMath.logarithms(responses.elements))
        logarithmic = false
      }
      source = whitening.whitening(source)
    }
    let kernel = responseKernel
    let parts = Stretches(source.columns, threads).map { [source, logarithmic] range in
      kernel.fit(source, range: range, logarithmic: logarithmic)
    }
    let sums = parts.joined(\.sums)
    var failures: [Int: RegressionError] = [:]
    if !sums.areFinite {
      for (place, sum) in sums.enumerated() where !sum.isFinite {
        failures[place] = reason(place, responses, scale)
      }
    }
    return ResponseBatch(
      factored: self, scale: scale, coefficients: Matrix.stacked(parts.map(\.coefficients)),
      residualSumsOfSquares: sums, failures: failures)
  }

  var responseKernel: ResponseKernel {
    ResponseKernel(basis: whitenedBasis, root: freeRoot.rounded)
  }

  func requireBatch(_ responses: Matrix) throws(RegressionError) {
    guard responses.rows == model.design.rows else {
      throw .lengthMismatch(
        what: "each response", found: responses.rows, required: model.design.rows)
    }
    guard model.restrictions == nil, model.shrinkage == nil else {
      throw .outOfRange(
        what: "The number of restrictions and priors of a batch", value: 1, required: "zero")
    }
  }

  /// Why a response has no finite sum of squares.
  func reason(_ place: Int, _ responses: Matrix, _ scale: ResponseScale) -> RegressionError {
    let values = responses.column(place)
    for (row, value) in values.enumerated() {
      if !value.isFinite { return .nonFiniteResponse(row: row) }
      if scale == .logarithmic, value < 0x1p-1022 {
        return .nonPositiveResponse(row: row, value: value)
      }
    }
    let largest = values.reduce(0) { max($0, abs($1)) }
    return .outOfRange(
      what: "The largest value of a response", value: largest,
      required: "below 1e150, or its square overflows")
  }
}

extension Matrix {
  /// Matrices of one width beneath each other; without copying where there is only one.
  fileprivate static func stacked(_ parts: [Matrix]) -> Matrix {
    guard parts.count > 1, let width = parts.first?.columns else {
      return parts.first ?? Matrix(rows: 0, columns: 0)
    }
    var elements: [Double] = []
    for j in 0..<width {
      for part in parts { elements += part.column(j) }
    }
    return Matrix(rows: parts.reduce(0) { $0 + $1.rows }, columns: width, elements: elements)
  }
}
