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
  /// Whether the table is of metropolitan and nonmetropolitan areas, as its column AREA_NAME tells;
  /// files of states to 2018 have STATE.
  private let isOfMetropolitanAreas: Bool

  private var last: (area: SheetCell, title: SheetCell, type: SheetCell, state: SheetCell)?
  private var lastFound = Found(entry: 0, key: 0, mismatch: nil)
  private var keys = EntryKeys()
  private(set) var restored: Set<String> = []

  /// The most areas that a table may have: OEWS has about 600 a year.
  static let limit = 8192

  init(header: EstimatesHeader) {
    area = header[.area]
    title = header[.areaTitle]
    type = header[.areaType]
    state = header[.primaryState]
    isOfMetropolitanAreas = header.prints("AREA_NAME")
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
      entry: dictionary.entry(published.area),
      key: keys.key(of: "\(published.area.kind.rawValue) \(published.area.code)"),
      mismatch: published.mismatch)
    last = cells
    lastFound = found
    return found
  }

  private mutating func published(
    _ cells: (area: SheetCell, title: SheetCell, type: SheetCell, state: SheetCell)
  ) throws(RowFault) -> (area: PublishedArea, mismatch: String?) {
    guard let area else { return (try stateWithoutCode(cells.title, cells.state), nil) }
    let printed = try cells.area.text(of: area)
    let digits = printed.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    guard !printed.isEmpty, digits, printed.utf8.count < 8 else {
      throw RowFault(column: area, fault: "“\(printed)” is not the code of an area")
    }
    let declared = try kind(cells.type).map { AreaCode.kind(declared: $0, code: printed) }
    let abbreviation = try state.map { column throws(RowFault) in
      try cells.state.text(of: column)
    }
    let kind = declared ?? self.kind(ofCode: printed, state: abbreviation ?? "")
    let code = AreaCode.restored(printed, kind: kind)
    if code != printed { restored.insert("AREA “\(printed)” as \(code)") }
    let published = PublishedArea(
      kind: kind, code: code,
      title: try title.map { column throws(RowFault) in
        try cells.title.text(of: column).asTitle
      } ?? (kind == .nation ? PublishedArea.unitedStates.title : ""),
      state: abbreviation ?? (kind == .nation ? "US" : ""))
    guard declared != nil, !AreaCode.fits(code, kind: kind) else { return (published, nil) }
    return (published, "the area type \(kind.rawValue) does not fit the area code \(code)")
  }

  /// The state that a row names where the table has no codes of areas; the nation where it names
  /// none.
  private func stateWithoutCode(
    _ name: SheetCell, _ abbreviation: SheetCell
  ) throws(RowFault) -> PublishedArea {
    guard let column = state ?? title else { return .unitedStates }
    let letters = try abbreviation.text(of: column), name = try name.text(of: column)
    if letters == "US" || letters.isEmpty && name.isEmpty { return .unitedStates }
    let found = FederalState.all.first {
      $0.abbreviation == letters.uppercased() || $0.name.lowercased() == name.lowercased()
    }
    guard let found else {
      throw RowFault(column: column, fault: "“\(letters.isEmpty ? name : letters)” is no state")
    }
    return found.area(title: name.isEmpty ? found.name : name)
  }

  private func kind(_ cell: SheetCell) throws(RowFault) -> PublishedArea.Kind? {
    guard let type else { return nil }
    let text = try cell.text(of: type)
    if text.isEmpty { return nil }
    guard let number = UInt8(text), let kind = PublishedArea.Kind(rawValue: number) else {
      throw RowFault(column: type, fault: "“\(text)” is not an area type from 1 to 6")
    }
    return kind
  }

  /// The kind of an area in files to 2018, which do not print it.
  private func kind(ofCode code: String, state: String) -> PublishedArea.Kind {
    if code == "99" { return .nation }
    // Codes of metropolitan areas to 2004 may have lost two zeros: 40 is Abilene, Texas, and not
    // Oklahoma.
    let found = Int(code).flatMap(FederalState.state(fips:))
    let isOfState =
      state.isEmpty ? !isOfMetropolitanAreas : found?.abbreviation == state.uppercased()
    switch code.utf8.count {
    case ...2 where isOfState: return found?.isTerritory == true ? .territory : .state
    case 6, 7: return .nonmetropolitan
    default: return AreaCode.kind(declared: .metropolitan, code: code)
    }
  }
}

/// The codes of areas: `99`, FIPS codes of states and territories, CBSA codes, and the codes of
/// OEWS for nonmetropolitan areas (BLS, OEWS field descriptions, May 2024).
enum AreaCode {
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

  /// The kind of an area that is published as metropolitan, by its code: those of metropolitan
  /// divisions and of the divisions of New England's areas end in 4, those of whole areas in 0 (OMB,
  /// Bulletin 03-04 and the delineations after it). OEWS published divisions to May 2017, and the
  /// whole areas that they make up in files of their own (`aMSA…`).
  static func kind(declared: PublishedArea.Kind, code: String) -> PublishedArea.Kind {
    guard declared == .metropolitan, code.utf8.count == 5, code.last == "4" else { return declared }
    return .metropolitanDivision
  }

  /// Whether a code is one of a kind. Codes of metropolitan areas have five digits, and four in the
  /// delineations before 2005.
  static func fits(_ code: String, kind: PublishedArea.Kind) -> Bool {
    switch kind {
    case .nation: return code == "99"
    case .state: return FederalState.state(digits: code)?.isTerritory == false
    case .territory: return FederalState.state(digits: code)?.isTerritory == true
    case .metropolitan, .metropolitanDivision: return code.utf8.count == 5 || code.utf8.count == 4
    case .nonmetropolitan:
      return code.utf8.count == 7 && FederalState.state(digits: code.prefix(2)) != nil
    }
  }
}
