import LaborSeries
import Regression

/// A test of what a regression takes for granted.
public struct RegressionDiagnostic: Sendable, Equatable {
  /// What came of a test.
  public enum Outcome: Sendable, Equatable {
    /// The statistic, the distribution it has if nothing is wrong, and how probable a statistic at
    /// least as extreme is.
    case tested(statistic: Double, reference: String, probability: Double)
    /// Why the test cannot be had for this fit.
    case unavailable(String)
  }

  /// The name of the test.
  public let name: String
  /// The same in the measures of a file.
  public let identifier: String
  /// What a small probability speaks for; for a break, its year.
  public let alternative: String
  public let outcome: Outcome
  /// The year in which the second regime of a break test begins.
  public let breakYear: Int?
}

extension EmploymentRegression {
  /// The usual tests of a least-squares fit, each with its outcome or the reason why there is none.
  public var diagnostics: [RegressionDiagnostic] {
    [durbinWatson, breuschGodfrey(1), breuschGodfrey(2), breuschPagan, jarqueBera, reset, supF]
      + sample.steps.map { chow($0.year) }
  }

  private var durbinWatson: RegressionDiagnostic {
    diagnostic("Durbin–Watson", "durbin_watson", "positive correlation of neighboring years") {
      fit throws(DiagnosticError) in
      // With one degree of freedom all residuals are in proportion and the statistic is fixed.
      guard fit.residualDegreesOfFreedom > 1 else {
        throw .outOfRange(
          what: "The number of residual degrees of freedom", found: fit.residualDegreesOfFreedom,
          required: "at least 2")
      }
      let test = try fit.durbinWatsonTest()
      return .tested(
        statistic: test.statistic, reference: "exact for normal errors",
        probability: test.probability)
    }
  }

  private func breuschGodfrey(_ order: Int) -> RegressionDiagnostic {
    diagnostic(
      "Breusch–Godfrey, order \(order)", "breusch_godfrey_\(order)",
      "correlation up to \(Wording.small(order)) observation\(order == 1 ? "" : "s") apart"
    ) { fit throws(DiagnosticError) in
      .init(try fit.breuschGodfreyTest(order: order).lagrangeMultiplier)
    }
  }

  private var breuschPagan: RegressionDiagnostic {
    diagnostic(
      "Breusch–Pagan, studentised", "breusch_pagan", "variance that depends on the terms"
    ) { fit throws(DiagnosticError) in .init(try fit.breuschPaganTest()) }
  }

  private var jarqueBera: RegressionDiagnostic {
    diagnostic("Jarque–Bera", "jarque_bera", "errors that are not normal") {
      fit throws(DiagnosticError) in .init(try fit.jarqueBeraTest().test)
    }
  }

  private var reset: RegressionDiagnostic {
    diagnostic("RESET, powers 2 and 3", "reset", "another functional form") {
      fit throws(DiagnosticError) in .init(try fit.resetTest())
    }
  }

  /// The largest Chow statistic of the trend without steps, which would be constant in one regime.
  private var supF: RegressionDiagnostic {
    let found = trendTest("Sup-F") { fit throws(DiagnosticError) in try fit.supFTest() }
    switch found {
    case .success(let test):
      let year = sample.years[test.firstRowOfSecondRegime]
      return RegressionDiagnostic(
        name: "Sup-F, trimming 15%", identifier: "sup_f",
        alternative: "a break at an unknown year; largest for \(year)",
        outcome: .tested(
          statistic: test.statistic, reference: "Andrews (1993), p by Hansen (1997)",
          probability: test.probability), breakYear: year)
    case .failure(let reason):
      return RegressionDiagnostic(
        name: "Sup-F, trimming 15%", identifier: "sup_f",
        alternative: "a break at an unknown year", outcome: .unavailable(reason.sentence),
        breakYear: nil)
    }
  }

  private func chow(_ year: Int) -> RegressionDiagnostic {
    let row = sample.years.firstIndex { $0 >= year } ?? sample.years.count
    let found = trendTest("Chow") { fit throws(DiagnosticError) in
      try fit.chowTest(secondRegimeFrom: row)
    }
    let outcome: RegressionDiagnostic.Outcome =
      switch found {
      case .success(let test): .init(test)
      case .failure(let reason): .unavailable(reason.sentence)
      }
    return RegressionDiagnostic(
      name: "Chow, \(year)", identifier: "chow_\(year)",
      alternative: "another trend from \(year) on", outcome: outcome, breakYear: year)
  }

  /// A test of the fit as it is.
  private func diagnostic(
    _ name: String, _ identifier: String, _ alternative: String,
    _ test: (LinearFit) throws(DiagnosticError) -> RegressionDiagnostic.Outcome
  ) -> RegressionDiagnostic {
    var outcome: RegressionDiagnostic.Outcome
    do throws(DiagnosticError) {
      if case .linear(let fit) = estimate {
        outcome = try test(fit)
      } else {
        throw .needsOrdinaryLeastSquares(test: name)
      }
    } catch {
      outcome = .unavailable(unavailability(error).sentence)
    }
    return RegressionDiagnostic(
      name: name, identifier: identifier, alternative: alternative, outcome: outcome,
      breakYear: nil)
  }

  /// A test of the same trend without the steps.
  private func trendTest<Test>(
    _ name: String, _ test: (LinearFit) throws(DiagnosticError) -> Test
  ) -> Result<Test, Unavailability> {
    do throws(DiagnosticError) {
      guard case .linear(let fit) = estimate, fit.model.errors == .independent else {
        throw .needsOrdinaryLeastSquares(test: name)
      }
      return .success(try test(try trend(name)))
    } catch {
      return .failure(unavailability(error))
    }
  }

  private func trend(_ name: String) throws(DiagnosticError) -> LinearFit {
    do {
      return try LinearModel(sample.design(in: sample.years, withSteps: false))
        .fit(sample.response)
    } catch {
      throw .auxiliaryRegression(test: name, reason: error)
    }
  }

  private struct Unavailability: Error {
    let sentence: String
  }

  private func unavailability(_ error: DiagnosticError) -> Unavailability {
    let size = "\(sample.years.count) observations and \(coefficients.count) terms"
    let reason =
      switch error {
      case .needsOrdinaryLeastSquares: "defined for ordinary least squares on a linear model"
      case .needsIntercept: "needs an intercept"
      case .outOfRange: "too few years: \(size)"
      case .exactFit: "the fit is exact and leaves no residuals"
      case .auxiliaryRegression(_, .rankDeficient(let groups)):
        "its own regression cannot tell \(groups.map(Wording.list).joined(separator: "; ")) apart"
      case .auxiliaryRegression: "too few years for its own regression: \(size)"
      }
    return Unavailability(sentence: reason)
  }
}

extension RegressionDiagnostic.Outcome {
  /// The outcome of a test that has a statistic with a named distribution.
  fileprivate init(_ test: HypothesisTest) {
    self = .tested(
      statistic: test.statistic, reference: test.reference.name, probability: test.probability)
  }
}

extension HypothesisTest.Reference {
  /// The distribution in words, with its degrees of freedom.
  var name: String {
    switch self {
    case .normal: "standard normal"
    case .studentT(let degrees): "t, \(degrees.plain) df"
    case .f(let numerator, let denominator): "F, \(numerator.plain) and \(denominator.plain) df"
    case .chiSquared(let degrees): "χ², \(degrees.plain) df"
    }
  }
}
