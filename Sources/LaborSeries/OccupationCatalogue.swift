/// The occupations that the product knows, found by code or by name.
public struct OccupationCatalogue: Sendable {
  /// The occupations in ascending order of code.
  public let occupations: [Occupation]

  /// A catalogue of occupations.
  ///
  /// - Precondition: no code occurs twice.
  public init(_ occupations: [Occupation]) {
    self.occupations = occupations.sorted { $0.code < $1.code }
    precondition(
      Set(occupations.map(\.code)).count == occupations.count, "a code occurs twice")
  }

  /// The imaging modalities: the detailed occupations of the catalogue, ascending by code.
  public var imagingModalities: [Occupation] {
    occupations.filter { $0.code.parts.allSatisfy(\.isDetailed) }
  }

  /// The occupation that a user means by a code, a sum of codes, or the beginning of a name.
  ///
  /// - Throws: ``OccupationLookupError`` when nothing or more than one thing matches.
  public func occupation(named text: String) throws(OccupationLookupError) -> Occupation {
    let wanted = text.trimmedLowercase
    guard !wanted.isEmpty else { throw .unknown(text, suggestions: []) }
    if wanted.contains("+") {
      var parts: [Occupation] = []
      for part in wanted.split(separator: "+", omittingEmptySubsequences: false) {
        parts.append(try occupation(named: String(part)))
      }
      return Occupation(sumOf: parts)
    }
    if let code = try? SOCCode(parsing: wanted) {  // Not a code: a name, looked up below.
      if let match = occupations.first(where: { $0.code == OccupationCode(code) }) { return match }
      throw .unknown(text, suggestions: suggestions(near: code))
    }
    return try occupation(withPrefix: wanted, as: text)
  }

  private func occupation(
    withPrefix wanted: String, as text: String
  ) throws(OccupationLookupError) -> Occupation {
    let exact = occupations.filter { $0.names.contains(wanted) }
    if let only = exact.first, exact.count == 1 { return only }
    let matches = occupations.filter { $0.names.contains { $0.hasPrefix(wanted) } }
    if let only = matches.first, matches.count == 1 { return only }
    guard matches.isEmpty else {
      throw .ambiguous(text, matches: matches.map(\.label))
    }
    throw .unknown(text, suggestions: suggestions(near: wanted))
  }

  private func suggestions(near code: SOCCode) -> [String] {
    occupations
      .filter { abs(($0.code.parts.first ?? code).number - code.number) < 100 }
      .map(\.label)
  }

  private func suggestions(near wanted: String) -> [String] {
    let limit = max(2, wanted.count / 3)
    let ranked = occupations.compactMap { occupation -> (label: String, distance: Int)? in
      let distances = occupation.names.map { name in
        NearestWords.editDistance(Array(wanted), Array(name.prefix(wanted.count + 1)))
      }
      guard let least = distances.min(), least <= limit else { return nil }
      return (occupation.label, least)
    }
    return ranked.sorted { $0.distance < $1.distance }.prefix(3).map(\.label)
  }
}

/// Why a text names no occupation.
public enum OccupationLookupError: Error, Equatable, CustomStringConvertible {
  /// Nothing has this code or name; the nearest ones are suggested.
  case unknown(String, suggestions: [String])
  /// Several occupations begin with the text.
  case ambiguous(String, matches: [String])

  public var description: String {
    switch self {
    case .unknown(let text, let suggestions) where suggestions.isEmpty:
      "No occupation is called “\(text)”; “modality datasets --occupations” lists those there are."
    case .unknown(let text, let suggestions):
      "No occupation is called “\(text)”; did you mean \(suggestions.joined(separator: ", or "))?"
    case .ambiguous(let text, let matches):
      "“\(text)” could be \(matches.joined(separator: ", or ")); write more of the name, or the code."
    }
  }
}

extension Occupation {
  /// Title and code, as in “MRI technologists (29-2035)”.
  public var label: String { "\(shortTitle) (\(code))" }

  /// Every name it can be asked for by, in lower case.
  fileprivate var names: [String] {
    aliases + [title.lowercased(), shortTitle.lowercased(), plural.lowercased()]
  }
}

extension String {
  fileprivate var trimmedLowercase: String {
    let isSpace: (Character) -> Bool = { $0.isWhitespace }
    return String(drop(while: isSpace).reversed().drop(while: isSpace).reversed()).lowercased()
  }
}
