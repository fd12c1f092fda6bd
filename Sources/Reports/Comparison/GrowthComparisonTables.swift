import GrowthModels
import LaborSeries
import Projections

/// The tables of a comparison.
struct GrowthComparisonTables {
  let comparison: GrowthComparison

  private var members: [ComparedSeries] { comparison.members }

  var source: String {
    let releases = members.map { $0.series.latest?.release ?? "" }
    let rounds = Set(members.compactMap(\.officialRound)).sorted()
    let official =
      rounds.isEmpty ? "" : " BLS Employment Projections, \(rounds.joined(separator: ", "))."
    return Wording.source(release: releases.last ?? "") + official
  }

  /// The years that probabilities are of: “2025 to 2035”.
  var period: String {
    switch comparison.basis {
    case .observed(let from, let to), .projected(let from, let to): "\(from) to \(to)"
    }
  }

  /// Growth a year, observed and projected, with the ranks that each may have.
  var growth: Table {
    let (from, to) = comparison.historyYears
    let rate = Table.Kind.fraction(decimals: 1)
    let projected = members.contains { $0.projected != nil }
    var columns: [Table.Column] = [
      .init("Compared"), .init("\(from) to \(to)", rate, unit: "a year", showsPlus: true),
      .init("80% interval", rate, showsPlus: true),
    ]
    if projected {
      columns += [
        .init("Projected", rate, unit: "median a year", showsPlus: true),
        .init("80% interval", rate, showsPlus: true), .init("95% interval", rate, showsPlus: true),
        .init("Combined", rate, unit: "median a year", showsPlus: true),
        .init("BLS", rate, unit: "a year", showsPlus: true),
        .init("BLS class", unit: "against the average"),
      ]
    }
    columns += [.init("Ranks"), .init("Fastest", .fraction(decimals: 0), unit: "probability")]
    return Table(
      identifier: "compare-growth", caption: "Growth a year", columns: columns,
      rows: members.indices.map { row($0, showsProjected: projected) },
      notes: [
        "Ranks: those that each may have, all at once, with a probability of "
          + "\(Wording.percent(comparison.ranks.level, decimals: 0)); 1 grows fastest."
      ], source: source)
  }

  private func row(_ index: Int, showsProjected: Bool) -> [Cell] {
    let member = members[index]
    let history = comparison.history[index]
    let flag: Flag? = comparison.historyBreaks[index].isEmpty ? nil : .breakInSeries
    var cells: [Cell] = [
      .text(member.name), .number(history?.annual, flag: history == nil ? .notAvailable : flag),
      history?.annualInterval(level: 0.8).map { .interval($0.lower, $0.upper) } ?? .missing,
    ]
    if showsProjected {
      cells += [
        .number(member.projected?.median),
        Cell(
          lower: member.projected?.interval80.lower, upper: member.projected?.interval80.upper),
        Cell(
          lower: member.projected?.interval95.lower, upper: member.projected?.interval95.upper),
        .number(member.combined), .number(member.official),
        member.officialClass.map { .text(Wording.briefClass($0)) } ?? .missing,
      ]
    }
    let ranks = comparison.ranks.ranks[index]
    let text =
      ranks.count == 1 ? "\(ranks.lowerBound)" : "\(ranks.lowerBound) to \(ranks.upperBound)"
    return cells + [.text(text), .number(comparison.fastest[index])]
  }

  /// The probability that the row grows faster than the column.
  var probabilities: Table {
    Table(
      identifier: "compare-probabilities",
      caption: "Probability that the row grows faster than the column, \(period)",
      columns: [.init("Compared")]
        + members.indices.map { .init("\($0 + 1)", .fraction(decimals: 0)) },
      rows: members.indices.map { row in
        [.text("\(row + 1)  \(members[row].name)")]
          + members.indices.map { column in
            row == column ? .text("–") : .number(comparison.probabilities[row][column])
          }
      },
      notes: ["Columns have the numbers of the rows."], source: source)
  }

  /// What each adds to the growth of all; nil where a figure is missing.
  var contributions: Table? {
    guard !comparison.contributions.isEmpty else { return nil }
    let rate = Table.Kind.fraction(decimals: 1)
    let total = comparison.contributions.reduce((0.0, 0.0)) { sum, part in
      (sum.0 + part.change, sum.1 + part.ofTotalGrowth)
    }
    let shared = comparison.contributions.compactMap(\.nationalShare)
    let shifts = comparison.contributions.compactMap(\.ownShift)
    let hasPace = shared.count == members.count
    var rows = zip(members, comparison.contributions).map { member, part -> [Cell] in
      [
        .text(member.name), .jobs(part.change), .number(part.ofTotalGrowth),
        .rounded(part.nationalShare), .rounded(part.ownShift),
      ]
    }
    rows.append([
      .text("Together"), .jobs(total.0), .number(total.1),
      hasPace ? .jobs(shared.reduce(0, +)) : .missing,
      hasPace ? .jobs(shifts.reduce(0, +)) : .missing,
    ])
    let pace = comparison.nationalGrowth.map {
      "All occupations in the nation: \(Wording.signedPercent($0)) over the same years."
    }
    return Table(
      identifier: "compare-contributions", caption: "What each adds to growth, \(period)",
      columns: [
        .init("Compared"), .init("Change", .count, unit: "jobs", showsPlus: true),
        .init("Of total growth", rate, unit: "percentage points", showsPlus: true),
        .init("At the nation's pace", .count, unit: "jobs", showsPlus: true),
        .init("Own shift", .count, unit: "jobs", showsPlus: true),
      ],
      rows: rows,
      notes: ["Means, so that parts add up."] + [pace].compactMap { $0 }, source: source,
      totalCount: 1)
  }

  /// How steady each was.
  var stability: Table {
    let (from, to) = comparison.historyYears
    return Table(
      identifier: "compare-stability", caption: "How steady each was, \(from) to \(to)",
      columns: [
        .init("Compared"), .init("Volatility", .fraction(decimals: 1), unit: "a year"),
        .init("Without survey error", .fraction(decimals: 1), unit: "at least"),
        .init("Changes", .count), .init("Deepest fall", .fraction(decimals: 1)),
        .init("From"), .init("To"),
      ],
      rows: zip(members, comparison.stability).map { member, own -> [Cell] in
        guard let own else {
          return [.text(member.name)]
            + Array(repeating: Cell(.missing, flag: .notAvailable), count: 6)
        }
        return [
          .text(member.name), .number(own.volatility),
          .number(own.volatilityWithoutSurveyError), .number(own.changes),
          .number(own.drawdown.map { -$0.depth }),
          own.drawdown.map { .text("\($0.peak)") } ?? .missing,
          own.drawdown.map { .text("\($0.trough)") } ?? .missing,
        ]
      },
      notes: ["A fall is from a peak to the lowest figure after it, not across a break."],
      source: source)
  }
}
