import LaborSeries
import Tabular

/// The industry and ownership of a row, from NAICS, NAICS_TITLE, I_GROUP and OWN_CODE or OWNERSHIP.
///
/// Files without industries are of all industries, files without ownership of all ownerships: “Files
/// without an ownership field will always represent Private, federal, state, and local government
/// ownerships combined” (BLS, field descriptions of May 2013).
struct EstimatesIndustries {
  /// The industry of a row.
  struct Found {
    let entry: Int32
    /// One number for code, level and ownership, whatever the title.
    let key: UInt64
    /// An ownership that is not known, kept in its own words.
    let unknown: String?
  }

  private let naics: Int?
  private let title: Int?
  private let level: Int?
  private let ownership: Int?
  private let hasSIC: Bool

  private var last: (naics: SheetCell, title: SheetCell, level: SheetCell, ownership: SheetCell)?
  private var lastFound = Found(entry: 0, key: 0, unknown: nil)
  private var keys = EntryKeys()
  private(set) var restored: Set<String> = []

  /// The most industries and ownerships that a table may have: OEWS has about 2,000.
  static let limit = 1 << 20

  init(header: EstimatesHeader) {
    naics = header[.naics]
    title = header[.naicsTitle]
    level = header[.industryGroup]
    ownership = header[.ownershipCode] ?? header[.ownership]
    hasSIC = header.hasSIC
  }

  /// The number of industries and ownerships so far.
  var count: Int { keys.count }

  /// The industry of a row.
  mutating func industry(
    of row: borrowing SheetRow, _ dictionary: inout PublicationDictionary
  ) throws(RowFault) -> Found {
    let cells = (
      naics: naics.map { row[$0] } ?? .empty, title: title.map { row[$0] } ?? .empty,
      level: level.map { row[$0] } ?? .empty, ownership: ownership.map { row[$0] } ?? .empty
    )
    if let last, last == cells { return lastFound }
    let (owner, unknown) = try owner(cells.ownership)
    let published = try published(cells, ownership: owner)
    let found = Found(
      entry: dictionary.entry(published),
      key: keys.key(of: "\(published.code)|\(published.level)|\(published.ownership)"),
      unknown: unknown)
    last = cells
    lastFound = found
    return found
  }

  private mutating func published(
    _ cells: (naics: SheetCell, title: SheetCell, level: SheetCell, ownership: SheetCell),
    ownership: String
  ) throws(RowFault) -> PublishedIndustry {
    guard let naics else {
      let all = PublishedIndustry.crossIndustry
      return PublishedIndustry(
        code: all.code, title: all.title, level: all.level, ownership: ownership)
    }
    let level = try cells.level.text(of: self.level ?? 0)
    let printed = try cells.naics.text(of: naics)
    guard !printed.isEmpty else {
      throw RowFault(column: naics, fault: "no industry stands here")
    }
    let code = hasSIC ? printed : NAICSCode.restored(printed, level: level)
    if code != printed { restored.insert("NAICS “\(printed)” as \(code)") }
    return PublishedIndustry(
      code: code, title: try cells.title.text(of: title ?? 0).asTitle,
      level: hasSIC && level.isEmpty ? "SIC" : level, ownership: ownership)
  }

  /// The code of an ownership in digits or in words, and the words when they are not known.
  private func owner(_ cell: SheetCell) throws(RowFault) -> (code: String, unknown: String?) {
    let printed = try cell.text(of: ownership ?? 0)
    if printed.isEmpty { return (PublishedIndustry.crossIndustry.ownership, nil) }
    if printed.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return (printed, nil) }
    let code = Self.digits(of: printed)
    if !code.isEmpty { return (code, nil) }
    return (printed.asTitle, printed)
  }
}

extension EstimatesIndustries {
  /// The code of ownerships in words: `3` of “Local government”, `123` of “Federal, state, and local
  /// government”, `35` of “Private and Local Government”; empty when a word says something else.
  ///
  /// OWN_CODE puts the digits of the ownerships in a row (BLS, field descriptions of May 2019 to
  /// 2024).
  private static func digits(of words: String) -> String {
    var found: Set<Character> = []
    for word in words.lowercased().split(whereSeparator: { !$0.isLetter }) {
      switch word {
      case "federal": found.insert("1")
      case "state": found.insert("2")
      case "local": found.insert("3")
      case "private": found.insert("5")
      case "government", "governments", "sector", "owned", "and", "plus": continue
      default: return ""
      }
    }
    return String(found.sorted())
  }
}

/// Industry codes as OEWS writes them: six characters, or a sector of two digits or a range.
enum NAICSCode {
  /// The code with the zeros that a spreadsheet or a copy has lost: `0` is all industries, `6215`
  /// the four-digit industry 621500. A sector stays as it is.
  static func restored(_ code: String, level: String) -> String {
    let isDigits = code.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    guard isDigits, code.utf8.count < 6 else { return code }
    if let number = Int(code), number < 10 {
      return String(repeating: "0", count: 5) + String(number)
    }
    if code.utf8.count == 2 || level == "sector" { return code }
    return code + String(repeating: "0", count: 6 - code.utf8.count)
  }
}
