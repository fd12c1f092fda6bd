/// How people come into an occupation, what keeps them certified, and where they go from there.
public struct Pathway: Sendable {
  /// The occupation the pathway leads to.
  public let code: SOCCode
  /// What BLS names as usual for entry.
  public let entry: EntryRequirements
  /// The credentials of the occupation, those for entry first.
  public let credentials: [Credential]
  /// The bodies that award them, in the order of their first credential.
  public let bodies: [CertifyingBody]
  /// Steps from this occupation to another.
  public let routesOut: [AdvancementRoute]
  /// Steps from another occupation to this one.
  public let routesIn: [AdvancementRoute]
}

/// The education, experience and training that BLS names as typical for entry.
public struct EntryRequirements: Sendable, Hashable {
  public let code: SOCCode
  /// The typical education, in BLS's words: “Associate's degree”.
  public let education: String
  /// Work experience in a related occupation, in BLS's words: “None”, “Less than 5 years”.
  public let workExperience: String
  /// On-the-job training to attain competency, in BLS's words.
  public let training: String
  public let source: SourceReference

  public init(
    code: SOCCode, education: String, workExperience: String, training: String,
    source: SourceReference
  ) {
    self.code = code
    self.education = education
    self.workExperience = workExperience
    self.training = training
    self.source = source
  }
}

/// A body that certifies people and asks for continuing education.
public struct CertifyingBody: Sendable, Hashable {
  /// The abbreviation it is known by: `ARRT`.
  public let abbreviation: String
  public let name: String
  /// Credits asked for in each period; nil where no source states them.
  public let continuingEducation: Int?
  /// The length of a period in years.
  public let periodYears: Int
  /// The duty in words.
  public let duty: String
  /// What else is needed to stay certified; empty when nothing is.
  public let recertification: String
  public let source: SourceReference

  public init(
    abbreviation: String, name: String, continuingEducation: Int?, periodYears: Int, duty: String,
    recertification: String, source: SourceReference
  ) {
    self.abbreviation = abbreviation
    self.name = name
    self.continuingEducation = continuingEducation
    self.periodYears = periodYears
    self.duty = duty
    self.recertification = recertification
    self.source = source
  }
}

/// A credential that people of an occupation hold.
public struct Credential: Sendable, Hashable {
  /// Whether people enter with it or earn it later.
  public enum Role: String, Sendable {
    case entry
    case further
  }

  public let code: SOCCode
  /// The abbreviation of the body that awards it.
  public let body: String
  public let title: String
  /// What holders write behind their name: `R.T.(R)`.
  public let abbreviation: String
  public let role: Role
  /// What the body asks for.
  public let requirement: String
  public let source: SourceReference

  public init(
    code: SOCCode, body: String, title: String, abbreviation: String, role: Role,
    requirement: String, source: SourceReference
  ) {
    self.code = code
    self.body = body
    self.title = title
    self.abbreviation = abbreviation
    self.role = role
    self.requirement = requirement
    self.source = source
  }
}

/// A step from one occupation to another that a certifying body provides for.
public struct AdvancementRoute: Sendable, Hashable {
  /// How the step is made.
  public enum Kind: String, Sendable {
    /// A further credential on the strength of one that is held, with structured education and
    /// clinical experience.
    case postprimary
    /// Another educational program.
    case program
    /// Work in the field after a health science program.
    case experience
  }

  public let from: SOCCode
  public let to: SOCCode
  public let kind: Kind
  /// What the step asks for.
  public let requirement: String
  public let source: SourceReference

  public init(
    from: SOCCode, to: SOCCode, kind: Kind, requirement: String, source: SourceReference
  ) {
    self.from = from
    self.to = to
    self.kind = kind
    self.requirement = requirement
    self.source = source
  }
}

/// Every pathway at hand.
public struct Pathways: Sendable {
  private let entries: [EntryRequirements]
  private let bodies: [CertifyingBody]
  private let credentials: [Credential]
  private let routes: [AdvancementRoute]

  /// Puts the parts together.
  ///
  /// - Throws: ``PathwayError`` when a credential names a body that is not there, or an occupation
  ///   of a credential or route has no entry requirements.
  public init(
    entries: [EntryRequirements], bodies: [CertifyingBody], credentials: [Credential],
    routes: [AdvancementRoute]
  ) throws(PathwayError) {
    let names = Set(bodies.map(\.abbreviation))
    let codes = Set(entries.map(\.code))
    for credential in credentials {
      guard names.contains(credential.body) else {
        throw .unknownBody(credential.body, place: credential.source)
      }
      guard codes.contains(credential.code) else {
        throw .noEntry(credential.code, place: credential.source)
      }
    }
    for route in routes {
      for code in [route.from, route.to] where !codes.contains(code) {
        throw .noEntry(code, place: route.source)
      }
    }
    self.entries = entries
    self.bodies = bodies
    self.credentials = credentials
    self.routes = routes
  }

  /// The pathway of an occupation; nil where none is described.
  public func pathway(of code: SOCCode) -> Pathway? {
    guard let entry = entries.first(where: { $0.code == code }) else { return nil }
    let own = credentials.filter { $0.code == code }
    let ordered = own.filter { $0.role == .entry } + own.filter { $0.role == .further }
    var awarding: [CertifyingBody] = []
    for credential in ordered {
      guard !awarding.contains(where: { $0.abbreviation == credential.body }) else { continue }
      awarding += bodies.filter { $0.abbreviation == credential.body }
    }
    return Pathway(
      code: code, entry: entry, credentials: ordered, bodies: awarding,
      routesOut: routes.filter { $0.from == code }, routesIn: routes.filter { $0.to == code })
  }

  /// The occupations described, ascending by code.
  public var codes: [SOCCode] { entries.map(\.code).sorted() }
}

/// Why descriptions of pathways do not fit together.
public enum PathwayError: Error, Equatable, CustomStringConvertible {
  case unknownBody(String, place: SourceReference)
  case noEntry(SOCCode, place: SourceReference)

  public var description: String {
    switch self {
    case .unknownBody(let body, let place):
      "\(place): the certifying body \(body) is not described; add it to the bodies."
    case .noEntry(let code, let place):
      "\(place): \(code) has no entry requirements; add them."
    }
  }
}
