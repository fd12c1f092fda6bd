import Charts
import GrowthModels
import LaborSeries
import Projections

/// The scorecard for people: what the intervals contained, how large the errors were, and how both
/// compare with simpler methods and with BLS.
public struct TrackRecordReport: Sendable {
  /// The scores.
  public let scorecard: Scorecard
  /// What was judged, in words: “the imaging modalities”.
  public let subject: String
  /// Where the observed figures come from.
  public let source: String
  /// The program and its version, for the colophon.
  public let program: String

  /// A report on one scorecard.
  public init(on scorecard: Scorecard, subject: String, source: String, program: String) {
    self.scorecard = scorecard
    self.subject = subject
    self.source = source
    self.program = program
  }

  /// The charts of the record: coverage by horizon, and error by horizon.
  public var charts: TrackRecordCharts { TrackRecordCharts(scorecard: scorecard, source: source) }

  /// The report as blocks, with its charts.
  ///
  /// - Throws: `ChartError` when a chart cannot be drawn.
  public func report() throws(ChartError) -> Report {
    let tables = TrackRecordTables(scorecard: scorecard, source: source)
    var blocks: [Block] = scorecard.rolling.map { .paragraph(Self.sentence(of: $0)) }
    blocks.append(.callout(caution))
    if !scorecard.fixed.isEmpty {
      blocks += [.heading(2, "Fixed years", anchor: "fixed"), .table(tables.fixed)]
    }
    blocks.append(.heading(2, "What the intervals contained", anchor: "coverage"))
    if let coverage = try charts.coverage() {
      blocks.append(.figure(try figure(coverage, path: TrackRecordCharts.coveragePath)))
    }
    blocks += scorecard.rolling.map { .table(tables.coverage(of: $0)) }
    blocks.append(.heading(2, "How large the errors were", anchor: "errors"))
    if let errors = try charts.errors() {
      blocks.append(.figure(try figure(errors, path: TrackRecordCharts.errorPath)))
    }
    blocks += (scorecard.beside + scorecard.rolling).map { .table(tables.errors(of: $0)) }
    blocks += (scorecard.rolling + scorecard.beside).filter { $0.horizons.count > 1 }
      .map { .table(tables.scores(of: $0)) }
    if !scorecard.borrowing.isEmpty {
      blocks.append(.heading(2, "What borrowing from a group does", anchor: "borrowing"))
      blocks += scorecard.borrowing.map { .paragraph(Self.borrowingSentence(of: $0)) }
      blocks += scorecard.borrowing.map { .table(tables.borrowing(of: $0)) }
    }
    blocks.append(.heading(2, "How it was judged", anchor: "method"))
    blocks.append(.list(TextList(items: method.map { [.text($0)] })))
    return Report(
      title: "Track record: \(subject)",
      summary: "Projections made as if in the past, from what was known then, beside what came.",
      release: "Data: \(source)", blocks: blocks,
      colophon: "Written by \(program). Figures of the Bureau of Labor Statistics are in the "
        + "public domain; projections and intervals are not BLS's.")
  }

  private func figure(_ chart: HorizonChart, path: String) throws(ChartError) -> Figure {
    Figure(
      caption: chart.text.title, svg: try chart.svg(width: OutlookCharts.width),
      narrowSVG: try chart.svg(width: OutlookCharts.narrowWidth),
      alternativeText: chart.text.description, source: source, path: path)
  }

  /// What the intervals of a set contained, with counts.
  static func sentence(of set: ScoredSet) -> String {
    guard let scores = set.row(.family)?.scores, let first = set.origins.first,
      let last = set.origins.last, let nearest = set.horizons.first,
      let furthest = set.horizons.last
    else { return "" }
    let contained = scores.coverage.filter { $0.level > 0.5 }.map { coverage in
      "the \(Wording.percent(coverage.level, decimals: 0)) interval contained what came in "
        + "\(NumberFormat.count.text(coverage.contained)) "
        + "(\(Wording.percent(coverage.share)))"
    }
    let ahead = nearest == furthest ? "\(nearest)" : "\(nearest) to \(furthest)"
    return "\(set.title.uppercasedFirst): of \(NumberFormat.count.text(scores.count)) projections "
      + "made this way from \(first) to \(last), \(ahead) years ahead, "
      + "\(Wording.list(contained)). The median error was "
      + "\(Wording.percent(scores.medianAbsolutePercentError)) either way."
  }

  /// Whether the family did better with its group's growth, with the figures that say so.
  static func borrowingSentence(of set: ScoredSet) -> String {
    guard let own = set.row(.family)?.scores, let borrowed = set.row(.borrowing)?.scores else {
      return ""
    }
    let lower = set.horizons.filter { horizon in
      guard let own = set.row(.family, horizon: horizon)?.scores,
        let borrowed = set.row(.borrowing, horizon: horizon)?.scores
      else { return false }
      return borrowed.meanAbsolutePercentError < own.meanAbsolutePercentError
    }
    func error(_ scores: ForecastScores) -> String {
      Wording.percent(scores.meanAbsolutePercentError, decimals: 2)
    }
    func share(_ scores: ForecastScores) -> String {
      Wording.percent(scores.coverage.first { $0.level == 0.8 }?.share ?? 0)
    }
    return "\(set.title.uppercasedFirst): over \(NumberFormat.count.text(own.count)) projections "
      + "the mean absolute error was \(error(borrowed)) with it and \(error(own)) without; it was "
      + "lower with it at \(lower.count) of \(set.horizons.count) horizons. The 80% interval "
      + "contained \(share(borrowed)) with it and \(share(own)) without."
  }

  private var caution: Callout {
    Callout(
      title: "Counts overstate the evidence",
      paragraphs: [
        [
          .text(
            "Projections from neighboring years share most of their past and of their future, "
              + "occupations share the shocks of a year, and OEWS estimates of neighboring years "
              + "share sample. The counts are far larger than the number of independent trials.")
        ]
      ])
  }

  private var method: [String] {
    let terms = scorecard.record.terms
    let floor = NumberFormat.count.text(terms.leastJobs)
    var items = [
      "Each occupation was projected from every year with at least \(terms.fewestPoints) "
        + "observations up to then\(terms.leastJobs > 0 ? " and at least \(floor) jobs" : ""), "
        + "with those observations alone, and compared with the estimates published later. An "
        + "error is projected less actual, in percent of the actual value.",
      "What is projected is the figure that the survey publishes, so the last survey error known is "
        + "in the interval. Figures are judged as published: a redefinition that came later counts "
        + "as an error of everyone who projected before it.",
      "No change is the last value. Constant share is the last share of all occupations times the "
        + "projection of their total by the averaged family. The ten-year line is a least-squares "
        + "line through the last ten years. Drift continues the mean change of the logarithm.",
      "All contenders of a table are judged on the same projections.",
    ]
    if scorecard.record.contenders.contains(.official) {
      items.append(
        "BLS projects ten years from the base year of a round, with the self-employed. Its growth "
          + "is put on the OEWS level of that year, and for shorter horizons it is prorated at a "
          + "constant rate a year. Line items were matched by code and title. An error of "
          + "\(Wording.decimal(OfficialRounds.statedDeviation, 2)) in the logarithm over ten years, "
          + "√(h/10) of it over h, is taken for every round; no round at hand had been completed "
          + "before the first was judged from which it could be estimated.")
    }
    let refused = Set(
      scorecard.record.failures.filter { $0.contender == AveragedFamily().name }.map(\.series))
    if !refused.isEmpty {
      items.append(
        "Not projected from one origin or more by the averaged family: "
          + "\(Wording.list(refused.sorted())).")
    }
    return items
  }
}
