import LaborSeries

/// An area as users name it: `US`, `CA`, `06`, `31080` or `0100001`.
struct AreaCode {
  let kind: PublishedArea.Kind
  let code: String

  /// - Throws: `UsageError`.
  init(parsing text: String) throws {
    let upper = text.uppercased()
    let isNumber = !text.isEmpty && text.allSatisfy { $0.isASCII && $0.isNumber }
    if upper == "US" || text == "99" {
      (kind, code) = (.nation, PublishedArea.unitedStates.code)
    } else if let fips = Self.states[upper] {
      (kind, code) = (Self.territories.contains(fips) ? .territory : .state, fips)
    } else if isNumber, text.count == 2, Self.states.values.contains(text) {
      (kind, code) = (Self.territories.contains(text) ? .territory : .state, text)
    } else if isNumber, text.count == 5 {
      (kind, code) = (.metropolitan, text)
    } else if isNumber, text.count == 7 {
      (kind, code) = (text.hasPrefix("00") ? .metropolitan : .nonmetropolitan, text)
    } else {
      throw UsageError(
        description:
          "“\(text)” is no area; write US, a state such as CA or 06, a metropolitan area "
          + "of five digits or a nonmetropolitan one of seven.")
    }
  }

  /// Every postal abbreviation, ascending.
  static var abbreviations: [String] { states.keys.sorted() }

  private static let territories: Set<String> = ["66", "72", "78"]

  /// FIPS codes of states and territories by postal abbreviation (FIPS PUB 5-2, NIST, 1987).
  private static let states: [String: String] = [
    "AL": "01", "AK": "02", "AZ": "04", "AR": "05", "CA": "06", "CO": "08", "CT": "09",
    "DE": "10", "DC": "11", "FL": "12", "GA": "13", "HI": "15", "ID": "16", "IL": "17",
    "IN": "18", "IA": "19", "KS": "20", "KY": "21", "LA": "22", "ME": "23", "MD": "24",
    "MA": "25", "MI": "26", "MN": "27", "MS": "28", "MO": "29", "MT": "30", "NE": "31",
    "NV": "32", "NH": "33", "NJ": "34", "NM": "35", "NY": "36", "NC": "37", "ND": "38",
    "OH": "39", "OK": "40", "OR": "41", "PA": "42", "RI": "44", "SC": "45", "SD": "46",
    "TN": "47", "TX": "48", "UT": "49", "VT": "50", "VA": "51", "WA": "53", "WV": "54",
    "WI": "55", "WY": "56", "GU": "66", "PR": "72", "VI": "78",
  ]
}
