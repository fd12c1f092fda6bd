import LaborSeries
import Tabular

/// The occupation of a row, from OCC_CODE, OCC_TITLE and O_GROUP.
///
/// An occupation that is published as broad and as detailed has one code twice, so code and level
/// together are what it is known by.
struct EstimatesOccupations {
  /// The occupation of a row.
  struct Found {
    let entry: Int32
    /// The code's number and its level in one.
    let key: UInt64
    /// What is not known about the row: its level, or a code of another classification.
    let unknown: String?
  }

  private struct Slot {
    let title: SheetCell
    let found: Found
  }

  private let code: Int
  private let title: Int
  private let group: Int?
  private var classification: PublishedOccupation.Classification
  private var slots: [UInt64: Slot] = [:]
  private var lastGroup: SheetCell = .empty
  private var lastLevel: Level = .none
  private(set) var restored: Set<String> = []

  init(header: EstimatesHeader, classification: PublishedOccupation.Classification) {
    code = header[.code] ?? 0
    title = header[.title] ?? 0
    group = header[.group]
    self.classification = classification
  }

  /// Says that the rows that follow are of another release.
  mutating func use(_ classification: PublishedOccupation.Classification) {
    guard classification != self.classification else { return }
    self.classification = classification
    slots.removeAll(keepingCapacity: true)
  }

  /// Whether a row states no occupation: neither code nor title.
  func isBlank(_ row: borrowing SheetRow) -> Bool {
    row[code].isBlank && row[title].isBlank
  }

  /// The occupation of a row.
  mutating func occupation(
    of row: borrowing SheetRow, _ dictionary: inout PublicationDictionary
  ) throws(RowFault) -> Found {
    let level = try level(of: row)
    guard let number = try number(of: row) else { return try total(row, &dictionary) }
    let key = UInt64(number.digits) << 4 | UInt64(number.count == 5 ? 8 : 0) | level.number
    if let slot = slots[key], slot.title == row[title], level.isKnown { return slot.found }
    let resolved = level.resolved(digits: number.digits, count: number.count)
    let printed = number.printed
    let isOES = number.count == 5
    let unknown: String? =
      if !level.isKnown {
        "the level “\(resolved)” is not known"
      } else if isOES != (classification == .oes) {
        "\(printed) is not a code of \(classification.title)"
      } else {
        nil
      }
    let found = Found(
      entry: dictionary.entry(
        PublishedOccupation(
          classification: classification, code: printed, title: try titleText(row),
          level: resolved)),
      key: key, unknown: unknown)
    slots[key] = Slot(title: row[title], found: found)
    return found
  }

  /// The row “Total 1997 Employment”, which has no code.
  private func total(
    _ row: borrowing SheetRow, _ dictionary: inout PublicationDictionary
  ) throws(RowFault) -> Found {
    let title = try titleText(row)
    guard title.lowercased().contains("total") else {
      throw RowFault(column: code, fault: "no occupation code stands here")
    }
    let code = classification == .oes ? "00000" : SOCCode.allOccupations.description
    return Found(
      entry: dictionary.entry(
        PublishedOccupation(
          classification: classification, code: code, title: title, level: "total")),
      key: 15, unknown: nil)
  }

  private func titleText(_ row: borrowing SheetRow) throws(RowFault) -> String {
    let cleaned = try row[title].text(of: title).asTitle
    guard !cleaned.utf8.contains(0) else {
      throw RowFault(column: title, fault: "the title holds a NUL byte")
    }
    return cleaned
  }

  private mutating func level(of row: borrowing SheetRow) throws(RowFault) -> Level {
    guard let group else { return .none }
    let cell = row[group]
    if cell == lastGroup { return lastLevel }
    lastLevel = Level(try cell.text(of: group))
    lastGroup = cell
    return lastLevel
  }

  /// The digits of the code; nil where the cell is blank.
  private mutating func number(
    of row: borrowing SheetRow
  ) throws(RowFault) -> (digits: Int, count: Int, printed: String)? {
    let cell = row[code]
    if case .text(let text) = cell, let digits = OccupationDigits.printed(text) {
      return (digits.value, digits.count, text)
    }
    let text = try cell.text(of: code)
    if text.isEmpty { return nil }
    guard let digits = OccupationDigits.restored(text, isOES: classification == .oes) else {
      throw RowFault(column: code, fault: "“\(text)” is not the code of an occupation")
    }
    if digits.text != text { restored.insert("OCC_CODE “\(text)” as \(digits.text)") }
    return (digits.value, digits.count, digits.text)
  }
}

/// The level of an occupation in the classification, as a group column prints it.
private enum Level {
  case total, major, minor, broad, detailed, division, none
  case other(String)

  init(_ text: String) {
    self =
      switch text.lowercased() {
      case "": .none
      case "total": .total
      case "major", "maj": .major
      case "minor": .minor
      case "broad": .broad
      case "detail", "detailed": .detailed
      case "div": .division
      default: .other(text)
      }
  }

  var number: UInt64 {
    switch self {
    case .total: 0
    case .major: 1
    case .minor: 2
    case .broad: 3
    case .detailed: 4
    case .division: 5
    case .none: 6
    case .other: 7
    }
  }

  var isKnown: Bool { number != 7 }

  /// The level in words. Files to 2011 mark major groups alone, and what is not marked is the most
  /// detailed row there is; the total was marked as a major group in 2002.
  func resolved(digits: Int, count: Int) -> String {
    if digits == 0 { return "total" }
    switch self {
    case .total: return "total"
    case .major: return "major"
    case .minor: return "minor"
    case .broad: return "broad"
    case .detailed: return "detailed"
    case .division: return "division"
    case .none: return count == 6 && digits % 10_000 == 0 ? "major" : "detailed"
    case .other(let text): return text.asTitle
    }
  }
}

/// The digits of an occupation code: six with a hyphen in SOC, five in OES.
enum OccupationDigits {
  /// The digits of a code that is printed as it should be.
  static func printed(_ text: String) -> (value: Int, count: Int)? {
    let utf8 = text.utf8
    guard utf8.count == 7 || utf8.count == 5 else { return nil }
    var (value, place) = (0, 0)
    for byte in utf8 {
      if utf8.count == 7, place == 2 {
        guard byte == UInt8(ascii: "-") else { return nil }
      } else {
        guard byte &- 0x30 < 10 else { return nil }
        value = value * 10 + Int(byte &- 0x30)
      }
      place += 1
    }
    return (value, utf8.count == 7 ? 6 : 5)
  }

  /// The code of a text that lost its hyphen or its leading zeros.
  static func restored(
    _ text: String, isOES: Bool
  ) -> (value: Int, count: Int, text: String)? {
    let plain = text.filter { $0 != "-" && $0 != "–" && $0 != "‑" }
    guard text.count - plain.count < 2, let value = Int(plain), value >= 0 else { return nil }
    if let digits = printed(text) { return (digits.value, digits.count, text) }
    let hyphen = text.firstIndex { $0 == "-" || $0 == "–" || $0 == "‑" }
    if let hyphen, text.distance(from: text.startIndex, to: hyphen) != 2 { return nil }
    let width = isOES ? 5 : 6
    guard plain.count == width || value == 0 && plain.count < width else { return nil }
    let padded = String(repeating: "0", count: width - plain.count) + plain
    return (value, width, isOES ? padded : padded.prefix(2) + "-" + padded.suffix(4))
  }
}

extension SheetCell {
  /// Whether nothing but blanks stands in the cell.
  var isBlank: Bool {
    switch self {
    case .empty: true
    case .text(let text): text.utf8.allSatisfy { $0 <= 0x20 }
    default: false
    }
  }
}
