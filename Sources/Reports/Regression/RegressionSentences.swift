import Charts
import LaborSeries
import Regression

/// What a regression is, in sentences.
struct RegressionSentences {
  let regression: EmploymentRegression

  private var sample: RegressionSample { regression.sample }
  private var specification: RegressionSpecification { regression.specification }
  private var occupation: Occupation { regression.series.occupation }

  var title: String {
    "\(occupation.title) (\(occupation.code)), \(specification.model.name.dropFirst(4)), "
      + "\(sample.origin) to \(sample.end)"
  }

  /// Response, terms, method and standard errors.
  var model: String {
    "\(equation) \(sample.years.count) observations, \(sample.origin) to \(sample.end)\(gap). "
      + "\(method) \(standardErrors)"
  }

  private var gap: String {
    let missing = sample.missingYears
    return missing.isEmpty ? "" : " without \(Wording.list(missing.map(String.init)))"
  }

  private var equation: String {
    let response = specification.model.isLogarithmic ? "log(employment)" : "Employment in jobs"
    if let formula = specification.model.formula {
      return "\(response) = \(formula), t the calendar year."
    }
    var text = "\(response) on \(Wording.list(sample.termNames)). "
    text += "The term year counts from \(sample.origin), which is 0."
    if !sample.steps.isEmpty { text += " A step is 0 before its year and 1 from then on." }
    return text
  }

  private var method: String {
    switch regression.estimate {
    case .robust(let fit):
      return "Robust regression with the loss of \(fit.loss.name), by reweighted least squares."
    case .curve:
      return specification.isWeightedBySurvey
        ? "Nonlinear least squares, \(weights)." : "Nonlinear least squares."
    case .linear:
      return specification.isWeightedBySurvey
        ? "Least squares, \(weights)." : "Ordinary least squares."
    }
  }

  private var weights: String {
    "each year weighted by the inverse square of its published standard error, the scale of the "
      + "errors estimated"
  }

  private var standardErrors: String {
    if case .robust = regression.estimate {
      return "Standard errors: large samples (Huber, 1981, 7.6.8), with Student's t."
    }
    return "Standard errors: \(covarianceName)."
  }

  private var covarianceName: String {
    switch specification.covariance {
    case .classical: return "classical"
    case .hc0: return "HC0 (White, 1980)"
    case .hc1: return "HC1 (Hinkley, 1977)"
    case .hc2: return "HC2 (Horn, Horn and Duncan, 1975)"
    case .hc3: return "HC3 (MacKinnon and White, 1985)"
    case .neweyWest(let choice, let isCorrected):
      let correction = isCorrected ? ", times n/(n − k)" : ""
      return "Newey–West, \(lag(choice))\(correction)"
    }
  }

  /// What stands under the coefficients: the degrees of freedom, and the call of R that is the same.
  var coefficientNotes: [String] {
    let coefficients = regression.coefficients
    let degrees = (coefficients.first?.degreesOfFreedom ?? 0).plain
    var notes = [
      "t and intervals: Student's t with \(degrees) degree\(degrees == "1" ? "" : "s") of freedom."
    ]
    notes += coefficients.filter { $0.standardError == nil }
      .map { "The estimate of \($0.term) rests on an end of its domain." }
    if let call = callInR { notes.append("The same in R: \(call).") }
    return notes
  }

  /// The fit and its covariance as R's lm and sandwich write them; nil for other methods.
  private var callInR: String? {
    guard case .linear(let fit) = regression.estimate else { return nil }
    let time = "I(year - \(sample.origin))"
    var terms = [time]
    if specification.model == .logQuadratic { terms.append("I((year - \(sample.origin))^2)") }
    terms += sample.steps.map { "I(year >= \($0.year))" }
    let response = specification.model.isLogarithmic ? "log(employment)" : "employment"
    let error = specification.model.isLogarithmic ? "prse/100" : "prse/100*employment"
    let weights = specification.isWeightedBySurvey ? ", weights = 1/(\(error))^2" : ""
    let call = "lm(\(response) ~ \(terms.joined(separator: " + "))\(weights))"
    switch specification.covariance {
    case .classical: return call
    case .hc0: return call + ", vcovHC(type = \"HC0\")"
    case .hc1: return call + ", vcovHC(type = \"HC1\")"
    case .hc2: return call + ", vcovHC(type = \"HC2\")"
    case .hc3: return call + ", vcovHC(type = \"HC3\")"
    case .neweyWest(let choice, let isCorrected):
      guard let lag = try? fit.lagLength(choice) else { return call }  // Found before, as above.
      return call + ", NeweyWest(lag = \(lag), prewhite = FALSE, adjust = "
        + (isCorrected ? "TRUE)" : "FALSE)")
    }
  }

  private func lag(_ choice: NeweyWestLag) -> String {
    guard case .linear(let fit) = regression.estimate, let lag = try? fit.lagLength(choice) else {
      return "its lag"  // The fit has a covariance, so that its lag was found before.
    }
    let name = "lag \(lag)"
    switch choice {
    case .fixed: return name
    case .rule: return "\(name), the automatic ⌊4(n/100)^(2/9)⌋"
    case .plugIn: return "\(name) by the plug-in rule (Newey and West, 1994)"
    }
  }

  /// What the data say about the ceiling of a growth curve; nil for other models.
  var ceiling: String? {
    guard case .curve(let fit) = regression.estimate else { return nil }
    let level = Wording.level(specification.level)
    switch fit.ceiling {
    case .identified(let lower, let upper, _):
      return "The data bound the ceiling: its \(level) profile interval is "
        + "\(Wording.jobs(lower)) to \(Wording.jobs(upper)) jobs."
    case .notIdentified(let lower, let followedTo, _):
      return "The data do not bound the ceiling from above: they speak against values below "
        + "\(Wording.jobs(lower)) jobs, and not against values as high as "
        + "\(Wording.jobs(followedTo)) (profile interval, level \(level)). Nothing should rest on it."
    case .notTraced(let beyond, let reason):
      return "The profile interval of the ceiling could not be followed beyond "
        + "\(Wording.jobs(beyond)) jobs: \(reason)."
    }
  }

  var cautions: [String] {
    var cautions: [String] = []
    if !sample.missingYears.isEmpty {
      let years = Wording.list(sample.missingYears.map(String.init))
      var caution = "There is no figure for \(years)."
      if case .linear = regression.estimate {
        caution +=
          " Durbin–Watson, Breusch–Godfrey and Newey–West take the observations beside a "
          + "gap as neighbors."
      }
      cautions.append(caution)
    }
    cautions += sample.breaks.map { "\($0.year), \($0.label): \($0.explanation)" }
    cautions.append(
      "OEWS is not designed as a time series and excludes the self-employed. Neighboring years "
        + "share sample, so that residuals are correlated by design.")
    if !specification.isWeightedBySurvey {
      cautions.append("The published standard errors of the figures are not used in this fit.")
    }
    return cautions
  }
}

extension RegressionModel {
  /// The right-hand side of a growth curve; nil for linear models.
  fileprivate var formula: String? {
    switch self {
    case .logLinear, .linear, .logQuadratic: nil
    case .logistic: "ceiling / (1 + exp(−rate (t − midpoint)))"
    case .gompertz: "ceiling × exp(−exp(−rate (t − midpoint)))"
    case .richards: "ceiling / (1 + shape × exp(−rate (t − midpoint)))^(1/shape)"
    case .bass:
      "ceiling × (1 − d) / (1 + (imitation/innovation) d) with d = exp(−(innovation + imitation) "
        + "(t − introduction))"
    case .exponential: "ceiling − (ceiling − initial) exp(−rate (t − first year))"
    }
  }
}

extension Wording {
  /// A level of intervals in percent: `95%`, `99.9%`.
  static func level(_ level: Double) -> String {
    let percent = level * 100
    let decimals = (0...6).first { decimals in
      abs(percent - percent.rounded(toDecimals: decimals)) < 1e-9
    }
    return NumberFormat.percent(decimals ?? 6).text(percent)
  }
}
