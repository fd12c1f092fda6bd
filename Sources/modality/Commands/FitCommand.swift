import ArgumentParser
import Regression
import Reports

/// `modality fit`: a regression of an occupation's employment on time.
struct FitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit",
    abstract: "Regress the employment of an occupation on time, with tests and diagnostics.",
    discussion: """
      EXAMPLES:
        modality fit 29-2032 --model log-linear --se newey-west
        modality fit mri --model log-quadratic --se hc3 --predict 2030
        modality fit 29-2034+29-2035 --weights survey --from 2010 --format csv
        modality fit 29-2034+29-2035 --model logistic
        modality fit mri --explain

      Linear models: log-linear, linear, log-quadratic, with a step for each break of the series \
      (modality series shows them). Growth curves, by nonlinear least squares: logistic, gompertz, \
      richards, bass, exponential (towards a ceiling); they take no series with a break inside. \
      Rows of csv and json are named coefficient_TERM, standard_error_TERM, t_TERM, p_TERM, \
      test_NAME, test_NAME_p, fitted_jobs, residual and so on.
      """)

  @Argument(
    help: "A SOC code, the beginning of a name, or codes joined with +.", completion: .occupation)
  var occupation: String

  @Option(help: "The model.")
  var model = RegressionModel.logLinear

  @Option(name: .customLong("se"), help: "How standard errors are estimated (linear models).")
  var standardErrors = StandardErrors.classical

  @Option(
    help: "The lag of Newey-West standard errors in years; chosen by the number of years otherwise."
  )
  var lag: Int?

  @Option(help: "Weight years by the inverse variance of their published standard errors.")
  var weights = Weights.none

  @Option(help: "A loss that outliers weigh less in (linear models).")
  var robust = Robustness.none

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "The first year used; the first of the series when left out.", valueName: "year"))
  var firstYear: Int?

  @Option(
    name: .customLong("to"),
    help: ArgumentHelp(
      "The last year used; the last of the series when left out.", valueName: "year"))
  var lastYear: Int?

  @Option(help: "The level of intervals, a fraction between 0 and 1.")
  var level = 0.95

  @Option(
    name: .customLong("predict"),
    help: ArgumentHelp("A year to predict; none when left out.", valueName: "year"))
  var predictedYear: Int?

  @Option(
    help: ArgumentHelp(
      "The year in which the occupation began, for the Bass curve.", valueName: "year"))
  var introduction: Int?

  @OptionGroup var why: ExplainOption
  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try reportingFailures {
      let specification = try RegressionSpecification(
        model, covariance: try covariance(), isWeightedBySurvey: weights == .survey,
        robustLoss: robust.loss, firstYear: firstYear, lastYear: lastYear, level: level,
        predictedYear: predictedYear, introduction: introduction)
      let regression = try EmploymentRegression(
        of: try source.data().series(named: occupation), specification)
      let report = RegressionReport(on: regression)
      try output.write(
        try why.applied(
          to: CommandResult(report: report.report, rows: report.rows),
          RegressionReasons(on: regression)))
    }
  }

  private func covariance() throws -> CoefficientCovariance {
    guard standardErrors == .neweyWest else {
      if lag != nil {
        throw UsageError(
          description: "A lag belongs to --se newey-west; add it or leave --lag out.")
      }
      return standardErrors.covariance
    }
    return .neweyWest(lag: lag.map { .fixed($0) } ?? .rule)
  }
}

/// The kinds of standard errors by name.
enum StandardErrors: String, CaseIterable, ExpressibleByArgument {
  case classical
  case hc0
  case hc1
  case hc2
  case hc3
  case neweyWest = "newey-west"

  /// The estimator of that name.
  var covariance: CoefficientCovariance {
    switch self {
    case .classical: .classical
    case .hc0: .hc0
    case .hc1: .hc1
    case .hc2: .hc2
    case .hc3: .hc3
    case .neweyWest: .neweyWest()
    }
  }
}

/// How years are weighted.
enum Weights: String, CaseIterable, ExpressibleByArgument {
  case none
  case survey
}

/// The losses of robust fits by name.
enum Robustness: String, CaseIterable, ExpressibleByArgument {
  case none
  case huber
  case tukey

  /// The loss of that name; nil for least squares.
  var loss: RobustLoss? {
    switch self {
    case .none: nil
    case .huber: .huber()
    case .tukey: .tukey()
    }
  }
}

extension RegressionModel: ExpressibleByArgument {}
