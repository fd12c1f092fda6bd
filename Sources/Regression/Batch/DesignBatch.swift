import LinearAlgebra

/// Many small designs of one shape, each with its own response.
public struct DesignBatch: Sendable {
  /// The number of observations of each design.
  public let rows: Int
  /// The names of the terms, the same for all designs.
  public let termNames: [String]
  /// Design after design, each column after column.
  public let designs: [Double]
  /// Response after response.
  public let responses: [Double]

  /// Designs and responses as contiguous numbers.
  ///
  /// - Throws: `RegressionError` when the lengths do not fit together, there are no terms, two
  ///   share a name or there are more terms than rows.
  public init(
    rows: Int, termNames: [String], designs: [Double], responses: [Double]
  ) throws(RegressionError) {
    guard !termNames.isEmpty else { throw .noTerms }
    var seen: Set<String> = []
    for name in termNames where !seen.insert(name).inserted { throw .repeatedTerm(name) }
    guard rows >= termNames.count else {
      throw .moreTermsThanRows(terms: termNames.count, rows: rows)
    }
    let count = responses.count / rows
    guard responses.count == count * rows else {
      throw .lengthMismatch(
        what: "all responses", found: responses.count, required: (count + 1) * rows)
    }
    guard designs.count == count * rows * termNames.count else {
      throw .lengthMismatch(
        what: "all designs", found: designs.count, required: count * rows * termNames.count)
    }
    self.rows = rows
    self.termNames = termNames
    self.designs = designs
    self.responses = responses
  }

  /// The number of designs.
  public var count: Int { responses.count / rows }

  /// Fits each response on its design by ordinary least squares.
  ///
  /// Designs go through a Householder factorisation in double precision, sixteen at a time; one
  /// whose columns are nearly dependent is fitted again by `LinearModel`, which either refines it or
  /// says which terms are dependent.
  ///
  /// - Parameter threads: over how many threads to spread them.
  public func fit(threads: Int = 1) -> DesignBatchFits {
    let parts = Stretches(count, threads).map { range in
      var kernel = SideBySideQR(rows: rows, columns: termNames.count)
      return kernel.fit(designs: designs, responses: responses, range: range)
    }
    var fits = DesignBatchFits(parts, terms: termNames.count)
    var start = 0
    for part in parts {
      for place in part.delicate { fits.replace(start + place, with: careful(start + place)) }
      start += part.sums.count
    }
    return fits
  }

  private func careful(_ place: Int) -> Result<LinearFit, RegressionError> {
    let p = termNames.count
    let design = Matrix(
      rows: rows, columns: p,
      elements: Array(designs[(place * rows * p)..<((place + 1) * rows * p)]))
    do throws(RegressionError) {
      let model = try LinearModel(DesignMatrix(design, termNames: termNames))
      return .success(try model.fit(Array(responses[(place * rows)..<((place + 1) * rows)])))
    } catch {
      return .failure(error)
    }
  }
}

/// What came of each fit of a `DesignBatch`, in order.
public struct DesignBatchFits: Sendable {
  /// Coefficients: one row for each term, one column for each fit; not numbers where it failed.
  public private(set) var coefficients: Matrix
  /// Classical standard errors, laid out as the coefficients; not numbers without degrees of
  /// freedom.
  public private(set) var standardErrors: Matrix
  /// The residual sum of squares of each fit.
  public private(set) var residualSumsOfSquares: [Double]
  /// Why fits failed, by their place.
  public private(set) var failures: [Int: RegressionError] = [:]

  init(_ parts: [SideBySideQR.Results], terms: Int) {
    residualSumsOfSquares = parts.joined(\.sums)
    let n = residualSumsOfSquares.count
    coefficients = Matrix(rows: terms, columns: n, elements: parts.joined(\.coefficients))
    standardErrors = Matrix(rows: terms, columns: n, elements: parts.joined(\.standardErrors))
  }

  /// The number of fits.
  public var count: Int { residualSumsOfSquares.count }

  mutating func replace(_ place: Int, with result: Result<LinearFit, RegressionError>) {
    let p = coefficients.rows
    switch result {
    case .success(let fit):
      let variances = fit.unscaledCovariance.diagonal
      for j in 0..<p {
        coefficients[j, place] = fit.coefficients[j]
        standardErrors[j, place] = (fit.residualVariance * variances[j]).squareRoot()
      }
      residualSumsOfSquares[place] = fit.residualSumOfSquares
    case .failure(let error):
      failures[place] = error
      residualSumsOfSquares[place] = .nan
      for j in 0..<p {
        coefficients[j, place] = .nan
        standardErrors[j, place] = .nan
      }
    }
  }
}
