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

  private func area(_ kind: Character, _ code: String) -> (area: PublishedArea, fits: Bool) {
    let entry = tables.areas[code]
    let state = StateCodes.abbreviation(code.prefix(2))
    switch kind {
    case "N" where code == "0000000":
      // As the workbooks of the same estimates name it, so that both are one area.
      return (.unitedStates, true)
    case "S" where state != nil && code.hasSuffix("00000"):
      let isTerritory = StateCodes.isTerritory(code.prefix(2))
      return (
        PublishedArea(
          kind: isTerritory ? .territory : .state, code: String(code.prefix(2)),
          title: entry?.title ?? code, state: state ?? ""), true
      )
    case "M" where code.hasPrefix("00") && code != "0000000":
      return (
        PublishedArea(
          kind: .metropolitan, code: String(code.dropFirst(2)), title: entry?.title ?? code,
          state: stateOfMetropolitanArea(code, entry)), true
      )
    case "M" where state != nil && !code.hasSuffix("00000"):
      return (
        PublishedArea(
          kind: .nonmetropolitan, code: code, title: entry?.title ?? code, state: state ?? ""),
        true
      )
    default:
      let kinds: [Character: PublishedArea.Kind] = ["N": .nation, "S": .state]
      return (
        PublishedArea(
          kind: kinds[kind] ?? .metropolitan, code: code, title: entry?.title ?? code, state: ""),
        false
      )
    }
  }

  /// The state that the tables give, or the first behind the comma of the title.
  private func stateOfMetropolitanArea(_ code: String, _ entry: LABSTATTables.Entry?) -> String {
    if let digits = entry?.attribute, let state = StateCodes.abbreviation(digits) { return state }
    if let digits = tables.statesOfAreas[code], let state = StateCodes.abbreviation(digits) {
      return state
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
    let number = recorder.dictionary.entry(industry(code))
    industries[word] = number
    return number
  }

  private func industry(_ code: String) -> PublishedIndustry {
    guard code != "000000" else { return .crossIndustry }
    return PublishedIndustry(
      code: code, title: tables.industries[code]?.title ?? code, level: Self.level(industry: code),
      ownership: code == "000001" ? "5" : "")
  }

  /// The level that the form of a code tells.
  private static func level(industry code: String) -> String {
    if code == "000001" { return "cross-industry" }
    if code.contains("-") { return "sector" }
    let zeros = code.reversed().prefix { $0 == "0" }.count
    return ["6-digit", "5-digit", "4-digit", "3-digit"][min(zeros, 3)]
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
        level: Self.level(occupation: digits, display: entry?.attribute)))
    occupations[key] = number
    return number
  }

  /// The level by the table's display level, or by the zeros at the end of a code; without the
  /// table an occupation that is published as broad and detailed in one is taken for broad.
  private static func level(occupation digits: String, display: String?) -> String {
    if digits == "000000" { return "total" }
    if let display, let level = Int(display), (0...3).contains(level) {
      return ["major", "minor", "broad", "detailed"][level]
    }
    switch digits.reversed().prefix(while: { $0 == "0" }).count {
    case 0: return "detailed"
    case 1: return "broad"
    case 2, 3: return "minor"
    default: return "major"
    }
  }

  /// The bytes of a word as text.
  private static func text(_ word: UInt64, count: Int) -> String {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: word >> UInt64(8 * $0)) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
