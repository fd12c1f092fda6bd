import Charts
import Foundation
import LaborSeries
import Regression

/// The tables of a regression.
struct RegressionTables {
  let regression: EmploymentRegression

  private var sample: RegressionSample { regression.sample }
  private var specification: RegressionSpecification { regression.specification }
  private var level: Double { specification.level }
  private var intervalName: String { "\(Wording.level(level)) interval" }
  private var unit: String { specification.model.isLogarithmic ? "log" : "jobs" }

  /// Where the figures come from.
  var source: String { Wording.source(release: sample.observations.last?.release ?? "") }

  /// Estimates, standard errors, t, p and intervals.
  var coefficients: Table {
    let rows = regression.coefficients
    let bounds = rows.compactMap { $0.interval(level: level) }.flatMap { [$0.lower, $0.upper] }
    let estimates = NumberColumn("Estimate", rows.map(\.estimate))
    let errors = NumberColumn("Standard error", rows.compactMap(\.standardError))
    let statistics = NumberColumn("t", rows.compactMap(\.statistic))
    let intervals = NumberColumn(intervalName, bounds, digits: 5)
    return Table(
      identifier: "coefficients", caption: "Coefficients",
      columns: [
        .init("Term"), estimates.column, errors.column, statistics.column, .init("p"),
        intervals.column,
      ],
      rows: rows.map { row in
        [
          .text(row.term), estimates.cell(row.estimate), errors.cell(row.standardError),
          statistics.cell(row.statistic), .probability(row.probability),
          intervals.cell(row.interval(level: level)),
        ]
      },
      notes: RegressionSentences(regression: regression).coefficientNotes,
      source: source)
  }

  /// Growth a year and steps in percent; nil for models that are not logarithmic.
  var effects: Table? {
    let effects = regression.effects
    guard !effects.isEmpty else { return nil }
    return Table(
      identifier: "effects", caption: "The same in percent of employment, exp(b) − 1",
      columns: [
        .init("Effect"), .init("Estimate", .fraction(decimals: 4), showsPlus: true),
        .init(intervalName, .fraction(decimals: 4), showsPlus: true),
      ],
      rows: effects.map { effect in
        let interval = effect.interval(level: level)
        return [
          .text(effect.name), .number(effect.estimate),
          Cell(lower: interval?.lower, upper: interval?.upper),
        ]
      }, source: source)
  }

  /// The figures that sum up the fit.
  var fit: Table {
    Table(
      identifier: "fit", caption: "Fit",
      columns: [.init("Measure"), .init("Value"), .init("Remark")],
      rows: regression.fitStatistics.filter { !$0.identifier.hasSuffix("_p") }.map { statistic in
        let isWhole = statistic.value == statistic.value.rounded() && statistic.value < 1e6
        return [
          .text(statistic.name),
          .text(
            isWhole ? statistic.value.plain : SignificantDigits.text(statistic.value, digits: 7)),
          .text(statistic.remark),
        ]
      }, source: source)
  }

  /// The prediction for the year that was asked for; nil when none was.
  var prediction: Table? {
    guard let year = specification.predictedYear else { return nil }
    let prediction = regression.prediction(for: year)
    let kinds = [
      ("mean", prediction.standardErrorOfMean, prediction.confidenceInterval(level: level)),
      ("figure", prediction.standardErrorOfPrediction, prediction.predictionInterval(level: level)),
    ]
    let responses = [prediction.mean] + kinds.flatMap { [$0.2.lower, $0.2.upper] }
    var columns: [Table.Column] = [
      .init("Of the"), .significant("Estimate", responses, unit: unit),
      .significant("Standard error", kinds.map(\.1), unit: unit),
      .significant(intervalName, responses, unit: unit),
    ]
    if prediction.isLogarithmic {
      columns += [
        .init("Estimate", .count, unit: "jobs"), .init(intervalName, .count, unit: "jobs"),
      ]
    }
    let rows = kinds.map { name, error, interval -> [Cell] in
      let jobs = prediction.jobs(interval)
      let response: [Cell] = [
        .text(name), .number(prediction.mean), .number(error),
        .interval(interval.lower, interval.upper),
      ]
      guard prediction.isLogarithmic else { return response }
      return response
        + [.number(prediction.jobs(prediction.mean)), .interval(jobs.lower, jobs.upper)]
    }
    return Table(
      identifier: "prediction", caption: "Prediction for \(year), given the model",
      columns: columns, rows: rows, notes: predictionNotes, source: source)
  }

  private var predictionNotes: [String] {
    var notes = [
      "The mean has a confidence interval; the figure that will be published for the year has a "
        + "prediction interval."
    ]
    if specification.model.isLogarithmic {
      notes.append("Jobs are the exponential of the logarithm: a median, not a mean.")
    }
    if specification.isWeightedBySurvey {
      notes.append(
        "A year without a published standard error is taken to be as sure as the last one before it."
      )
    }
    return notes
  }

  /// The tests, or why there are none.
  var diagnostics: Table {
    let tests = regression.diagnostics
    let statistics = tests.compactMap(\.statistic)
    return Table(
      identifier: "diagnostics", caption: "Diagnostics",
      columns: [
        .init("Test"), .significant("Statistic", statistics), .init("Distribution"), .init("p"),
        .init("A small p speaks for"),
      ],
      rows: tests.map { test in
        switch test.outcome {
        case .tested(let statistic, let reference, let probability):
          [
            .text(test.name), .number(statistic), .text(reference), .probability(probability),
            .text(test.alternative),
          ]
        case .unavailable(let reason):
          [
            .text(test.name), .missing, .text("–"), .text("–"),
            .text("not available: \(reason)"),
          ]
        }
      },
      notes: sample.steps.isEmpty
        ? [] : ["Sup-F and Chow compare regimes of the same trend without its steps."],
      source: source)
  }

  /// The years used, each with the row it was read from.
  var observations: Table {
    let rows = regression.observations
    var columns: [(Table.Column, (RegressionObservation) -> Cell)] = [
      (.init("Year", .year), { .number($0.observation.year) }),
      (.init("Employment", .count, unit: "jobs"), { .number($0.jobs) }),
    ]
    if specification.model.isLogarithmic {
      columns.append((.init("Fitted", .count, unit: "jobs"), { .number(exp($0.fitted)) }))
    }
    columns += [
      (.significant("Fitted", rows.map(\.fitted), unit: unit), { .number($0.fitted) }),
      (
        .init("Residual", .number(decimals: specification.model.isLogarithmic ? 7 : 2), unit: unit),
        { .number($0.residual) }
      ),
    ]
    columns += influenceColumns + [(.init("Row"), { .text(row(of: $0.observation)) })]
    return Table(
      identifier: "observations", caption: "Years used", columns: columns.map(\.0),
      rows: rows.map { row in columns.map { $0.1(row) } }, notes: observationNotes, source: source)
  }

  private var influenceColumns: [(Table.Column, (RegressionObservation) -> Cell)] {
    switch regression.estimate {
    case .linear:
      [
        (.init("Leverage", .number(decimals: 6)), { .number($0.leverage) }),
        (.init("Studentised residual", .number(decimals: 5)), { .number($0.studentizedResidual) }),
        (.init("Cook's distance", .number(decimals: 6)), { .number($0.cooksDistance) }),
      ]
    case .robust: [(.init("Weight", .number(decimals: 6)), { .number($0.robustWeight) })]
    case .curve: []
    }
  }

  private var observationNotes: [String] {
    let files = Set(sample.observations.flatMap(\.sources).map(\.file)).sorted()
    var notes = ["Row: line of \(Wording.list(files)), counted from 1 with the header."]
    if let remark = regression.influenceRemark { notes.append(remark) }
    if specification.isWeightedBySurvey, case .linear = regression.estimate {
      notes.append("Leverage and the columns after it are those of the weighted design.")
    }
    return notes
  }

  private func row(of observation: Observation) -> String {
    observation.sources.map { String($0.line) }.joined(separator: " + ")
  }
}

extension Table.Column {
  /// A column whose decimals show the smallest of its numbers with some significant digits.
  fileprivate static func significant(
    _ name: String, _ values: [Double], digits: Int = 6, unit: String = ""
  ) -> Table.Column {
    let decimals = SignificantDigits.decimals(for: values, digits: digits)
    return Table.Column(name, .number(decimals: decimals), unit: unit)
  }
}

/// A column of numbers that share their decimals, or, where they are too unlike in size for that,
/// their number of significant digits.
private struct NumberColumn {
  let column: Table.Column
  private let isUneven: Bool

  init(_ name: String, _ values: [Double], digits: Int = 6) {
    let sizes = values.map(abs).filter { $0 > 0 }
    isUneven = (sizes.max() ?? 1) / (sizes.min() ?? 1) > 1e5
    column = isUneven ? Table.Column(name) : .significant(name, values, digits: digits)
  }

  func cell(_ value: Double?) -> Cell {
    isUneven ? .text(value.map { SignificantDigits.text($0) } ?? "–") : .number(value)
  }

  func cell(_ interval: Interval?) -> Cell {
    guard isUneven else { return Cell(lower: interval?.lower, upper: interval?.upper) }
    let ends = interval.map { [$0.lower, $0.upper].map { SignificantDigits.text($0) } }
    return .text(ends?.joined(separator: " to ") ?? "–")
  }
}

extension Cell {
  /// A probability with six digits, however small.
  fileprivate static func probability(_ value: Double?) -> Cell {
    .text(value.map { SignificantDigits.text($0) } ?? "–")
  }
}

extension RegressionDiagnostic {
  fileprivate var statistic: Double? {
    if case .tested(let statistic, _, _) = outcome { statistic } else { nil }
  }
}
