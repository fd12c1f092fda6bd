import LaborSeries

/// What the parts of an OE series id mean, in LABSTAT files and answers of the API alike, so that a
/// figure of one is known for the same figure of the other.
extension OEWSSeries {
  /// Kind and code of an area as the workbooks code it; nil when the seven digits do not go with the
  /// type N, S or M.
  static func area(type: UInt8, digits: String) -> (kind: PublishedArea.Kind, code: String)? {
    guard digits.utf8.count == 7, digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return nil }
    let state = FederalState.state(digits: digits.prefix(2))
    switch type {
    case UInt8(ascii: "N") where digits == "0000000":
      return (.nation, PublishedArea.unitedStates.code)
    case UInt8(ascii: "S") where digits.hasSuffix("00000"):
      return state.map { ($0.isTerritory ? .territory : .state, $0.code) }
    case UInt8(ascii: "M") where digits.hasPrefix("00") && digits != "0000000":
      let code = String(digits.dropFirst(2))
      return (AreaCode.kind(declared: .metropolitan, code: code), code)
    case UInt8(ascii: "M") where state != nil && !digits.hasSuffix("00000"):
      return (.nonmetropolitan, digits)
    default:
      return nil
    }
  }

  /// The area with the title that comes with it.
  func publishedArea(title: String) -> PublishedArea {
    if areaKind == .nation { return .unitedStates }
    let isMetropolitan = areaKind == .metropolitan || areaKind == .metropolitanDivision
    let state = isMetropolitan ? nil : FederalState.state(digits: area.prefix(2))
    return PublishedArea(
      kind: areaKind, code: area, title: title, state: state?.abbreviation ?? "")
  }

  /// The ownership that the industry stands for; empty where the code does not say.
  ///
  /// `000001` is the private sector; hospitals and schools are split by a last digit of 2 (state),
  /// 3 (local) or 5 (private) after two zeros or a zero; 9991, 9992 and 9993 are federal, state and
  /// local government.
  public var ownership: String { Self.ownership(ofIndustry: industry) }

  /// The same for the six characters of an industry.
  static func ownership(ofIndustry code: String) -> String {
    switch code {
    case "000000": return "1235"
    case "000001": return "5"
    case "999101": return "1"
    case "999201": return "2"
    case "999301": return "3"
    default: break
    }
    let isSplit = code.hasPrefix("62") || code.hasPrefix("61")
    guard isSplit, code.dropLast().hasSuffix("0"), let last = code.last, "235".contains(last) else {
      return ""
    }
    return String(last)
  }

  /// The industry of six characters, on the level that the form of its code tells.
  static func industry(_ code: String, title: String) -> PublishedIndustry {
    guard code != PublishedIndustry.crossIndustry.code else { return .crossIndustry }
    let level: String
    if code == "000001" {
      level = "cross-industry"
    } else if code.contains("-") {
      level = "sector"
    } else {
      let zeros = code.reversed().prefix { $0 == "0" }.count
      level = ["6-digit", "5-digit", "4-digit", "3-digit"][min(zeros, 3)]
    }
    return PublishedIndustry(
      code: code, title: title, level: level, ownership: ownership(ofIndustry: code))
  }

  /// The level of an occupation by the display level that `oe.occupation` gives, or by the zeros at
  /// the end of its six digits; without the table an occupation that is published as broad and
  /// detailed in one is taken for broad.
  static func level(ofOccupation digits: String, display: String? = nil) -> String {
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
}

extension PublishedOccupation.Classification {
  /// The classification that OEWS estimates of a year use; OES codes in the years before OEWS.
  static func oews(in year: Int) -> PublishedOccupation.Classification {
    oews(of: Release(program: .oews, year: year)) ?? .oes
  }
}
