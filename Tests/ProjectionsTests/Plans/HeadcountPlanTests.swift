import LaborSeries
import Projections
import Testing

@Suite struct HeadcountPlanTests {
  /// Forty persons and three vacancies, retirements by age, nine months of ramp-up.
  private func inputs(_ changes: [StaffFigure: Double] = [:]) throws -> HeadcountInputs {
    let figures: [StaffFigure: Double] = [
      .staff: 40, .vacancies: 3, .fullTimeShare: 0.9, .turnover: 0.09, .aged60: 0.12,
      .yearsToRetire: 5, .plannedHires: 4, .rampMonths: 9, .rampProductivity: 0.4,
      .fillMonths: 3, .agency: 1.5,
    ]
    return try HeadcountInputs(figures.merging(changes) { $1 }, retirement: .age)
  }

  private func isNear(_ value: Double, _ expected: Double, within error: Double = 1e-11) -> Bool {
    abs(value - expected) <= error * max(1, abs(expected))
  }

  /// Figures of a Python program that finds average staff by iterating
  /// gone = (λ + ρ)(O + m(H − gone)) five hundred times, turnover 0.09 × 1.1, retirements
  /// 0.12/5 × 1.25, index 1.02, 1.05, 1.01; each printed to twelve decimals.
  @Test func threeYearsAreThoseOfAnotherProgram() throws {
    let plan = HeadcountPlan(
      try inputs(), index: [1.02, 1.05, 1.01],
      terms: .init(leaverFactor: 1.1, retirementFactor: 1.25))
    let expected: [[Double]] = [
      [
        39.474, 42.193333333333, 40, 39.455143259746, 3.906059182715, 1.183654297792,
        38.910286519493, 0.72, 0, 35.929628933772, 3.283046813841, 3.157371066228,
        6567.331817754821, 2.193333333333, 5.30147, 1.873700833333,
      ],
      [
        40.635, 43.483333333333, 38.910286519493, 38.431457510092, 3.804714293499,
        1.152943725303, 37.952628500691, 0.72, 0.54, 34.468311759083, 5.530704832642,
        5.586188240917, 11619.271541108152, 1.29, 5.526145, 1.70403625,
      ],
      [
        39.087, 41.763333333333, 37.952628500691, 37.531825740433, 3.715650748303,
        1.125954772213, 37.111022980175, 0.72, 0.54, 33.65864316639, 4.652310353158,
        6.20235683361, 12900.902213909518, -1.72, 5.49841, 0.9446025,
      ],
    ]
    #expect(plan.years.count == 3)
    for (year, row) in zip(plan.years, expected) {
      let found = [
        year.requiredFTE, year.required, year.opening, year.average, year.leavers,
        year.retirements, year.closing, year.hiresAfterRamp, year.rampCarriedOver,
        year.available, year.gapAtEnd, year.gapOverYear, year.hoursToCover,
        year.needed.growth, year.needed.replacement, year.needed.openRequisitions,
      ]
      for (value, known) in zip(found, row) {
        #expect(isNear(value, known), "\(value) instead of \(known)")
      }
    }
    // A figure that is off in the tenth digit would have been seen.
    #expect(!isNear(plan.years[0].average, 39.455143259746 * (1 + 1e-9)))
  }

  @Test func closingStaffIsOpeningAndHiresLessThoseWhoLeave() throws {
    let plan = HeadcountPlan(try inputs(), index: (1...10).map { 1 + Double($0) / 50 })
    var opening = 40.0
    for year in plan.years {
      #expect(year.opening == opening)
      #expect(isNear(year.opening + year.hires, year.leavers + year.retirements + year.closing))
      #expect(isNear(year.average, (year.opening + year.closing) / 2))
      opening = year.closing
    }
  }

  @Test func hiresNeededAddUpToTheChangeOfStaffAndThoseReplaced() throws {
    let plan = HeadcountPlan(try inputs(), index: [1.1, 0.9, 1.3])
    let growth = plan.years.reduce(0) { $0 + $1.needed.growth }
    #expect(isNear(40 + growth, plan.years[2].required))
  }

  /// With staff as published, no vacancies and rates of BLS, hires needed are openings as BLS counts
  /// them: 1,000 jobs that become 1,200 in one step, exits 2 % and transfers 3 %, give growth of 200
  /// and separations of 0.05 × 1,100 = 55.
  @Test func hiresNeededAreOpeningsByTheMethodOfBLS() throws {
    let inputs = try HeadcountInputs([.staff: 1000, .turnover: 0.03, .retirementRate: 0.02])
    let plan = HeadcountPlan(inputs, index: [1.2])
    #expect(isNear(plan.years[0].needed.growth, 200))
    #expect(isNear(plan.years[0].needed.replacement, 55))
    let openings = OpeningFlows.annualAverage(
      from: 1000, to: 1200, exitRate: 0.02, transferRate: 0.03, years: 1)
    #expect(isNear(plan.years[0].needed.hires, openings.openings))
    #expect(inputs[.plannedHires] == 50)
  }

  @Test func aRampOfUpToHalfAYearCostsNothingInTheNext() throws {
    let short = HeadcountPlan(try inputs([.rampMonths: 6]), index: [1, 1])
    #expect(short.years[1].rampCarriedOver == 0)
    // Six months at 40 %: each hire gives 0.5 − 0.5 × 0.6 = 0.2 person-years of 0.9 positions.
    #expect(isNear(short.years[0].hiresAfterRamp, 4 * 0.2 * 0.9))
    let none = HeadcountPlan(try inputs([.rampMonths: 0]), index: [1])
    #expect(isNear(none.years[0].hiresAfterRamp, 4 * 0.5 * 0.9))
  }

  @Test func figuresOutsideTheirRangeAreRefusedByName() {
    #expect(throws: PlanError.outOfRange(.turnover, found: 9)) { try inputs([.turnover: 9]) }
    #expect(throws: PlanError.outOfRange(.fullTimeShare, found: 0)) {
      try inputs([.fullTimeShare: 0])
    }
    #expect(throws: PlanError.missing(.staff)) { try HeadcountInputs([.turnover: 0.1]) }
    #expect(throws: PlanError.missing(.retirementRate)) {
      try HeadcountInputs([.staff: 3, .turnover: 0.1])
    }
    let error = PlanError.outOfRange(.turnover, found: 9)
    #expect(error.description.contains("of 900% is outside 0% to 60%"))
  }
}
