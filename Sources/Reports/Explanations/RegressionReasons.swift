import LaborSeries

/// How the figures of a regression come about.
public struct RegressionReasons: NumberReasons {
  let regression: EmploymentRegression

  public init(on regression: EmploymentRegression) { self.regression = regression }

  public var method: [Block] {
    [.paragraph("Model: " + RegressionSentences(regression: regression).model)]
  }

  public var inputs: [Table] { [InputTables.employment(regression.series)] }

  public func reasons(for cell: ExplainedCell) -> [Block] {
    Self.meaning(of: cell).map { [.paragraph($0)] + method } ?? method
  }

  private static func meaning(of cell: ExplainedCell) -> String? {
    switch (cell.table, cell.column) {
    case ("coefficients", "Estimate"):
      "The coefficient of \(cell.row): the values of all coefficients together leave the smallest sum "
        + "of squares between the figures and the model, or of the loss that was asked for."
    case ("coefficients", "Standard error"):
      "The square root of the coefficient's variance in the estimated covariance."
    case ("coefficients", "t"): "The estimate divided by its standard error."
    case ("coefficients", _) where cell.isBound:
      "The estimate less or plus its standard error times the quantile of Student's t."
    case ("effects", _): "exp(b) − 1, b the coefficient or the end of its interval."
    case ("prediction", _):
      "The fitted model, evaluated at the year; the notes of the table say what its intervals hold."
    case ("observations", _):
      "A year that was used: the figure as published, what the model gives for it, or their "
        + "difference."
    default: nil
    }
  }
}
