import LaborSeries

/// A state, the District of Columbia or a territory: FIPS code, postal abbreviation and name
/// (ANSI INCITS 38).
struct FederalState {
  let fips: Int
  let abbreviation: String
  let name: String

  /// The two digits of the FIPS code.
  var code: String { fips < 10 ? "0\(fips)" : String(fips) }

  /// Whether OEWS counts it among the territories; the District of Columbia is among the states.
  var isTerritory: Bool { fips > 56 }

  /// The state of a FIPS code, `1` or `01`; nil for other codes.
  static func state(fips: Int) -> FederalState? { all.first { $0.fips == fips } }

  /// The state of the two digits of a FIPS code; nil for anything else.
  static func state(digits: some StringProtocol) -> FederalState? {
    all.first { $0.code == digits }
  }

  /// The state of a name, in any case.
  static func state(named name: String) -> FederalState? {
    let name = name.lowercased()
    return all.first { $0.name.lowercased() == name }
  }

  /// The area with the two digits that OEWS gives a state.
  func area(title: String) -> PublishedArea {
    PublishedArea(
      kind: isTerritory ? .territory : .state, code: code, title: title, state: abbreviation)
  }

  static let all: [FederalState] = table.split(separator: "\n").compactMap { line in
    let parts = line.split(separator: " ", maxSplits: 2)
    guard parts.count == 3, let fips = Int(parts[0]) else { return nil }
    return FederalState(fips: fips, abbreviation: String(parts[1]), name: String(parts[2]))
  }

  private static let table = """
    1 AL Alabama
    2 AK Alaska
    4 AZ Arizona
    5 AR Arkansas
    6 CA California
    8 CO Colorado
    9 CT Connecticut
    10 DE Delaware
    11 DC District of Columbia
    12 FL Florida
    13 GA Georgia
    15 HI Hawaii
    16 ID Idaho
    17 IL Illinois
    18 IN Indiana
    19 IA Iowa
    20 KS Kansas
    21 KY Kentucky
    22 LA Louisiana
    23 ME Maine
    24 MD Maryland
    25 MA Massachusetts
    26 MI Michigan
    27 MN Minnesota
    28 MS Mississippi
    29 MO Missouri
    30 MT Montana
    31 NE Nebraska
    32 NV Nevada
    33 NH New Hampshire
    34 NJ New Jersey
    35 NM New Mexico
    36 NY New York
    37 NC North Carolina
    38 ND North Dakota
    39 OH Ohio
    40 OK Oklahoma
    41 OR Oregon
    42 PA Pennsylvania
    44 RI Rhode Island
    45 SC South Carolina
    46 SD South Dakota
    47 TN Tennessee
    48 TX Texas
    49 UT Utah
    50 VT Vermont
    51 VA Virginia
    53 WA Washington
    54 WV West Virginia
    55 WI Wisconsin
    56 WY Wyoming
    60 AS American Samoa
    66 GU Guam
    69 MP Northern Mariana Islands
    72 PR Puerto Rico
    78 VI Virgin Islands
    """
}
