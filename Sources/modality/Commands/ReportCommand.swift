import ArgumentParser
import GrowthModels
import Ingest
import LaborSeries
import Projections
import Reports

/// `modality report`: the outlook report as a folder.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the outlook report: a page, Markdown, CSV, JSON and charts.",
    discussion: """
      EXAMPLES:
        modality report
        modality report --to 2030 --output outlook-2030
        modality report --occupations mri,sonographers --output two
        modality report --store imaging.sqlite --as-of 2023-05
        modality report --area CA --output california
        modality report --for director --output staffing
        modality report --for adviser --lang es --output orientacion
        modality report --explain 53,100

      The folder holds index.html (self-contained, printable), outlook.md, projections.csv, \
      series.csv, outlook.json, outlook.xlsx (every table by name), a chart for each \
      occupation, comparison.svg, openings, wages, comparison, states and demand as CSV files, \
      datapackage.json that describes them, measures.csv with the unit and meaning of each \
      measure, and manifest.json. It appears whole or not at all.

      --explain with a number, as the report shows it in English, says on standard output why it is \
      what it is, and writes no folder; without a number the page of each occupation gets the \
      weights of the models and growth in its parts, as --for economist has them.
      """)

  @Option(
    help: ArgumentHelp(
      "Occupations separated by commas; all imaging modalities when left out.", valueName: "names"),
    completion: .occupations)
  var occupations: String?

  @Option(name: .customLong("to"), help: ArgumentHelp("The target year.", valueName: "year"))
  var targetYear = 2035

  @Option(help: "A state or another area; the nation when left out.", completion: .areas)
  var area: String?

  @Option(
    name: [.short, .long], help: ArgumentHelp("The folder to write.", valueName: "folder"),
    completion: .directory)
  var output = "modality-report"

  @OptionGroup var reading: AudienceOptions

  @OptionGroup var why: ExplainOption

  @OptionGroup var source: SourceOptions

  @Flag(help: "Replace an earlier report in the folder.")
  var force = false

  @Flag(name: .shortAndLong, help: "Do not say what was written.")
  var quiet = false

  func run() throws {
    try reportingFailures {
      let audience = try reading.chosenAudience()
      let language = try reading.chosenLanguage()
      let data = try source.data()
      let workforce = try WorkforceOutlook(
        of: try data.occupations(named: occupations), in: data.collection,
        official: data.official, through: targetYear)
      if let number = why.number { return try explain(number, in: workforce, of: data) }
      let folder = OutputFolder(path: output, isForced: force)
      try folder.check()
      let lineItems = try data.lines()
      if let area {
        let local = try PlannedArea(data: data, workforce: workforce, lineItems: lineItems)
          .report(on: area, for: audience, in: language)
        let files = try local.files(
          version: Modality.version, options: options, inputs: data.inputs,
          sourceDateEpoch: SourceDate.epoch)
        try folder.writeWhole(files)
        if !quiet { Messages.write("Wrote \(files.count) files to \(output).") }
        return
      }
      let sections = try PlannedReport(
        data: data, workforce: workforce, lineItems: lineItems
      ).sections(isQuiet: quiet)
      let files = try OutlookFiles(
        of: OutlookReport(
          on: workforce, record: sections.record, planning: sections.planning,
          pathways: sections.pathways,
          program: Modality.program, sources: data.sources, audience: audience,
          language: language,
          explanations: try audience == .economist || why.isAsked
            ? Self.explanations(of: workforce) : [:]),
        version: Modality.version,
        options: options, inputs: data.inputs, sourceDateEpoch: SourceDate.epoch)
      try folder.writeWhole(files.all)
      if !files.untranslated.isEmpty {
        Messages.write(
          "modality: Of the texts of the page, \(files.untranslated.count) have no words in this "
            + "language and are in English, such as “\(files.untranslated[0].prefix(80))”.")
      }
      if !quiet { Messages.write("Wrote \(files.all.count) files to \(output).") }
    }
  }

  /// Writes on standard output why a number of the report is what it is.
  private func explain(
    _ number: String, in workforce: WorkforceOutlook, of data: OutlookData
  ) throws {
    guard area == nil else {
      throw UsageError(
        description: "--explain with a number is about the report of the nation; ask “modality "
          + "project OCCUPATION --area \(area ?? "") --explain” of an area.")
    }
    let sections = try PlannedReport(
      data: data, workforce: workforce, lineItems: try data.lines()
    ).sections(isQuiet: quiet)
    let report = OutlookReport(
      on: workforce, record: sections.record, planning: sections.planning,
      pathways: sections.pathways, program: Modality.program, sources: data.sources)
    let areas =
      try sections.planning.states.isEmpty
      ? nil : AreaFigures(data: data, withMetropolitanAreas: false)
    let neighbours = Set(
      sections.pathways.flatMap { PathwayReasons.occupations(of: $0).map(\.code) })
    let reasons = OutlookReasons(
      on: report,
      panels: try sections.planning.states.compactMap { try areas?.panel(of: $0.occupation) },
      neighbours: try neighbours.sorted().map { try data.series(named: $0.description) })
    let result = try why.applied(to: CommandResult(report: try report.report()), reasons)
    let form = try OutputForm(format: .table, dialect: nil, path: nil)
    try StandardOutput.write(bytes: try result.bytes(in: form, width: TerminalWidth.columns))
  }

  /// Why each projection is what it is, by the code of the occupation.
  static func explanations(
    of workforce: WorkforceOutlook
  ) throws -> [String: GrowthExplanation] {
    var explanations: [String: GrowthExplanation] = [:]
    for outlook in workforce.occupations {
      explanations[outlook.occupation.code.description] =
        try AveragedFamily.ofPooledSamples.explain(
          DatedSeries(employmentOf: outlook.series), in: workforce.targetYear)
    }
    return explanations
  }

  /// The options that decide what the report says, for the manifest.
  private var options: [JSONValue.Member] {
    [
      .init("occupations", .string(occupations ?? "all imaging modalities")),
      .init("area", .string(area ?? "United States")),
      .init("to", .integer(targetYear)),
      .init("lang", .string(reading.language.lowercased())),
      .init("for", .string(reading.audience?.lowercased() ?? "everyone")),
    ] + source.manifestOptions
  }
}
