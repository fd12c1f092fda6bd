import LaborSeries
import Tabular

/// Reads the rows of one sheet of estimates.
struct EstimatesReader {
  private let layout: OEWSLayout
  private let place: SheetPlace
  private let recorder: CellRecorder
  private let header: EstimatesHeader
  private let statedTopCode: TopCode?

  private var areas: EstimatesAreas
  private var industries: EstimatesIndustries
  private var occupations: EstimatesOccupations
  private var figures: FigureReader
  private var known = EstimateRows()
  private var release: Release?
  private var lastYear: SheetCell = .empty

  private var dataRows = 0
  private var keptRows = 0
  private var duplicates: [(first: Int, second: Int)] = []
  private var passedOver = 0
  private var firstFault: String?
  private var failedChecks = 0

  /// Remarks upon rows that fail a check; what goes beyond is flagged alike and counted.
  private static let mostRemarks = 1000

  init(layout: OEWSLayout, place: SheetPlace, recorder: CellRecorder) {
    self.layout = layout
    self.place = place
    self.recorder = recorder
    header = layout.header
    statedTopCode = TopCode.stated(in: place.notes + layout.preamble)
    let first = layout.evidence.first?.release
    let isInThousands =
      header.isInThousands
      || layout.preamble.contains { $0.lowercased().contains("in thousands") }
    areas = EstimatesAreas(header: header, place: place)
    industries = EstimatesIndustries(header: header)
    occupations = EstimatesOccupations(
      header: header,
      classification: first.flatMap(PublishedOccupation.Classification.oews) ?? .soc2018)
    figures = FigureReader(
      header: header,
      topCode: statedTopCode ?? first.map(TopCode.documented) ?? TopCode.documented2024,
      isInThousands: isInThousands)
    if isInThousands { recorder.note("Employment is in thousands in the file, and in jobs here.") }
  }

  /// Reads every row below the header.
  mutating func read(_ sheet: some Sheet) throws {
    if header[.year] == nil, let first = layout.evidence.first { try begin(first.release) }
    figures.decimalMark = sheet.decimalMark
    var conflict: (what: String, first: Int, second: SheetRow)?
    try sheet.forEachRow { row in
      guard row.number > header.row else { return true }
      conflict = try read(row)
      return conflict == nil
    }
    if let conflict { throw try describe(conflict, in: sheet) }
    guard dataRows > 0 else { throw EstimatesSheetError.noRows(place: place.description) }
    guard keptRows > 0 else {
      throw EstimatesSheetError.noUsableRow(
        count: dataRows, first: firstFault ?? "", place: place.description)
    }
    note()
  }

  private mutating func begin(_ release: Release) throws {
    guard release != self.release else { return }
    guard let classification = PublishedOccupation.Classification.oews(of: release) else {
      throw EstimatesSheetError.releaseUnsupported(year: release.year, place: place.description)
    }
    self.release = release
    occupations.use(classification)
    if statedTopCode == nil { figures.topCode = TopCode.documented(for: release) }
    try recorder.begin(release, sheet: place.sheet)
  }

  /// Reads a row; what it conflicts with, where it does.
  private mutating func read(
    _ row: borrowing SheetRow
  ) throws -> (what: String, first: Int, second: SheetRow)? {
    if occupations.isBlank(row), header.measures.allSatisfy({ row[$0.index].isBlank }) {
      if row.cells.contains(where: { !$0.isBlank }) { passedOver += 1 }
      return nil
    }
    dataRows += 1
    do {
      try beginYear(of: row)
      let area = try areas.area(of: row, &recorder.dictionary)
      let industry = try industries.industry(of: row, &recorder.dictionary)
      let occupation = try occupations.occupation(of: row, &recorder.dictionary)
      if let column = try figures.read(row, &recorder.dictionary) {
        throw EstimatesSheetError.decimalComma(
          row[column].trimmedText ?? "", cell: cellName(column, row.number),
          place: place.description)
      }
      try requireLimits()
      return try record(row, area, industry, occupation)
    } catch let fault as RowFault {
      let name = header.name(of: fault.column, in: cellName(fault.column, row.number))
      let sentence = "\(name): \(fault.fault); the row is left out."
      if firstFault == nil { firstFault = sentence }
      recorder.remark(sentence, row: row.number, isKept: false)
      return nil
    }
  }

  /// Begins the release of a row where a column says the year.
  private mutating func beginYear(of row: borrowing SheetRow) throws {
    guard let column = header[.year] else { return }
    let cell = row[column]
    if release != nil, cell == lastYear || cell.isBlank { return }
    if cell.isBlank {
      guard let first = layout.evidence.first else {
        throw RowFault(column: column, fault: "no year stands here")
      }
      return try begin(first.release)
    }
    guard let text = cell.trimmedText, let year = Int(text), (1980...2099).contains(year) else {
      throw RowFault(column: column, fault: cell.fault ?? "this is not a year")
    }
    lastYear = cell
    let month = layout.evidence.first { $0.year == year }?.month
    try begin(ReleaseEvidence(year: year, month: month, source: "the column").release)
  }

  private mutating func record(
    _ row: borrowing SheetRow, _ area: EstimatesAreas.Found, _ industry: EstimatesIndustries.Found,
    _ occupation: EstimatesOccupations.Found
  ) throws -> (what: String, first: Int, second: SheetRow)? {
    let year = release?.year ?? 0
    let november: UInt64 = release?.month == 11 ? 64 : 0
    let key =
      ((UInt64(year - 1980) & 63 | november) << 57) ^ area.key << 44 ^ industry.key << 24
      ^ occupation.key
    let entries =
      UInt64(area.entry) << 42 ^ UInt64(industry.entry) << 21
      ^ UInt64(occupation.entry)
    let hash = figures.figures.hash(header.measures, seed: entries)
    if let earlier = known.enter(key: key, hash: hash, row: row.number) {
      guard earlier.isIdentical else {
        return (
          name(area, industry, occupation), earlier.row,
          SheetRow(number: row.number, cells: row.cells)
        )
      }
      duplicates.append((earlier.row, row.number))
      return nil
    }
    let flags = check(row.number, area, industry, occupation)
    for column in header.measures {
      let figure = figures.figures[column.measure]
      try recorder.record(
        PublishedCell(
          area: area.entry, industry: industry.entry, occupation: occupation.entry,
          measure: column.measure, status: figure.status, flags: flags, year: Int16(year),
          value: figure.value, mark: figure.mark, footnote: figure.footnote,
          row: Int32(truncatingIfNeeded: row.number)))
    }
    keptRows += 1
    recorder.countRow()
    return nil
  }

  /// Checks a row; what it fails is remarked upon.
  private mutating func check(
    _ row: Int, _ area: EstimatesAreas.Found, _ industry: EstimatesIndustries.Found,
    _ occupation: EstimatesOccupations.Found
  ) -> CellFlags {
    var flags = EstimatesChecks.failures(of: figures.figures)
    if area.mismatch != nil { flags.insert(.areaMismatch) }
    if industry.unknown != nil || occupation.unknown != nil { flags.insert(.unknownMeaning) }
    guard !flags.isEmpty else { return flags }
    failedChecks += 1
    guard failedChecks <= EstimatesReader.mostRemarks else { return flags }
    let code = recorder.dictionary.occupations[occupation.entry].code
    var sentences = EstimatesChecks.sentences(flags, of: figures.figures, code: code)
    if let mismatch = area.mismatch { sentences.append("\(code): \(mismatch).") }
    if let words = industry.unknown {
      sentences.append("\(code): the ownership “\(words)” is not known.")
    }
    if let unknown = occupation.unknown { sentences.append("\(code): \(unknown).") }
    for sentence in sentences {
      recorder.remark("\(sentence) The row is kept and flagged.", row: row, isKept: true)
    }
    return flags
  }

  private func requireLimits() throws(EstimatesSheetError) {
    if areas.count > EstimatesAreas.limit {
      throw .tooManyEntries("areas", limit: EstimatesAreas.limit, place: place.description)
    }
    if industries.count > EstimatesIndustries.limit {
      throw .tooManyEntries(
        "industries", limit: EstimatesIndustries.limit, place: place.description)
    }
  }

  /// `L3`, or the line of delimited text.
  private func cellName(_ column: Int, _ row: Int) -> String {
    place.sheet.isEmpty ? "line \(row)" : "cell \(columnName(column))\(row)"
  }

  private func name(
    _ area: EstimatesAreas.Found, _ industry: EstimatesIndustries.Found,
    _ occupation: EstimatesOccupations.Found
  ) -> String {
    let dictionary = recorder.dictionary
    let what = dictionary.occupations[occupation.entry]
    let industry = dictionary.industries[industry.entry]
    return "\(what.code) (\(what.level)) in \(dictionary.areas[area.entry].title), industry "
      + "\(industry.code), ownership \(industry.ownership)"
  }
}

extension EstimatesReader {
  /// The error for two rows that differ, with what stands in each.
  private func describe(
    _ conflict: (what: String, first: Int, second: SheetRow), in sheet: some Sheet
  ) throws -> EstimatesSheetError {
    var first = SheetRow(number: conflict.first, cells: [])
    try sheet.forEachRow { row in
      guard row.number == conflict.first else { return true }
      first = SheetRow(number: row.number, cells: row.cells)
      return false
    }
    let second = conflict.second
    var differences: [String] = []
    for column in EstimatesColumn.allCases {
      guard let index = header[column], first[index] != second[index] else { continue }
      differences.append(
        "\(column.rawValue) is “\(first[index].trimmedText ?? "")” in row \(first.number) and "
          + "“\(second[index].trimmedText ?? "")” in row \(second.number)")
    }
    return .conflictingRows(
      conflict.what, first: first.number, second: second.number, differences: differences,
      place: place.description)
  }

  /// Notes what was understood, restored, dropped and assumed.
  private func note() {
    noteHeader()
    noteRelease()
    noteRestored()
    noteDuplicates()
    noteTopCode()
    if passedOver > 0 {
      recorder.note("\(passedOver) rows below the table state no occupation and no figure.")
    }
    if failedChecks > EstimatesReader.mostRemarks {
      recorder.note(
        "\(failedChecks) rows fail a check and are flagged; the remarks name the first "
          + "\(EstimatesReader.mostRemarks).")
    }
    for (mark, meaning) in EstimatesLegend.marks(in: place.notes + layout.preamble) {
      recorder.explain(mark, as: meaning)
    }
  }

  private func noteHeader() {
    if !header.aliases.isEmpty {
      recorder.note("Columns read under other names: \(header.aliases.joined(separator: ", ")).")
    }
    if !header.unknown.isEmpty {
      recorder.note("Columns passed over: \(header.unknown.joined(separator: ", ")).")
    }
    if header[.area] == nil {
      recorder.note("There are no area columns; the estimates are read as national.")
    }
    if header.hasSIC { recorder.note("The industries are codes of the SIC.") }
  }

  private func noteRelease() {
    guard let release else { return }
    let source = header[.year] != nil ? "the column year" : layout.evidence.first?.source ?? ""
    recorder.note("The release, \(release), is told by \(source).")
    for other in layout.evidence where other.year != release.year && header[.year] == nil {
      recorder.note("Of the release, \(other.source) says \(other.year) and is not believed.")
    }
    for other in layout.disbelieved {
      recorder.note(
        "Of the release, \(other.source) says \(other.year), when codes had another form; it is not "
          + "believed.")
    }
  }

  private func noteRestored() {
    for restored in [areas.restored, industries.restored, occupations.restored]
    where !restored.isEmpty {
      let shown = restored.sorted().prefix(5).joined(separator: ", ")
      let rest = restored.count > 5 ? " and \(restored.count - 5) more" : ""
      recorder.note("Codes read with what they lost: \(shown)\(rest).")
    }
  }

  private func noteDuplicates() {
    guard !duplicates.isEmpty else { return }
    let shown = duplicates.prefix(5).map { "\($0.second) (as \($0.first))" }
    let rest = duplicates.count > 5 ? " and \(duplicates.count - 5) more" : ""
    recorder.note(
      "Identical rows were dropped: \(shown.joined(separator: ", "))\(rest).")
  }

  private func noteTopCode() {
    guard figures.usesTopCode, let release else { return }
    let bound = figures.topCode
    let source =
      statedTopCode == nil
      ? "as BLS documents it for \(release.reference), since the file does not say"
      : "as the file's notes say"
    recorder.note(
      "“#” stands for wages of at least \(EstimatesChecks.plain(bound.hourly)) dollars an hour or "
        + "\(EstimatesChecks.plain(bound.annual)) dollars a year, \(source).")
  }
}

/// The meaning of the marks, as the notes of a file give them.
enum EstimatesLegend {
  /// Lines such as “** = indicates that an employment estimate is not available”.
  static func marks(in texts: [String]) -> [(mark: String, meaning: String)] {
    texts.flatMap { $0.split(whereSeparator: \.isNewline) }.compactMap { line in
      guard let equals = line.firstIndex(of: "=") else { return nil }
      let mark = String(line[..<equals]).trimmedOfBlanks
      guard ["*", "**", "***", "#", "~"].contains(mark) else { return nil }
      return (mark, String(line[line.index(after: equals)...]).trimmedOfBlanks)
    }
  }
}
