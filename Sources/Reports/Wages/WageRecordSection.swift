import Projections

/// What projections of wages made in the past were worth, in two sentences and a table.
struct WageRecordSection {
  let record: WageRecord
  /// The year whose dollars wages were put into.
  let baseYear: Int
  let source: String

  /// The sentences and the table.
  var blocks: [Block] { [.paragraph(sentences), .table(table)] }

  private var wages: String { record.isReal ? "real median wages" : "median wages" }

  private var sentences: String {
    guard let near = record.rows.first, let far = record.rows.last else { return "" }
    let count = record.rows.reduce(0) { $0 + $1.count }
    let (own, still) = (far.meanError(of: .family), far.meanError(of: .noChange))
    func contained(_ row: WageRecord.Row) -> String {
      Wording.percent(row.contained(level: 0.8) ?? .nan, decimals: 0)
    }
    return "In \(Wording.count(count)) projections of \(wages) made again from "
      + "\(record.origins.lowerBound) to \(record.origins.upperBound), the 80% interval contained "
      + "the wage that came in \(contained(near)) of those \(near.horizon) year ahead and "
      + "\(contained(far)) of those \(far.horizon) years ahead. "
      + (still < own
        ? "No change came closer than they did (\(Wording.percent(still)) off "
          + "\(far.horizon) years ahead, against \(Wording.percent(own))): what wages will gain or "
          + "lose is far from sure."
        : "They came closer than no change did (\(Wording.percent(own)) off \(far.horizon) years "
          + "ahead, against \(Wording.percent(still))).")
  }

  private var table: Table {
    let error = Table.Kind.fraction(decimals: 1)
    let share = Table.Kind.fraction(decimals: 0)
    return Table(
      identifier: "wage-record",
      caption: "Median wages projected again from \(record.origins.lowerBound) to "
        + "\(record.origins.upperBound), beside what came",
      columns: [
        .init("Years ahead", .number(decimals: 0)), .init("Projections", .number(decimals: 0)),
        .init("Mean error", error, unit: "these projections"),
        .init("Mean error", error, unit: "no change"),
        .init("Mean error", error, unit: "mean growth continued"),
        .init("In 80% interval", share), .init("In 95% interval", share),
      ],
      rows: record.rows.map { row in
        [.number(Double(row.horizon)), .number(Double(row.count))]
          + WageRecord.Contender.allCases.map { .number(row.meanError(of: $0)) }
          + [0.8, 0.95].map { .number(row.contained(level: $0)) }
      },
      notes: [
        record.isReal
          ? "Errors are those of wages in dollars of \(baseYear), as shares of what came: what "
            + "prices did is no part of them."
          : "Errors are those of wages in current dollars, as shares of what came: what prices did "
            + "is a part of them.",
        "\(record.occupationCount) occupations share the same years and their projections overlap, "
          + "so that their number overstates the evidence.",
      ], source: source)
  }
}
