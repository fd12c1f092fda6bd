/// One publication of one program: OEWS for May 2024, Employment Projections 2024–34.
///
/// A later release never replaces an earlier one; a store keeps both, and a query asks for the
/// figures as of a release.
public struct Release: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The program whose publication it is.
  public let program: Program
  /// The year of the reference month or, for projections, the base year.
  public let year: Int
  /// The reference month, 1 to 12, where the publication has one: 5 for May. OEWS of 2003 and 2004
  /// came out twice, for May and November, so the year alone is no key.
  public let month: Int?
  /// What tells publications of the same program and year apart: “2024–34” for projections, a
  /// vintage for population, empty where nothing is needed.
  public let edition: String

  /// A publication; see the properties for each argument.
  public init(program: Program, year: Int, month: Int? = nil, edition: String = "") {
    self.program = program
    self.year = year
    self.month = month
    self.edition = edition
  }

  /// “OEWS, May 2024”, “Employment Projections, 2024–34”.
  public var description: String {
    "\(program.title), \(edition.isEmpty ? reference : edition)"
  }

  /// The reference period in words: “May 2024”, or the year alone.
  public var reference: String {
    guard let month, (1...12).contains(month) else { return String(year) }
    return "\(Release.months[month - 1]) \(year)"
  }

  /// By reference period, then program and edition.
  public static func < (first: Release, second: Release) -> Bool {
    (first.year, first.month ?? 0, first.program.rawValue, first.edition)
      < (second.year, second.month ?? 0, second.program.rawValue, second.edition)
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}

/// A statistical program whose files can be read.
public enum Program: String, Sendable, Hashable, CaseIterable {
  /// Occupational Employment and Wage Statistics, BLS (OES before 2021).
  case oews
  /// Employment Projections, BLS.
  case employmentProjections = "ep"
  /// Current Employment Statistics, BLS.
  case currentEmployment = "ces"
  /// State projections gathered by Projections Central.
  case stateProjections = "state-projections"
  /// National Population Projections, Census Bureau.
  case population
  /// Completions of the Integrated Postsecondary Education Data System, NCES.
  case completions = "ipeds"

  /// The name as printed.
  public var title: String {
    switch self {
    case .oews: "OEWS"
    case .employmentProjections: "Employment Projections"
    case .currentEmployment: "Current Employment Statistics"
    case .stateProjections: "State projections"
    case .population: "National Population Projections"
    case .completions: "IPEDS completions"
    }
  }
}
