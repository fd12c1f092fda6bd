import Charts
import GrowthModels
import LaborSeries
import Projections

/// The growth of several occupations or areas side by side, for a terminal or a page of its own.
public struct GrowthComparisonReport: Sendable {
  public let comparison: GrowthComparison

  /// A report on one comparison.
  public init(on comparison: GrowthComparison) {
    self.comparison = comparison
  }

  private var tables: GrowthComparisonTables { GrowthComparisonTables(comparison: comparison) }
  private var names: [String] { comparison.members.map(\.name) }

  /// The report as blocks: what can be told apart, growth, probabilities, parts, steadiness.
  public var report: Report {
    Report(title: title, blocks: sentences.map { .paragraph($0) } + blocks)
  }

  /// Where the figures come from.
  var source: String { tables.source }

  /// The tables, and how they came about.
  var blocks: [Block] {
    var blocks: [Block] = [.table(tables.growth), .table(tables.probabilities)]
    if let contributions = tables.contributions { blocks.append(.table(contributions)) }
    blocks += [.table(tables.stability), .paragraph(method)]
    return blocks
  }

  private var title: String {
    guard names.count <= 3 else { return "Growth compared, \(tables.period)" }
    return "\(Wording.list(names)): growth \(tables.period)"
  }

  /// What can be told apart, in words: two are named, several are grouped.
  public var sentences: [String] {
    if names.count == 2 { return [pairSentence] }
    return [leaderSentence, groupSentence]
  }

  private var isProjected: Bool {
    if case .projected = comparison.basis { true } else { false }
  }

  private var pairSentence: String {
    let likely = comparison.probabilities[0][1]
    let (plural, verb) = (names, isProjected ? "is projected" : "was")
    let percent = { (share: Double) in Wording.percent(share, decimals: 0) }
    if likely > 0.9 || likely < 0.1 {
      let (ahead, behind) = likely > 0.5 ? (0, 1) : (1, 0)
      return "Growth \(verb) faster for \(plural[ahead]) than for \(plural[behind]) "
        + "(probability \(percent(max(likely, 1 - likely))))."
    }
    return "The growth of \(plural[0]) and of \(plural[1]) is not distinguishable: the probability "
      + "that the first grows faster is \(percent(likely))."
  }

  private var leaderSentence: String {
    let leader = names.indices.max { comparison.fastest[$0] < comparison.fastest[$1] } ?? 0
    let tied = names.indices.filter { comparison.ranks.ranks[$0].lowerBound == 1 }
    var text =
      "Fastest growth \(isProjected ? "is" : "was") most likely that of \(names[leader]) among the "
      + "\(Wording.small(names.count)) (probability "
      + "\(Wording.percent(comparison.fastest[leader], decimals: 0)))"
    text +=
      tied.count == 1
      ? ", and no other can be first at the \(level) level."
      : "; at the \(level) level "
        + (tied.count == names.count
          ? "any of them" : "any of \(Wording.small(tied.count))") + " may be first."
    return text
  }

  private var groupSentence: String {
    let groups = comparison.ranks.groups.filter { $0.count > 1 }
    guard !groups.isEmpty else { return "Each can be told from each other at the \(level) level." }
    if groups.contains(where: { $0.count == names.count }) {
      return "None of them can be told from another at the \(level) level."
    }
    let words = groups.map { group in Wording.list(group.map { names[$0] }) }
    return "Not to be told apart at the \(level) level: " + words.joined(separator: "; ") + "."
  }

  private var level: String { Wording.percent(comparison.ranks.level, decimals: 0) }

  private var method: String {
    let order =
      isProjected
      ? "Probabilities and ranks come from joint draws of the levels, which go together as the "
        + "yearly changes of the series did (ranks of whole paths are paired; Iman and Conover, "
        + "1982); series of fewer than nine observations are drawn on their own."
      : "Probabilities and ranks come from the survey errors of both years, independent between "
        + "occupations."
    return order + " Rank sets hold all at once with a probability of \(level) (Mogstad, Romano, "
      + "Shaikh and Wilhelm, 2024). The own shift is the change beyond growth at the pace of all "
      + "occupations in the nation (shift-share; Dunn, 1960). Volatility is the standard deviation "
      + "of log changes between neighboring years, breaks left out; the second figure takes away "
      + "what survey error alone would bring, as if errors of neighboring years were independent, "
      + "which they are not: it is a lower bound."
  }
}

extension GrowthComparisonReport {
  /// Growth rates with their intervals, as an SVG document.
  ///
  /// - Throws: `ChartError` when it cannot be drawn.
  public func growthChart(width: Int = 760) throws(ChartError) -> String {
    try IntervalChart(
      text: ChartText(
        identifier: "compare-growth", title: title,
        subtitle: "Percent a year"
          + (isProjected
            ? ", with 80% and 95% prediction intervals" : ", with 80% and 95% intervals"),
        footer: "Source: " + tables.source + brokenRemark,
        description: sentences.joined(separator: " "), unit: "a year"),
      rows: comparison.members.indices.compactMap(chartRow),
      names: IntervalChart.Names(
        value: isProjected ? "Projected" : "Observed",
        history: "\(comparison.historyYears.from) to \(comparison.historyYears.to)",
        official: "BLS projection")
    ).svg(width: width)
  }

  /// The probabilities of each pair, as an SVG document.
  ///
  /// - Throws: `ChartError` when it cannot be drawn, for more than nine members among others.
  public func matrixChart(width: Int = 760) throws(ChartError) -> String {
    try matrix().svg(width: width)
  }

  func matrix() throws(ChartError) -> ProbabilityMatrixChart {
    try ProbabilityMatrixChart(
      text: ChartText(
        identifier: "compare-probabilities",
        title: "Who grows faster: the row or the column?",
        subtitle: "Probability in percent that the row grows faster than the column, "
          + tables.period,
        footer: "Bold: above 90 or below 10. Source: " + tables.source,
        description: sentences.joined(separator: " ")),
      names: names, probabilities: comparison.probabilities)
  }

  /// Why a member has no mark of its past growth.
  private var brokenRemark: String {
    let hasGap = members.contains { !comparison.historyBreaks[$0].isEmpty }
    return isProjected && hasGap
      ? " Past growth is left out where a break lies in it." : ""
  }

  private var members: Range<Int> { comparison.members.indices }

  private func chartRow(_ index: Int) -> IntervalChart.Row? {
    let member = comparison.members[index]
    let history = comparison.history[index]
    let isUnbroken = comparison.historyBreaks[index].isEmpty
    func bar(_ level: Double, _ interval: PredictionInterval?) -> IntervalChart.Interval? {
      interval.map {
        IntervalChart.Interval(level: level, lower: $0.lower * 100, upper: $0.upper * 100)
      }
    }
    if let growth = member.projected {
      return IntervalChart.Row(
        name: member.name, value: growth.median * 100,
        intervals: [bar(0.8, growth.interval80), bar(0.95, growth.interval95)].compactMap { $0 },
        history: isUnbroken ? history.map { $0.annual * 100 } : nil,
        official: member.official.map { $0 * 100 }, remark: Wording.signedPercent(growth.median))
    }
    guard let history else { return nil }
    return IntervalChart.Row(
      name: member.name, value: history.annual * 100,
      intervals: [0.8, 0.95].compactMap { bar($0, history.annualInterval(level: $0)) },
      remark: Wording.signedPercent(history.annual))
  }
}
