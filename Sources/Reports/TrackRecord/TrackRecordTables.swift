import Charts
import GrowthModels
import Projections

/// The tables of a scorecard.
struct TrackRecordTables {
  let scorecard: Scorecard
  let source: String

  /// Mean absolute percent error by contender for fixed pairs of years, and the family's coverage.
  var fixed: Table {
    let contenders = TrackRecord.Contender.together.filter(scorecard.record.contenders.contains)
    let hasBLS = contenders.contains(.official)
    let columns =
      [Table.Column("Occupations"), Table.Column("n", .count)]
      + contenders.map { Table.Column($0.rawValue.uppercasedFirst, .fraction(decimals: 1)) }
      + (hasBLS
        ? [Table.Column("Family and BLS against BLS", .fraction(decimals: 1), showsPlus: true)]
        : [])
      + [
        Table.Column("In 80% interval", .count), Table.Column("Share", .fraction(decimals: 1)),
      ]
    return Table(
      identifier: "fixed-years", caption: "Mean absolute percent error from fixed years",
      columns: columns, rows: scorecard.fixed.map { row(of: $0.set, contenders, hasBLS: hasBLS) },
      notes: [
        "Errors are in percent of the actual value. Intervals are those of the averaged family."
      ] + (hasBLS ? ["BLS's growth is prorated where the target is nearer than ten years."] : []),
      source: source)
  }

  private func row(
    of set: ScoredSet, _ contenders: [TrackRecord.Contender], hasBLS: Bool
  ) -> [Cell] {
    func error(_ contender: TrackRecord.Contender) -> Double? {
      set.row(contender)?.scores.meanAbsolutePercentError
    }
    var cells: [Cell] = [.text(set.title.uppercasedFirst), .number(set.count)]
    cells += contenders.map { .number(error($0)) }
    if hasBLS {
      let ratio = error(.combined).flatMap { own in error(.official).map { own / $0 - 1 } }
      cells.append(.number(ratio))
    }
    let coverage = set.row(.family)?.scores.coverage.first { $0.level == 0.8 }
    cells.append(.number(coverage.map { Double($0.contained) }))
    cells.append(.number(coverage?.share))
    return cells
  }

  /// How many values the family's intervals contained, by years ahead.
  func coverage(of set: ScoredSet) -> Table {
    let levels = TrackRecord.Terms.levels.map { Wording.percent($0, decimals: 0) }
    let rows = set.rows.filter { $0.contender == .family }.map { row in
      [.text(row.ahead), .number(row.scores.count)]
        + row.scores.coverage.flatMap { coverage -> [Cell] in
          [.number(coverage.contained), .number(coverage.share)]
        }
    }
    return Table(
      identifier: "coverage-\(set.identifier)",
      caption: "What the intervals contained: \(set.title)",
      columns: [Table.Column("Years ahead"), Table.Column("n", .count)]
        + levels.flatMap { level in
          [
            Table.Column("In \(level) interval", .count),
            Table.Column("Share in \(level)", .fraction(decimals: 1)),
          ]
        },
      rows: rows, source: source)
  }

  /// Error and coverage by years ahead, with and without the growth of the occupation's group.
  func borrowing(of set: ScoredSet) -> Table {
    let rows = set.rows.filter { $0.contender == .family }.map { plain -> [Cell] in
      let borrowed = set.row(.borrowing, horizon: plain.horizon)?.scores
      func both(_ value: (ForecastScores) -> Double?) -> [Cell] {
        [.number(value(plain.scores)), .number(borrowed.flatMap(value))]
      }
      return [.text(plain.ahead), .number(plain.scores.count)]
        + both(\.meanAbsolutePercentError) + both(\.meanAbsoluteLogError)
        + both { $0.coverage.first { $0.level == 0.8 }?.share }
        + both { $0.coverage.first { $0.level == 0.95 }?.share }
    }
    let pairs: [(String, Table.Kind)] = [
      ("Mean abs. error", .fraction(decimals: 1)), ("Mean |log error|", .number(decimals: 4)),
      ("In 80% interval", .fraction(decimals: 1)), ("In 95% interval", .fraction(decimals: 1)),
    ]
    return Table(
      identifier: set.identifier, caption: "Borrowing the growth of a group: \(set.title)",
      columns: [Table.Column("Years ahead"), Table.Column("n", .count)]
        + pairs.flatMap { name, format in
          [Table.Column("\(name), own", format), Table.Column("\(name), borrowing", format)]
        },
      rows: rows,
      notes: [
        "Borrowing centers lasting growth halfway to the mean growth of the occupation's SOC minor "
          + "group, as known at the origin; a group counts where it has three occupations or more."
      ], source: source)
  }

  /// Mean absolute percent error by years ahead and contender.
  func errors(of set: ScoredSet) -> Table {
    let contenders = set.contenders
    let keys = set.rows.filter { $0.contender == contenders.first }
    return Table(
      identifier: "errors-\(set.identifier)",
      caption: "Mean absolute percent error: \(set.title)",
      columns: [Table.Column("Years ahead"), Table.Column("n", .count)]
        + contenders.map { Table.Column($0.rawValue.uppercasedFirst, .fraction(decimals: 1)) },
      rows: keys.map { key in
        [.text(key.ahead), .number(key.scores.count)]
          + contenders.map { contender in
            .number(
              set.row(contender, horizon: key.horizon)?.scores.meanAbsolutePercentError)
          }
      }, source: source)
  }

  /// Every score over all horizons, by contender.
  func scores(of set: ScoredSet) -> Table {
    Table(
      identifier: "scores-\(set.identifier)", caption: "All scores, all horizons: \(set.title)",
      columns: [
        Table.Column("Contender"), Table.Column("n", .count),
        Table.Column("Mean abs. error", .fraction(decimals: 1)),
        Table.Column("Median abs. error", .fraction(decimals: 1)),
        Table.Column("Mean error", .fraction(decimals: 1), showsPlus: true),
        Table.Column("Mean |log error|", .number(decimals: 3)),
        Table.Column("sMAPE", .fraction(decimals: 1)), Table.Column("MASE", .number(decimals: 2)),
        Table.Column("OWA", .number(decimals: 3)), Table.Column("MSIS 80", .number(decimals: 1)),
        Table.Column("MSIS 95", .number(decimals: 1)),
        Table.Column("CRPS", .fraction(decimals: 1)),
        Table.Column("In 80% interval", .fraction(decimals: 1)),
        Table.Column("In 95% interval", .fraction(decimals: 1)),
      ],
      rows: set.contenders.compactMap { set.row($0) }.map(Self.scores),
      notes: [
        "MASE, MSIS: in mean absolute yearly changes before the origin. OWA: against no change. "
          + "CRPS: in percent of the actual value.",
        "The intervals of no change, the line, drift and BLS are those of their own past or stated "
          + "errors.",
      ], source: source)
  }

  private static func scores(_ row: ScoredSet.Row) -> [Cell] {
    let scores = row.scores
    func coverage(_ level: Double) -> ForecastScores.Coverage? {
      scores.coverage.first { $0.level == level }
    }
    return [
      .text(row.contender.rawValue.uppercasedFirst), .number(scores.count),
      .number(scores.meanAbsolutePercentError), .number(scores.medianAbsolutePercentError),
      .number(scores.meanPercentError), .number(scores.meanAbsoluteLogError),
      .number(scores.symmetricPercentError), .number(scores.meanAbsoluteScaledError),
      .number(scores.overallWeightedAverage),
      .number(coverage(0.8)?.meanScaledIntervalScore),
      .number(coverage(0.95)?.meanScaledIntervalScore),
      .number(scores.meanRelativeRankedProbabilityScore), .number(coverage(0.8)?.share),
      .number(coverage(0.95)?.share),
    ]
  }
}

extension ScoredSet.Row {
  /// The years ahead, or that they are all together.
  var ahead: String { horizon.map { String($0) } ?? "All" }
}
