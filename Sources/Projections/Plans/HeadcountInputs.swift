import LaborSeries

/// What a headcount plan of one occupation starts from.
public struct HeadcountInputs: Sendable, Equatable {
  /// By what retirements are counted.
  public enum RetirementMethod: String, Sendable, CaseIterable {
    /// A fraction of average staff a year.
    case rate = "Rate"
    /// The share aged 60 and over, spread evenly over the years within which they retire.
    case age = "Age"
  }

  /// What the need for staff grows with.
  public enum GrowthBasis: String, Sendable, CaseIterable {
    /// The projected employment of the occupation in the nation or an area.
    case projection = "Projection"
    /// The employer's own growth of volume and productivity.
    case ownVolume = "Own volume"
  }

  public let retirement: RetirementMethod
  public let growth: GrowthBasis
  private let figures: [StaffFigure: Double]

  /// Inputs in which every figure has a value.
  ///
  /// - Parameters:
  ///   - figures: Values by figure. One that is missing takes what is assumed for it, and planned
  ///     hires take what replaces those who leave in a year from the staff at the start.
  ///   - retirement: By what retirements are counted.
  ///   - growth: What the need grows with.
  /// - Throws: ``PlanError``.
  public init(
    _ figures: [StaffFigure: Double], retirement: RetirementMethod = .rate,
    growth: GrowthBasis = .projection
  ) throws(PlanError) {
    var complete = figures
    for figure in StaffFigure.allCases where complete[figure] == nil {
      complete[figure] = figure.assumed
    }
    // The rate that is not in use may be absent.
    if retirement == .age, complete[.retirementRate] == nil { complete[.retirementRate] = 0 }
    for figure in StaffFigure.allCases where figure != .plannedHires {
      guard let value = complete[figure] else { throw .missing(figure) }
      guard figure.allowed.contains(value) else { throw .outOfRange(figure, found: value) }
    }
    self.retirement = retirement
    self.growth = growth
    if complete[.plannedHires] == nil {
      let rate = complete[.turnover, default: 0] + Self.retirementRate(complete, retirement)
      complete[.plannedHires] = (complete[.staff, default: 0] * rate).rounded()
    }
    let hires = complete[.plannedHires, default: 0]
    guard StaffFigure.plannedHires.allowed.contains(hires) else {
      throw .outOfRange(.plannedHires, found: hires)
    }
    self.figures = complete
  }

  /// The value of a figure.
  public subscript(figure: StaffFigure) -> Double { figures[figure, default: 0] }

  /// Retirements a year as a fraction of average staff, by the method chosen.
  public var effectiveRetirementRate: Double { Self.retirementRate(figures, retirement) }

  private static func retirementRate(
    _ figures: [StaffFigure: Double], _ method: RetirementMethod
  ) -> Double {
    switch method {
    case .rate: figures[.retirementRate, default: 0]
    case .age: figures[.aged60, default: 0] / figures[.yearsToRetire, default: 1]
    }
  }
}

/// Why there is no headcount plan.
public enum PlanError: Error, Equatable, Sendable, CustomStringConvertible {
  /// A figure that a plan cannot do without.
  case missing(StaffFigure)
  /// A figure outside the values that are taken.
  case outOfRange(StaffFigure, found: Double)

  public var description: String {
    switch self {
    case .missing(let figure):
      "A plan needs the figure “\(figure.label)” (\(figure.unit)); give it."
    case .outOfRange(let figure, let found):
      "“\(figure.label)” of \(figure.text(found)) is outside "
        + "\(figure.text(figure.allowed.lowerBound)) to "
        + "\(figure.text(figure.allowed.upperBound)) (\(figure.unit)); correct it."
    }
  }
}

extension StaffFigure {
  /// A value as people write it: fractions in percent.
  public func text(_ value: Double) -> String {
    let shown = isFraction ? value * 100 : value
    let rounded = (shown * 100).rounded() / 100
    let digits =
      rounded == rounded.rounded() && abs(rounded) < 1e15 ? String(Int(rounded)) : String(rounded)
    return isFraction ? digits + "%" : digits
  }
}
