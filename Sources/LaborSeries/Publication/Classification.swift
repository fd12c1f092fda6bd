extension PublishedOccupation.Classification {
  /// The name as printed: “SOC 2010”, “hybrid of SOC 2010 and SOC 2018”.
  public var title: String {
    switch self {
    case .oes: "OES"
    case .soc2000: "SOC 2000"
    case .soc2000And2010: "hybrid of SOC 2000 and SOC 2010"
    case .soc2010: "SOC 2010"
    case .soc2010And2018: "hybrid of SOC 2010 and SOC 2018"
    case .soc2018: "SOC 2018"
    case .cip: "CIP"
    case .none: "no classification"
    }
  }

  /// The name in files: `soc-2010`.
  public var name: String {
    switch self {
    case .oes: "oes"
    case .soc2000: "soc-2000"
    case .soc2000And2010: "soc-2000-2010"
    case .soc2010: "soc-2010"
    case .soc2010And2018: "soc-2010-2018"
    case .soc2018: "soc-2018"
    case .cip: "cip"
    case .none: "none"
    }
  }

  /// The classification of a name in files; nil when there is none of this name.
  public init?(name: String) {
    let found = Self.allCases.first { $0.name == name }
    guard let found else { return nil }
    self = found
  }

  /// The classification that OEWS used for a release, and nil before 1997, when the survey had
  /// another design.
  ///
  /// OES codes to 1998; SOC 2000 from 1999; the hybrid of SOC 2000 and 2010 in May 2010 and 2011;
  /// SOC 2010 from May 2012; the hybrid of SOC 2010 and 2018 in May 2019 and 2020; SOC 2018 from
  /// May 2021 (BLS, OEWS technical notes and release texts of those years).
  public static func oews(of release: Release) -> PublishedOccupation.Classification? {
    switch release.year {
    case 1997...1998: .oes
    case 1999...2009: .soc2000
    case 2010...2011: .soc2000And2010
    case 2012...2018: .soc2010
    case 2019...2020: .soc2010And2018
    case 2021...: .soc2018
    default: nil
    }
  }

  /// The two classifications that a hybrid mixes, older first; nil for one that is no hybrid.
  public var mixed: (older: Self, newer: Self)? {
    switch self {
    case .soc2000And2010: (.soc2000, .soc2010)
    case .soc2010And2018: (.soc2010, .soc2018)
    default: nil
    }
  }
}
