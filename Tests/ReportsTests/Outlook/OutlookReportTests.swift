import Charts
import Ingest
import LaborSeries
import Projections
import Testing

@testable import Reports

/// The structure of the outlook report, on two occupations of the embedded data.
@Suite struct OutlookReportTests {
  private static func workforce() throws -> WorkforceOutlook {
    let collection = try SeriesCollection.embedded()
    return try WorkforceOutlook(
      of: ["29-2032", "29-2035"].map { try collection.catalogue.occupation(named: $0) },
      in: collection, official: try OfficialProjections.embedded(), through: 2030)
  }

  private static func planning(of workforce: WorkforceOutlook) throws -> PlanningOutlook {
    let official = try OfficialProjections.embedded()
    let lines = try OfficialProjection.embeddedLineItems()
    let record = SeparationRecord(of: lines)
    let openings = try workforce.occupations.map { outlook in
      OpeningsOutlook(
        of: outlook,
        rates: try SeparationRates(for: outlook.occupation, in: official, record: record),
        rounds: official, record: record, drawCount: 400)
    }
    let scenarios = [
      Scenario(
        name: "Fewer exams", summary: "Less is done.",
        assumptions: [Assumption(effect: .productivity(percent: 1), line: 1)], file: "a.yaml"),
      Scenario(
        name: "More training",
        assumptions: [Assumption(effect: .training(percent: 10), line: 1)], file: "b.yaml"),
    ]
    let overviews = try zip(workforce.occupations, openings).map { outlook, openings in
      try ScenarioOverview(
        of: outlook, openings: openings, scenarios: scenarios, rounds: lines,
        population: try OlderPopulationLayout.embedded())
    }
    return PlanningOutlook(
      openings: openings, scenarios: ScenarioPresets(scenarios: scenarios, overviews: overviews))
  }

  private static func headings(_ report: Report, level: Int) -> [Heading] {
    report.blocks.compactMap { block in
      if case .heading(let heading) = block, heading.level == level { return heading }
      return nil
    }
  }

  @Test func sectionsStandInTheirOrderAndOnlyWhereThereIsSomethingToShow() throws {
    let workforce = try Self.workforce()
    let report = try OutlookReport(
      on: workforce, planning: try Self.planning(of: workforce), program: "modality"
    ).report()
    #expect(
      Self.headings(report, level: 2).map(\.label) == [
        "In one minute", "Sonographers", "MRI technologists", "Openings", "Scenarios", "Method",
        "Cautions", "Sources",
      ])
    let parts = Self.headings(report, level: 3).map(\.text)
    let each = ["Projection", "Openings", "Wages", "Published figures"]
    #expect(parts == ["How to read these figures"] + each + each)
  }

  @Test func sectionsAndPartsCanBeChosen() throws {
    let report = try OutlookReport(
      on: try Self.workforce(), program: "modality", sections: [.occupations, .cautions],
      parts: [.wages]
    ).report()
    #expect(
      Self.headings(report, level: 2).map(\.label) == [
        "Sonographers", "MRI technologists", "Cautions",
      ])
    #expect(Self.headings(report, level: 3).map(\.text) == ["Wages", "Wages"])
    let breaks = report.blocks.filter { if case .pageBreak = $0 { true } else { false } }
    #expect(breaks.count == 1)
  }

  @Test func theFirstScreenHoldsIntervalsAndWordsOfProbability() throws {
    let workforce = try Self.workforce()
    let report = try OutlookReport(on: workforce, program: "modality", sections: [.summary])
      .report()
    let table = try #require(report.tables.first)
    #expect(table.rows.count == 2)
    for (row, outlook) in zip(table.rows, OutlookCharts.ordered(workforce)) {
      let chance = outlook.projection.annualGrowth.probability(above: 0)
      #expect(row.contains(.text(Wording.chance(chance).uppercasedFirst)))
      #expect(row.contains { if case .interval = $0.value { true } else { false } })
    }
    let text = MarkdownWriter().text(report)
    #expect(text.contains("not designed as a time series"))
    #expect(text.contains("balanced labor market"))
    #expect(report.figures.count == 1)
  }

  @Test func aScenarioThatChangesNothingIsNamedBelowTheTable() throws {
    let workforce = try Self.workforce()
    let report = try OutlookReport(
      on: workforce, planning: try Self.planning(of: workforce), program: "modality",
      sections: [.scenarios]
    ).report()
    let jobs = try #require(report.tables.first { $0.identifier == "scenario-jobs" })
    #expect(jobs.columns.map(\.name) == ["Occupation", "Baseline", "Fewer exams"])
    #expect(jobs.notes.contains("No difference in the jobs of 2030: More training."))
    #expect(jobs.totalCount == 1)
    let sums = jobs.rows.dropLast().map { Self.number($0[1]) }.reduce(0, +)
    #expect(abs(sums - Self.number(jobs.rows[jobs.rows.count - 1][1])) <= 10)
  }

  @Test func theChartOfScenariosHoldsTheSumsOfTheTable() throws {
    let workforce = try Self.workforce()
    let report = try OutlookReport(
      on: workforce, planning: try Self.planning(of: workforce), program: "modality",
      sections: [.scenarios]
    ).report()
    let table = try #require(report.tables.first { $0.identifier == "scenario-openings" })
    let together = try #require(table.rows.last).dropFirst().map(Self.number)
    let figure = try #require(report.figures.first)
    let total = together[0] + together[1]
    #expect(figure.svg.contains("Baseline: \(NumberFormat.count.text(together[0])) jobs"))
    // The sum of rounded figures may be ten off the rounded sum.
    #expect(
      [-10, 0, 10].contains {
        figure.svg.contains("Fewer exams: \(NumberFormat.count.text(total + $0)) jobs")
      })
    #expect(figure.alternativeText.contains("under “More training”"))
  }

  @Test func everyPageShowsHowItsJobsBecomeThoseOfTheTargetYear() throws {
    let workforce = try Self.workforce()
    let report = try OutlookReport(
      on: workforce, planning: try Self.planning(of: workforce), program: "modality",
      sections: [.occupations], parts: [.openings]
    ).report()
    // On each page the fan, then the steps.
    #expect(report.figures.count == 2 * workforce.occupations.count)
    for (index, figure) in report.figures.enumerated() where index % 2 == 1 {
      #expect(figure.caption.hasSuffix("how the jobs of 2025 become those of 2030"))
      #expect(figure.alternativeText.contains("people leave the labor force"))
      #expect(figure.narrowSVG?.contains("width=\"360\"") == true)
      #expect(!figure.source.isEmpty)
    }
  }

  @Test func everyChartOfThePageSpeaksSpanish() throws {
    let workforce = try Self.workforce()
    let planning = try Self.planning(of: workforce)
    let spanish = OutlookReport(
      on: workforce, planning: planning, program: "modality", language: .spanish,
      sections: [.occupations, .openings], parts: [.openings])
    let page = try spanish.translated()
    #expect(page.untranslated == [])
    for figure in page.report.figures {
      #expect(!figure.svg.contains("Labor force exits"))
      #expect(!figure.svg.contains("Openings filled"))
    }
    #expect(page.report.figures.contains { $0.svg.contains("Puestos cubiertos") })
  }

  private static func number(_ cell: Cell) -> Double {
    if case .number(let number) = cell.value { number } else { .nan }
  }

  @Test func theWholePageIsWellFormedAndEveryHeadingOfATableHasWords() throws {
    let workforce = try Self.workforce()
    let report = try OutlookReport(
      on: workforce, planning: try Self.planning(of: workforce), program: "modality"
    ).report()
    let tree = try PageTree(HTMLWriter().text(report))
    let names = tree.values(of: "id")
    #expect(Set(names).count == names.count)
    #expect(tree.all("th").allSatisfy { !$0.text.isEmpty })
    let levels = tree.all("h1", "h2", "h3", "h4").compactMap { Int($0.name.dropFirst()) }
    for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
    #expect(tree.all("section").count == 8)
  }

  /// The bounds of Mastrandrea and others (IPCC, 2010), table 1.
  @Test(arguments: [
    (0.999, "virtually certain"), (0.99, "virtually certain"), (0.98, "very likely"),
    (0.9, "very likely"), (0.89, "likely"), (0.66, "likely"), (0.5, "about as likely as not"),
    (0.33, "unlikely"), (0.1, "very unlikely"), (0.01, "exceptionally unlikely"),
  ])
  func probabilitiesHaveTheWordsOfTheIPCC(probability: Double, words: String) {
    #expect(Wording.likelihood(probability) == words)
  }

  @Test func whatIsNotCertainIsNotRoundedToBe() {
    #expect(Wording.chance(0.9996) == "virtually certain (over 99%)")
    #expect(Wording.chance(0.0004) == "exceptionally unlikely (under 1%)")
    #expect(Wording.chance(0.84) == "likely (84%)")
  }
}
