import LaborSeries
import Tabular

/// The passes through a `ce.data` file: one for the month it goes to, which names the release, and
/// one for its figures.
///
/// A series identifier has 13 characters: `CE`, `S` or `U` for seasonally adjusted or not, eight
/// digits of supersector and industry and two of datatype. Thousands of employees become jobs.
struct CEReader {
  private let tables: LABSTATTables
  private let file: String
  private let recorder: CellRecorder
  private let dash: Int32
  private let area: Int32
  private let occupation: Int32
  private var remarks: LABSTATRemarks
  private var industries: [UInt64: Int32] = [:]
  private var footnotes: [UInt64: Int32] = [0: 0]
  /// By datatype and the first three letters of a series.
  private var details: [UInt64: Int32] = [:]
  private var lastDetail: (key: UInt64, number: Int32) = (0, 0)
  /// Lines of datatypes without a measure of their own, by code.
  private var others: [Int: Int] = [:]
  private var rows = 0

  private static let idLength = 13

  init(tables: LABSTATTables, file: String, recorder: CellRecorder) {
    self.tables = tables
    self.file = file
    self.recorder = recorder
    remarks = LABSTATRemarks(recorder)
    dash = recorder.dictionary.mark("-")
    area = recorder.dictionary.entry(PublishedArea.unitedStates)
    occupation = recorder.dictionary.entry(
      PublishedOccupation(classification: .none, code: "", title: "", level: ""))
  }

  /// Reads the file twice.
  ///
  /// - Throws: ``LABSTATError``, and what the recorder throws.
  mutating func read(_ source: ByteSource) throws {
    // What cannot be read again is refused before it is read.
    try rewind(source)
    let release = try release(source)
    try rewind(source)
    var lines = try TabbedLines(labstat: source)
    let columns = try LABSTATColumns(header: lines.header, file: file)
    try recorder.begin(release, sheet: "")
    while try lines.nextLabstatLine() {
      rows += 1
      let found: PublishedCell
      do throws(LABSTATLineFault) {
        found = try cell(lines, columns)
      } catch {
        remarks.add(error.description, line: lines.line, isKept: false)
        continue
      }
      try recorder.record(found)
    }
    recorder.countRows(rows)
    addNotes()
  }

  private func rewind(_ source: ByteSource) throws(LABSTATError) {
    let isBack: Bool
    do throws(ByteSourceError) { isBack = try source.rewind() } catch {
      throw .lines(.source(error))
    }
    guard isBack else { throw .notReadTwice(file: file) }
  }

  /// The release that the latest month of the file names.
  private func release(_ source: ByteSource) throws(LABSTATError) -> Release {
    let hook = source.onRead
    source.onRead = nil
    defer { source.onRead = hook }
    var lines = try TabbedLines(labstat: source)
    let columns = try LABSTATColumns(header: lines.header, file: file)
    // Months since year 0, the first being 1.
    var latest = 0
    while try lines.nextLabstatLine() {
      guard let year = try? columns.year(lines),
        let month = Self.period(lines.word(columns.period)), month <= 12
      else { continue }  // The second pass says what is wrong with a line.
      latest = max(latest, Int(year) * 12 + Int(month))
    }
    guard latest > 0 else { throw .noRows(file: file) }
    return Release(
      program: .currentEmployment, year: (latest - 1) / 12, month: (latest - 1) % 12 + 1)
  }

  /// The cell of a line.
  private mutating func cell(
    _ lines: borrowing TabbedLines, _ columns: LABSTATColumns
  ) throws(LABSTATLineFault) -> PublishedCell {
    guard lines.length(columns.series) == Self.idLength else {
      throw .idLength(
        String(try columns.text(columns.series, lines).prefix(40)),
        found: lines.length(columns.series), required: Self.idLength)
    }
    if lines.hasSurplus { throw .surplus(lines.excerpt) }
    let year = try columns.year(lines)
    guard let period = Self.period(lines.word(columns.period)) else {
      throw .period(try columns.text(columns.period, lines), allowed: "M01 to M13")
    }
    let word = lines.word(columns.series, at: 11)
    let (tens, ones) = (word & 0xFF &- 0x30, word >> 8 &- 0x30)
    guard tens < 10, ones < 10,
      let detail = detail(lines.word(columns.series) & 0xFF_FFFF, Int(tens * 10 + ones)),
      let industry = industry(lines.word(columns.series, at: 3))
    else { throw .idForm(try columns.text(columns.series, lines), survey: "CE") }
    let (measure, unit) = CEDatatypes.measure(Int(tens * 10 + ones))
    if measure == .employmentStatistic { others[Int(tens * 10 + ones), default: 0] += 1 }
    // Some datatypes are changes from month to month.
    let published =
      measure == .employmentStatistic ? try columns.change(lines) : try columns.value(lines)
    return PublishedCell(
      area: area, industry: industry, occupation: occupation, detail: detail, measure: measure,
      status: published == nil ? .notPublished : .value, year: year, period: period,
      value: CEDatatypes.value(published ?? 0, unit: unit), mark: published == nil ? dash : 0,
      footnote: try footnote(lines, columns), row: Int32(truncatingIfNeeded: lines.line))
  }

  /// The number of `M01` to `M13`.
  private static func period(_ word: UInt64) -> UInt8? {
    let (tens, ones) = (word >> 8 & 0xFF &- 0x30, word >> 16 &- 0x30)
    guard word & 0xFF == 0x4D, tens < 2, ones < 10, (1...13).contains(tens * 10 + ones) else {
      return nil
    }
    return UInt8(tens * 10 + ones)
  }

  /// The detail of a series that begins with `CES` or `CEU`.
  private mutating func detail(_ word: UInt64, _ code: Int) -> Int32? {
    let key = word << 8 | UInt64(code)
    if key == lastDetail.key { return lastDetail.number }
    if let known = details[key] {
      lastDetail = (key, known)
      return known
    }
    guard word == 0x53_4543 || word == 0x55_4543 else { return nil }
    let number = recorder.dictionary.detail(
      CEDatatypes.detail(isAdjusted: word == 0x53_4543, code: code))
    details[key] = number
    return number
  }

  private mutating func industry(_ word: UInt64) -> Int32? {
    if let known = industries[word] { return known }
    let bytes = (0..<8).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) }
    guard bytes.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    let code = String(decoding: bytes, as: UTF8.self)
    let entry = tables.currentEmploymentIndustries[code]
    let number = recorder.dictionary.entry(
      PublishedIndustry(
        currentEmployment: code, title: entry?.title ?? code, naics: entry?.attribute ?? ""))
    industries[word] = number
    return number
  }

  private mutating func footnote(
    _ lines: borrowing TabbedLines, _ columns: LABSTATColumns
  ) throws(LABSTATLineFault) -> Int32 {
    guard let column = columns.footnotes else { return 0 }
    if lines.length(column) <= 8, let known = footnotes[lines.word(column)] { return known }
    let number = recorder.dictionary.footnote(try columns.text(column, lines))
    if lines.length(column) <= 8 { footnotes[lines.word(column)] = number }
    return number
  }

  private func addNotes() {
    let codes = others.keys.sorted()
    if !codes.isEmpty {
      let names = codes.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ", ")
      recorder.note(
        "\(others.values.reduce(0, +)) lines of the datatypes \(names) are kept as "
          + "\(Measure.employmentStatistic.name) in BLS's units; the detail names the datatype.")
    }
    for code in codes {
      let title = tables.currentEmploymentDatatypes[code < 10 ? "0\(code)" : "\(code)"]
      if let title { recorder.explain(CEDatatypes.title(code), as: title) }
    }
    remarks.finish()
  }
}
