/// Weighted residuals of a model on data, with the derivatives that a search needs.
///
/// Rows are multiplied by the square roots of the weights; matrices are column-major.
protocol ResidualFunction: Sendable {
  var rows: Int { get }
  var parameters: [ModelParameter] { get }
  /// √w·(y − f(b)).
  func residuals(_ b: [Double]) -> [Double]
  /// √w·∂f/∂b.
  func jacobian(_ b: [Double]) -> [Double]
  /// √w·d²f/dt² along b + t·direction.
  func curvature(_ b: [Double], along direction: [Double]) -> [Double]
  /// √w·∂²f/∂bⱼ∂bₖ.
  func mixedCurvature(_ b: [Double], _ j: Int, _ k: Int) -> [Double]
  /// √w·(y − f(b)) to about 30 digits where the model can be evaluated so.
  func extendedResiduals(_ b: [ExtendedDouble]) -> [ExtendedDouble]
  /// f and ∂f/∂b at one row of covariates, not weighted.
  func valueAndGradient(at x: [Double], _ b: [Double]) -> (value: Double, gradient: [Double])
}

extension ResidualFunction {
  var columns: Int { parameters.count }
}

/// The residuals of a model that is written for any number type.
struct ModelResiduals<Model: NonlinearModel>: ResidualFunction {
  let model: Model
  let data: NonlinearData
  let rows: Int
  let parameters: [ModelParameter]
  private let response: [Double]
  private let rootWeights: [Double]
  private let plainRows: [[Double]]
  private let dualRows: [[Dual<Double>]]
  private let nestedRows: [[Dual<Dual<Double>>]]

  init(_ model: Model, _ data: NonlinearData) {
    self.model = model
    self.data = data
    rows = data.rows
    parameters = model.parameters
    response = data.response.map(\.high)
    rootWeights = data.rootWeights
    plainRows = data.covariateRows(\.high)
    dualRows = data.covariateRows { Dual($0.high) }
    nestedRows = data.covariateRows { Dual($0.high) }
  }

  func residuals(_ b: [Double]) -> [Double] {
    (0..<rows).map { rootWeights[$0] * (response[$0] - model.value(at: plainRows[$0], b)) }
  }

  func jacobian(_ b: [Double]) -> [Double] {
    typealias Number = Dual<Double>
    var result: [Double] = []
    result.reserveCapacity(rows * columns)
    for j in 0..<columns {
      var point = b.map { Number($0) }
      point[j] = Number(b[j], tangent: 1)
      for row in 0..<rows {
        result.append(rootWeights[row] * model.value(at: dualRows[row], point).tangent)
      }
    }
    return result
  }

  func curvature(_ b: [Double], along direction: [Double]) -> [Double] {
    secondDerivative(b, direction, direction)
  }

  func mixedCurvature(_ b: [Double], _ j: Int, _ k: Int) -> [Double] {
    var first = [Double](repeating: 0, count: columns)
    var second = first
    first[j] = 1
    second[k] = 1
    return secondDerivative(b, first, second)
  }

  func extendedResiduals(_ b: [ExtendedDouble]) -> [ExtendedDouble] {
    let rowsOfNumbers = data.covariateRows { $0 }
    return (0..<rows).map { row in
      ExtendedDouble(rootWeights[row])
        * (data.response[row] - model.value(at: rowsOfNumbers[row], b))
    }
  }

  func valueAndGradient(at x: [Double], _ b: [Double]) -> (value: Double, gradient: [Double]) {
    typealias Number = Dual<Double>
    let row = x.map { Number($0) }
    let gradient = b.indices.map { j in
      var point = b.map { Number($0) }
      point[j] = Number(b[j], tangent: 1)
      return model.value(at: row, point).tangent
    }
    return (model.value(at: x, b), gradient)
  }

  private func secondDerivative(_ b: [Double], _ u: [Double], _ v: [Double]) -> [Double] {
    typealias Number = Dual<Dual<Double>>
    let point = (0..<columns).map { j in
      Number(Dual(b[j], tangent: u[j]), tangent: Dual(v[j], tangent: 0))
    }
    return (0..<rows).map { row in
      let value = model.value(at: nestedRows[row], point)
      return rootWeights[row] * value.tangent.tangent
    }
  }
}
