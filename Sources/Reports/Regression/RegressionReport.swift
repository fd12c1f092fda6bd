import LaborSeries
import Regression

/// A regression of employment on time with everything to be checked against another program, for a
/// terminal or a page of its own.
public struct RegressionReport: Sendable {
  public let regression: EmploymentRegression

  /// A report on one regression.
  public init(on regression: EmploymentRegression) {
    self.regression = regression
  }

  private var tables: RegressionTables { RegressionTables(regression: regression) }

  /// The report as blocks: what was fitted, coefficients, fit, prediction, diagnostics, years.
  public var report: Report {
    let sentences = RegressionSentences(regression: regression)
    var blocks: [Block] = [.paragraph(sentences.model), .table(tables.coefficients)]
    if let table = tables.effects { blocks.append(.table(table)) }
    if let sentence = sentences.ceiling { blocks.append(.paragraph(sentence)) }
    blocks.append(.table(tables.fit))
    if let table = tables.prediction { blocks.append(.table(table)) }
    blocks += [.table(tables.diagnostics), .table(tables.observations)]
    blocks.append(
      .callout(
        Callout(
          title: "Before you rely on this",
          paragraphs: sentences.cautions.map { [.text($0)] })))
    return Report(
      title: sentences.title, release: "Data: \(tables.source)", blocks: blocks)
  }

  /// The regression in long form; see ``RegressionTidy``.
  public var rows: [TidyTable.Row] { RegressionTidy(regression: regression).rows }
}
