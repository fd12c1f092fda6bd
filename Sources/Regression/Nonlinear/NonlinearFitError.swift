/// Why a nonlinear fit was not given.
public enum NonlinearFitError: Error, Equatable, Sendable {
  /// A response value is infinite or not a number.
  case nonFiniteResponse(row: Int, value: Double)
  /// A covariate value is infinite or not a number.
  case nonFiniteCovariate(row: Int, column: Int, value: Double)
  /// A covariate is not as long as the response.
  case covariateLength(column: Int, found: Int, required: Int)
  /// The data have another number of covariates than the model takes.
  case covariateCount(found: Int, required: Int)
  /// There are not as many weights as rows.
  case weightCount(found: Int, required: Int)
  /// A weight is zero, negative or not finite.
  case invalidWeight(row: Int, value: Double)
  /// There are not as many starting values as parameters.
  case startCount(found: Int, required: Int)
  /// A starting value lies outside its parameter's domain.
  case startOutsideDomain(parameter: String, value: Double, domain: ParameterDomain)
  /// The model has no finite value at the start.
  case undefinedAtStart(row: Int)
  /// A given gradient is not the derivative of the given value.
  case gradientDisagrees(parameter: String, row: Int, given: Double, differenced: Double)
  /// There are no more rows than parameters.
  case tooFewRows(found: Int, parameters: Int)
  /// At the best point found the named parameters cannot be told apart.
  case notIdentified(parameters: [String], sumOfSquares: Double)
  /// The search did not satisfy the convergence tests.
  case notConverged(iterations: Int, relativeOffset: Double, sumOfSquares: Double)
  /// The gradient vanishes but the point is not a minimum.
  case notAMinimum(sumOfSquares: Double)
}

extension NonlinearFitError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .nonFiniteResponse(let row, let value):
      "row \(row): the response is \(value); give a finite number or leave the row out"
    case .nonFiniteCovariate(let row, let column, let value):
      "row \(row), covariate \(column): the value is \(value); "
        + "give a finite number or leave the row out"
    case .covariateLength(let column, let found, let required):
      "covariate \(column) has \(found) values, the response has \(required); "
        + "give one value per row"
    case .covariateCount(let found, let required):
      "the data have \(found) covariates, the model takes \(required)"
    case .weightCount(let found, let required):
      "there are \(found) weights for \(required) rows; give one weight per row"
    case .invalidWeight(let row, let value):
      "row \(row): the weight is \(value); weights must be positive and finite"
    case .startCount(let found, let required):
      "there are \(found) starting values for \(required) parameters"
    case .startOutsideDomain(let parameter, let value, let domain):
      "the start of \(parameter) is \(value), its domain is \(domain); choose a start inside"
    case .undefinedAtStart(let row):
      "the model has no finite value in row \(row) at the start; choose another start"
    case .gradientDisagrees(let parameter, let row, let given, let differenced):
      "row \(row): the gradient gives \(given) for \(parameter), differences of the value give "
        + "\(differenced); correct the gradient"
    case .tooFewRows(let found, let parameters):
      "\(found) rows cannot determine \(parameters) parameters and a residual variance; "
        + "give more than \(parameters) rows"
    case .notIdentified(let parameters, let sum):
      "the data do not identify \(parameters.joined(separator: ", ")): at the best point found "
        + "(sum of squares \(sum)) changing them together leaves the fit as it is; "
        + "fix one of them or use a smaller model"
    case .notConverged(let iterations, let offset, let sum):
      "no convergence in \(iterations) iterations (relative offset \(offset), "
        + "sum of squares \(sum)); choose a start nearer to the data"
    case .notAMinimum(let sum):
      "the gradient vanishes at a point that is not a minimum (sum of squares \(sum)); "
        + "choose another start"
    }
  }
}
