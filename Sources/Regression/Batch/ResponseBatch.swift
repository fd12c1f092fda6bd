import Dispatch
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
    let n = model.design.rows
    guard responses.rows == n else {
      throw .lengthMismatch(what: "each response", found: responses.rows, required: n)
    }
    guard model.restrictions == nil, model.shrinkage == nil else {
      throw .outOfRange(
        what: "The number of restrictions and priors of a batch", value: 1, required: "zero")
    }
    var (source, logarithmic) = (responses, scale == .logarithmic)
    if !whitening.isIdentity {
      if logarithmic {
        source = Matrix(
          rows: n, columns: responses.columns,
          elements: VectorMath.logarithms(responses.elements))
        logarithmic = false
      }
      source = whitening.whitening(source)
    }
    let kernel = ResponseKernel(basis: whitenedBasis, root: freeRoot.rounded)
    let (coefficients, sums) = kernel.fit(source, logarithmic: logarithmic, threads: threads)
    return ResponseBatch(
      factored: self, scale: scale, coefficients: coefficients, residualSumsOfSquares: sums,
      failures: failures(sums, responses, scale))
  }

  private func failures(
    _ sums: [Double], _ responses: Matrix, _ scale: ResponseScale
  ) -> [Int: RegressionError] {
    if sums.areFinite { return [:] }
    var failures: [Int: RegressionError] = [:]
    for (place, sum) in sums.enumerated() where !sum.isFinite {
      let values = responses.column(place)
      failures[place] = .nonFiniteResponse(row: 0)
      for (row, value) in values.enumerated() {
        if !value.isFinite {
          failures[place] = .nonFiniteResponse(row: row)
          break
        }
        if scale == .logarithmic, value < 0x1p-1022 {
          failures[place] = .nonPositiveResponse(row: row, value: value)
          break
        }
      }
    }
    return failures
  }
}

extension ResponseKernel {
  /// The same over several threads, each with its own stretch of responses.
  func fit(
    _ responses: Matrix, logarithmic: Bool, threads: Int
  ) -> (coefficients: Matrix, sums: [Double]) {
    let n = responses.columns
    let chunks = max(1, min(threads, n / 1024))
    if chunks == 1 { return fit(responses, range: 0..<n, logarithmic: logarithmic) }
    let parts = ConcurrentParts<(coefficients: Matrix, sums: [Double])>(count: chunks) { part in
      let range = (n * part / chunks)..<(n * (part + 1) / chunks)
      return fit(responses, range: range, logarithmic: logarithmic)
    }
    let width = parts.results.first?.coefficients.columns ?? 0
    var coefficients: [Double] = []
    coefficients.reserveCapacity(n * width)
    for j in 0..<width {
      for part in parts.results { coefficients += part.coefficients.column(j) }
    }
    return (
      Matrix(rows: n, columns: width, elements: coefficients),
      parts.results.flatMap { $0.sums }
    )
  }
}
