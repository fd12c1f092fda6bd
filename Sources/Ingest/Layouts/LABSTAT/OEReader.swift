import LaborSeries
import Tabular

/// One pass through an `oe.data` file.
///
/// A series identifier has 25 characters: `OE`, the seasonal code `U`, the kind of area (N, S, M),
/// seven digits of area, six characters of industry, six digits of occupation and two of datatype.
/// Lines that follow each other and differ in the last two alone are checked together.
struct OEReader {
  private let filter: LineFilter?
  private let file: String
  private let recorder: CellRecorder
  /// The bound that the footnotes name for every year.
  private let bound: TopCode?
  private let dash: Int32
  private var titles: OETitles
  private var releases: OEReleases
  private var remarks: LABSTATRemarks
  private var group = OEGroup()
  private var footnotes: [UInt64: OEFootnote] = [:]
  private var (rows, repeats) = (0, 0)

  private static let idLength = 25

  init(tables: LABSTATTables, occupations: Set<SOCCode>?, file: String, recorder: CellRecorder) {
    self.file = file
    self.recorder = recorder
    filter = occupations.map { codes in
      LineFilter(
        prefix: "OE", length: Self.idLength, offset: 17,
        keys: Set(codes.map { $0.description.filter { $0 != "-" } }))
    }
    bound = tables.footnotes["5"].flatMap { TopCode.stated(in: [$0]) }
    titles = OETitles(tables, recorder: recorder)
    releases = OEReleases(tables, recorder: recorder)
    remarks = LABSTATRemarks(recorder)
    dash = recorder.dictionary.mark("-")
  }

  /// Reads every line.
  ///
  /// - Throws: ``LABSTATError``, and what the recorder throws.
  mutating func read(_ source: ByteSource) throws {
    var lines = try TabbedLines(labstat: source, filter: filter)
    let columns = try LABSTATColumns(header: lines.header, file: file)
    var passed = 0
    while try lines.nextLabstatLine() {
      rows += 1
      let head = OEGroup.Head(lines, columns)
      // Lines that were passed over end a group as they do when they are read.
      if head != group.head || lines.turnedAway != passed { try finishGroup() }
      passed = lines.turnedAway
      do throws(LABSTATLineFault) {
        guard lines.length(columns.series) == Self.idLength else {
          throw Self.badLength(lines, columns)
        }
        if lines.hasSurplus { throw .surplus(lines.excerpt) }
        if group.head == nil { group.begin(head, try place(lines, columns)) }
        try add(lines, columns)
      } catch {
        remarks.add(error.description, line: lines.line, isKept: false)
      }
      if let pair = group.conflict { throw conflict(pair, lines, columns) }
    }
    try finishGroup()
    try releases.finish()
    recorder.countRows(rows + lines.turnedAway)
    addNotes()
  }

  /// What the lines of a series but for its datatype are about.
  private mutating func place(
    _ lines: borrowing TabbedLines, _ columns: LABSTATColumns
  ) throws(LABSTATLineFault) -> OEGroup.Place {
    let year = try columns.year(lines)
    guard lines.length(columns.period) == 3, lines.word(columns.period) == Self.annual else {
      throw .period(try columns.text(columns.period, lines), allowed: "A01 alone")
    }
    let survey = lines.word(columns.series) & 0xFF_FFFF
    let code = lines.word(columns.series, at: 11) & 0xFFFF_FFFF_FFFF
    let soc = lines.word(columns.series, at: 17) & 0xFFFF_FFFF_FFFF
    let classification = PublishedOccupation.Classification.oews(in: Int(year))
    guard survey == Self.unadjusted, let area = titles.area(lines.word(columns.series, at: 3)),
      let industry = titles.industry(code), let occupation = titles.occupation(soc, classification)
    else { throw .idForm(try columns.text(columns.series, lines), survey: "OE") }
    return OEGroup.Place(
      area: area.number, industry: industry, occupation: occupation, year: year,
      flags: area.fits ? [] : .areaMismatch, bound: bound ?? TopCode.documented(in: Int(year)))
  }

  /// Adds the line's cell to the group.
  private mutating func add(
    _ lines: borrowing TabbedLines, _ columns: LABSTATColumns
  ) throws(LABSTATLineFault) {
    let code = lines.word(columns.series, at: 23)
    let (tens, ones) = (code & 0xFF &- 0x30, code >> 8 &- 0x30)
    guard tens < 10, ones < 10, let measure = OEDatatypes.measure(Int(tens * 10 + ones)) else {
      let text = try columns.text(columns.series, lines)
      throw .datatype(String(text.suffix(2)), known: "01 to 17")
    }
    let published = try columns.value(lines)
    let footnote = try footnote(lines, columns)
    let place = group.place
    let (status, value) = footnote.meaning(of: published, measure: measure, bound: place.bound)
    let isNew = group.add(
      PublishedCell(
        area: place.area, industry: place.industry, occupation: place.occupation,
        measure: measure, status: status, flags: place.flags, year: place.year, value: value,
        mark: published == nil ? dash : 0, footnote: footnote.number,
        row: Int32(truncatingIfNeeded: lines.line)))
    if !isNew { repeats += 1 }
  }

  private mutating func footnote(
    _ lines: borrowing TabbedLines, _ columns: LABSTATColumns
  ) throws(LABSTATLineFault) -> OEFootnote {
    guard let column = columns.footnotes, lines.length(column) > 0 else { return .none }
    let word = lines.word(column)
    // A word holds the codes whole when there are no more than eight bytes of them.
    if lines.length(column) <= 8, let known = footnotes[word] { return known }
    let text = try columns.text(column, lines)
    let made = OEFootnote(text: text, number: recorder.dictionary.footnote(text))
    if lines.length(column) <= 8 { footnotes[word] = made }
    return made
  }

  /// Checks the group and hands its cells on.
  private mutating func finishGroup() throws {
    guard group.head != nil else { return }
    for finding in group.check(recorder.dictionary) {
      remarks.add(finding.sentence, line: finding.line, isKept: true)
    }
    try releases.record(group.cells, year: group.place.year)
    group.end()
  }

  private func conflict(
    _ pair: (first: PublishedCell, second: PublishedCell), _ lines: borrowing TabbedLines,
    _ columns: LABSTATColumns
  ) -> LABSTATError {
    let words = [pair.first, pair.second].map { $0.mark == 0 ? "\($0.value)" : "-" }
    return .conflict(
      series: lines.text(columns.series) ?? "", period: "\(pair.first.year)", file: file,
      first: Int(pair.first.row), firstValue: words[0], second: Int(pair.second.row),
      secondValue: words[1])
  }

  private func addNotes() {
    if repeats > 0 { recorder.note("\(repeats) lines say again what the one before said.") }
    remarks.finish()
  }

  private static func badLength(
    _ lines: borrowing TabbedLines, _ columns: LABSTATColumns
  ) -> LABSTATLineFault {
    guard let text = lines.text(columns.series) else { return .notText }
    return .idLength(
      String(text.prefix(40)), found: lines.length(columns.series), required: idLength)
  }

  /// `A01` and `OEU` as words whose lowest byte is the first.
  private static let annual: UInt64 = 0x31_3041
  private static let unadjusted: UInt64 = 0x55_454F
}
