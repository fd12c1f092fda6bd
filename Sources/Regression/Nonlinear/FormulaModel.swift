/// A model read from text, such as `b1*(1-exp(-b2*x))`.
///
/// Operators are `+ - * / ^` (or `**`) and parentheses, functions `exp log sqrt sin cos arctan`
/// (or `atan`), and the constant `pi`.
public struct FormulaModel: NonlinearModel, CustomStringConvertible {
  /// The parameters, in the order given.
  public let parameters: [ModelParameter]
  /// The names of the covariates, in the order given.
  public let covariates: [String]
  /// The formula as it was given.
  public let description: String
  private let program: [FormulaInstruction]

  public var covariateCount: Int { covariates.count }

  /// Reads a formula.
  ///
  /// - Parameters:
  ///   - text: the right-hand side of the model.
  ///   - parameters: every parameter of the formula, in the order of the starting values.
  ///   - covariates: every covariate of the formula, in the order of the data.
  /// - Throws: ``FormulaError`` with the column at fault.
  public init(parsing text: String, parameters: [ModelParameter], covariates: [String] = ["x"])
    throws(FormulaError)
  {
    var parser = FormulaParser(
      text, parameters: parameters.map(\.name), covariates: covariates)
    program = try parser.parse()
    self.parameters = parameters
    self.covariates = covariates
    description = text
    for (index, parameter) in parameters.enumerated()
    where !program.contains(.parameter(index)) {
      throw .unusedParameter(name: parameter.name)
    }
  }

  public func value<Number: SmoothNumber>(at x: [Number], _ b: [Number]) -> Number {
    var stack: [Number] = []
    stack.reserveCapacity(program.count)
    for instruction in program { instruction.apply(to: &stack, x, b) }
    precondition(stack.count == 1)
    return stack[0]
  }
}

extension NonlinearLeastSquares {
  /// Fits a formula: as the form for any model, compiled for this one.
  ///
  /// - Throws: ``NonlinearFitError``.
  public func fit(_ model: FormulaModel, to data: NonlinearData, from start: [Double])
    throws(NonlinearFitError) -> NonlinearFit
  {
    try fit(modelling: model, to: data, from: start)
  }
}

/// What is wrong with a formula.
public enum FormulaError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Something else was expected at the column (counted from 1).
  case unexpected(found: String, column: Int, expected: String)
  /// A name is neither a parameter nor a covariate nor a function.
  case unknownName(String, column: Int)
  /// A parameter does not stand in the formula.
  case unusedParameter(name: String)

  public var description: String {
    switch self {
    case .unexpected(let found, let column, let expected):
      "column \(column) of the formula: found \(found), expected \(expected)"
    case .unknownName(let name, let column):
      "column \(column) of the formula: \(name) is neither a parameter, a covariate nor a function"
    case .unusedParameter(let name):
      "the parameter \(name) does not stand in the formula; leave it out"
    }
  }
}

/// One step of a formula in postfix order.
enum FormulaInstruction: Sendable, Equatable {
  case number(ExtendedDouble)
  case pi
  case covariate(Int)
  case parameter(Int)
  case negate, add, subtract, multiply, divide, power
  case wholePower(Int)
  case function(FormulaFunction)

  func apply<Number: SmoothNumber>(to stack: inout [Number], _ x: [Number], _ b: [Number]) {
    switch self {
    case .number(let value):
      stack.append(value.low == 0 ? Number(value.high) : Number(value.high) + Number(value.low))
    case .pi: stack.append(Number.pi)
    case .covariate(let index): stack.append(x[index])
    case .parameter(let index): stack.append(b[index])
    case .negate: stack.append(-stack.removeLast())
    case .wholePower(let exponent): stack.append(Number.pow(stack.removeLast(), exponent))
    case .function(let function): stack.append(function(stack.removeLast()))
    case .add, .subtract, .multiply, .divide, .power:
      let right = stack.removeLast()
      let left = stack.removeLast()
      stack.append(combined(left, right))
    }
  }

  private func combined<Number: SmoothNumber>(_ left: Number, _ right: Number) -> Number {
    switch self {
    case .add: left + right
    case .subtract: left - right
    case .multiply: left * right
    case .divide: left / right
    default: Number.pow(left, right)
    }
  }
}

/// The functions a formula may name.
enum FormulaFunction: String, Sendable {
  case exp, log, sqrt, sin, cos, atan
  case arctan

  func callAsFunction<Number: SmoothNumber>(_ x: Number) -> Number {
    switch self {
    case .exp: .exp(x)
    case .log: .log(x)
    case .sqrt: .sqrt(x)
    case .sin: .sin(x)
    case .cos: .cos(x)
    case .atan, .arctan: .atan(x)
    }
  }
}
