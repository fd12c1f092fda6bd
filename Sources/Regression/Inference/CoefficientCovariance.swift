import Foundation
import LinearAlgebra

/// How the covariance of estimated coefficients is itself estimated.
public enum CoefficientCovariance: Sendable, Equatable {
  /// σ²(X′Ω⁻¹X)⁻¹: right when the errors are as the model says.
  case classical
  /// Consistent under unequal variances (Eicker 1967, White 1980): squared residuals as they are.
  case hc0
  /// HC0 times n/(n − k) (Hinkley 1977).
  case hc1
  /// Squared residuals divided by 1 − leverage (Horn, Horn and Duncan 1975).
  case hc2
  /// Squared residuals divided by (1 − leverage)² (MacKinnon and White 1985).
  case hc3
  /// Consistent under unequal variances and autocorrelation (Newey and West 1987), with Bartlett's
  /// weights 1 − l/(L + 1) up to lag L. The small-sample correction multiplies by n/(n − k).
  case neweyWest(lag: NeweyWestLag = .rule, smallSampleCorrection: Bool = true)
}

/// How many lags a Newey–West covariance takes into account.
public enum NeweyWestLag: Sendable, Equatable {
  /// This many.
  case fixed(Int)
  /// ⌊4(n/100)^(2/9)⌋, the rule of thumb of Newey and West (1994).
  case rule
  /// The plug-in choice of Newey and West (1994) for Bartlett's weights, without prewhitening,
  /// from the sum of the scores of all terms but the intercept. In short, strongly autocorrelated
  /// series it can exceed the number of observations; the weights then fall accordingly slowly.
  case plugIn
}

extension LinearFit {
  /// The estimated covariance of the coefficients, one row and column for each term.
  ///
  /// Robust covariances are built from whitened residuals, so that in weighted fits they are those
  /// of the weighted design.
  ///
  /// - Throws: `RegressionError.noDegreesOfFreedom` where a variance cannot be estimated,
  ///   `.unitLeverage` where HC2 or HC3 would divide by zero, `.outOfRange` for a negative lag.
  public func covariance(
    _ kind: CoefficientCovariance = .classical
  ) throws(RegressionError) -> Matrix {
    let n = Double(observations)
    if kind != .hc0 { try requireDegreesOfFreedom(unlessKnown: kind == .classical) }
    let correction = n / residualDegreesOfFreedom
    switch kind {
    case .classical: return unscaledCovariance.scaled(by: residualVariance)
    case .hc0: return sandwich(weighting: whitenedResiduals, lag: 0, by: 1)
    case .hc1: return sandwich(weighting: whitenedResiduals, lag: 0, by: correction)
    case .hc2, .hc3:
      var weights = whitenedResiduals
      for (row, leverage) in leverages.enumerated() {
        let rest = 1 - leverage
        guard rest > 0x1p-40 else { throw .unitLeverage(row: row) }
        weights[row] /= kind == .hc2 ? rest.squareRoot() : rest
      }
      return sandwich(weighting: weights, lag: 0, by: 1)
    case .neweyWest(let choice, let corrected):
      let lag = try lagLength(choice)
      return sandwich(weighting: whitenedResiduals, lag: lag, by: corrected ? correction : 1)
    }
  }

  /// The number of lags that a choice comes to for this fit.
  ///
  /// - Throws: `RegressionError.outOfRange` when it is negative or, for want of variation in the
  ///   residuals, not a number.
  public func lagLength(_ choice: NeweyWestLag) throws(RegressionError) -> Int {
    switch choice {
    case .fixed(let lag):
      guard lag >= 0 else {
        throw .outOfRange(what: "The lag", value: Double(lag), required: "zero or positive")
      }
      return lag
    case .rule:
      return Int(4 * pow(Double(observations) / 100, 2.0 / 9))
    case .plugIn:
      let bandwidth = plugInBandwidth
      guard bandwidth.isFinite, bandwidth < 0x1p31 else {
        throw .outOfRange(
          what: "The plug-in bandwidth", value: bandwidth,
          required: "finite, but the residuals do not vary")
      }
      return Int(bandwidth)
    }
  }

  /// Newey and West's (1994) bandwidth: 1.1447 (s₁/s₀)^(2/3) n^(1/3) with s_q = Σ |j|^q σ_j over
  /// |j| ≤ ⌊4(n/100)^(2/9)⌋, and σ_j the autocovariances of the summed scores.
  var plugInBandwidth: Double {
    let n = Double(observations)
    let scores = summedScores
    let limit = min(Int(4 * pow(n / 100, 2.0 / 9)), observations - 1)
    let autocovariances = (0...limit).map { j in
      (j..<observations).reduce(0) { $0 + scores[$1] * scores[$1 - j] } / n
    }
    let s0 = autocovariances[0] + 2 * autocovariances.dropFirst().reduce(0, +)
    let s1 = 2 * autocovariances.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
    return 1.1447 * pow((s1 / s0) * (s1 / s0), 1.0 / 3) * pow(n, 1.0 / 3)
  }

  private var summedScores: [Double] {
    let whitened = factored.whitenedDesign
    let terms = (0..<design.columns).filter { $0 != design.interceptColumn || design.columns == 1 }
    return (0..<observations).map { i in
      whitenedResiduals[i] * terms.reduce(0) { $0 + whitened[i, $1].value }
    }
  }

  /// W(Q′SQ)W′ where S weights products of rows up to a lag by their residuals.
  private func sandwich(weighting weights: [Double], lag: Int, by factor: Double) -> Matrix {
    let basis = factored.whitenedBasis
    let (n, k) = (basis.rows, basis.columns)
    var meat = DoubleDoubleMatrix(rows: k, columns: k)
    let scores = basis.scaling(rows: weights)
    for l in 0...min(lag, n - 1) {
      let bartlett = 1 - Double(l) / Double(lag + 1)
      for a in 0..<k {
        for b in 0..<k {
          var sum = 0.0
          for t in l..<n { sum += scores[t, a] * scores[t - l, b] }
          meat[a, b] += DoubleDouble(bartlett * sum)
          if l > 0 { meat[b, a] += DoubleDouble(bartlett * sum) }
        }
      }
    }
    let full = root.times(meat).times(root.transposed).rounded
    return full.symmetrized.scaled(by: factor)
  }

  func requireDegreesOfFreedom(unlessKnown exempt: Bool = true) throws(RegressionError) {
    if exempt, model.errors.scale == .known { return }
    guard residualDegreesOfFreedom > 0 else {
      throw .noDegreesOfFreedom(terms: design.columns, rows: observations)
    }
  }
}

extension DoubleDoubleMatrix {
  var transposed: DoubleDoubleMatrix {
    var result = DoubleDoubleMatrix(rows: columns, columns: rows)
    for j in 0..<columns {
      for i in 0..<rows { result[j, i] = self[i, j] }
    }
    return result
  }
}

extension Matrix {
  /// Each entry times a factor.
  func scaled(by factor: Double) -> Matrix {
    Matrix(rows: rows, columns: columns, elements: elements.map { $0 * factor })
  }

  /// The mean of a square matrix and its transpose.
  var symmetrized: Matrix {
    var result = self
    for j in 0..<columns {
      for i in 0..<rows { result[i, j] = (self[i, j] + self[j, i]) / 2 }
    }
    return result
  }
}
