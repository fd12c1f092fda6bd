import LaborSeries

/// Finds areas as users name them, and says what to do where there is nothing to project.
public struct AreaLookup: Sendable {
  /// Every area, each once under its newest title.
  public let areas: [PublishedArea]

  /// The areas of some estimates.
  public init(_ estimates: [AreaEstimate]) {
    var newest: [String: AreaEstimate] = [:]
    for estimate in estimates
    where newest[estimate.area.key].map({ $0.observation.year <= estimate.observation.year })
      ?? true
    {
      newest[estimate.area.key] = estimate
    }
    areas = newest.values.map(\.area).sorted { $0.key < $1.key }
  }

  /// The area that a text means: a postal abbreviation, a code, a title or its beginning.
  ///
  /// - Throws: ``AreaError``.
  public func area(named text: String) throws(AreaError) -> PublishedArea {
    guard !areas.isEmpty else { throw .noEstimates(area: text) }
    let wanted = text.lowercased()
    let byCode = areas.filter {
      $0.code == text || ($0.isStateLike && $0.state.lowercased() == wanted)
        || $0.title.lowercased() == wanted
    }
    if let only = byCode.first, byCode.count == 1 { return only }
    let begun = areas.filter { !wanted.isEmpty && $0.title.lowercased().hasPrefix(wanted) }
    if let only = begun.first, begun.count == 1 { return only }
    // A state is meant before an area that begins with its name.
    let states = begun.filter(\.isStateLike)
    if let only = states.first, states.count == 1 { return only }
    guard begun.isEmpty else { throw .ambiguous(text, matches: begun.prefix(5).map(\.title)) }
    throw .unknown(text, suggestions: NearestWords.words(to: text, among: areas.map(\.title)))
  }
}

extension PublishedArea {
  /// Whether it is a state or a territory, which a postal abbreviation names.
  public var isStateLike: Bool { kind == .state || kind == .territory }
}

/// Why there is nothing to say of an area.
public enum AreaError: Error, Equatable, CustomStringConvertible {
  /// No area has this name, code or abbreviation; the nearest titles are suggested.
  case unknown(String, suggestions: [String])
  /// There are no figures of any area.
  case noEstimates(area: String)
  /// Several areas begin with the text.
  case ambiguous(String, matches: [String])
  /// The occupation was never published for the area.
  case noFigures(area: String, occupation: String)
  /// The occupation was published for too few years.
  case tooFewYears(area: String, occupation: String, found: [Int], required: Int)
  /// Too few areas have figures of the occupation to learn from how shares of the nation move.
  case tooFewAreas(area: String, occupation: String, required: Int)
  /// Figures of areas are kept for single occupations.
  case combinedOccupation(String)

  /// Whether another choice on the command line would have been accepted.
  public var isUsage: Bool {
    switch self {
    case .unknown, .ambiguous: true
    case .noEstimates, .noFigures, .tooFewYears, .tooFewAreas, .combinedOccupation: false
    }
  }

  public var description: String {
    switch self {
    case .unknown(let text, let suggestions) where !suggestions.isEmpty:
      "No area is called “\(text)”; did you mean \(suggestions.joined(separator: ", or "))?"
    case .unknown(let text, _):
      "No area is called “\(text)”; write a postal abbreviation (CA), a code (06, 31080) or the "
        + "beginning of a title."
    case .noEstimates(let text):
      "There are no estimates of areas to find “\(text)” in; ingest those of states, or leave out "
        + "--area."
    case .ambiguous(let text, let matches):
      "“\(text)” could be \(matches.joined(separator: ", or ")); write more of the title, or the "
        + "code."
    case .noFigures(let area, let occupation):
      "\(occupation) has no employment figures for \(area); project the nation, or name an area "
        + "that “modality areas” lists."
    case .tooFewYears(let area, let occupation, let found, let required):
      "\(occupation) has figures for \(area) in \(found.map(String.init).joined(separator: ", ")) "
        + "alone, and a projection needs \(required) years; project the nation, or see what there "
        + "is with “modality areas”."
    case .tooFewAreas(let area, let occupation, let required):
      "\(occupation) cannot be projected for \(area): how shares of the nation move is learned from "
        + "\(required) areas with figures of two years or more, and there are fewer; project the "
        + "nation, or take in the estimates of more states."
    case .combinedOccupation(let occupation):
      "Figures of areas are of single occupations, and \(occupation) is a sum; name one of its "
        + "parts."
    }
  }
}
