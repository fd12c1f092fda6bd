import GrowthModels
import Projections

/// The scores of every set in long form: one row for a set, a contender and a horizon.
///
/// Shares and errors are fractions. Every number is rounded to four decimals, so that the
/// same figures come out on machines whose last digits differ.
public struct ScoreRows: Sendable {
  /// The names of the columns, in order.
  public static let columnNames =
    ["set", "title", "occupations", "first_origin", "last_origin", "contender", "horizon", "n"]
    + measures.map(\.name)
    + TrackRecord.Terms.levels.flatMap { level in
      let percent = Int((level * 100).rounded())
      return ["contained\(percent)", "coverage\(percent)"]
    }

  private static let measures: [(name: String, value: @Sendable (ForecastScores) -> Double)] = [
    ("mape", \.meanAbsolutePercentError),
    ("median_ape", \.medianAbsolutePercentError),
    ("mean_percent_error", \.meanPercentError),
    ("mean_abs_log_error", \.meanAbsoluteLogError),
    ("smape", \.symmetricPercentError),
    ("mase", \.meanAbsoluteScaledError),
    ("owa", \.overallWeightedAverage),
    ("msis80", { $0.intervalScore(level: 0.8) }),
    ("msis95", { $0.intervalScore(level: 0.95) }),
    ("crps_scaled", \.meanScaledRankedProbabilityScore),
    ("crps_relative", \.meanRelativeRankedProbabilityScore),
  ]

  private enum Value {
    case text(String)
    case integer(Int?)
    case number(Double)
  }

  private let rows: [[Value]]

  /// The rows of some sets, in their order.
  public init(_ sets: [ScoredSet]) {
    rows = sets.flatMap { set in set.rows.map { Self.values(of: $0, in: set) } }
  }

  /// The rows as delimited text, with a header.
  public func delimitedText(_ dialect: DelimitedDialect = .rfc4180) -> String {
    dataRows.delimitedText(dialect)
  }

  /// The rows, named `scores`.
  public var dataRows: DataRows {
    DataRows(
      identifier: "scores",
      columns: Self.columnNames.map { DataRows.Column($0, Self.kind(of: $0)) },
      fields: rows.map { row in
        row.map { value -> DelimitedDialect.Field in
          switch value {
          case .text(let text): .text(text)
          case .integer(let number): .number(number.map(Double.init))
          case .number(let number): .number(number.isFinite ? number : nil)
          }
        }
      }, records: records)
  }

  private static func kind(of column: String) -> Table.Kind {
    switch column {
    case "set", "title", "contender": .text
    case "first_origin", "last_origin": .year
    case "occupations", "horizon", "n": .count
    default: column.hasPrefix("contained") ? .count : .number(decimals: 4)
    }
  }

  /// The rows as JSON objects.
  public var records: [JSONValue] {
    rows.map { row in
      .object(
        zip(Self.columnNames, row).map { name, value in
          switch value {
          case .text(let text): JSONValue.Member(name, .string(text))
          case .integer(let number):
            JSONValue.Member(name, number.map { .integer($0) } ?? .null)
          case .number(let number): JSONValue.Member(name, .number(number))
          }
        })
    }
  }

  private static func values(of row: ScoredSet.Row, in set: ScoredSet) -> [Value] {
    let scores = row.scores
    return [
      .text(set.identifier), .text(set.title), .integer(set.occupationCount),
      .integer(set.origins.first), .integer(set.origins.last),
      .text(row.contender.rawValue), .integer(row.horizon), .integer(scores.count),
    ] + measures.map { .number($0.value(scores).rounded(toDecimals: 4)) }
      + scores.coverage.flatMap { coverage -> [Value] in
        [.integer(coverage.contained), .number(coverage.share.rounded(toDecimals: 4))]
      }
  }
}

extension ForecastScores {
  /// The mean scaled interval score of one level; not a number for a level that was not judged.
  fileprivate func intervalScore(level: Double) -> Double {
    coverage.first { $0.level == level }?.meanScaledIntervalScore ?? .nan
  }
}
