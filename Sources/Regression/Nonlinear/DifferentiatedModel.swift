/// A model given by its value and its analytic gradient, where it cannot be written for any
/// ``SmoothNumber``.
///
/// Second derivatives come from differences of the gradient. The gradient is compared with
/// differences of the value at the start; a fit with a wrong one is refused.
public struct DifferentiatedModel: Sendable {
  /// The parameters, in the order in which the closures take them.
  public let parameters: [ModelParameter]
  /// How many covariates a row has.
  public let covariateCount: Int
  let value: @Sendable (_ x: [Double], _ b: [Double]) -> Double
  let gradient: @Sendable (_ x: [Double], _ b: [Double]) -> [Double]

  /// - Parameters:
  ///   - parameters: names and domains.
  ///   - covariateCount: how many covariates a row has.
  ///   - value: the model's value at a row of covariates and the parameters.
  ///   - gradient: its derivatives with respect to the parameters, in their order.
  public init(
    parameters: [ModelParameter], covariateCount: Int = 1,
    value: @escaping @Sendable (_ x: [Double], _ b: [Double]) -> Double,
    gradient: @escaping @Sendable (_ x: [Double], _ b: [Double]) -> [Double]
  ) {
    self.parameters = parameters
    self.covariateCount = covariateCount
    self.value = value
    self.gradient = gradient
  }
}

extension NonlinearLeastSquares {
  /// Fits a model given by its value and gradient.
  ///
  /// - Parameters:
  ///   - model: the model.
  ///   - data: the observations.
  ///   - start: one value per parameter, each in its domain.
  /// - Throws: ``NonlinearFitError``.
  public func fit(_ model: DifferentiatedModel, to data: NonlinearData, from start: [Double])
    throws(NonlinearFitError) -> NonlinearFit
  {
    guard data.covariates.count == model.covariateCount else {
      throw .covariateCount(found: data.covariates.count, required: model.covariateCount)
    }
    let function = DifferentiatedResiduals(model, data)
    if start.count == model.parameters.count { try function.checkGradient(at: start) }
    return try fit(function, data, start)
  }
}

/// The residuals of a model that is given by its value and gradient.
struct DifferentiatedResiduals: ResidualFunction {
  let model: DifferentiatedModel
  let rows: Int
  let parameters: [ModelParameter]
  private let response: [ExtendedDouble]
  private let rootWeights: [Double]
  private let covariates: [[Double]]

  init(_ model: DifferentiatedModel, _ data: NonlinearData) {
    self.model = model
    rows = data.rows
    parameters = model.parameters
    response = data.response
    rootWeights = data.rootWeights
    covariates = data.covariateRows(\.high)
  }

  func residuals(_ b: [Double]) -> [Double] {
    (0..<rows).map { rootWeights[$0] * (response[$0].high - model.value(covariates[$0], b)) }
  }

  func jacobian(_ b: [Double]) -> [Double] {
    var result = [Double](repeating: 0, count: rows * columns)
    for row in 0..<rows {
      for (j, slope) in gradient(covariates[row], b).enumerated() {
        result[j * rows + row] = rootWeights[row] * slope
      }
    }
    return result
  }

  func curvature(_ b: [Double], along direction: [Double]) -> [Double] {
    let size = direction.norm
    guard size > 0 else { return [Double](repeating: 0, count: rows) }
    let step = 1e-5 * Swift.max(b.norm, 1e-3) / size
    let (ahead, behind) = (
      jacobian(zip(b, direction).map { $0 + step * $1 }),
      jacobian(zip(b, direction).map { $0 - step * $1 })
    )
    return (0..<rows).map { row in
      (0..<columns).reduce(0) { sum, j in
        sum + (ahead[j * rows + row] - behind[j * rows + row]) / (2 * step) * direction[j]
      }
    }
  }

  func mixedCurvature(_ b: [Double], _ j: Int, _ k: Int) -> [Double] {
    let step = Self.step(b[j])
    var (ahead, behind) = (b, b)
    ahead[j] += step
    behind[j] -= step
    let (high, low) = (jacobian(ahead), jacobian(behind))
    return (0..<rows).map { (high[k * rows + $0] - low[k * rows + $0]) / (ahead[j] - behind[j]) }
  }

  func extendedResiduals(_ b: [ExtendedDouble]) -> [ExtendedDouble] {
    let point = b.map(\.high)
    return (0..<rows).map { row in
      ExtendedDouble(rootWeights[row])
        * (response[row] - ExtendedDouble(model.value(covariates[row], point)))
    }
  }

  func valueAndGradient(at x: [Double], _ b: [Double]) -> (value: Double, gradient: [Double]) {
    (model.value(x, b), gradient(x, b))
  }

  /// Compares the gradient with central differences, far beyond their error.
  func checkGradient(at b: [Double]) throws(NonlinearFitError) {
    for j in 0..<columns {
      let step = Self.step(b[j])
      var (ahead, behind) = (b, b)
      ahead[j] += step
      behind[j] -= step
      for row in 0..<rows {
        let x = covariates[row]
        let (high, low) = (model.value(x, ahead), model.value(x, behind))
        let slope = (high - low) / (ahead[j] - behind[j])
        let given = gradient(x, b)[j]
        let rounding = 1e-10 * Swift.max(abs(high), abs(low)) / step
        let allowed = 1e-3 * Swift.max(abs(slope), abs(given)) + rounding
        if slope.isFinite, !(abs(slope - given) <= allowed) {
          throw .gradientDisagrees(
            parameter: parameters[j].name, row: row, given: given, differenced: slope)
        }
      }
    }
  }

  private func gradient(_ x: [Double], _ b: [Double]) -> [Double] {
    let slopes = model.gradient(x, b)
    precondition(slopes.count == columns, "a gradient has one entry per parameter")
    return slopes
  }

  private static func step(_ value: Double) -> Double { 1e-5 * (value == 0 ? 1 : abs(value)) }
}
