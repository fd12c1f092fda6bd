import Charts
import Foundation
import GrowthModels
import LaborSeries
import Projections

/// How the scores of past projections come about: every one of them beside what came.
public struct TrackRecordReasons: NumberReasons {
  /// A score: of whom, how far ahead, among which projections.
  private struct Score {
    let set: ScoredSet
    let contender: TrackRecord.Contender
    let horizon: Int?
    let measure: String
  }

  let scorecard: Scorecard
  let series: [OccupationalSeries]

  /// Reasons of scores; the figures of `series` are shown where their occupations were judged.
  public init(on scorecard: Scorecard, of series: [OccupationalSeries] = []) {
    (self.scorecard, self.series) = (scorecard, series)
  }

  public var method: [Block] {
    [
      .paragraph(
        "Each occupation is projected from each origin with the figures known by then, and compared "
          + "with what was published later. An error is projected − actual; in percent it is divided "
          + "by the actual value. The scores of a table are of the projections that all of its "
          + "contenders made.")
    ]
  }

  public var inputs: [Table] {
    series.count <= Self.mostSeries ? series.map(InputTables.employment) : []
  }

  public func reasons(for cell: ExplainedCell) -> [Block] {
    guard let score = score(cell) else { return method }
    let forecasts = scorecard.record.forecasts(
      by: score.contender, horizon: score.horizon, in: score.set)
    return [.paragraph(Self.formula(score.measure, forecasts, cell))]
      + [.table(JudgedTable.table(forecasts, by: score.contender, of: scorecard.record))]
      + method
  }

  /// The figures of more occupations than these are not shown.
  private static let mostSeries = 2
}

extension TrackRecordReasons {
  /// What a cell is the score of.
  private func score(_ cell: ExplainedCell) -> Score? {
    if cell.table == "fixed-years" { return fixed(cell) }
    for set in scorecard.sets {
      let anchor = Heading.anchor(from: set.identifier)
      switch cell.table {
      case "coverage-\(anchor)": return ahead(set, .family, cell)
      case "errors-\(anchor)": return contender(cell.column).flatMap { ahead(set, $0, cell) }
      case "scores-\(anchor)":
        return contender(cell.row).map {
          Score(set: set, contender: $0, horizon: nil, measure: cell.column)
        }
      case anchor:
        return ahead(set, cell.column.hasSuffix(", borrowing") ? .borrowing : .family, cell)
      default: continue
      }
    }
    return nil
  }

  private func fixed(_ cell: ExplainedCell) -> Score? {
    guard scorecard.fixed.indices.contains(cell.rowIndex) else { return nil }
    let own = contender(cell.column)
    return Score(
      set: scorecard.fixed[cell.rowIndex].set, contender: own ?? .family, horizon: nil,
      measure: own == nil ? cell.column : "Mean abs. error")
  }

  private func ahead(
    _ set: ScoredSet, _ contender: TrackRecord.Contender, _ cell: ExplainedCell
  ) -> Score {
    let named = self.contender(cell.column) == nil ? cell.column : "Mean abs. error"
    return Score(
      set: set, contender: contender, horizon: Int(cell.row),
      measure: String(named.prefix { $0 != "," }))
  }

  private func contender(_ name: String) -> TrackRecord.Contender? {
    TrackRecord.Contender.allCases.first { $0.rawValue.uppercasedFirst == name }
  }

  /// What the column means, with counts and sums put in.
  private static func formula(
    _ measure: String, _ forecasts: [JudgedForecast], _ cell: ExplainedCell
  ) -> String {
    let count = forecasts.count
    let errors = forecasts.filter { $0.actual != 0 }.map { $0.error / $0.actual }
    let absolute = errors.map(abs)
    func mean(_ values: [Double], _ what: String) -> String {
      let sum = values.reduce(0, +)
      return "The mean of \(what) over \(count) projections: "
        + "\(Wording.decimal(100 * sum, 1))% / \(values.count) = "
        + "\(Wording.decimal(100 * sum / Double(max(1, values.count)), 2))%."
    }
    switch measure {
    case "n": return "The number of projections that all contenders of the table made: \(count)."
    case "Mean abs. error": return mean(absolute, "|projected − actual| / actual")
    case "Mean error": return mean(errors, "(projected − actual) / actual")
    case "Median abs. error":
      return "The median of |projected − actual| / actual over \(count) projections: half of them "
        + "were smaller."
    case "Mean |log error|":
      let logs = forecasts.filter { $0.projected > 0 && $0.actual > 0 }
        .map { abs(log($0.projected / $0.actual)) }
      let sum = logs.reduce(0, +)
      return "The mean of |log(projected / actual)| over \(count) projections: "
        + "\(Wording.decimal(sum, 4)) / \(logs.count) = "
        + "\(Wording.decimal(sum / Double(max(1, logs.count)), 4))."
    case "Family and BLS against BLS":
      return
        "The mean absolute error of family and BLS divided by that of the BLS projection, less "
        + "one. Below are the projections of the averaged family."
    default: return contained(measure, forecasts) ?? defined(measure)
    }
  }

  /// How many values an interval contained.
  private static func contained(_ measure: String, _ forecasts: [JudgedForecast]) -> String? {
    let levels = TrackRecord.Terms.levels
    let named = levels.indices.first {
      measure.contains("\(Wording.percent(levels[$0], decimals: 0))")
    }
    let index = named ?? (measure == "Share" ? levels.firstIndex(of: 0.8) : nil)
    guard let index else { return nil }
    let contained = forecasts.filter { $0.intervals[index].contains($0.actual) }.count
    let share = Double(contained) / Double(max(1, forecasts.count))
    return "The \(Wording.percent(levels[index], decimals: 0)) interval contained what came in "
      + "\(contained) of \(forecasts.count) projections: \(contained) / \(forecasts.count) = "
      + "\(Wording.percent(share))."
  }

  /// Scores whose sum says little: what they are, and after whom.
  private static func defined(_ measure: String) -> String {
    switch measure {
    case "sMAPE": "The mean of 2 |projected − actual| / (|projected| + |actual|)."
    case "MASE":
      "The mean of |projected − actual| in mean absolute yearly changes before the origin (Hyndman "
        + "and Koehler, 2006)."
    case "OWA":
      "The mean of two ratios to no change on the same projections: sMAPE and MASE (the M4 "
        + "competition)."
    case "MSIS 80", "MSIS 95":
      "The mean width of the interval and a penalty for values outside, in mean absolute yearly "
        + "changes before the origin (Gneiting and Raftery, 2007)."
    case "CRPS":
      "The mean continuous ranked probability score of the whole distribution, divided by the actual "
        + "value (Gneiting and Raftery, 2007)."
    default: "A score of the projections below."
    }
  }
}

/// Past projections beside what came.
enum JudgedTable {
  /// The most that are listed; of more, those with the largest errors.
  private static let most = 40

  static func table(
    _ forecasts: [JudgedForecast], by contender: TrackRecord.Contender, of record: TrackRecord
  ) -> Table {
    func size(_ forecast: JudgedForecast) -> Double {
      forecast.actual == 0 ? 0 : abs(forecast.error / forecast.actual)
    }
    let isWhole = forecasts.count <= most
    let ranked = forecasts.sorted { size($0) > size($1) }
    let names = Dictionary(
      record.occupations.map { ($0.code.description, $0.shortTitle) }, uniquingKeysWith: { $1 })
    return Table(
      identifier: "judged",
      caption: "\(contender.rawValue.uppercasedFirst): "
        + (isWhole
          ? "each projection beside what came"
          : "the \(most) of \(NumberFormat.count.text(forecasts.count)) projections with the "
            + "largest errors"),
      columns: [
        .init("Occupation"), .init("From", .year), .init("Year", .year),
        .init("Projected", .count), .init("80% interval", .count), .init("Actual", .count),
        .init("Error", .fraction(decimals: 1), showsPlus: true),
      ],
      rows: (isWhole ? forecasts : Array(ranked.prefix(most))).map { forecast in
        [
          .text(names[forecast.series] ?? forecast.series), .number(forecast.origin),
          .number(forecast.origin + forecast.horizon), .jobs(forecast.projected),
          forecast.intervals.first { $0.level == 0.8 }.map(Cell.jobs) ?? .missing,
          .jobs(forecast.actual),
          forecast.actual == 0 ? .missing : .number(forecast.error / forecast.actual),
        ]
      },
      notes: ["Jobs are rounded to ten; errors come from the numbers before rounding."],
      source: "the projections of this run; modality backtest writes their scores as csv or json.")
  }
}
