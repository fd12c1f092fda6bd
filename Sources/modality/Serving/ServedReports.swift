import LaborSeries
import Projections
import Reports

/// The reports that a query can ask for, made from figures that are read once.
struct ServedReports: Sendable {
  let choices: OutlookChoices
  private let data: OutlookData
  private let lineItems: [LaborSeries.OfficialProjection]
  /// The pages last made, for the downloads that follow them.
  private let pages: Memo<OutlookQuery, ServedPage>
  private let allFiles: Memo<OutlookQuery, [OutputFile]>

  /// Reports on some figures.
  ///
  /// - Parameters:
  ///   - data: The figures.
  ///   - pageCount: How many pages are held for the downloads that follow them.
  /// - Throws: what reading the figures throws.
  init(data: OutlookData, pageCount: Int) throws {
    var data = data
    data.memory = OutlookMemory()
    self.data = data
    pages = Memo(limit: pageCount)
    allFiles = Memo(limit: pageCount / 4)
    lineItems = try data.lines()
    choices = try OutlookChoices(data: data, areas: AreaFigures(data: data).lookup)
  }

  /// The report of a query, as `modality report` writes it for the same choices.
  ///
  /// - Throws: what `modality report` would say on standard error.
  func page(_ query: OutlookQuery) throws -> ServedPage {
    try pages.value(for: query) { try made(query) }
  }

  private func made(_ query: OutlookQuery) throws -> ServedPage {
    let workforce = try workforce(query)
    if let area = query.area {
      return ServedPage(
        query: query, report: try areaReport(on: area, workforce, query).report, choices: choices,
        fileNames: Self.areaFiles)
    }
    let outlook = try outlook(workforce, query)
    var report = try outlook.report()
    if let scenario = query.scenario {
      report = report.adding(try scenarioBlocks(scenario, workforce, in: query.language))
    }
    return ServedPage(
      query: query, report: report, choices: choices, fileNames: Self.files + outlook.planningFiles)
  }

  private static let areaFiles = ["outlook.md", "projections.csv"]
  private static let files = [
    "outlook.md", "outlook.json", "projections.csv", "series.csv", "sources.csv",
  ]

  /// The files of the report beside its page and its manifest.
  func files(_ query: OutlookQuery) throws -> [OutputFile] {
    try allFiles.value(for: query) { try madeFiles(query) }
  }

  private func madeFiles(_ query: OutlookQuery) throws -> [OutputFile] {
    let workforce = try workforce(query)
    let all: [OutputFile]
    if let area = query.area {
      all = try areaReport(on: area, workforce, query)
        .files(version: Modality.version, options: [], inputs: [])
    } else {
      all = try OutlookFiles(
        of: try outlook(workforce, query), version: Modality.version, options: [], inputs: []
      ).all
    }
    return all.filter { !["index.html", "manifest.json"].contains($0.path) }
  }

  /// The beginning of the names of downloaded files.
  func fileStem(_ query: OutlookQuery) -> String {
    (["modality"] + query.occupations + [query.area, query.scenario].compactMap { $0 }
      + ["\(query.targetYear)"] + [query.audience?.rawValue].compactMap { $0 })
      .joined(separator: "-")
  }

  private func workforce(_ query: OutlookQuery) throws -> WorkforceOutlook {
    let named = query.occupations.isEmpty ? nil : query.occupations.joined(separator: ",")
    return try WorkforceOutlook(
      of: try data.occupations(named: named), in: data.collection, through: query.targetYear
    ) { series throws(ProjectionError) in
      try data.outlook(of: series, through: query.targetYear)
    }
  }

  private func outlook(
    _ workforce: WorkforceOutlook, _ query: OutlookQuery
  ) throws -> OutlookReport {
    let sections = try PlannedReport(data: data, workforce: workforce, lineItems: lineItems)
      .sections(isQuiet: true)
    return OutlookReport(
      on: workforce, record: sections.record, planning: sections.planning,
      pathways: sections.pathways, program: Modality.program, sources: data.sources,
      audience: query.audience, language: query.language,
      explanations: try query.audience == .economist
        ? ReportCommand.explanations(of: workforce) : [:])
  }

  private func areaReport(
    on area: String, _ workforce: WorkforceOutlook, _ query: OutlookQuery
  ) throws -> AreaOutlookReport {
    try PlannedArea(data: data, workforce: workforce, lineItems: lineItems)
      .report(on: area, for: query.audience, in: query.language)
  }

  private func scenarioBlocks(
    _ name: String, _ workforce: WorkforceOutlook, in language: Language
  ) throws -> [Block] {
    let scenario = try ScenarioSource.scenario(named: name)
    // Series this short have no published rates in some rounds, as in `modality scenario`.
    let outlooks = workforce.occupations.filter {
      $0.series.employmentObservations.count >= Self.fewestPointsOfScenario
    }
    guard !outlooks.isEmpty else {
      throw UsageError(
        description: "A scenario needs an occupation with \(Self.fewestPointsOfScenario) "
          + "observations or more; choose another occupation or no scenario.")
    }
    let projections = try PlannedScenario(scenario: scenario, data: data, lineItems: lineItems)
      .projections(on: outlooks)
    let report = try ScenarioReport(on: projections, in: language).report()
    return [.pageBreak, .heading(2, report.title, anchor: "scenario")] + report.blocks
  }

  private static let fewestPointsOfScenario = 10
}

extension OutlookReport {
  /// The names of the tables in long form that go with the sections it has.
  fileprivate var planningFiles: [String] {
    guard let planning else { return [] }
    let all: [(name: String, isThere: Bool)] = [
      ("openings.csv", !planning.openings.isEmpty), ("wages.csv", !planning.wages.isEmpty),
      ("comparison.csv", planning.comparison != nil), ("states.csv", !planning.states.isEmpty),
      ("demand.csv", planning.demand != nil),
    ]
    return all.filter(\.isThere).map(\.name)
  }
}

extension Report {
  /// The report with a section more, before those on method and cautions.
  fileprivate func adding(_ section: [Block]) -> Report {
    let method = blocks.firstIndex { block in
      if case .heading(let heading) = block {
        return ["method", "cautions"].contains(heading.anchor)
      }
      return false
    }
    var all = blocks
    if let method {
      let start = method > 0 && blocks[method - 1].isPageBreak ? method - 1 : method
      all.insert(contentsOf: section, at: start)
    } else {
      all += section
    }
    return Report(
      title: title, summary: summary, release: release, blocks: all, colophon: colophon)
  }
}

extension Block {
  fileprivate var isPageBreak: Bool {
    if case .pageBreak = self { return true }
    return false
  }
}
