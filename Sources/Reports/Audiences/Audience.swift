/// Whom a report is for: which sections it has, in which order, and what its first screen says.
/// The figures of a section are the same for everyone; nobody loses intervals, sources or cautions.
public enum Audience: String, CaseIterable, Sendable {
  /// Imaging directors and planners of hospitals.
  case director
  /// Directors of educational programs.
  case program
  /// Career advisers and those whom they advise.
  case adviser
  /// Economists and statisticians.
  case economist

  /// Who that is, in a few words.
  public var readers: String {
    switch self {
    case .director: "imaging directors and hospital planners"
    case .program: "directors of educational programs"
    case .adviser: "career advisers"
    case .economist: "economists and statisticians"
    }
  }

  /// The sections, in their order.
  public var sections: [OutlookSection] {
    switch self {
    case .director:
      [
        .summary, .openings, .scenarios, .wages, .states, .comparison, .occupations, .population,
        .trackRecord, .method, .cautions, .sources,
      ]
    case .program:
      [
        .summary, .openings, .pathways, .states, .occupations, .scenarios, .wages, .trackRecord,
        .method, .cautions, .sources,
      ]
    case .adviser:
      [.summary, .pathways, .occupations, .openings, .wages, .trackRecord, .cautions, .sources]
    case .economist: OutlookSection.allCases
    }
  }

  /// The parts of the page of an occupation, in their order.
  public var parts: [OccupationPart] {
    switch self {
    case .director: [.projection, .openings, .wages, .states]
    case .program: [.openings, .entry, .states, .projection, .wages]
    case .adviser: [.entry, .openings, .wages, .projection, .states]
    case .economist: OccupationPart.allCases
    }
  }

  /// The figures at the head of the first screen, in their order.
  var keyFigures: [FirstPageFigure] {
    switch self {
    case .director: [.jobs, .entrants, .fastest, .wages, .kept]
    case .program: [.entrants, .openings, .jobs, .fastest, .kept]
    case .adviser: [.fastest, .entrants, .wages, .jobs]
    case .economist: FirstPageFigure.allCases
    }
  }

  /// Whether words stand in place of terms of statistics, and methods are left to others.
  var isPlain: Bool { self == .adviser }
}

/// The figures that the first screen can lead with.
enum FirstPageFigure: CaseIterable, Sendable {
  case jobs
  case fastest
  /// BLS's openings.
  case openings
  /// Openings along the record, with those that do not come from growth.
  case entrants
  case wages
  /// How many of the intervals of the past held.
  case kept

  /// What a report for everyone leads with.
  static let forEveryone: [FirstPageFigure] = [.jobs, .fastest, .openings, .kept]
}
