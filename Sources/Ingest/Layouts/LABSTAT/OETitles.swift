import LaborSeries

/// The parts of an OE series identifier as areas, industries and occupations with titles; each is
/// looked up once.
struct OETitles {
  /// The number of an area and whether its code fits its kind.
  struct Area {
    let number: Int32
    let fits: Bool
  }

  private let tables: LABSTATTables
  private let recorder: CellRecorder
  private var areas: [UInt64: Area] = [:]
  private var industries: [UInt64: Int32] = [:]
  private var occupations: [UInt64: Int32] = [:]

  init(_ tables: LABSTATTables, recorder: CellRecorder) {
    self.tables = tables
    self.recorder = recorder
  }

  /// The area of a type's letter and seven digits; `nil` when the eight bytes are something else.
  mutating func area(_ word: UInt64) -> Area? {
    if let known = areas[word] { return known }
    let text = Self.text(word, count: 8)
    guard let kind = text.first, "NSM".contains(kind),
      text.dropFirst().allSatisfy({ $0.isASCII && $0.isNumber })
    else { return nil }
    let code = String(text.dropFirst())
    let (area, fits) = self.area(kind, code)
    let made = Area(number: recorder.dictionary.entry(area), fits: fits)
    areas[word] = made
    return made
  }

  private func area(_ type: Character, _ digits: String) -> (area: PublishedArea, fits: Bool) {
    let entry = tables.areas[digits]
    let title = entry?.title ?? digits
    guard let (kind, code) = OEWSSeries.area(type: type.asciiValue ?? 0, digits: digits) else {
      let kinds: [Character: PublishedArea.Kind] = ["N": .nation, "S": .state]
      return (
        PublishedArea(kind: kinds[type] ?? .metropolitan, code: digits, title: title, state: ""),
        false
      )
    }
    // As the workbooks of the same estimates name it, so that both are one area.
    if kind == .nation { return (.unitedStates, true) }
    let state =
      kind == .metropolitan || kind == .metropolitanDivision
      ? stateOfMetropolitanArea(digits, entry)
      : FederalState.state(digits: digits.prefix(2))?.abbreviation
    return (PublishedArea(kind: kind, code: code, title: title, state: state ?? ""), true)
  }

  /// The state that the tables give, or the first behind the comma of the title.
  private func stateOfMetropolitanArea(_ code: String, _ entry: LABSTATTables.Entry?) -> String {
    for digits in [entry?.attribute, tables.statesOfAreas[code]] {
      if let state = digits.flatMap(FederalState.state(digits:)) { return state.abbreviation }
    }
    guard let title = entry?.title, let comma = title.lastIndex(of: ",") else { return "" }
    let state = title[title.index(after: comma)...].drop { $0 == " " }.prefix(2)
    return state.count == 2 && state.allSatisfy(\.isUppercase) ? String(state) : ""
  }

  /// The industry of six characters; `nil` when they are no code.
  mutating func industry(_ word: UInt64) -> Int32? {
    if let known = industries[word] { return known }
    let code = Self.text(word, count: 6)
    guard code.allSatisfy({ $0.isASCII && ($0.isNumber || $0.isUppercase || $0 == "-") }) else {
      return nil
    }
    let title = tables.industries[code]?.title ?? code
    let number = recorder.dictionary.entry(OEWSSeries.industry(code, title: title))
    industries[word] = number
    return number
  }

  /// The occupation of six digits in a classification; `nil` when they are something else.
  mutating func occupation(
    _ word: UInt64, _ classification: PublishedOccupation.Classification
  ) -> Int32? {
    let key = word | UInt64(classification.rawValue) << 56
    if let known = occupations[key] { return known }
    let digits = Self.text(word, count: 6)
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    let code = digits.prefix(2) + "-" + digits.suffix(4)
    let entry = tables.occupations[digits]
    let number = recorder.dictionary.entry(
      PublishedOccupation(
        classification: classification, code: String(code), title: entry?.title ?? String(code),
        level: OEWSSeries.level(ofOccupation: digits, display: entry?.attribute)))
    occupations[key] = number
    return number
  }

  /// The bytes of a word as text.
  private static func text(_ word: UInt64, count: Int) -> String {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
