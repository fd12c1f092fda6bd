/// The residuals of a model as closures.
///
/// Where the model's type is known when this is built, the closures are compiled for it; called
/// through an existential of the generic type, every operation on its numbers would look up the
/// type anew, at several times the cost.
struct CompiledResiduals: ResidualFunction {
  let rows: Int
  let parameters: [ModelParameter]
  private let residualValues: @Sendable ([Double]) -> [Double]
  private let slopes: @Sendable ([Double]) -> [Double]
  private let directional: @Sendable ([Double], [Double]) -> [Double]
  private let mixed: @Sendable ([Double], Int, Int) -> [Double]
  private let extended: @Sendable ([ExtendedDouble]) -> [ExtendedDouble]
  private let predicted: @Sendable ([Double], [Double]) -> (value: Double, gradient: [Double])

  init<Model: NonlinearModel>(_ model: Model, _ data: NonlinearData) {
    let base = ModelResiduals(model, data)
    rows = base.rows
    parameters = base.parameters
    residualValues = { base.residuals($0) }
    slopes = { base.jacobian($0) }
    directional = { base.curvature($0, along: $1) }
    mixed = { base.mixedCurvature($0, $1, $2) }
    extended = { base.extendedResiduals($0) }
    predicted = { base.valueAndGradient(at: $0, $1) }
  }

  func residuals(_ b: [Double]) -> [Double] { residualValues(b) }

  func jacobian(_ b: [Double]) -> [Double] { slopes(b) }

  func curvature(_ b: [Double], along direction: [Double]) -> [Double] {
    directional(b, direction)
  }

  func mixedCurvature(_ b: [Double], _ j: Int, _ k: Int) -> [Double] { mixed(b, j, k) }

  func extendedResiduals(_ b: [ExtendedDouble]) -> [ExtendedDouble] { extended(b) }

  func valueAndGradient(at x: [Double], _ b: [Double]) -> (value: Double, gradient: [Double]) {
    predicted(x, b)
  }
}
