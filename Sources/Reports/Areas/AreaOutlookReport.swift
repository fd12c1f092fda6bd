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
    /// Nil where there is no projection or no rate.
    public let openings: OpeningsOutlook?
    /// Nil where too few wages were published.
    public let wages: WageOutlook?
    /// Why there is no projection, as a sentence; empty where there is one.
    public let reason: String

    /// One occupation; see the properties for each argument.
    public init(
      nation: OccupationOutlook, projection: (own: AreaProjection, all: AreaOutlook)?,
      openings: OpeningsOutlook?, wages: WageOutlook?, reason: String
    ) {
      self.nation = nation
      self.projection = projection
      self.openings = openings
      self.wages = wages
      self.reason = reason
    }
  }

  public let area: PublishedArea
  public let entries: [Entry]
  /// The program and its version, for the colophon.
  public let program: String

  /// A report on one area.
  public init(on area: PublishedArea, entries: [Entry], program: String) {
    self.area = area
    self.entries = entries
    self.program = program
  }

  /// The report as blocks: each occupation in turn, then how areas are projected.
  public var report: Report {
    let release = entries.first?.nation.projection.base.release ?? ""
    return Report(
      title: "Outlook for the medical imaging workforce in \(area.title)",
      summary: "Employment, openings and wages by occupation, as far as figures of the area go; an "
        + "area is projected by its share of the nation.",
      release: "Data: BLS Occupational Employment and Wage Statistics, \(release).",
      blocks: entries.flatMap(blocks) + [
        .pageBreak, .heading(2, "Cautions", anchor: "cautions"),
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

  private func blocks(_ entry: Entry) -> [Block] {
    let occupation = entry.nation.occupation
    var blocks: [Block] = [
      .pageBreak, .heading(2, occupation.title, anchor: "\(occupation.code)"),
    ]
    if let projection = entry.projection {
      blocks += AreaReport(on: projection.own, in: projection.all, nation: entry.nation).blocks
    } else {
      blocks.append(.callout(Callout(title: "Not projected", paragraphs: [[.text(entry.reason)]])))
    }
    if let openings = entry.openings {
      blocks += [
        .heading(3, "Openings"), .paragraph(OpeningsReport(on: openings).sentence),
        .table(OpeningsTables(outlook: openings).averageYear),
      ]
    }
    if let wages = entry.wages {
      let tables = WageTables(outlooks: [wages], premium: nil)
      blocks += [
        .heading(3, "Wages"), .paragraph(WagesReport(on: [wages], premium: nil).sentence),
        .table(tables.ladder(wages)),
      ]
    }
    return blocks
  }

  /// The files of the report, the manifest among them.
  ///
  /// - Parameters:
  ///   - version: The version of the program, for the manifest.
  ///   - options: The options that decide what the report says.
  ///   - inputs: The data it was made from.
  ///   - sourceDateEpoch: The environment's `SOURCE_DATE_EPOCH`, for the date of the workbook.
  /// - Throws: `WorkbookFault` when the workbook cannot be written.
  public func files(
    version: String, options: [JSONValue.Member], inputs: [Manifest.Input],
    sourceDateEpoch: String? = nil
  ) throws(WorkbookFault) -> [OutputFile] {
    let report = self.report
    let rows = TidyTable(rows: rows).dataRows(named: "projections")
    let files =
      [
        OutputFile(path: "index.html", text: HTMLWriter().text(report)),
        OutputFile(path: "outlook.md", text: MarkdownWriter().text(report)),
        OutputFile(
          path: "outlook.xlsx",
          bytes: try StatisticsWorkbook(
            of: report, data: [rows.renamed("tidy-projections")], program: program,
            sourceDateEpoch: sourceDateEpoch
          ).bytes()),
      ] + TableFiles(of: report, [rows], program: program).files
    return Manifest(version: version, command: "report", options: options, inputs: inputs)
      .adding(to: files)
  }
}
