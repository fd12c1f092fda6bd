import Charts
import GrowthModels
import LaborSeries
import Projections
import Workbooks

/// Several occupations in one area: employment, openings and wages where there are figures, and a
/// sentence where there are not.
public struct AreaOutlookReport: Sendable {
  /// One occupation.
  public struct Entry: Sendable {
    public let nation: OccupationOutlook
    /// The area's projection and all areas', or nil where there are too few figures.
    public let projection: (own: AreaProjection, all: AreaOutlook)?
    /// Employment observed and projected; nil where there is no projection.
    public let fan: FanChart?
    /// Nil where there is no projection or no rate.
    public let openings: OpeningsOutlook?
    /// Nil where too few wages were published.
    public let wages: WageOutlook?
    /// Every state with a figure, the area among them where it is one.
    public let states: [(area: PublishedArea, weight: AreaWeight)]
    /// Why there is no projection, as a sentence; empty where there is one.
    public let reason: String

    /// One occupation; see the properties for each argument.
    public init(
      nation: OccupationOutlook, projection: (own: AreaProjection, all: AreaOutlook)?,
      fan: FanChart? = nil, openings: OpeningsOutlook?, wages: WageOutlook?,
      states: [(area: PublishedArea, weight: AreaWeight)] = [], reason: String
    ) {
      self.nation = nation
      self.projection = projection
      self.fan = fan
      self.openings = openings
      self.wages = wages
      self.states = states
      self.reason = reason
    }
  }

  public let area: PublishedArea
  public let entries: [Entry]
  /// The program and its version, for the colophon.
  public let program: String
  /// Whom the report is for; nil for everyone.
  public let audience: Audience?
  /// The language of words and numbers.
  public let language: Language

  /// A report on one area.
  public init(
    on area: PublishedArea, entries: [Entry], program: String, audience: Audience? = nil,
    language: Language = .english
  ) {
    self.audience = audience
    self.language = language
    self.area = area
    self.entries = entries
    self.program = program
  }

  /// The report as blocks: each occupation in turn, then how areas are projected.
  ///
  /// - Throws: `ChartError` when a chart cannot be drawn.
  public var report: Report {
    get throws(ChartError) { try translated.report }
  }

  /// The report, and those of its texts for which there are no words in its language.
  ///
  /// - Throws: `ChartError` when a chart cannot be drawn.
  public var translated: (report: Report, untranslated: [String]) {
    get throws(ChartError) { try translation() }
  }

  /// Puts words and charts into the language of the report.
  private var words: Translator {
    let occupations = entries.map(\.nation.occupation)
    return Translator(
      to: language,
      titles: Set(occupations.flatMap { [$0.title, $0.shortTitle, $0.plural] } + [area.title]))
  }

  private func translation() throws(ChartError) -> (report: Report, untranslated: [String]) {
    let plain = audience?.isPlain == true
    let own = try english()
    let shown =
      plain
      ? Report(
        title: own.title, summary: own.summary, release: own.release,
        blocks: PlainTables.blocks(own.blocks), colophon: own.colophon) : own
    guard language != .english else { return (shown, []) }
    var words = self.words
    let report = words.report(shown)
    return (report, words.untranslated)
  }

  /// The report in English, with charts in its language.
  private func english() throws(ChartError) -> Report {
    let release = entries.first?.nation.projection.base.release ?? ""
    var pages: [Block] = []
    for entry in entries { pages += try blocks(entry) }
    return Report(
      title: "Outlook for the medical imaging workforce in \(area.title)",
      summary: "Employment, openings and wages by occupation, as far as figures of the area go; an "
        + "area is projected by its share of the nation.",
      release: "Data: BLS Occupational Employment and Wage Statistics, \(release).",
      blocks: AreaFirstPage(area: area, entries: entries, audience: audience).blocks
        + pages + [
          .pageBreak, OutlookSection.cautions.heading,
          .paragraph(
            "OEWS is not designed as a time series, and figures of areas rest on small samples. OEWS "
              + "excludes the self-employed. Employment projections of BLS assume a balanced labor "
              + "market. Separation rates are those of the nation."),
        ],
      colophon: "Written by \(program) from the data it carries. Projections and intervals are not "
        + "BLS's.")
  }

  /// Every row in long form.
  public var rows: [TidyTable.Row] {
    entries.flatMap { entry -> [TidyTable.Row] in
      let employment = entry.projection.map { AreasTidy.rows($0.own, entry.nation.occupation) }
      return (employment ?? []) + (entry.openings.map(OpeningsTidy.rows) ?? [])
        + (entry.wages.map { WagesTidy.rows([$0], premium: nil) } ?? [])
    }
  }

  private func blocks(_ entry: Entry) throws(ChartError) -> [Block] {
    let occupation = entry.nation.occupation
    var blocks: [Block] = [
      .pageBreak,
      .heading(
        2, occupation.title, anchor: "\(occupation.code)", label: occupation.shortTitle,
        group: OutlookSection.occupations.group),
    ]
    if let fan = entry.fan {
      let figure = try words.figure(
        "\(occupation.title) in \(area.title): employment observed and projected", fan,
        source: Self.source)
      blocks.append(.figure(figure))
    }
    for part in audience?.parts ?? OccupationPart.allCases {
      blocks += try self.blocks(of: part, entry)
    }
    return blocks
  }

  private func waterfall(of openings: OpeningsOutlook) throws(ChartError) -> Figure {
    try words.figure(
      "\(openings.occupation.title): how the jobs of \(openings.trend.averageYear.start) become "
        + "those of \(openings.trend.averageYear.end)", OpeningsReport(on: openings).waterfall(),
      source: OpeningsTables(outlook: openings).source)
  }

  private static let source =
    "BLS Occupational Employment and Wage Statistics, state and area estimates."

  private func blocks(of part: OccupationPart, _ entry: Entry) throws(ChartError) -> [Block] {
    switch part {
    case .projection:
      guard let projection = entry.projection else {
        return [.callout(Callout(title: "Not projected", paragraphs: [[.text(entry.reason)]]))]
      }
      return AreaReport(on: projection.own, in: projection.all, nation: entry.nation)
        .blocks(showsMethod: audience?.isPlain != true)
    case .openings:
      guard let openings = entry.openings else { return [] }
      return [
        .heading(3, "Openings"), .paragraph(OpeningsReport(on: openings).sentence),
        .figure(try waterfall(of: openings)),
        .table(OpeningsTables(outlook: openings).averageYear),
      ]
    case .wages:
      guard let wages = entry.wages else { return [] }
      return [
        .heading(3, "Wages"), .paragraph(WagesReport(on: [wages], premium: nil).sentence),
        .table(WageTables(outlooks: [wages], premium: nil).ladder(wages)),
      ]
    case .states, .entry, .history, .explanation: return []
    }
  }

  /// The files of the report, the manifest among them.
  ///
  /// - Parameters:
  ///   - version: The version of the program, for the manifest.
  ///   - options: The options that decide what the report says.
  ///   - inputs: The data it was made from.
  ///   - sourceDateEpoch: The environment's `SOURCE_DATE_EPOCH`, for the date of the workbook.
  /// - Throws: `ChartError` when a chart cannot be drawn, `WorkbookFault` when the workbook cannot
  ///   be written.
  public func files(
    version: String, options: [JSONValue.Member], inputs: [Manifest.Input],
    sourceDateEpoch: String? = nil
  ) throws -> [OutputFile] {
    let report = try self.report
    let labels = WriterLabels(language)
    let rows = TidyTable(rows: rows).dataRows(named: "projections")
    // Tables for programs are in English whatever the language of the page.
    let tables = language == .english ? report : try english()
    let files =
      [
        OutputFile(path: "index.html", text: HTMLWriter(labels: labels).text(report)),
        OutputFile(path: "outlook.md", text: MarkdownWriter(labels: labels).text(report)),
        OutputFile(
          path: "outlook.xlsx",
          bytes: try StatisticsWorkbook(
            of: tables, data: [rows.renamed("tidy-projections")], program: program,
            sourceDateEpoch: sourceDateEpoch
          ).bytes()),
      ] + TableFiles(of: tables, [rows], program: program).files
    return Manifest(version: version, command: "report", options: options, inputs: inputs)
      .adding(to: files)
  }
}
