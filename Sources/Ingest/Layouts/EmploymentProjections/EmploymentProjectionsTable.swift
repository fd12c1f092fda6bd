import LaborSeries
import Tabular

/// BLS Employment Projections: the tables of `occupation.xlsx` (1.2, 1.7 and 1.10, under merged or
/// flat headers) and the file of the query tool (`Employment Projections.csv`).
///
/// Employment, change, openings and flows come in thousands and are recorded in jobs, rates and
/// shares in percent. Employment of both years is `employment` with the year of each; change,
/// openings and flows have the target year. Summary rows and line items have levels of their own,
/// since only line items add up. Assignments of education, experience and training are recorded as
/// BLS's codes with the words as marks. The tables of the workbook repeat each other; a repetition
/// is recorded once, and one that differs is an error. Its other tables select, rank or link, and
/// are passed over with a note.
public struct EmploymentProjectionsTable: SheetLayout {
  public static let name = "Employment Projections table"
  public static let version = 2

  private let content: Content

  private enum Content {
    case table(ProjectionHeader)
    case factors(UtilizationFactors)
    case passedOver(String)
  }

  /// The National Employment Matrix's code for all employment, the self-employed included.
  static let totalEmployment = PublishedIndustry(
    code: "TE1000", title: "Total employment", level: "summary", ownership: "")

  public static func recognise(
    _ rows: [SheetRow], at place: SheetPlace
  ) throws -> EmploymentProjectionsTable? {
    if isIndex(rows) {
      return EmploymentProjectionsTable(content: .passedOver("it is a table of contents"))
    }
    let number = tableNumber(rows)
    if number == "1.12", let factors = UtilizationFactors(rows) {
      return EmploymentProjectionsTable(content: .factors(factors))
    }
    if let number, !tablesOfData.contains(number) {
      let reason = tablesPassedOver[number] ?? "its figures are none of Tables 1.2, 1.7 and 1.10"
      return EmploymentProjectionsTable(content: .passedOver(reason))
    }
    guard isProjection(rows, isNumbered: number != nil) else { return nil }
    do throws(LayoutFault) {
      if let header = try ProjectionHeader(rows, layout: name, place: place) {
        return EmploymentProjectionsTable(content: .table(header))
      }
    } catch {
      throw IngestError.layout(error)
    }
    return number == nil ? nil : EmploymentProjectionsTable(content: .passedOver("it is a notice"))
  }

  public func read(
    _ sheet: some Sheet, at place: SheetPlace, into recorder: CellRecorder
  ) throws {
    switch content {
    case .passedOver(let reason):
      recorder.note("\(place.sheet) is not read: \(reason).")
    case .factors(let factors):
      try factors.read(sheet, at: place, into: recorder)
    case .table(var header):
      if header.isExtract { header.jobsPerUnit = try unit(of: sheet, header, place, recorder) }
      var reader = ProjectionTableReader(
        header, subject: .occupations(EmploymentProjectionsTable.totalEmployment), place: place,
        decimalMark: sheet.decimalMark, recorder: recorder)
      try reader.read(sheet)
    }
  }

  /// How many jobs a count is in an extract, which does not say: its row for all occupations shows
  /// whether the nation's employment stands there in jobs or in thousands.
  private func unit(
    of sheet: some Sheet, _ header: ProjectionHeader, _ place: SheetPlace,
    _ recorder: CellRecorder
  ) throws -> Double {
    let columns = header.columns
    var total: Double?
    try sheet.forEachRow { row in
      guard let code = columns.firstIndex(of: .code), row[code].words == "00-0000",
        let employment = columns.firstIndex(of: .figure(.employment, year: header.base))
      else { return true }
      do throws(FigureFault) {
        total = try PublishedFigure(row[employment], decimalMark: sheet.decimalMark).value
      } catch {
        total = nil
      }
      return false
    }
    guard let total, total > 10_000 else {
      throw IngestError.layout(
        .notSaid(
          "whether it counts jobs or thousands", place: place.description,
          remedy: "keep the row of all occupations, 00-0000, or download the whole file"))
    }
    let isInJobs = total > 10_000_000
    recorder.note(
      "The file holds employment of \(header.base) alone and names no round; by the total of "
        + "\(Int(total)) it counts \(isInJobs ? "jobs" : "thousands").")
    return isInJobs ? 1 : 1000
  }

  /// Whether the header is one of these tables, from words that no other publication has.
  private static func isProjection(_ rows: [SheetRow], isNumbered: Bool) -> Bool {
    if isNumbered { return true }
    let words = rows.prefix(8).flatMap { $0.cells.map { ColumnLabel([$0.words]).text } }
    if words.contains(where: { $0.contains("national employment matrix title") }) { return true }
    guard words.contains("occupation title") else { return false }
    return words.contains {
      $0.contains("openings") || $0.contains("typical entry-level education")
    } || rows.contains(where: isExtractHeader)
  }

  /// Whether a row names titles, codes and employment in a year, and nothing else.
  private static func isExtractHeader(_ row: SheetRow) -> Bool {
    let columns = row.cells.map { ProjectionColumn(ColumnLabel([$0.words])) }
    guard columns.count == 3, columns.contains(.title), columns.contains(.code) else {
      return false
    }
    return columns.contains { if case .figure(.employment, _?) = $0 { true } else { false } }
  }

  /// The number of a table of the workbook, `1.10`, from its title.
  private static func tableNumber(_ rows: [SheetRow]) -> String? {
    for row in rows.prefix(3) {
      guard let title = row.cells.lazy.map(\.words).first(where: { !$0.isEmpty }) else { continue }
      guard let number = number(ofTitle: title) else { continue }
      let words = title.lowercased()
      let isOfOccupations = ["occupation", "matrix", "employment", "educational"].contains {
        words.contains($0)
      }
      return isOfOccupations ? number : nil
    }
    return nil
  }

  private static func number(ofTitle title: String) -> String? {
    guard title.hasPrefix("Table ") else { return nil }
    let number = title.dropFirst(6).prefix { $0.isNumber || $0 == "." }
    let parts = number.split(separator: ".")
    return parts.count == 2 ? parts.joined(separator: ".") : nil
  }

  private static func isIndex(_ rows: [SheetRow]) -> Bool {
    let titles = rows.filter { row in
      row.cells.lazy.map(\.words).first { !$0.isEmpty }.flatMap(number(ofTitle:)) != nil
    }
    return titles.count >= 3
  }

  private static let tablesOfData = ["1.2", "1.7", "1.10"]

  /// What the workbook's other tables are.
  private static let tablesPassedOver = [
    "1.1": "it repeats the major groups of Table 1.2",
    "1.3": "it ranks rows of Table 1.2",
    "1.4": "it ranks rows of Table 1.2",
    "1.5": "it ranks rows of Table 1.2",
    "1.6": "it ranks rows of Table 1.2",
    "1.8": "it links to the matrix of each occupation",
    "1.9": "it links to the matrix of each industry",
    "1.11": "it adds up occupations of science and technology",
    "5.1": "it groups occupations by education",
    "5.2": "it groups occupations by education",
    "5.3": "it is about workers' own education, from the American Community Survey",
    "5.4": "it repeats the assignments of Tables 1.2 and 1.7",
  ]
}
