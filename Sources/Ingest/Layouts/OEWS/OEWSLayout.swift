import LaborSeries
import Tabular

/// The layout of OEWS estimates of every year from 1997 on: national, by state, by metropolitan and
/// nonmetropolitan area, by industry and ownership, and all of them in one; workbooks, and the same
/// tables as delimited text.
///
/// The header is found by its words, wherever it stands; names of other years are understood, and
/// what is not understood is passed over with a note. Source of names, marks and rounding: BLS, OES
/// and OEWS field descriptions of 1997, 2004–2010 and 2013–2024.
public struct OEWSLayout: SheetLayout {
  public static let name = "OEWS workbook"
  public static let version = 2

  let header: EstimatesHeader
  /// The texts above the header.
  let preamble: [String]
  /// What tells the release, the strongest first; empty when a column `year` alone does.
  let evidence: [ReleaseEvidence]
  /// What the form of the codes contradicts.
  let disbelieved: [ReleaseEvidence]

  public static func recognise(_ rows: [SheetRow], at place: SheetPlace) throws -> OEWSLayout? {
    guard let header = try EstimatesHeader.find(in: rows, place: place) else { return nil }
    let preamble = rows.filter { $0.number < header.row }.flatMap { row in
      row.cells.compactMap(\.trimmedText).filter { !$0.isEmpty }
    }
    if !isNational(rows, header, preamble) { try requireArea(header, place) }
    let all = ReleaseEvidence.all(preamble: preamble, place: place)
    let isOES = codesAreOES(rows, header)
    var evidence = all.filter { isOES == nil || $0.isOfOES == isOES }
    if evidence.isEmpty, header[.year] == nil, let found = try ReleaseEvidence.ofTotal(rows, header)
    {
      evidence = [found]
    }
    guard !evidence.isEmpty || header[.year] != nil else {
      throw EstimatesSheetError.releaseUnknown(place: place.description)
    }
    return OEWSLayout(
      header: header, preamble: preamble, evidence: evidence,
      disbelieved: all.filter { !evidence.contains($0) })
  }

  public func read(
    _ sheet: some Sheet, at place: SheetPlace, into recorder: CellRecorder
  ) throws {
    var reader = EstimatesReader(layout: self, place: place, recorder: recorder)
    try reader.read(sheet)
  }

  /// Whether the codes below the header have five digits; nil when none of the rows has a code.
  private static func codesAreOES(_ rows: [SheetRow], _ header: EstimatesHeader) -> Bool? {
    guard let column = header[.code] else { return nil }
    for row in rows where row.number > header.row {
      if let text = row[column].trimmedText, let digits = OccupationDigits.printed(text) {
        return digits.count == 5
      }
    }
    return nil
  }

  /// Whether the first rows of a sheet are BLS's field descriptions, which are notes and no data.
  static func areFieldDescriptions(_ rows: [SheetRow]) -> Bool {
    rows.contains { row in
      row[0].trimmedText?.lowercased() == "field"
        && row[1].trimmedText?.lowercased().hasPrefix("field desc") == true
    }
  }

  /// Whether what stands in a sheet shows that it is national: its title says so, or its columns are
  /// those of the national files to 2018, which no other file has, and all occupations together have
  /// more jobs than any part of the nation.
  private static func isNational(
    _ rows: [SheetRow], _ header: EstimatesHeader, _ preamble: [String]
  ) -> Bool {
    guard header[.area] == nil, header[.areaTitle] == nil else { return false }
    if preamble.contains(where: { $0.lowercased().contains("national oes") }) { return true }
    let ofOthers: [EstimatesColumn] = [
      .primaryState, .jobsPer1000, .locationQuotient, .percentOfIndustry,
      .percentOfEstablishments, .industryGroup, .ownershipCode, .ownership,
    ]
    guard ofOthers.allSatisfy({ header[$0] == nil }) else { return false }
    return ReleaseEvidence.total(rows, header).map { $0 > mostJobsOfAState } ?? false
  }

  /// California, the largest state, had 18.2 million jobs in May 2025; the nation had 127.1 million in
  /// May 2010, its fewest since 2004 (OEWS).
  private static let mostJobsOfAState = 50_000_000.0

  /// Without area columns a table is national when it is by industry, or when the name of the file
  /// says so: that of its sheet says nothing, since copies of parts keep it.
  private static func requireArea(
    _ header: EstimatesHeader, _ place: SheetPlace
  ) throws(EstimatesSheetError) {
    guard header[.area] == nil else { return }
    // Columns that files of states alone have say which state a row is of.
    if header.prints("ST") || header.prints("STATE") { return }
    let name = place.file.split { $0 == "/" || $0 == "!" || $0 == "\\" }.last?.lowercased() ?? ""
    let isNational =
      name.contains("national") || name.hasPrefix("nat") || header[.naics] != nil
    guard isNational, header[.areaTitle] == nil else {
      throw .noAreaColumns(found: header.names, place: place.description)
    }
  }
}
