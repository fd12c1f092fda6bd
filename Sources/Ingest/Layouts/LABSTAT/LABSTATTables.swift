import Foundation
import LaborSeries
import Tabular

/// The tables that give titles to the codes of LABSTAT data: `oe.area`, `oe.occupation`,
/// `ce.industry` and so on.
///
/// A table is known by its header, whatever the file is called, and may be added before or after
/// others. Of two titles for one code the one added first stands.
public struct LABSTATTables: Sendable {
  /// What a table is about.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case area, areaType, occupation, occupationGroup, industry, datatype, footnote, release
    case sector, seasonal, series, metropolitanArea, contact, supersector, period
    case currentEmploymentIndustry, currentEmploymentDatatype

    /// Whether anything is read of it; the others repeat what the data say, or say nothing of them.
    var givesTitles: Bool {
      switch self {
      case .area, .occupation, .industry, .datatype, .footnote, .release, .metropolitanArea,
        .currentEmploymentIndustry, .currentEmploymentDatatype:
        true
      case .areaType, .occupationGroup, .sector, .seasonal, .series, .contact, .supersector,
        .period:
        false
      }
    }

    /// The columns that a table of this kind has.
    fileprivate var columns: [String] {
      switch self {
      case .area: ["area_code", "area_name"]
      case .areaType: ["areatype_code", "areatype_name"]
      case .occupation: ["occupation_code", "occupation_name"]
      case .occupationGroup: ["occugroup_code", "occugroup_name"]
      case .industry: ["industry_code", "industry_name"]
      case .datatype: ["datatype_code", "datatype_name"]
      case .footnote: ["footnote_code", "footnote_text"]
      case .release: ["release_date", "description"]
      case .sector: ["sector_code", "sector_name"]
      case .seasonal: ["seasonal_text"]
      case .series: ["series_id", "series_title"]
      case .metropolitanArea: ["state_code", "msa_code", "msa_name"]
      case .contact: ["state_code", "contact_name"]
      case .supersector: ["supersector_code", "supersector_name"]
      case .period: ["period", "period_abbr"]
      case .currentEmploymentIndustry: ["industry_code", "naics_code", "industry_name"]
      case .currentEmploymentDatatype: ["data_type_code", "data_type_text"]
      }
    }
  }

  /// A line of a table of titles.
  struct Entry: Sendable, Equatable {
    let title: String
    /// What else the line says: the state of an area, the level of an occupation, the NAICS code of
    /// an industry; empty where it does not.
    let attribute: String
  }

  private(set) var areas: [String: Entry] = [:]
  private(set) var occupations: [String: Entry] = [:]
  private(set) var industries: [String: Entry] = [:]
  private(set) var currentEmploymentIndustries: [String: Entry] = [:]
  private(set) var currentEmploymentDatatypes: [String: String] = [:]
  private(set) var footnotes: [String: String] = [:]
  private(set) var releases: [String: String] = [:]
  /// The states of metropolitan areas, for layouts whose areas do not name them.
  private(set) var statesOfAreas: [String: String] = [:]
  /// The kinds that have been added.
  public private(set) var kinds: Set<Kind> = []

  /// The most lines that a table of titles may have.
  private static let longestTable = 200_000

  /// No tables.
  public init() {}

  /// What table a file is by its beginning, up to 64 KiB of it; `nil` when it is none.
  public static func kind(of head: [UInt8]) -> Kind? {
    kind(header: LABSTATHead(head).header)
  }

  /// Whether codes of the survey have titles.
  func hasTitles(of survey: LABSTATLayout.Survey) -> Bool {
    switch survey {
    case .occupationalEmployment: !areas.isEmpty || !occupations.isEmpty || !industries.isEmpty
    case .currentEmployment: !currentEmploymentIndustries.isEmpty
    }
  }

  /// Adds a table.
  ///
  /// - Returns: What it is about; `nil` when it is no table that is known, and nothing was added. A
  ///   list of series says nothing that the data do not say, and is not read through.
  /// - Throws: ``LABSTATError``.
  @discardableResult
  public mutating func add(_ source: ByteSource) throws(LABSTATError) -> Kind? {
    var lines = try TabbedLines(labstat: source)
    guard let kind = Self.kind(header: lines.header) else { return nil }
    kinds.insert(kind)
    switch kind {
    case .area: try fill(\.areas, ["area_code", "area_name", "state_code"], &lines)
    case .occupation:
      try fill(\.occupations, ["occupation_code", "occupation_name", "display_level"], &lines)
    case .industry: try fill(\.industries, ["industry_code", "industry_name"], &lines)
    case .currentEmploymentIndustry:
      try fill(
        \.currentEmploymentIndustries, ["industry_code", "industry_name", "naics_code"], &lines)
    case .footnote: try fill(\.footnotes, ["footnote_code", "footnote_text"], &lines)
    case .release: try fill(\.releases, ["release_date", "description"], &lines)
    case .metropolitanArea:
      try fill(\.statesOfAreas, ["msa_code", "msa_name", "state_code"], &lines)
    case .datatype: try check(OEDatatypes.names, ["datatype_code", "datatype_name"], &lines)
    case .currentEmploymentDatatype:
      try fill(\.currentEmploymentDatatypes, ["data_type_code", "data_type_text"], &lines)
      try checkDatatypes(file: lines.file)
    case .areaType, .occupationGroup, .sector, .seasonal, .series, .contact, .supersector, .period:
      break
    }
    return kind
  }

  /// Adds other tables; of two titles for one code that of these here stands.
  mutating func add(_ other: LABSTATTables) {
    areas.merge(other.areas) { mine, _ in mine }
    occupations.merge(other.occupations) { mine, _ in mine }
    industries.merge(other.industries) { mine, _ in mine }
    currentEmploymentIndustries.merge(other.currentEmploymentIndustries) { mine, _ in mine }
    currentEmploymentDatatypes.merge(other.currentEmploymentDatatypes) { mine, _ in mine }
    footnotes.merge(other.footnotes) { mine, _ in mine }
    releases.merge(other.releases) { mine, _ in mine }
    statesOfAreas.merge(other.statesOfAreas) { mine, _ in mine }
    kinds.formUnion(other.kinds)
  }

  /// Adds the tables that lie beside a data file and are of kinds not added yet.
  ///
  /// Only files with the survey's beginning of a name are looked at, and only those whose header is
  /// that of a table are read.
  ///
  /// - Returns: The names of the files that were read, in order.
  mutating func addTables(
    beside file: String, of survey: LABSTATLayout.Survey
  ) throws(LABSTATError) -> [String] {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
    // A folder that cannot be listed, or a member of an archive, has nothing beside it.
    guard FileManager.default.fileExists(atPath: file),
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
    else { return [] }
    let prefix = survey.rawValue.lowercased() + "."
    var found: [String] = []
    let known = kinds
    for name in names.sorted() where name.lowercased().hasPrefix(prefix) {
      guard let kind = try Self.kind(ofFile: folder + "/" + name), !known.contains(kind),
        kind.givesTitles
      else { continue }
      try add(try ByteSource(labstat: folder + "/" + name))
      found.append(name)
    }
    return found
  }

  /// The kind of a table by its columns: of several the one that claims most, since an industry of
  /// one survey has the columns of the other's and more.
  private static func kind(header: [String]) -> Kind? {
    // Data are no table of titles, whatever else stands in them.
    guard !header.contains("value") else { return nil }
    return Kind.allCases.filter { $0.columns.allSatisfy(header.contains) }
      .max { $0.columns.count < $1.columns.count }
  }

  /// The kind of the table in a file; `nil` for files that are none.
  ///
  /// - Throws: ``LABSTATError/lines(_:)`` when the file cannot be read.
  public static func kind(ofFile path: String) throws(LABSTATError) -> Kind? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let source = try ByteSource(labstat: path)
    do throws(ByteSourceError) {
      return kind(of: try source.readHead(1 << 12))
    } catch {
      throw .lines(.source(error))
    }
  }

  /// Hands the fields of every line to `body`, a missing one as an empty text.
  private static func forEachLine(
    _ columns: [String], _ lines: inout TabbedLines, _ body: ([String]) throws(LABSTATError) -> Void
  ) throws(LABSTATError) {
    let positions = columns.map { lines.position(of: $0) }
    var count = 0
    while try lines.nextLabstatLine() {
      count += 1
      guard count <= longestTable else {
        throw .tableTooLong(file: lines.file, limit: longestTable)
      }
      var fields: [String] = []
      for position in positions {
        guard let text = position.map({ lines.text($0) }) ?? "" else {
          throw .lines(.notText(file: lines.file, line: lines.line))
        }
        fields.append(text)
      }
      try body(fields)
    }
  }

  private mutating func fill(
    _ table: WritableKeyPath<LABSTATTables, [String: Entry]>, _ columns: [String],
    _ lines: inout TabbedLines
  ) throws(LABSTATError) {
    var entries = self[keyPath: table]
    try Self.forEachLine(columns, &lines) { fields in
      guard entries[fields[0]] == nil else { return }
      entries[fields[0]] = Entry(title: fields[1], attribute: fields.count > 2 ? fields[2] : "")
    }
    self[keyPath: table] = entries
  }

  /// Fills a table of one text a code: that of the last column.
  private mutating func fill(
    _ table: WritableKeyPath<LABSTATTables, [String: String]>, _ columns: [String],
    _ lines: inout TabbedLines
  ) throws(LABSTATError) {
    var entries = self[keyPath: table]
    try Self.forEachLine(columns, &lines) { fields in
      if entries[fields[0]] == nil { entries[fields[0]] = fields[fields.count - 1] }
    }
    self[keyPath: table] = entries
  }

  /// Makes sure that the datatypes of CE that have measures of their own mean what they are read as.
  private func checkDatatypes(file: String) throws(LABSTATError) {
    for (code, words) in CEDatatypes.words.sorted(by: { $0.key < $1.key }) {
      guard let found = currentEmploymentDatatypes[code] else { continue }
      let lower = found.lowercased()
      guard words.allSatisfy(lower.contains) else {
        throw .otherMeaning(
          datatype: code, found: found, known: words.joined(separator: " … "), file: file)
      }
    }
  }

  /// Makes sure that codes mean what they are read as.
  private func check(
    _ names: [String: String], _ columns: [String], _ lines: inout TabbedLines
  ) throws(LABSTATError) {
    let file = lines.file
    try Self.forEachLine(columns, &lines) { fields throws(LABSTATError) in
      guard let known = names[fields[0]], fields[1].lowercased() != known.lowercased() else {
        return
      }
      throw .otherMeaning(datatype: fields[0], found: fields[1], known: known, file: file)
    }
  }
}

extension ByteSource {
  /// Opens a file of LABSTAT.
  convenience init(labstat path: String) throws(LABSTATError) {
    do throws(ByteSourceError) { try self.init(path: path) } catch { throw .lines(.source(error)) }
  }
}

extension TabbedLines {
  /// The lines of a file of LABSTAT.
  init(labstat source: ByteSource, filter: LineFilter? = nil) throws(LABSTATError) {
    do throws(TabbedLinesError) {
      try self.init(source, filter: filter)
    } catch {
      throw .lines(error)
    }
  }

  mutating func nextLabstatLine() throws(LABSTATError) -> Bool {
    do throws(TabbedLinesError) { return try nextLine() } catch { throw .lines(error) }
  }
}
