import GrowthModels
import LaborSeries
import Projections

/// What issued projections turned out to be worth.
public struct ArchiveScoreReport: Sendable {
  public let score: ArchiveScore
  /// Where the archive lies.
  public let archive: String

  /// A report on one archive.
  public init(on score: ArchiveScore, of archive: String) {
    self.score = score
    self.archive = archive
  }

  /// The report as blocks: the verdict, a line for each source, each projection beside what came.
  public var report: Report {
    Report(
      title: "Issued projections and what came",
      blocks: [.paragraph(sentence), .table(sources), .table(outcomes)])
  }

  /// The verdict in one or two sentences.
  public var sentence: String {
    let own = score.lines.first { $0.source == .record }
    let naive = score.lines.first { $0.source == .noChange }
    var text =
      "Of \(score.outcomes.count + score.pending) issued figures \(score.outcomes.count) have been "
      + "observed since."
    if let coverage = own?.coverage.first(where: { $0.level == 0.8 }) {
      text +=
        " Of \(coverage.of) 80% intervals of the record's growth \(coverage.contained) contained "
        + "what came."
    }
    if let own, let naive, naive.meanAbsolutePercentageError > 0 {
      let ratio = own.meanAbsolutePercentageError / naive.meanAbsolutePercentageError - 1
      text +=
        " Its mean absolute error was \(Wording.percent(own.meanAbsolutePercentageError)), "
        + "\(Wording.percent(abs(ratio), decimals: 0)) \(ratio < 0 ? "below" : "above") that of no "
        + "change."
    }
    return text
  }

  static func name(of source: IssuedProjection.Source) -> String {
    switch source {
    case .record: "The record's growth"
    case .combined: "Record and BLS combined"
    case .official: "BLS's growth"
    case .noChange: "No change"
    case .drift: "Random walk with drift"
    }
  }

  private var sources: Table {
    Table(
      identifier: "archive-sources", caption: "Error by source, on what every source projected",
      columns: [
        .init("Source"), .init("Figures", .count),
        .init("Mean absolute", .fraction(decimals: 1), unit: "error"),
        .init("Median absolute", .fraction(decimals: 1), unit: "error"),
        .init("Mean log error", .number(decimals: 4)),
        .init("CRPS", .fraction(decimals: 2), unit: "of what came"), .init("50%"), .init("80%"),
        .init("95%"),
      ],
      rows: score.lines.map { line in
        [
          .text(Self.name(of: line.source)), .number(line.count),
          .number(line.meanAbsolutePercentageError), .number(line.medianAbsolutePercentageError),
          .number(line.meanLogError), .number(line.relativeCRPS),
        ]
          + ArchiveScore.levels.map { level in
            line.coverage.first { $0.level == level }
              .map { .text("\($0.contained) of \($0.of)") } ?? .text("a point")
          }
      },
      notes: [
        "Coverage is how many intervals contained what came. The CRPS of a point is its absolute "
          + "error. What came has a survey error of its own."
      ], source: source)
  }

  private var outcomes: Table {
    Table(
      identifier: "archive-outcomes", caption: "Each projection of the record beside what came",
      columns: [
        .init("Occupation"), .init("From", .year), .init("Year", .year),
        .init("Projected", .count), .init("80% interval", .count), .init("Observed", .count),
        .init("Error", .fraction(decimals: 1), showsPlus: true), .init("Inside 80%"),
      ],
      rows: score.outcomes.filter { $0.issued.source == .record }.map { outcome in
        let interval = outcome.issued.interval(level: 0.8)
        return [
          .text(outcome.issued.title), .number(outcome.issued.baseYear),
          .number(outcome.issued.year), .jobs(outcome.issued.median),
          Cell(
            lower: interval.map { Wording.tens($0.lower) },
            upper: interval.map { Wording.tens($0.upper) }),
          .jobs(outcome.observed), .number(outcome.relativeError),
          .text(outcome.isContained(level: 0.8) == true ? "yes" : "no"),
        ]
      },
      notes: ["An error is projected less observed, as a fraction of what was observed."],
      source: source)
  }

  private var source: String {
    let release = score.outcomes.map(\.release).max() ?? ""
    return "\(archive); BLS Occupational Employment and Wage Statistics, to \(release)."
  }

  /// Each issued figure that has been observed, in long form.
  public var rows: [TidyTable.Row] {
    score.outcomes.map { outcome in
      TidyTable.Row(
        soc: outcome.issued.code.description, title: outcome.issued.title,
        area: outcome.issued.area, year: outcome.issued.year,
        measure: "relative_error_from_\(outcome.issued.baseYear)",
        estimate: outcome.relativeError.rounded(toDecimals: 6),
        kind: "score: \(outcome.issued.source.rawValue)")
    }
  }
}
