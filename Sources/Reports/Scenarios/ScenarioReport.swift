import Charts
import GrowthModels
import LaborSeries
import Projections

/// A scenario beside the baseline, for a terminal or a page of its own.
public struct ScenarioReport: Sendable {
  public let projections: [ScenarioProjection]
  /// The language of words and numbers.
  public let language: Language

  /// A report on one scenario for some occupations.
  ///
  /// - Precondition: `projections` is not empty and all are of one scenario.
  public init(on projections: [ScenarioProjection], in language: Language = .english) {
    precondition(!projections.isEmpty, "at least one occupation")
    self.projections = projections
    self.language = language
  }

  private var words: Translator {
    Translator(to: language, on: projections.map(\.outlook.occupation))
  }

  private var scenario: Scenario { projections[0].scenario }
  private var targetYear: Int { projections[0].outlook.projection.target.year }

  /// The report as blocks: what is assumed, what comes of it, what each assumption adds, what
  /// matters most.
  ///
  /// - Throws: `ChartError` when a chart cannot be drawn.
  public func report() throws(ChartError) -> Report { try translated().report }

  /// The report, and those of its texts for which there are no words in its language.
  ///
  /// - Throws: `ChartError` when a chart cannot be drawn.
  public func translated() throws(ChartError) -> (report: Report, untranslated: [String]) {
    let english = try self.english()
    guard language != .english else { return (english, []) }
    var words = self.words
    let report = words.report(english)
    return (report, words.untranslated)
  }

  /// The report in English, with charts in its language.
  private func english() throws(ChartError) -> Report {
    var blocks: [Block] = []
    if !scenario.summary.isEmpty { blocks.append(.paragraph(scenario.summary)) }
    blocks += [.paragraph(Self.wording)]
    if !scenario.assumptions.isEmpty { blocks.append(.table(assumptions)) }
    blocks.append(.table(outcomes))
    for projection in projections where !scenario.assumptions.isEmpty {
      blocks.append(.table(causes(projection)))
      blocks.append(.figure(try tornado(projection)))
    }
    if projections.contains(where: { !$0.declared.isEmpty }) { blocks.append(.table(declared)) }
    if projections.contains(where: { $0.targetWage != nil }) { blocks.append(.table(wages)) }
    return Report(title: "Scenario: \(scenario.name), to \(targetYear)", blocks: blocks)
  }

  static let wording =
    "A scenario says what would follow from its assumptions, given the record; it gives them no "
    + "probability. Intervals are those of the record's growth and of the rates, carried through "
    + "the same draws as the baseline; an assumption itself is taken as it is."

  private var assumptions: Table {
    Table(
      identifier: "assumptions", caption: "Assumptions",
      columns: [
        .init("Assumption"), .init("Range"), .init("Line of the file", .count), .init("Basis"),
      ],
      rows: scenario.assumptions.map { assumption in
        [
          .text(assumption.effect.words.uppercasedFirst),
          .text(assumption.range.map { "\($0.low.words) to \($0.high.words)" } ?? "none given"),
          assumption.line > 0 ? .number(assumption.line) : .missing,
          .text(assumption.basis.isEmpty ? "none given" : assumption.basis),
        ]
      }, source: scenario.file + ".")
  }

  private var outcomes: Table {
    Table(
      identifier: "outcomes",
      caption: "Employment in \(targetYear) and openings a year, baseline and scenario",
      columns: [
        .init("Occupation"), .init("Employment", .count, unit: "baseline, mean"),
        .init("Scenario", .count, unit: "mean"), .init("80% interval", .count),
        .init("Openings a year", .count, unit: "baseline, mean"),
        .init("Scenario", .count, unit: "mean"), .init("80% interval", .count),
      ],
      rows: projections.map { projection in
        let target = ScenarioReport.employment(projection.outcome)
        let openings = projection.outcome.averageYear.openings
        return [
          .text(projection.outlook.occupation.shortTitle),
          .jobs(projection.baselineMeans.employment), .jobs(projection.outcomeMeans.employment),
          .jobs(target.interval(level: 0.80)), .jobs(projection.baselineMeans.openings),
          .jobs(projection.outcomeMeans.openings), .jobs(openings.interval80),
        ]
      },
      notes: [
        "Means, so that parts add up; the median of employment is a little lower. The self-employed "
          + "are not counted."
      ], source: source)
  }

  static func employment(_ openings: OpeningsProjection) -> DrawnDistribution {
    DrawnDistribution(openings.employment.paths.map { $0[$0.count - 1] })
  }

  private func causes(_ projection: ScenarioProjection) -> Table {
    let total = projection.outcomeMeans
    let start = projection.baselineMeans
    func row(_ name: String, _ employment: Double, _ openings: Double, _ sum: Double) -> [Cell] {
      [.text(name), .jobs(employment), .jobs(openings), .jobs(sum)]
    }
    return Table(
      identifier: "causes-\(projection.outlook.occupation.code)",
      caption: "\(projection.outlook.occupation.shortTitle): what each assumption adds",
      columns: [
        .init("Step"), .init("Employment \(targetYear)", .count, showsPlus: false),
        .init("Openings a year", .count), .init("Openings in all", .count),
      ],
      rows: [row("Baseline", start.employment, start.openings, start.cumulativeOpenings)]
        + projection.causes.map { cause in
          row(
            cause.assumption.effect.words.uppercasedFirst, cause.difference.employment,
            cause.difference.openings, cause.difference.cumulativeOpenings)
        }
        + [row("Scenario", total.employment, total.openings, total.cumulativeOpenings)],
      notes: [
        "Each step is taken after those above it, in the order of the file; the steps add up before "
          + "rounding to ten."
      ], source: source)
  }

  /// What matters most for employment of one occupation, as a tornado.
  func tornado(_ projection: ScenarioProjection, width: Int = 760) throws(ChartError) -> Figure {
    let english = try tornadoChart(projection)
    let chart = try words.translated(english)
    let narrow = try chart.svg(width: 360)
    return Figure(
      caption: "\(projection.outlook.occupation.shortTitle): what moves employment most",
      svg: try chart.svg(width: width), narrowSVG: narrow,
      alternativeText: english.text.description, source: source)
  }

  /// The tornado of one occupation.
  ///
  /// - Throws: `ChartError` when it cannot be drawn.
  public func tornadoChart(_ projection: ScenarioProjection) throws(ChartError) -> TornadoChart {
    let occupation = projection.outlook.occupation
    // What does not touch employment (rates, wages, training) has no bar in a chart of employment.
    let moving = projection.sensitivities.filter { $0.employment.low != $0.employment.high }
    let rows = moving.map { bar in
      TornadoChart.Row(
        name: bar.name.replacing("_", with: " ").uppercasedFirst,
        low: bar.employment.low, high: bar.employment.high,
        remark: "\(Wording.jobs(bar.employment.low)) to \(Wording.jobs(bar.employment.high))")
    }
    let widest = projection.sensitivities.first?.name.replacing("_", with: " ") ?? ""
    return try TornadoChart(
      text: ChartText(
        identifier: "tornado-\(occupation.code)",
        title: "\(occupation.shortTitle): what moves employment in \(targetYear) most",
        subtitle: "Jobs under “\(scenario.name)”, one thing moved at a time",
        footer: "Source: " + source,
        description: "Employment of \(Wording.jobs(projection.outcomeMeans.employment)) jobs in "
          + "\(targetYear); \(widest) moves it most.", unit: "jobs"),
      center: projection.outcomeMeans.employment, centerName: "Scenario", rows: rows)
  }

  private var declared: Table {
    Table(
      identifier: "declared", caption: "Modalities that the user declared",
      columns: [
        .init("Modality"), .init("Counted in"), .init("Share", .fraction(decimals: 1)),
        .init("Standard error", .fraction(decimals: 1)), .init("Base", .count, unit: "mean"),
        .init("\(targetYear)", .count, unit: "mean"), .init("80% interval", .count),
        .init("Source"),
      ],
      rows: projections.flatMap { projection in
        projection.declared.map { declared in
          [
            .text("\(declared.modality.name) (user-supplied)"),
            .text(projection.outlook.occupation.shortTitle), .number(declared.modality.share),
            .number(declared.modality.standardError), .jobs(declared.base.mean),
            .jobs(declared.target.mean), .jobs(declared.target.interval80),
            .text(declared.modality.source),
          ]
        }
      },
      notes: [
        "The share is the user's and is held constant; its error is drawn with the employment of "
          + "the occupation. BLS publishes no figure for it."
      ], source: scenario.file + ".")
  }

  private var wages: Table {
    Table(
      identifier: "scenario-wages", caption: "Median wage as assumed",
      columns: [
        .init("Occupation"), .init("Latest", .dollars(decimals: 0), unit: "a year"),
        .init("\(targetYear)", .dollars(decimals: 0), unit: "dollars of that year"),
      ],
      rows: projections.compactMap { projection in
        guard let wage = projection.targetWage else { return nil }
        return [
          .text(projection.outlook.occupation.shortTitle),
          .number(projection.outlook.projection.base.wages.annual.median.number),
          .number((wage / 10).rounded() * 10),
        ]
      }, source: source)
  }

  private var source: String {
    Wording.source(release: projections[0].outlook.projection.base.release)
      + " Assumptions: \(scenario.file)."
  }
}
