import Regression
import Testing

@Suite struct NonlinearInputTests {
  private struct Saturation: NonlinearModel {
    let parameters: [ModelParameter]
    init(_ ceiling: ParameterDomain = .positive, _ rate: ParameterDomain = .positive) {
      parameters = [ModelParameter("ceiling", ceiling), ModelParameter("rate", rate)]
    }
    func value<Number: SmoothNumber>(at x: [Number], _ b: [Number]) -> Number {
      b[0] * (1 - .exp(-b[1] * x[0]))
    }
  }

  private let problem = CertifiedNonlinear.boxBOD

  @Test func aStartOutsideTheDomainNamesTheParameter() throws {
    let data = try problem.data
    #expect(
      throws: NonlinearFitError.startOutsideDomain(
        parameter: "rate", value: -0.5, domain: .positive)
    ) { try NonlinearLeastSquares().fit(Saturation(), to: data, from: [100, -0.5]) }
    #expect(throws: NonlinearFitError.self) {
      try NonlinearLeastSquares().fit(Saturation(), to: data, from: [.nan, 0.5])
    }
    let error = NonlinearFitError.startOutsideDomain(
      parameter: "rate", value: -0.5, domain: .positive)
    #expect(
      "\(error)" == "the start of rate is -0.5, its domain is above 0.0; choose a start inside")
  }

  @Test func badDataNameTheirRowAndColumn() {
    #expect(throws: NonlinearFitError.nonFiniteResponse(row: 1, value: .infinity)) {
      try NonlinearData(response: [1, .infinity], covariates: [[1, 2]])
    }
    #expect(throws: NonlinearFitError.nonFiniteCovariate(row: 0, column: 1, value: -.infinity)) {
      try NonlinearData(response: [1, 2], covariates: [[1, 2], [-.infinity, 0]])
    }
    #expect(throws: NonlinearFitError.covariateLength(column: 0, found: 1, required: 2)) {
      try NonlinearData(response: [1, 2], covariates: [[1]])
    }
    #expect(throws: NonlinearFitError.invalidWeight(row: 1, value: -1)) {
      try NonlinearData(response: [1, 2], covariates: [[1, 2]], weights: [1, -1])
    }
    #expect(throws: NonlinearFitError.weightCount(found: 1, required: 2)) {
      try NonlinearData(response: [1, 2], covariates: [[1, 2]], weights: [1])
    }
  }

  @Test func countsThatDoNotMatchAreRefused() throws {
    let data = try problem.data
    #expect(throws: NonlinearFitError.startCount(found: 1, required: 2)) {
      try NonlinearLeastSquares().fit(Saturation(), to: data, from: [1])
    }
    let two = try NonlinearData(response: [1, 2], covariates: [[1, 2]])
    #expect(throws: NonlinearFitError.tooFewRows(found: 2, parameters: 2)) {
      try NonlinearLeastSquares().fit(Saturation(), to: two, from: [1, 1])
    }
    let wide = try NonlinearData(response: [1, 2, 3], covariates: [[1, 2, 3], [1, 2, 3]])
    #expect(throws: NonlinearFitError.covariateCount(found: 2, required: 1)) {
      try NonlinearLeastSquares().fit(Saturation(), to: wide, from: [1, 1])
    }
  }

  @Test func aModelWithoutAValueAtTheStartIsRefused() throws {
    let model = try FormulaModel(parsing: "log(a*x) + b", parameters: [.init("a"), .init("b")])
    let data = try NonlinearData(response: [1, 2, 3], covariates: [[1, -2, 3]])
    #expect(throws: NonlinearFitError.undefinedAtStart(row: 1)) {
      try NonlinearLeastSquares().fit(model, to: data, from: [1, 1])
    }
  }

  @Test func parametersThatCannotBeToldApartAreNamed() throws {
    let model = try FormulaModel(
      parsing: "(a + b)*x + c", parameters: [.init("a"), .init("b"), .init("c")])
    let data = try NonlinearData(response: [1, 3, 4, 8], covariates: [[1, 2, 3, 4]])
    do throws(NonlinearFitError) {
      _ = try NonlinearLeastSquares().fit(model, to: data, from: [1, 1, 1])
      Issue.record("a fit was given")
    } catch {
      guard case .notIdentified(let names, _) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(names == ["a", "b"])
    }
  }

  @Test func aStepNeverLeavesTheDomain() throws {
    // Far start: an unguarded first step makes the rate negative.
    let fit = try NonlinearLeastSquares().fit(
      Saturation(), to: problem.data, from: problem.starts[0])
    #expect(correctDigits(fit.estimates, problem.estimates) >= 10.4)
  }

  @Test func aParameterComesToRestOnAClosedEnd() throws {
    // The free optimum is 213.8; under a ceiling of at most 200 the rate is a fit on its own.
    let boxed = try NonlinearLeastSquares().fit(
      Saturation(.closed(0, 200), .positive), to: problem.data, from: [100, 0.75])
    #expect(boxed.estimates[0] == 200)
    #expect(boxed.parameters[0].standardError == nil)
    #expect(boxed.degreesOfFreedom == 5)
    let alone = try NonlinearLeastSquares().fit(
      FormulaModel(parsing: "200*(1-exp(-b*x))", parameters: [.init("b")]), to: problem.data,
      from: [0.75])
    #expect(correctDigits(boxed.estimates[1], alone.estimates[0]) >= 12)
    #expect(
      correctDigits(
        boxed.parameters[1].standardError ?? 0, alone.parameters[0].standardError ?? 1) >= 11)
  }
}
