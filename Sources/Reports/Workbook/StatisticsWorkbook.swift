import Workbooks

/// A report as a workbook of statistics: cover, contents, notes, then one table on each sheet.
///
/// Every table begins in A1 with its header row, has no merged cells, and is marked up under a
/// stable name, so that Power Query and other programs load it by that name and those that read
/// whole sheets need no setting. Its title, source and notes stand in the contents. A value that is
/// missing is an empty cell. The same report gives the same bytes.
public struct StatisticsWorkbook: Sendable {
  /// What the workbook shows.
  public let report: Report
  /// The tables, each on a sheet of its own.
  let tables: [StatisticsTable]
  private let sourceDateEpoch: String?

  /// A workbook of the tables of a report and further rows for programs.
  ///
  /// - Parameters:
  ///   - report: What the workbook shows.
  ///   - data: Rows that follow the tables of the report; those that have the name of a table are
  ///     passed over.
  ///   - sourceDateEpoch: The environment's `SOURCE_DATE_EPOCH`, for the date that the file bears.
  public init(of report: Report, data: [DataRows] = [], sourceDateEpoch: String? = nil) {
    self.report = report
    self.sourceDateEpoch = sourceDateEpoch
    tables = Self.tables(of: report, data)
  }

  /// The bytes of the file.
  ///
  /// - Throws: `WorkbookFault` when the file format does not take the content (a text of more than
  ///   32,767 characters), or when the folder for temporary files cannot be used.
  public func bytes() throws(WorkbookFault) -> [UInt8] {
    try workbook().bytes()
  }

  /// The sheets.
  ///
  /// - Throws: `WorkbookFault` when the file format does not take the content.
  public func workbook() throws(WorkbookFault) -> Workbook {
    let notes = StatisticsNotes(of: report, tables)
    return try Workbook(
      properties: DocumentProperties(
        title: shortened(report.title, to: 200), subject: shortened(report.release, to: 200),
        author: Manifest.generator, sourceDateEpoch: sourceDateEpoch),
      sheets: [
        StatisticsCover(report: report, tables: tables).sheet,
        StatisticsContents(tables: tables, notes: notes).sheet, notes.sheet,
      ] + tables.map(\.worksheet))
  }

  private static func tables(of report: Report, _ data: [DataRows]) -> [StatisticsTable] {
    let own = report.namedTables
    var sheets = StatisticsSheets.all
    var names = ["contents", "notes"]
    func named(_ rows: DataRows, caption: String, source: String, notes: [String])
      -> StatisticsTable
    {
      let sheet = SheetNames.name(for: rows.identifier, besides: sheets)
      sheets.append(sheet)
      let base = DefinedNames.name(for: rows.identifier)
      var name = base
      var number = 2
      while names.contains(where: { $0.lowercased() == name.lowercased() }) {
        name = "\(base)_\(number)"
        number += 1
      }
      names.append(name)
      return StatisticsTable(
        rows: rows, caption: caption, source: source, notes: notes, sheet: sheet, name: name)
    }
    let source = own.first?.source ?? report.release
    return own.map {
      named($0.dataRows, caption: $0.caption, source: $0.source, notes: $0.allNotes())
    }
      + data.filter { rows in !own.contains { $0.identifier == rows.identifier } }.map {
        named($0, caption: $0.caption, source: source, notes: $0.notes)
      }
  }
}

/// The names of the sheets before the tables.
enum StatisticsSheets {
  static let cover = "Cover"
  static let contents = "Contents"
  static let notes = "Notes"
  static let all = [cover, contents, notes]
}

/// `text` itself, or its beginning before an ellipsis when it has more than `length` characters.
func shortened(_ text: String, to length: Int) -> String {
  guard text.utf16.count > length else { return text }
  var kept = text[...]
  while kept.utf16.count > length - 1 { kept.removeLast() }
  return kept + "…"
}
