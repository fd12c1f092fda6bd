/// The sections of an outlook report, in the order in which they stand.
public enum OutlookSection: String, CaseIterable, Sendable {
  /// The first screen, to be read in a minute.
  case summary
  /// A page for each occupation.
  case occupations
  case comparison
  case openings
  case wages
  case states
  case population
  case scenarios
  case pathways
  case trackRecord
  case method
  case cautions
  case sources

  /// What help calls it: `track record`.
  public var name: String { self == .trackRecord ? "track record" : rawValue }

  /// Its heading; that of a page of an occupation is the occupation's.
  var title: String {
    switch self {
    case .summary: "In one minute"
    case .occupations: "Occupations"
    case .comparison: "Who can be told apart"
    case .openings: "Openings"
    case .wages: "Wages"
    case .states: "States"
    case .population: "The older population"
    case .scenarios: "Scenarios"
    case .pathways: "Entry, credentials and steps between occupations"
    case .trackRecord: "Track record"
    case .method: "Method"
    case .cautions: "Cautions"
    case .sources: "Sources"
    }
  }

  /// What the contents call it.
  var label: String {
    switch self {
    case .comparison: "Comparison"
    case .population: "Older population"
    case .pathways: "Entry and next steps"
    default: title
    }
  }

  /// Where links lead.
  var anchor: String {
    switch self {
    case .population: "demand"
    case .trackRecord: "track-record"
    default: rawValue
    }
  }

  /// The part of the contents that it stands in.
  var group: String {
    switch self {
    case .summary: ""
    case .occupations: "Occupations"
    case .comparison, .openings, .wages, .states, .population, .scenarios, .pathways:
      "All occupations"
    case .trackRecord, .method, .cautions, .sources: "About the figures"
    }
  }

  /// The heading of the section.
  var heading: Block {
    .heading(2, title, anchor: anchor, label: label, group: group)
  }
}

/// The parts of the page of one occupation, in the order in which they stand on each.
public enum OccupationPart: String, CaseIterable, Sendable {
  case projection
  case openings
  case wages
  case states
  case entry
  /// The published figures that the projection learned from.
  case history
  /// The members' weights, growth in its parts, and what the interval comes from.
  case explanation

  var title: String {
    switch self {
    case .projection: "Projection"
    case .openings: "Openings"
    case .wages: "Wages"
    case .states: "States"
    case .entry: "Entry and next steps"
    case .history: "Published figures"
    case .explanation: "Why the projection is what it is"
    }
  }
}
