import LaborSeries
import Tabular

/// Awards by program from the Integrated Postsecondary Education Data System, NCES
/// (`c2023_a.csv`, and `c2023_a_rv.csv` when revised).
///
/// A program (CIP) stands where other publications have the occupation, and the institution where
/// they have the industry: it is who reports. Rows of two and four digits and of 99 are subtotals;
/// they are kept on levels of their own, so that programs alone add up. The detail says first or
/// second major, award level and, but for the total of all students, the column: `major 1; award
/// level 3; CTOTALW`. The flag of imputation is the footnote. The year is in the file's name alone.
public struct CompletionsTable: SheetLayout {
  public static let name = "IPEDS completions"
  public static let version = 2

  private let columns: CompletionsColumns
  private let release: Release

  public static func recognise(
    _ rows: [SheetRow], at place: SheetPlace
  ) throws -> CompletionsTable? {
    for row in rows.prefix(16) {
      guard let columns = try CompletionsColumns(row, layout: name, place: place) else {
        continue
      }
      return CompletionsTable(columns: columns, release: try release(place))
    }
    return nil
  }

  public func read(
    _ sheet: some Sheet, at place: SheetPlace, into recorder: CellRecorder
  ) throws {
    try recorder.begin(release, sheet: place.sheet)
    for (flag, meaning) in Self.flags { recorder.explain(flag, as: meaning) }
    for (level, meaning) in Self.awards {
      recorder.explain("award level \(level)", as: meaning)
    }
    var reader = CompletionsReader(
      columns: columns, year: release.year, decimalMark: sheet.decimalMark, recorder: recorder)
    try sheet.forEachRow { row in
      if row.number > reader.columns.header { try reader.read(row) }
      return true
    }
    reader.finish()
    recorder.note("The year, \(release.year), is taken from the file's name.")
  }

  /// `C2023_A`: awards from July 2022 to June 2023.
  private static func release(_ place: SheetPlace) throws -> Release {
    let name = place.file.fileName.lowercased()
    for start in name.indices where name[start] == "c" {
      let rest = name[start...].dropFirst()
      let digits = rest.prefix { $0.isNumber }
      guard digits.count == 4, let year = Int(digits), (1980...2199).contains(year),
        rest.dropFirst(4).hasPrefix("_a")
      else { continue }
      let isRevised = rest.dropFirst(6).hasPrefix("_rv")
      return Release(
        program: .completions, year: year, edition: isRevised ? "\(year), revised" : "")
    }
    throw IngestError.layout(
      .notSaid(
        "which year it is for", place: place.description,
        remedy: "give it the name it was downloaded under, such as “c2023_a.csv”"))
  }

  /// NCES, IPEDS imputation codes.
  private static let flags = [
    "A": "Not applicable", "B": "Institution left item blank",
    "C": "Analyst corrected reported value", "D": "Do not know",
    "G": "Data generated from other data values", "H": "Value not derived, data not usable",
    "J": "Logical imputation", "K": "Ratio adjustment",
    "L": "Imputed using the group median procedure",
    "N": "Imputed using the nearest neighbor procedure",
    "P": "Imputed using the carry forward procedure", "R": "Reported", "Z": "Implied zero",
  ]

  /// NCES, IPEDS award levels.
  private static let awards = [
    1: "award of less than one year", 2: "award of one to two years", 3: "associate's degree",
    4: "award of two to four years", 5: "bachelor's degree",
    6: "postbaccalaureate certificate", 7: "master's degree", 8: "post-master's certificate",
    9: "doctor's degree (to 2010)", 10: "first-professional degree (to 2010)",
    11: "first-professional certificate (to 2010)",
    17: "doctor's degree, research", 18: "doctor's degree, professional practice",
    19: "doctor's degree, other", 20: "award of less than 12 weeks",
    21: "award of 12 weeks to one year",
  ]
}

/// Reads the rows of a file of completions.
private struct CompletionsReader {
  let columns: CompletionsColumns
  let year: Int
  let decimalMark: DecimalMark?
  let recorder: CellRecorder

  private let area: Int32
  private var details: [String: [Int32]] = [:]
  private var restored = 0
  private var subtotals = 0

  init(
    columns: CompletionsColumns, year: Int, decimalMark: DecimalMark?, recorder: CellRecorder
  ) {
    self.columns = columns
    self.year = year
    self.decimalMark = decimalMark
    self.recorder = recorder
    area = recorder.dictionary.entry(PublishedArea.unitedStates)
  }

  mutating func read(_ row: borrowing SheetRow) throws {
    let counts: [PublishedFigure]
    let code: ProgramCode
    let subject: String
    do throws(FigureFault) {
      code = try program(row)
      subject = try self.subject(row)
      counts = try self.counts(row)
    } catch {
      recorder.remark("\(error.reason).", row: row.number, isKept: false)
      return
    }
    recorder.countRow()
    if code.isRestored { restored += 1 }
    if code.level != .program { subtotals += 1 }
    let flags = check(counts, code, row.number)
    let program = recorder.dictionary.entry(
      PublishedOccupation(
        classification: .cip, code: code.text, title: "", level: code.level.rawValue))
    let institution = recorder.dictionary.entry(
      PublishedIndustry(
        code: row[columns.institution].words, title: "", level: "institution", ownership: ""))
    let details = entries(subject)
    for (index, count) in counts.enumerated() {
      let flag = columns.counts[index].flag.map { row[$0].words } ?? ""
      try recorder.record(
        PublishedCell(
          area: area, industry: institution, occupation: program, detail: details[index],
          measure: .completions, status: count.status, flags: flags, year: Int16(clamping: year),
          value: count.value, mark: recorder.dictionary.mark(count.mark),
          footnote: recorder.dictionary.footnote(flag), row: Int32(clamping: row.number)))
    }
  }

  /// Says what was done to the rows.
  func finish() {
    if restored > 0 {
      recorder.note("Zeros that a spreadsheet took from \(restored) program codes are put back.")
    }
    if subtotals > 0 {
      recorder.note(
        "\(subtotals) rows are subtotals and are kept on levels of their own; programs alone add "
          + "up.")
    }
    for name in columns.unknown { recorder.note("Column \(name) is not known and not kept.") }
  }

  private func program(_ row: borrowing SheetRow) throws(FigureFault) -> ProgramCode {
    let cell = row[columns.program]
    var printed = cell.words
    if case .number(let number) = cell { printed = "\(number)" }
    if printed.hasSuffix(".0") { printed = String(printed.dropLast(2)) }
    guard let code = ProgramCode(printed) else {
      throw FigureFault(reason: "“\(printed)” is not one program code such as 51.0911")
    }
    return code
  }

  /// First or second major, and the award level without a leading zero.
  private func subject(_ row: borrowing SheetRow) throws(FigureFault) -> String {
    guard Int(row[columns.institution].words) != nil, let major = Int(row[columns.major].words),
      (1...2).contains(major), let award = Int(row[columns.award].words)
    else {
      throw FigureFault(reason: "institution, major and award level are not codes")
    }
    return "major \(major); award level \(award)"
  }

  private func counts(_ row: borrowing SheetRow) throws(FigureFault) -> [PublishedFigure] {
    var counts: [PublishedFigure] = []
    counts.reserveCapacity(columns.counts.count)
    for (_, column, _) in columns.counts {
      do throws(FigureFault) {
        counts.append(try PublishedFigure(row[column], decimalMark: decimalMark))
      } catch {
        throw FigureFault(
          reason: "cell \(columnName(column))\(row.number): \(error.reason)")
      }
    }
    return counts
  }

  private mutating func entries(_ subject: String) -> [Int32] {
    if let known = details[subject] { return known }
    let entries = columns.counts.map { name, _, _ in
      recorder.dictionary.detail(name == columns.total ? subject : "\(subject); \(name)")
    }
    details[subject] = entries
    return entries
  }

  /// Men and women make the total.
  private func check(_ counts: [PublishedFigure], _ code: ProgramCode, _ row: Int) -> CellFlags {
    func count(_ name: String) -> Double? {
      guard let index = columns.counts.firstIndex(where: { $0.name == name }),
        counts[index].status == .value
      else { return nil }
      return counts[index].value
    }
    guard let all = count("CTOTALT"), let men = count("CTOTALM"), let women = count("CTOTALW"),
      all != men + women
    else { return [] }
    recorder.remark(
      "\(code.text): \(Int(men)) men and \(Int(women)) women are not the total of \(Int(all)).",
      row: row, isKept: true)
    return .partsAndWhole
  }
}
