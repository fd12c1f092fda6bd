import LaborSeries
import Tabular

/// What tells the release of a sheet of estimates.
///
/// In this order: a column `year`, row by row; the title above the header; the title of the field
/// descriptions (“May 2023 OEWS Estimates”); the name of the sheet (`national_M2023_dl`); the name
/// of the file (`national_May2007_dl.xls`), its folder or its archive (`oesn03nat.zip`); the title of
/// field descriptions that lie beside it in its archive; where there is none of these, the employment
/// of all occupations in the nation, when it is that of one release in the national estimates that
/// the program carries. What the form of the codes contradicts is not believed: five digits to 1998,
/// `29-2035` from 1999 on. The date in the sheet `UpdateTime` is no evidence: it is years old in later
/// files.
struct ReleaseEvidence: Equatable {
  let year: Int
  /// 5 or 11, or nil where the evidence does not say.
  let month: Int?
  /// “the title”, “the sheet's name”.
  let source: String

  /// The release. From 2003 on estimates refer to May unless something says November; before, to
  /// the year.
  var release: Release {
    Release(program: .oews, year: year, month: month ?? (year >= 2003 ? 5 : nil))
  }

  /// Every piece of evidence but the column, the strongest first.
  static func all(preamble: [String], place: SheetPlace) -> [ReleaseEvidence] {
    var found: [ReleaseEvidence] = []
    found += titles(preamble, of: "the title").prefix(1)
    found += titles(place.notes, of: "the title of the field descriptions").prefix(1)
    if let (year, month) = dated(place.sheet) {
      found.append(ReleaseEvidence(year: year, month: month, source: "the sheet's name"))
    }
    let parts = place.file.split { $0 == "/" || $0 == "!" || $0 == "\\" }.map(String.init)
    if let name = parts.last, let (year, month) = dated(name) {
      found.append(ReleaseEvidence(year: year, month: month, source: "the file's name"))
    }
    for part in parts.reversed() {
      guard let (year, month) = archived(part) else { continue }
      found.append(ReleaseEvidence(year: year, month: month, source: "the archive's name"))
      break
    }
    found += ofDescriptions(beside: place).map { [$0] } ?? []
    return found
  }

  /// What the title of field descriptions beside the file says.
  static func ofDescriptions(beside place: SheetPlace) -> ReleaseEvidence? {
    titles(place.notesBeside, of: "the title of the field descriptions beside it").first
  }

  /// The release whose employment of all occupations stands in the first rows of a national table.
  ///
  /// - Throws: ``IngestError`` when the embedded estimates are not what their layout says.
  static func ofTotal(
    _ rows: [SheetRow], _ header: EstimatesHeader
  ) throws -> ReleaseEvidence? {
    guard let total = total(rows, header) else { return nil }
    let file = try EmbeddedDataset.file("datasets/oews/national.csv")
    let known = try NationalEstimatesLayout.observations(in: file.bytes, file: file.path)
    let found = (known[.allOccupations] ?? []).filter { $0.employment == .value(total) }
    let years = found.map(\.year) + (otherTotals[total].map { [$0] } ?? [])
    guard let year = years.first, years.count == 1 else { return nil }
    return ReleaseEvidence(
      year: year, month: 5,
      source: "the employment of all occupations, \(EstimatesChecks.plain(total)),")
  }

  /// Years by a total that the embedded estimates do not have (BLS, `national_M2011_dl.xls`).
  private static let otherTotals: [Double: Int] = [128_278_550: 2011]

  /// Employment of 00-0000 in the nation and all industries.
  static func total(_ rows: [SheetRow], _ header: EstimatesHeader) -> Double? {
    let text = { (row: SheetRow, column: EstimatesColumn) in
      header[column].flatMap { row[$0].trimmedText } ?? ""
    }
    for row in rows where row.number > header.row && text(row, .code) == "00-0000" {
      guard ["", "99"].contains(text(row, .area)), ["", "0", "000000"].contains(text(row, .naics)),
        let column = header[.employment]
      else { continue }
      switch row[column] {
      case .number(let number): return number
      case .text(let text):
        let read = FigureText(
          text, measure: .employment, unit: .none, topCode: TopCode.newest)
        if case .number(let number) = read { return number }
      default: continue
      }
    }
    return nil
  }

  /// Whether the release used codes of five digits.
  var isOfOES: Bool { year < 1999 }

  private static func titles(_ texts: [String], of source: String) -> [ReleaseEvidence] {
    texts.flatMap { $0.split { $0.isNewline || $0 == "\t" } }.compactMap {
      title(String($0), source: source)
    }
  }

  /// “May 2023 OEWS Estimates”, “1997 National OES Estimates”.
  private static func title(_ text: String, source: String) -> ReleaseEvidence? {
    guard text.utf8.count < 120, text.contains("OES") || text.contains("OEWS"),
      text.contains("stimates"), let year = year(in: text)
    else { return nil }
    let month = text.contains("November") ? 11 : text.contains("May") ? 5 : nil
    return ReleaseEvidence(year: year, month: month, source: source)
  }

  /// A name with a year of four digits; `nov` in it says November.
  private static func dated(_ name: String) -> (year: Int, month: Int?)? {
    guard let year = year(in: name) else { return nil }
    let lower = name.lowercased()
    let isMay = lower.contains("may") || lower.contains("m\(year)") || lower.contains("m_\(year)")
    return (year, lower.contains("nov") ? 11 : isMay ? 5 : nil)
  }

  /// `oesm09nat`, `oesn03nat`, `oes97nat`, also with an extension.
  private static func archived(_ name: String) -> (year: Int, month: Int?)? {
    let lower = name.lowercased()
    guard lower.hasPrefix("oes") else { return nil }
    var rest = lower.dropFirst(3)
    let month: Int? = rest.first == "n" ? 11 : rest.first == "m" ? 5 : nil
    if month != nil { rest = rest.dropFirst() }
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    guard digits.count == 2, let short = Int(digits), rest.dropFirst(2).first?.isLetter == true
    else { return nil }
    return (short < 80 ? 2000 + short : 1900 + short, month)
  }

  /// The first number of exactly four digits from 1980 to 2099.
  private static func year(in text: String) -> Int? {
    for run in text.utf8.split(whereSeparator: { $0 < 0x30 || $0 > 0x39 }) where run.count == 4 {
      let year = run.reduce(0) { $0 * 10 + Int($1 - 0x30) }
      if (1980...2099).contains(year) { return year }
    }
    return nil
  }
}
