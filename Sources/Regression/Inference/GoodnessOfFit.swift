import Foundation
import LinearAlgebra

extension LinearFit {
  /// The sum of squares that R² compares with, in whitened units: around the (generalized) mean
  /// where the design has an intercept, around zero otherwise.
  public var totalSumOfSquares: Double {
    let response = whitenedResponse.map { DoubleDouble($0) }
    var total = DoubleDouble.zero
    guard let column = design.interceptColumn else {
      for value in response { total += value * value }
      return total.value
    }
    let one = factored.model.design.values.column(column).map { DoubleDouble($0) }
    let ones = factored.whitening.whitening(
      DoubleDoubleMatrix(rows: observations, columns: 1, elements: one)
    ).elements
    var (cross, square) = (DoubleDouble.zero, DoubleDouble.zero)
    for (value, one) in zip(response, ones) {
      cross += value * one
      square += one * one
    }
    let mean = cross / square
    for (value, one) in zip(response, ones) {
      let deviation = value - mean * one
      total += deviation * deviation
    }
    return total.value
  }

  /// The share of the total sum of squares that the model accounts for, 1 − RSS/TSS. Without an
  /// intercept the total is around zero, so that it cannot be compared with fits that have one.
  public var rSquared: Double { 1 - residualSumOfSquares / totalSumOfSquares }

  /// R² with both sums of squares divided by their degrees of freedom (Theil 1961).
  public var adjustedRSquared: Double {
    let around = design.interceptColumn == nil ? 0.0 : 1
    return 1 - (1 - rSquared) * (Double(observations) - around) / residualDegreesOfFreedom
  }

  /// The logarithm of the likelihood of normal errors at the estimates.
  ///
  /// Where σ² is estimated it is the maximum likelihood estimate, whose divisor is the number of
  /// observations n, not the degrees of freedom:
  /// −½(n ln(2π RSS/n) + ln|Ω| + n). Where it is known: −½(n ln 2π + ln|Ω| + RSS).
  public var logLikelihood: Double {
    let n = Double(observations)
    let determinant = factored.whitening.logDeterminant
    switch model.errors.scale {
    case .known:
      return -0.5 * (n * log(2 * Double.pi) + determinant + residualSumOfSquares)
    case .estimated:
      return -0.5 * (n * log(2 * Double.pi * residualSumOfSquares / n) + determinant + n)
    }
  }

  /// The number of parameters that information criteria count: free coefficients, and the variance
  /// where it is estimated (as R's `AIC` counts them).
  public var parameterCount: Double {
    effectiveParameters + (model.errors.scale == .estimated ? 1 : 0)
  }

  /// Akaike's information criterion, 2k − 2ℓ (Akaike 1974).
  public var aic: Double { 2 * parameterCount - 2 * logLikelihood }

  /// Akaike's criterion corrected for few observations, AIC + 2k(k + 1)/(n − k − 1) (Hurvich and
  /// Tsai 1989); infinite when n ≤ k + 1.
  public var aicc: Double {
    let k = parameterCount
    let left = Double(observations) - k - 1
    return left > 0 ? aic + 2 * k * (k + 1) / left : .infinity
  }

  /// The Bayesian information criterion, k ln n − 2ℓ (Schwarz 1978).
  public var bic: Double { parameterCount * log(Double(observations)) - 2 * logLikelihood }
}
