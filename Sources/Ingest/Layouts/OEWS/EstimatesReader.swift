import LaborSeries
import Tabular

/// Reads the rows of one sheet of estimates.
struct EstimatesReader {
  let layout: OEWSLayout
  let place: SheetPlace
  let recorder: CellRecorder
  let header: EstimatesHeader
  let statedTopCode: TopCode?
  /// The notes of the workbook; where they state no top code, also those beside it in its archive,
  /// if they are of the same year.
  let notes: [String]
  let notesAreBeside: Bool

  private(set) var areas: EstimatesAreas
  private(set) var industries: EstimatesIndustries
  private(set) var occupations: EstimatesOccupations
  private(set) var figures: FigureReader
  private var known = EstimateRows()
  private(set) var release: Release?
  private var lastYear: SheetCell = .empty

  private var dataRows = 0
  private var keptRows = 0
  private(set) var duplicates: [(first: Int, second: Int)] = []
  private(set) var passedOver = 0
  private var firstFault: String?
  private(set) var failedChecks = 0

  /// Remarks upon rows that fail a check; what goes beyond is flagged alike and counted.
  static let mostRemarks = 1000

  init(layout: OEWSLayout, place: SheetPlace, recorder: CellRecorder) {
    self.layout = layout
    self.place = place
    self.recorder = recorder
    header = layout.header
    let first = layout.evidence.first?.release
    let own = place.notes + layout.preamble
    notesAreBeside =
      TopCode.stated(in: own) == nil
      && ReleaseEvidence.ofDescriptions(beside: place)?.year == first?.year
    notes = own + (notesAreBeside ? place.notesBeside : [])
    statedTopCode = TopCode.stated(in: notes)
    let isInThousands =
      header.isInThousands
      || layout.preamble.contains { $0.lowercased().contains("in thousands") }
    areas = EstimatesAreas(header: header)
    industries = EstimatesIndustries(header: header)
    occupations = EstimatesOccupations(
      header: header,
      classification: first.flatMap(PublishedOccupation.Classification.oews) ?? .soc2018)
    figures = FigureReader(
      header: header,
      topCode: statedTopCode ?? first.map { TopCode.documented(in: $0.year) } ?? .newest,
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
    if statedTopCode == nil { figures.topCode = TopCode.documented(in: release.year) }
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
      if case .date = row[fault.column] {
        throw IngestError.layout(.date(cell: name, place: place.description))
      }
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
