import LaborSeries
import Tabular

/// The area of a row, from AREA, AREA_TITLE, AREA_TYPE and PRIM_STATE.
///
/// Rows of one area stand together, so the entry of the row before is asked first.
struct EstimatesAreas {
  /// The area of a row.
  struct Found {
    let entry: Int32
    /// One number for a code, whatever its title.
    let key: UInt64
    /// What does not fit, where the type contradicts the code.
    let mismatch: String?
  }

  private let area: Int?
  private let title: Int?
  private let type: Int?
  private let state: Int?
  /// Whether the file is one of metropolitan divisions (`aMSA…`, to May 2017).
  private let isOfDivisions: Bool

  private var last: (area: SheetCell, title: SheetCell, type: SheetCell, state: SheetCell)?
  private var lastFound = Found(entry: 0, key: 0, mismatch: nil)
  private var keys: [String: UInt64] = [:]
  private(set) var restored: Set<String> = []

  /// The most areas that a table may have: OEWS has about 600 a year.
  static let limit = 8192

  init(header: EstimatesHeader, place: SheetPlace) {
    area = header[.area]
    title = header[.areaTitle]
    type = header[.areaType]
    state = header[.primaryState]
    let name = place.file.split { $0 == "/" || $0 == "!" || $0 == "\\" }.last ?? ""
    isOfDivisions = name.lowercased().hasPrefix("amsa")
  }

  /// The number of areas so far.
  var count: Int { keys.count }

  /// The area of a row.
  mutating func area(
    of row: borrowing SheetRow, _ dictionary: inout PublicationDictionary
  ) throws(RowFault) -> Found {
    let cells = (
      area: area.map { row[$0] } ?? .empty, title: title.map { row[$0] } ?? .empty,
      type: type.map { row[$0] } ?? .empty, state: state.map { row[$0] } ?? .empty
    )
    if let last, last == cells { return lastFound }
    let published = try published(cells)
    let found = Found(
      entry: dictionary.entry(published.area), key: key(of: published.area),
      mismatch: published.mismatch)
    last = cells
    lastFound = found
    return found
  }

  private mutating func key(of area: PublishedArea) -> UInt64 {
    let name = "\(area.kind.rawValue) \(area.code)"
    if let key = keys[name] { return key }
    let key = UInt64(keys.count)
    keys[name] = key
    return key
  }

  private mutating func published(
    _ cells: (area: SheetCell, title: SheetCell, type: SheetCell, state: SheetCell)
  ) throws(RowFault) -> (area: PublishedArea, mismatch: String?) {
    guard let area else { return (.unitedStates, nil) }
    let printed = try text(cells.area, column: area)
    let digits = printed.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    guard !printed.isEmpty, digits, printed.utf8.count < 8 else {
      throw RowFault(column: area, fault: "“\(printed)” is not the code of an area")
    }
    let declared = try kind(cells.type)
    let kind = declared ?? self.kind(ofCode: printed)
    let code = AreaCode.restored(printed, kind: kind)
    if code != printed { restored.insert("AREA “\(printed)” as \(code)") }
    let abbreviation = try state.map { column throws(RowFault) in
      try text(cells.state, column: column)
    }
    let published = PublishedArea(
      kind: kind, code: code,
      title: try title.map { column throws(RowFault) in
        try text(cells.title, column: column).asTitle
      } ?? (kind == .nation ? PublishedArea.unitedStates.title : ""),
      state: abbreviation ?? (kind == .nation ? "US" : ""))
    guard declared != nil, !AreaCode.fits(code, kind: kind) else { return (published, nil) }
    return (published, "the area type \(kind.rawValue) does not fit the area code \(code)")
  }

  private func kind(_ cell: SheetCell) throws(RowFault) -> PublishedArea.Kind? {
    guard let type else { return nil }
    let text = try text(cell, column: type)
    if text.isEmpty { return nil }
    guard let number = UInt8(text), let kind = PublishedArea.Kind(rawValue: number) else {
      throw RowFault(column: type, fault: "“\(text)” is not an area type from 1 to 6")
    }
    return kind
  }

  /// The kind of an area in files to 2018, which do not print it.
  private func kind(ofCode code: String) -> PublishedArea.Kind {
    if code == "99" { return .nation }
    switch code.utf8.count {
    case 1, 2: return AreaCode.territories.contains(code) ? .territory : .state
    case 6, 7: return .nonmetropolitan
    default: return isOfDivisions ? .metropolitanDivision : .metropolitan
    }
  }

  private func text(_ cell: SheetCell, column: Int) throws(RowFault) -> String {
    guard let text = cell.trimmedText else {
      throw RowFault(column: column, fault: cell.fault ?? "no text stands here")
    }
    return text
  }
}

/// The codes of areas: `99`, FIPS codes of states and territories, CBSA codes, and the codes of
/// OEWS for nonmetropolitan areas (BLS, OEWS field descriptions, May 2024).
enum AreaCode {
  /// American Samoa, Guam, Northern Mariana Islands, Puerto Rico, Virgin Islands.
  static let territories: Set<String> = ["60", "66", "69", "72", "78"]

  /// The FIPS codes that no state has: 03, 07, 14, 43 and 52 belong to territories that are coded
  /// otherwise since 1987 (FIPS 5-2).
  private static let unused: Set<Int> = [3, 7, 14, 43, 52]

  /// The code with the leading zeros that a spreadsheet takes for granted.
  static func restored(_ code: String, kind: PublishedArea.Kind) -> String {
    let width: Int
    switch kind {
    case .nation, .state, .territory: width = 2
    case .metropolitan, .metropolitanDivision: width = 4
    case .nonmetropolitan: width = 7
    }
    let missing = width - code.utf8.count
    return missing > 0 ? String(repeating: "0", count: missing) + code : code
  }

  /// Whether a code is one of a kind. Codes of metropolitan areas have five digits, and four in the
  /// delineations before 2005.
  static func fits(_ code: String, kind: PublishedArea.Kind) -> Bool {
    switch kind {
    case .nation: return code == "99"
    case .state:
      guard code.utf8.count == 2, let number = Int(code) else { return false }
      return (1...56).contains(number) && !unused.contains(number)
    case .territory: return territories.contains(code)
    case .metropolitan, .metropolitanDivision: return code.utf8.count == 5 || code.utf8.count == 4
    case .nonmetropolitan:
      let state = String(code.prefix(2))
      return code.utf8.count == 7
        && (fits(state, kind: .state) || fits(state, kind: .territory))
    }
  }
}
