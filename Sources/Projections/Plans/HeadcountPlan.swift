import LaborSeries

/// Staff, need and hires of one occupation, year by year.
///
/// With O the opening staff, H the hires, λ the turnover and ρ the retirement rate of a year and m
/// the part of the year that whoever comes or goes is counted for (the mid-year rule: one half),
/// average staff is A = O + m(H − (λ + ρ)A), that is A = (O + mH) / (1 + m(λ + ρ)). Leavers are λA,
/// retirements ρA and closing staff C = O + H − λA − ρA. For m = ½, A is the mean of opening and
/// closing staff, which turnover is customarily measured by and which BLS counts separations by
/// (Employment Projections, “Occupational separations and openings”).
///
/// A hire works the part m of the first year. During r months of ramp-up a hire does the fraction p
/// of full work, so that the year of hiring brings m − min(r/12, m)(1 − p) person-years and what
/// reaches into the next year costs max(r/12 − m, 0)(1 − p).
///
/// Need at the end of a year is the need at the start, (staff + vacancies) × FTE, times an index.
/// Hires needed keep staff equal to need at the end of each year: the change of need in persons and
/// the replacement (λ + ρ)(O + m(C − O)) of those who go.
public struct HeadcountPlan: Sendable {
  /// What holds for all occupations of a plan.
  public struct Terms: Sendable, Equatable {
    /// The part of the year that whoever comes or goes is counted for; one half by the mid-year rule.
    public let midYear: Double
    /// Hours a year of a full-time position.
    public let hours: Double
    /// Factor of the scenario on leavers, and on retirements.
    public let leaverFactor: Double
    public let retirementFactor: Double

    /// Terms; see the properties for each argument.
    public init(
      midYear: Double = 0.5, hours: Double = 2080, leaverFactor: Double = 1,
      retirementFactor: Double = 1
    ) {
      self.midYear = midYear
      self.hours = hours
      self.leaverFactor = leaverFactor
      self.retirementFactor = retirementFactor
    }
  }

  /// One year of a plan, in persons unless FTE or hours are named.
  public struct Year: Sendable, Equatable {
    /// Need at the end of the year in FTE.
    public let requiredFTE: Double
    /// Need at the end of the year in persons of one's own: what agencies cover is taken off.
    public let required: Double
    public let opening: Double
    public let hires: Double
    public let average: Double
    public let leavers: Double
    public let retirements: Double
    public let closing: Double
    /// FTE that the year's hires work in the year.
    public let hiresAfterRamp: Double
    /// FTE that ramp-ups of the year before still cost.
    public let rampCarriedOver: Double
    /// FTE worked over the year, agencies included.
    public let available: Double
    /// Need less closing staff.
    public let gapAtEnd: Double
    /// FTE that lack over the year.
    public let gapOverYear: Double
    /// Hours that overtime or agencies would have to cover.
    public let hoursToCover: Double
    /// Hires needed, and what they are for.
    public let needed: Need
  }

  /// Hires that keep staff equal to need.
  public struct Need: Sendable, Equatable {
    /// The change of need; in the first year with vacancies.
    public let growth: Double
    /// Leavers and retirements on the way.
    public let replacement: Double
    /// Positions open on an average day while hires are looked for.
    public let openRequisitions: Double

    public var hires: Double { growth + replacement }
  }

  public let inputs: HeadcountInputs
  public let terms: Terms
  /// Need at the start in FTE and in persons.
  public let start: (requiredFTE: Double, required: Double)
  public let years: [Year]

  /// Plans the years of an index of need.
  ///
  /// - Parameters:
  ///   - inputs: What the employer knows and assumes.
  ///   - index: Need at the end of each year over need at the start.
  ///   - terms: What holds for all occupations.
  public init(_ inputs: HeadcountInputs, index: [Double], terms: Terms = Terms()) {
    self.inputs = inputs
    self.terms = terms
    let share = inputs[.fullTimeShare]
    let base = (inputs[.staff] + inputs[.vacancies]) * share
    start = (base, (base - inputs[.agency]) / share)
    var rows: [Year] = []
    var before = start
    for value in index {
      let required = (requiredFTE: base * value, required: (base * value - inputs[.agency]) / share)
      let row = Year(
        inputs, terms, required: required, before: before,
        opening: rows.last?.closing ?? inputs[.staff], isFirst: rows.isEmpty)
      rows.append(row)
      before = required
    }
    years = rows
  }

  /// Turnover and retirement rate under the scenario.
  public var rates: (leaving: Double, retiring: Double) { Self.rates(inputs, terms) }

  static func rates(
    _ inputs: HeadcountInputs, _ terms: Terms
  ) -> (leaving: Double, retiring: Double) {
    (
      inputs[.turnover] * terms.leaverFactor,
      inputs.effectiveRetirementRate * terms.retirementFactor
    )
  }
}

extension HeadcountPlan.Year {
  fileprivate init(
    _ inputs: HeadcountInputs, _ terms: HeadcountPlan.Terms,
    required: (requiredFTE: Double, required: Double),
    before: (requiredFTE: Double, required: Double), opening: Double, isFirst: Bool
  ) {
    let (m, share) = (terms.midYear, inputs[.fullTimeShare])
    let (leaving, retiring) = HeadcountPlan.rates(inputs, terms)
    let lost = 1 - inputs[.rampProductivity]
    let ramp = inputs[.rampMonths] / 12
    let hires = inputs[.plannedHires]
    requiredFTE = required.requiredFTE
    self.required = required.required
    self.opening = opening
    self.hires = hires
    average = (opening + m * hires) / (1 + m * (leaving + retiring))
    leavers = leaving * average
    retirements = retiring * average
    closing = opening + hires - leavers - retirements
    hiresAfterRamp = hires * (m - min(ramp, m) * lost) * share
    rampCarriedOver = isFirst ? 0 : hires * max(ramp - m, 0) * lost * share
    available =
      (average - m * hires) * share + hiresAfterRamp - rampCarriedOver + inputs[.agency]
    gapAtEnd = required.required - closing
    gapOverYear =
      before.requiredFTE + m * (required.requiredFTE - before.requiredFTE) - available
    hoursToCover = max(0, gapOverYear) * terms.hours
    needed = HeadcountPlan.Need(
      from: isFirst ? inputs[.staff] : before.required, to: required.required,
      leaving: leaving + retiring, midYear: m, fillMonths: inputs[.fillMonths])
  }
}

extension HeadcountPlan.Need {
  fileprivate init(
    from opening: Double, to closing: Double, leaving: Double, midYear: Double, fillMonths: Double
  ) {
    growth = closing - opening
    replacement = leaving * (opening + midYear * (closing - opening))
    openRequisitions = max(0, growth + replacement) * fillMonths / 12
  }
}
