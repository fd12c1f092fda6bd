import LaborSeries

/// Writes cells as comma-separated text, one row for each.
///
/// RFC 4180, UTF-8. Text that a spreadsheet would take for a formula is guarded by an apostrophe.
/// `value` is empty where there is no number; `status` says why, `mark` what stands in the file.
/// Of a top-coded cell it is the bound.
struct CellExport {
  static let header = [
    "program", "release", "area_kind", "area", "area_title", "state", "industry",
    "industry_title", "industry_level", "ownership", "classification", "occupation",
    "occupation_title", "level", "detail", "measure", "year", "period", "value", "status", "mark",
    "footnotes", "checks_failed", "file", "sheet", "row",
  ]

  /// The fields of an entry are written many times and quoted once.
  private var areas: [Int32: [UInt8]] = [:]
  private var industries: [Int32: [UInt8]] = [:]
  private var occupations: [Int32: [UInt8]] = [:]
  private var texts: [String: [UInt8]] = [:]
  static var headerLine: [UInt8] { Array((header.joined(separator: ",") + "\r\n").utf8) }

  /// Appends the rows of cells of one release and sheet.
  ///
  /// - Parameter entries: What the numbers in the cells stand for. Entries keep their numbers from
  ///   one call to the next.
  mutating func append(
    _ cells: [PublishedCell], of release: Release, sheet: String, file: String,
    entries: some CellEntries, to output: inout [UInt8]
  ) {
    let start = Self.fields([release.program.rawValue, Self.period(of: release)])
    let end = Self.fields([file, sheet])
    for cell in cells {
      output += start
      output.append(Self.comma)
      output += area(cell.area, entries)
      output.append(Self.comma)
      output += industry(cell.industry, entries)
      output.append(Self.comma)
      output += occupation(cell.occupation, entries)
      output.append(Self.comma)
      append(text: entries.detail(cell.detail), to: &output)
      append(text: cell.measure.name, to: &output)
      Self.append(Int(cell.year), to: &output)
      if cell.period > 0 { output += String(cell.period).utf8 }
      output.append(Self.comma)
      if cell.status == .value || cell.status == .topCoded {
        output += numeral(cell.value).utf8
      }
      output.append(Self.comma)
      append(text: cell.status.name, to: &output)
      append(text: entries.mark(cell.mark), to: &output)
      append(text: entries.footnote(cell.footnote), to: &output)
      append(text: cell.flags.rawValue == 0 ? "" : cell.flags.names, to: &output)
      output += end
      output.append(Self.comma)
      output += String(cell.row).utf8
      output.append(UInt8(ascii: "\r"))
      output.append(UInt8(ascii: "\n"))
    }
  }

  /// `2024-05`, `2024`, `2024–34`.
  private static func period(of release: Release) -> String {
    if !release.edition.isEmpty { return release.edition }
    guard let month = release.month else { return String(release.year) }
    return "\(release.year)-\(month < 10 ? "0" : "")\(month)"
  }

  private mutating func area(_ id: Int32, _ entries: some CellEntries) -> [UInt8] {
    if let known = areas[id] { return known }
    let area = entries.area(id)
    let bytes = Self.fields([
      area?.kind.name ?? "", area?.code ?? "", area?.title ?? "", area?.state ?? "",
    ])
    areas[id] = bytes
    return bytes
  }

  private mutating func industry(_ id: Int32, _ entries: some CellEntries) -> [UInt8] {
    if let known = industries[id] { return known }
    let industry = entries.industry(id)
    let bytes = Self.fields([
      industry?.code ?? "", industry?.title ?? "", industry?.level ?? "",
      industry?.ownership ?? "",
    ])
    industries[id] = bytes
    return bytes
  }

  private mutating func occupation(_ id: Int32, _ entries: some CellEntries) -> [UInt8] {
    if let known = occupations[id] { return known }
    let occupation = entries.occupation(id)
    let bytes = Self.fields([
      occupation?.classification.name ?? "", occupation?.code ?? "", occupation?.title ?? "",
      occupation?.level ?? "",
    ])
    occupations[id] = bytes
    return bytes
  }

  private mutating func append(text: String, to output: inout [UInt8]) {
    if let known = texts[text] {
      output += known
    } else {
      let bytes = Self.fields([text])
      texts[text] = bytes
      output += bytes
    }
    output.append(Self.comma)
  }

  private static func append(_ number: Int, to output: inout [UInt8]) {
    output += String(number).utf8
    output.append(comma)
  }

  private static let comma = UInt8(ascii: ",")

  private static func fields(_ texts: [String]) -> [UInt8] {
    Array(texts.map(quoted).joined(separator: ",").utf8)
  }

  /// What makes a spreadsheet read text as a formula; some read the full-width forms alike.
  private static let formulaMarks = Set("=+-@\t\r\n＝＋－＠".unicodeScalars)
  /// What a program might take for the end of a field.
  private static let fieldMarks = Set(",;\t\"\r\n".unicodeScalars)

  private static func quoted(_ text: String) -> String {
    var text = withoutControls(text)
    if let first = text.unicodeScalars.first, formulaMarks.contains(first) { text = "'" + text }
    guard text.unicodeScalars.contains(where: fieldMarks.contains) else { return text }
    let doubled = text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"")
    return "\"\(doubled)\""
  }

  /// Control characters, which could steer a terminal, become replacement characters.
  private static func withoutControls(_ text: String) -> String {
    func steers(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: false
      case 0..<0x20, 0x7F..<0xA0: true
      default: false
      }
    }
    guard text.unicodeScalars.contains(where: steers) else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { steers($0) ? "\u{FFFD}" : $0 }))
  }
}

extension SeriesStore {
  /// The columns of an export.
  public static let exportColumns = CellExport.header

  /// Writes the cells that a query asks for as comma-separated text, a piece at a time.
  ///
  /// - Throws: ``StoreError``, and what `write` throws.
  public func export(_ query: CellQuery, _ write: ([UInt8]) throws -> Void) throws {
    try read { database in
      let search = try CellSearch(query, in: database)
      let files = try files(in: database)
      var export = CellExport()
      var buffer = CellExport.headerLine
      try search.forEachPart { part in
        guard let file = files[part.file] else {
          throw StoreError.damaged(path, what: "a block belongs to no file")
        }
        export.append(
          part.cells, of: part.release, sheet: part.sheet, file: file.name,
          entries: search.entries, to: &buffer)
        if buffer.count > 1 << 20 {
          try write(buffer)
          buffer.removeAll(keepingCapacity: true)
        }
      }
      try write(buffer)
    }
  }
}
