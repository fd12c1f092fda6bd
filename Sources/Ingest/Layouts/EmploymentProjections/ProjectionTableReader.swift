import LaborSeries
import Tabular

/// Reads the rows of a table of Employment Projections into a recorder.
struct ProjectionTableReader {
  /// What a row of the table is about.
  enum Subject {
    /// An occupation in the industry given.
    case occupations(PublishedIndustry)
    /// An industry in which the occupation given works.
    case industries(PublishedOccupation)
  }

  let header: ProjectionHeader
  let subject: Subject
  let place: SheetPlace
  let decimalMark: DecimalMark?
  let recorder: CellRecorder

  private let titleColumn: Int
  private let codeColumn: Int
  private let typeColumn: Int?
  private var area: Int32 = 0
  private var repeated = 0
  private var roundedOtherwise = 0
  private var cutTitles = 0
  /// The occupations of tables before this one: a code keeps the title it came with first.
  private var known: [String: Int32] = [:]
  private var otherTitles: [String] = []

  init(
    _ header: ProjectionHeader, subject: Subject, place: SheetPlace, decimalMark: DecimalMark?,
    recorder: CellRecorder
  ) {
    self.header = header
    self.subject = subject
    self.place = place
    self.decimalMark = decimalMark
    self.recorder = recorder
    titleColumn = header.columns.firstIndex(of: .title) ?? 0
    codeColumn = header.columns.firstIndex(of: .code) ?? 1
    typeColumn = header.columns.firstIndex(of: .type)
  }

  /// Reads the whole sheet.
  ///
  /// - Throws: What the sheet throws, and ``IngestError`` when a figure contradicts another.
  mutating func read(_ sheet: some Sheet) throws {
    try recorder.begin(
      Release(program: .employmentProjections, year: header.base, edition: header.edition),
      sheet: place.sheet)
    area = recorder.dictionary.entry(PublishedArea.unitedStates)
    for (entry, occupation) in recorder.dictionary.occupations.values.enumerated()
    where occupation.classification == header.classification {
      known["\(occupation.code) \(occupation.level)"] = Int32(entry)
    }
    let before = recorder.rows
    var reader = self
    try sheet.forEachRow { row in
      if row.number > reader.header.lastRow { try reader.read(row) }
      return true
    }
    self = reader
    note(rows: recorder.rows - before)
  }

  private mutating func read(_ row: borrowing SheetRow) throws {
    if let cell = dateInPlaceOfData(row) {
      throw IngestError.layout(.date(cell: cell, place: place.description))
    }
    if isCode(row[codeColumn].words) {
      let figures: ProjectionRow
      do throws(FigureFault) {
        figures = try ProjectionRow(row, header, decimalMark: decimalMark)
      } catch {
        recorder.remark("\(error.reason).", row: row.number, isKept: false)
        return
      }
      try record(figures, row)
      return
    }
    explain(row)
  }

  /// The name of a cell of a row of data, or of its code, that holds a date.
  private func dateInPlaceOfData(_ row: borrowing SheetRow) -> String? {
    var columns = [codeColumn]
    if isCode(row[codeColumn].words) { columns += header.columns.indices }
    for column in columns where header.columns[column] != nil {
      if case .date = row[column] { return "cell \(columnName(column))\(row.number)" }
    }
    return nil
  }

  /// The type of a row in tables that do not print it: major groups and the total add up others.
  private static func type(of code: String) -> String {
    code.hasSuffix("-0000") ? "summary" : "line item"
  }

  private func isCode(_ words: String) -> Bool {
    switch subject {
    case .occupations: words.isOccupationCode
    case .industries: words.isMatrixIndustry
    }
  }

  /// Rows without a code: footnotes, the key of the marks, the source.
  private func explain(_ row: borrowing SheetRow) {
    let words = row.cells.map(\.words).filter { !$0.isEmpty }
    guard let text = words.first else { return }
    guard words.count == 1 else {
      recorder.remark(
        "the row has figures and no code: “\(words[0])”, “\(words[1])”.", row: row.number,
        isKept: false)
      return
    }
    let closing = text.first == "(" ? ")" : text.first == "[" ? "]" : ""
    if let end = text.firstIndex(where: { String($0) == closing }), !closing.isEmpty {
      let mark = String(text[...end])
      recorder.explain(mark, as: String(text[text.index(after: end)...]).withoutBlanksAround)
    } else if let colon = text.firstIndex(of: ":"), !text[colon...].dropFirst().isEmpty {
      recorder.explain(
        String(text[..<colon]),
        as: String(text[text.index(after: colon)...]).withoutBlanksAround)
    }
  }

  private mutating func record(_ figures: ProjectionRow, _ row: borrowing SheetRow) throws {
    recorder.countRow()
    let (title, mark) = title(row)
    let type = typeColumn.map { row[$0].words.lowercased() } ?? Self.type(of: row[codeColumn].words)
    let isTypeKnown = ["summary", "line item"].contains(type)
    let (industry, occupation) = entries(code: row[codeColumn].words, title, type)
    for item in figures.items {
      let figure = item.figure
      let cell = PublishedCell(
        area: area, industry: industry, occupation: occupation, measure: item.measure,
        status: figure.status, flags: isTypeKnown ? item.flags : item.flags.union(.unknownMeaning),
        year: Int16(clamping: item.year), value: figure.value,
        mark: recorder.dictionary.mark(figure.mark),
        footnote: recorder.dictionary.footnote(mark + figure.footnote),
        row: Int32(clamping: row.number))
      let rounding = item.measure.isInThousands ? 100.5 : item.measure == .annualMedian ? 0 : 0.101
      switch try recorder.recordOnce(cell, place: place, rounding: rounding) {
      case .none: break
      case .same: repeated += 1
      case .withinRounding: roundedOtherwise += 1
      }
    }
    for sentence in figures.remarks {
      recorder.remark("\(sentence).", row: row.number, isKept: true)
    }
    if !isTypeKnown {
      recorder.remark(
        "the type “\(type)” is neither summary nor line item.", row: row.number, isKept: true)
    }
  }

  /// The title without what the query tool writes behind it, and the number of its footnote.
  private mutating func title(_ row: borrowing SheetRow) -> (String, String) {
    var title = row[titleColumn].words
    if let tail = title.firstRange(of: "    * ") {
      recorder.explain(
        "other titles of \(row[codeColumn].words)",
        as: String(title[tail.lowerBound...]).withoutBlanksAround)
      title = String(title[..<tail.lowerBound])
      cutTitles += 1
    }
    return title.withoutBlanksAround.separatedFootnote
  }

  private mutating func entries(
    code: String, _ title: String, _ type: String
  ) -> (industry: Int32, occupation: Int32) {
    switch subject {
    case .occupations(let industry):
      let occupation = PublishedOccupation(
        classification: header.classification, code: code, title: title, level: type)
      if let entry = known["\(code) \(type)"] {
        if recorder.dictionary.occupations[entry].title != title { otherTitles.append(title) }
        return (recorder.dictionary.entry(industry), entry)
      }
      let entry = recorder.dictionary.entry(occupation)
      known["\(code) \(type)"] = entry
      return (recorder.dictionary.entry(industry), entry)
    case .industries(let occupation):
      let industry = PublishedIndustry(code: code, title: title, level: type, ownership: "")
      return (recorder.dictionary.entry(industry), recorder.dictionary.entry(occupation))
    }
  }

  /// Says what the reader of the file should know of the table.
  private func note(rows: Int) {
    let table = place.sheet.isEmpty ? "The table" : place.sheet
    if rows == 0 { recorder.note("\(table) has a header and no row of data.") }
    if repeated > 0 {
      recorder.note("\(table) repeats \(repeated) figures that were stated before; they agree.")
    }
    if roundedOtherwise > 0 {
      recorder.note(
        "\(table) repeats \(roundedOtherwise) figures that were stated before with another last "
          + "digit; the first is kept.")
    }
    if let first = otherTitles.first {
      recorder.note(
        "\(table) spells \(otherTitles.count) titles otherwise than tables before it, such as "
          + "“\(first)”; the first spelling is kept.")
    }
    if cutTitles > 0 {
      recorder.note("\(table): other job titles behind \(cutTitles) titles are in the legend.")
    }
    for (index, column) in header.columns.enumerated() {
      if case .figure(.annualMedian, let year?) = column, year != header.base {
        recorder.note(
          "\(table): the median wage is of May \(year), the base year \(header.base).")
      }
      if case .passedOver(let reason) = column {
        recorder.note("\(table): column \(header.labels[index]) is not kept: \(reason).")
      } else if column == nil, !header.labels[index].isEmpty {
        recorder.note("\(table): column \(header.labels[index]) is not known and not kept.")
      }
    }
    if !header.preamble.isEmpty,
      !header.preamble.contains(where: { $0.lowercased().contains("thousands") })
    {
      recorder.note("\(table): its title names no unit; counts are read as thousands.")
    }
  }
}

extension ProjectionHeader {
  /// The classification of the matrix of a round: BLS moved to SOC 2018 in steps, by way of the
  /// codes of OEWS of May 2019 and 2020.
  var classification: PublishedOccupation.Classification {
    ProjectionHeader.classification(base: base)
  }

  /// The classification of rounds of a base year.
  static func classification(base: Int) -> PublishedOccupation.Classification {
    switch base {
    case ..<2010: .soc2000
    case 2010, 2011: .soc2000And2010
    case 2012...2018: .soc2010
    case 2019, 2020: .soc2010And2018
    default: .soc2018
    }
  }
}
