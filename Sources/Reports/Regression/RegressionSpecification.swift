import Regression

/// A regression of employment on time.
public enum RegressionModel: String, Sendable, CaseIterable {
  /// log(employment) on an intercept, the year and steps.
  case logLinear = "log-linear"
  /// Employment on an intercept, the year and steps.
  case linear
  /// log(employment) on an intercept, the year, its square and steps.
  case logQuadratic = "log-quadratic"
  /// A growth curve under a ceiling, as `GrowthCurve` names it.
  case logistic
  case gompertz
  case richards
  case bass
  /// The approach to a ceiling at a constant rate.
  case exponential

  /// Whether it is a growth curve, fitted by nonlinear least squares.
  public var isCurve: Bool {
    switch self {
    case .logLinear, .linear, .logQuadratic: false
    case .logistic, .gompertz, .richards, .bass, .exponential: true
    }
  }

  /// Whether its response is the logarithm of employment.
  public var isLogarithmic: Bool { self == .logLinear || self == .logQuadratic }
}

/// Everything that decides how a series is regressed on time and what is said of it.
public struct RegressionSpecification: Sendable, Equatable {
  public let model: RegressionModel
  /// How the covariance of the coefficients is estimated.
  public let covariance: CoefficientCovariance
  /// Whether years are weighted by the inverse variance of their published standard errors.
  public let isWeightedBySurvey: Bool
  /// The loss of a robust fit; least squares when nil.
  public let robustLoss: RobustLoss?
  /// The first year used; that of the series when nil.
  public let firstYear: Int?
  /// The last year used; that of the series when nil.
  public let lastYear: Int?
  /// The level of intervals, as a fraction.
  public let level: Double
  /// The year to predict.
  public let predictedYear: Int?
  /// The year in which an occupation began, which the Bass curve counts from.
  public let introduction: Int?

  /// A regression; see the properties for each argument.
  ///
  /// - Throws: ``EmploymentRegressionError`` when options contradict each other or the level lies
  ///   outside 0 to 1.
  public init(
    _ model: RegressionModel, covariance: CoefficientCovariance = .classical,
    isWeightedBySurvey: Bool = false, robustLoss: RobustLoss? = nil, firstYear: Int? = nil,
    lastYear: Int? = nil, level: Double = 0.95, predictedYear: Int? = nil, introduction: Int? = nil
  ) throws(EmploymentRegressionError) {
    guard level > 0, level < 1 else { throw .levelOutOfRange(level) }
    if let firstYear, let lastYear, firstYear > lastYear {
      throw .yearsReversed(from: firstYear, to: lastYear)
    }
    if model.isCurve {
      if covariance != .classical { throw .contradiction("robust standard errors", model.name) }
      if robustLoss != nil { throw .contradiction("a robust fit", model.name) }
    }
    if robustLoss != nil {
      if covariance != .classical {
        throw .contradiction("standard errors other than its own", "a robust fit")
      }
      if isWeightedBySurvey { throw .contradiction("survey weights", "a robust fit") }
    }
    if model == .bass, introduction == nil { throw .introductionNeeded }
    if model != .bass, introduction != nil { throw .contradiction("an introduction", model.name) }
    self.model = model
    self.covariance = covariance
    self.isWeightedBySurvey = isWeightedBySurvey
    self.robustLoss = robustLoss
    self.firstYear = firstYear
    self.lastYear = lastYear
    self.level = level
    self.predictedYear = predictedYear
    self.introduction = introduction
  }
}

extension RegressionModel {
  /// The model as a sentence calls it.
  public var name: String {
    switch self {
    case .logLinear: "the log-linear trend"
    case .linear: "the linear trend"
    case .logQuadratic: "the log-quadratic trend"
    case .logistic: "the logistic curve"
    case .gompertz: "the Gompertz curve"
    case .richards: "the Richards curve"
    case .bass: "the Bass curve"
    case .exponential: "the exponential approach to a ceiling"
    }
  }
}
