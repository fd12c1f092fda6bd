/// A response as a smooth function of covariates and parameters.
///
/// Write the function once for any ``SmoothNumber``; its derivatives follow by forward-mode
/// automatic differentiation and are exact.
///
/// ```swift
/// struct Saturation: NonlinearModel {
///   let parameters = [ModelParameter("ceiling", .positive), ModelParameter("rate")]
///   func value<Number: SmoothNumber>(at x: [Number], _ b: [Number]) -> Number {
///     b[0] * (1 - .exp(-b[1] * x[0]))
///   }
/// }
/// ```
public protocol NonlinearModel: Sendable {
  /// The parameters, in the order in which ``value(at:_:)`` takes them.
  var parameters: [ModelParameter] { get }
  /// How many covariates a row has.
  var covariateCount: Int { get }
  /// The model's value.
  ///
  /// - Parameters:
  ///   - x: one row of covariates.
  ///   - b: the parameters.
  func value<Number: SmoothNumber>(at x: [Number], _ b: [Number]) -> Number
}

extension NonlinearModel {
  public var covariateCount: Int { 1 }
}

/// A parameter's name and the values it may take.
public struct ModelParameter: Sendable, Hashable {
  /// The name, as it stands in tables and error messages.
  public let name: String
  /// The values it may take.
  public let domain: ParameterDomain

  /// Names a parameter; without a domain it may take any real value.
  public init(_ name: String, _ domain: ParameterDomain = .real) {
    self.name = name
    self.domain = domain
  }
}

/// An interval in which a parameter lies.
///
/// An open end is never reached: the model is not defined there. On a closed end the parameter may
/// come to rest; the fit then says so and gives it no standard error.
public struct ParameterDomain: Sendable, Hashable, CustomStringConvertible {
  /// The lower end, or minus infinity.
  public let lower: Double
  /// The upper end, or infinity.
  public let upper: Double
  /// Whether the finite ends belong to the domain.
  public let isClosed: Bool

  /// Every real number.
  public static let real = ParameterDomain(lower: -.infinity, upper: .infinity, isClosed: false)
  /// Every number above zero.
  public static let positive = ParameterDomain(lower: 0, upper: .infinity, isClosed: false)

  /// The numbers strictly between two ends, either of which may be infinite.
  public static func open(_ lower: Double, _ upper: Double) -> ParameterDomain {
    ParameterDomain(lower: lower, upper: upper, isClosed: false)
  }

  /// The numbers from one end to the other, the ends included.
  public static func closed(_ lower: Double, _ upper: Double) -> ParameterDomain {
    ParameterDomain(lower: lower, upper: upper, isClosed: true)
  }

  private init(lower: Double, upper: Double, isClosed: Bool) {
    precondition(lower < upper, "a domain's lower end lies below its upper end")
    self.lower = lower
    self.upper = upper
    self.isClosed = isClosed
  }

  /// Whether a value lies in the domain.
  public func contains(_ value: Double) -> Bool {
    isClosed ? value >= lower && value <= upper : value > lower && value < upper
  }

  public var description: String {
    switch (lower.isFinite, upper.isFinite) {
    case (false, false): "any real value"
    case (true, false): isClosed ? "at least \(lower)" : "above \(lower)"
    case (false, true): isClosed ? "at most \(upper)" : "below \(upper)"
    case (true, true):
      isClosed ? "from \(lower) to \(upper)" : "strictly between \(lower) and \(upper)"
    }
  }

  /// Where a step from `current` to `target` may end: on a closed end, or nine tenths of the way
  /// to an open one.
  func limited(from current: Double, to target: Double) -> Double {
    if contains(target) { return target }
    guard target.isFinite else { return target }
    let end = target <= lower ? lower : upper
    return isClosed ? end : current + 0.9 * (end - current)
  }
}
