/// A file that its publisher offers for download only, or to browsers only.
public struct Download: Sendable, Hashable {
  public let address: String
  public let content: String

  public init(_ address: String, _ content: String) {
    self.address = address
    self.content = content
  }
}

/// A publication whose files are fetched with a browser.
public enum DownloadGroup: String, Sendable, CaseIterable {
  case oews
  case labstat
  case employmentProjections = "ep"
  case stateProjections = "projections-central"
  case population
  case completions = "ipeds"
  case classification = "soc"

  /// What is offered, in words.
  public var title: String {
    switch self {
    case .oews: "OEWS workbooks, one archive for each year and kind of area"
    case .labstat: "LABSTAT flat files of the surveys OE and CE, the newest only"
    case .employmentProjections: "Employment Projections workbooks"
    case .stateProjections: "State projections gathered by Projections Central"
    case .population: "National Population Projections 2023, Census Bureau"
    case .completions: "Completions of IPEDS, NCES"
    case .classification: "Crosswalks of the Standard Occupational Classification"
    }
  }

  /// The addresses.
  ///
  /// - Parameter years: The years wanted; only those that are published are given.
  public func downloads(years: ClosedRange<Int>) -> [Download] {
    switch self {
    case .oews: years.flatMap(OEWSArchives.downloads)
    case .labstat: LABSTATFiles.downloads
    case .employmentProjections: Self.projectionWorkbooks
    case .stateProjections: Self.stateFiles
    case .population: Self.populationFiles
    case .completions: years.filter { $0 >= 2000 }.map(Self.completionsOf)
    case .classification: Self.crosswalks
    }
  }

  private static let projectionWorkbooks = [
    Download(
      "https://www.bls.gov/emp/ind-occ-matrix/occupation.xlsx",
      "Tables 1.2 and 1.10: employment, openings and separations by occupation"),
    Download(
      "https://data.bls.gov/projections/occupationProj",
      "the query tool; “Download” gives Employment Projections.csv"),
  ]

  private static let stateFiles = [
    Download(
      "https://public.projectionscentral.org/Projections/LongTermRestJson/0?items_per_page=1000",
      "the nation as JSON; put a state's FIPS code in the place of 0"),
    Download(
      "https://projectionscentral.org/", "long-term projections as CSV, all states"),
  ]

  private static let populationFiles = ["mid", "hi", "low", "zero"].map { series in
    Download(
      "https://www2.census.gov/programs-surveys/popproj/datasets/2023/2023-popproj/"
        + "np2023_d1_\(series).csv",
      "population by age, sex and origin, series “\(series)”")
  }

  private static func completionsOf(_ year: Int) -> Download {
    Download(
      "https://nces.ed.gov/ipeds/datacenter/data/C\(year)_A.zip",
      "awards by program and level, \(year - 1)–\(year % 100 < 10 ? "0" : "")\(year % 100)")
  }

  private static let crosswalks = [
    Download("https://www.bls.gov/soc/2018/crosswalks.htm", "SOC 2010 to SOC 2018"),
    Download("https://www.bls.gov/soc/soccrosswalks.htm", "SOC 2000 to SOC 2010"),
  ]
}
