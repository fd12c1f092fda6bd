import Foundation
import LinearAlgebra

extension LinearFit {
  /// The diagonal of the hat matrix (of the whitened model): how much each observation pulls its
  /// own fitted value.
  public var leverages: [Double] { factored.whitenedBasis.squaredRowLengths }

  /// Whitened residuals divided by their own estimated standard deviations, s√(1 − h) (internally
  /// studentised).
  ///
  /// - Throws: `RegressionError.unitLeverage`, `.noDegreesOfFreedom`.
  public func standardizedResiduals() throws(RegressionError) -> [Double] {
    try requireDegreesOfFreedom()
    let s = residualStandardError
    var result = whitenedResiduals
    for (row, leverage) in leverages.enumerated() {
      try requireRest(1 - leverage, row)
      result[row] /= s * (1 - leverage).squareRoot()
    }
    return result
  }

  /// Residuals divided by standard deviations that were estimated without the observation itself
  /// (externally studentised); t distributed with one degree of freedom less than the fit.
  ///
  /// - Throws: `RegressionError.unitLeverage`; `.noDegreesOfFreedom` when fewer than two are left.
  public func studentizedResiduals() throws(RegressionError) -> [Double] {
    let df = residualDegreesOfFreedom
    guard df > 1 else {
      throw .noDegreesOfFreedom(terms: design.columns, rows: observations - 1)
    }
    var result = whitenedResiduals
    for (row, leverage) in leverages.enumerated() {
      let rest = 1 - leverage
      try requireRest(rest, row)
      let residual = whitenedResiduals[row]
      let without = (residualSumOfSquares - residual * residual / rest) / (df - 1)
      result[row] /= (without * rest).squareRoot()
    }
    return result
  }

  /// Cook's distance of each observation: how far leaving it out moves all fitted values, in units
  /// of the coefficients' confidence ellipsoid (Cook 1977).
  ///
  /// - Throws: as `standardizedResiduals()`.
  public func cooksDistances() throws(RegressionError) -> [Double] {
    let standardized = try standardizedResiduals()
    let k = effectiveParameters
    return zip(standardized, leverages).map { r, h in r * r * h / ((1 - h) * k) }
  }

  /// The residuals that each observation would have if the model were fitted without it,
  /// r/(1 − h), in whitened units.
  ///
  /// - Throws: `RegressionError.unitLeverage`.
  public func leaveOneOutResiduals() throws(RegressionError) -> [Double] {
    var result = whitenedResiduals
    for (row, leverage) in leverages.enumerated() {
      try requireRest(1 - leverage, row)
      result[row] /= 1 - leverage
    }
    return result
  }

  private func requireRest(_ rest: Double, _ row: Int) throws(RegressionError) {
    guard rest > 0x1p-40 else { throw .unitLeverage(row: row) }
  }
}
