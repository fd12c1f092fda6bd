import LaborSeries
import Tabular

/// The flat files of BLS's LABSTAT database: `oe.data.*`, the OEWS estimates, and `ce.data.*`, the
/// Current Employment Statistics.
///
/// Columns are found by name; fields are separated by tabs and padded with blanks; lines end in LF
/// or CR LF. What stands in a series identifier is read place by place as BLS documents it. Titles
/// come from the survey's tables, ``LABSTATTables``.
public struct LABSTATLayout: StreamLayout, Sendable {
  public static let name = "LABSTAT data"
  public static let version = 3

  /// A survey whose files are read.
  public enum Survey: String, Sendable, Hashable, CaseIterable {
    case occupationalEmployment = "OE"
    case currentEmployment = "CE"
  }

  /// The survey that the first series belongs to.
  public let survey: Survey
  /// The titles that go with the codes.
  public var tables = LABSTATTables()
  /// Whether tables that are missing are looked for in the folder of the data.
  public var usesTablesBeside = true
  /// The occupations to be read, at least one, or `nil` for those that the recorder asks for. Other
  /// lines of `oe.data` are passed over before
  /// anything is made of them, so that what is wrong in one goes unnoticed. A file of `ce.data` has
  /// no occupations and is read whole.
  public var occupations: Set<SOCCode>?

  /// A layout of one survey's files.
  public init(survey: Survey = .occupationalEmployment, occupations: Set<SOCCode>? = nil) {
    self.survey = survey
    self.occupations = occupations
  }

  public static func recognise(_ head: [UInt8], at place: SheetPlace) throws -> LABSTATLayout? {
    let lines = LABSTATHead(head)
    guard LABSTATColumns.required.allSatisfy(lines.header.contains) else { return nil }
    let columns = try LABSTATColumns(header: lines.header, file: place.file)
    guard let row = lines.firstRow else { throw LABSTATError.noRows(file: place.file) }
    let series = columns.series < row.count ? row[columns.series] : ""
    guard let survey = Survey(rawValue: String(series.prefix(2))) else {
      throw LABSTATError.unknownSurvey(String(series.prefix(40)), file: place.file)
    }
    return LABSTATLayout(survey: survey)
  }

  /// Reads the file from its first byte.
  ///
  /// - Throws: ``LABSTATError``, and what the recorder throws.
  public func read(
    _ source: ByteSource, at place: SheetPlace, into recorder: CellRecorder
  ) throws {
    let tables = try titles(of: place, recorder)
    switch survey {
    case .occupationalEmployment:
      var reader = OEReader(
        tables: tables, occupations: occupations ?? codes(recorder.occupations), file: place.file,
        recorder: recorder)
      try reader.read(source)
    case .currentEmployment:
      var reader = CEReader(tables: tables, file: place.file, recorder: recorder)
      try reader.read(source)
    }
  }

  /// The codes that can stand in a file of the survey; `nil` when no code is asked for.
  private func codes(_ published: Set<String>) -> Set<SOCCode>? {
    // Codes of other classifications have another form, and none of them stands in these files.
    let codes = published.compactMap { try? SOCCode(parsing: $0) }
    return codes.isEmpty ? nil : Set(codes)
  }

  /// The tables given and, where they are missing, those in the folder.
  private func titles(of place: SheetPlace, _ recorder: CellRecorder) throws -> LABSTATTables {
    var tables = tables
    tables.add(recorder.titles)
    if usesTablesBeside {
      let found = try tables.addTables(beside: place.file, of: survey)
      if !found.isEmpty {
        recorder.note("Titles come from \(found.joined(separator: ", ")) beside \(place.file).")
      }
    }
    if !tables.hasTitles(of: survey) {
      recorder.note(
        "No tables of titles were given or found beside \(place.file); codes stand as titles.")
    }
    for (code, text) in tables.footnotes.sorted(by: { $0.key < $1.key }) {
      recorder.explain(code, as: text)
    }
    return tables
  }
}

/// The header and the first line of data at the beginning of a file.
struct LABSTATHead {
  let header: [String]
  let firstRow: [String]?

  init(_ head: [UInt8]) {
    var bytes = head[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    // Longer first lines are no header of ours.
    let beginning = bytes.prefix(1 << 13)
    let lines = beginning.split(
      separator: UInt8(ascii: "\n"), maxSplits: 3, omittingEmptySubsequences: false)
    let isCut = lines.count == 1 && beginning.count < bytes.count
    var header = isCut ? [] : Self.fields(lines[0])
    while header.last == "" { header.removeLast() }
    self.header = header
    let rows = lines.dropFirst().prefix(2).map(Self.fields)
    firstRow = rows.first { !$0.allSatisfy(\.isEmpty) }
  }

  private static func fields(_ line: ArraySlice<UInt8>) -> [String] {
    line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false).map { field in
      let isPadding: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }
      let text = field.drop(while: isPadding)
      let length = text.reversed().drop(while: isPadding).count
      return String(decoding: text.prefix(length), as: UTF8.self)
    }
  }
}
