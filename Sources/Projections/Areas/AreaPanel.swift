import LaborSeries

/// One occupation in every area of a kind: observations by area, beside the nation's.
public struct AreaPanel: Sendable {
  /// One area with its observations in order of year.
  public struct Member: Sendable {
    /// Under the title of its newest release.
    public let area: PublishedArea
    /// In order of year; each with an employment figure, a mark in its place, or wages alone.
    public let observations: [Observation]
    /// Jobs per 1,000 of the area's jobs and the location quotient as published, of the newest
    /// release; nil where not.
    public let published: (jobsPer1000: Double?, locationQuotient: Double?)

    /// The observations that have employment.
    public var employed: [Observation] { observations.filter { $0.employment.number != nil } }
  }

  public let occupation: Occupation
  /// The nation's series.
  public let nation: OccupationalSeries
  /// In the order of their codes.
  public let members: [Member]
  /// Jobs in all occupations by area, of the year of the newest release.
  private let allJobs: [String: (year: Int, jobs: Double)]
  /// Jobs in all occupations of the nation, by year.
  private let nationalJobs: [Int: Double]

  /// The estimates of one occupation.
  ///
  /// - Parameters:
  ///   - occupation: A single occupation.
  ///   - estimates: Of any areas and occupations; those of all occupations give jobs per 1,000.
  ///   - nation: The nation's series of the occupation.
  ///   - all: The nation's series of all occupations.
  public init(
    of occupation: Occupation, in estimates: [AreaEstimate], nation: OccupationalSeries,
    all: OccupationalSeries
  ) {
    self.occupation = occupation
    self.nation = nation
    let code = occupation.code.parts.first
    let own = occupation.code.isCombined ? [] : estimates.filter { $0.code == code }
    members = Dictionary(grouping: own) { $0.area.key }.values.compactMap(Member.init)
      .sorted { ($0.area.kind.rawValue, $0.area.code) < ($1.area.kind.rawValue, $1.area.code) }
    var jobs: [String: (year: Int, jobs: Double)] = [:]
    for estimate in estimates where estimate.code == .allOccupations {
      guard let total = estimate.observation.employment.number else { continue }
      let year = estimate.observation.year
      if jobs[estimate.area.key].map({ $0.year < year }) ?? true {
        jobs[estimate.area.key] = (year, total)
      }
    }
    allJobs = jobs
    nationalJobs = Dictionary(
      all.employmentObservations.compactMap { observation in
        observation.employment.number.map { (observation.year, $0) }
      }
    ) { first, _ in first }
  }

  /// The shares of the nation of a member, where both were published.
  public func shares(of member: Member) -> [AreaShareModel.Point] {
    member.employed.compactMap { observation in
      guard let jobs = observation.employment.number,
        let whole = nation.observation(in: observation.year)?.employment.number
      else { return nil }
      return AreaShareModel.Point(
        year: observation.year, share: jobs / whole, jobs: jobs,
        relativeError: observation.employmentPRSE.map { $0 / 100 })
    }
  }

  /// The member of an area; nil where the occupation was never published there.
  public func member(of area: PublishedArea) -> Member? {
    members.first { $0.area.key == area.key }
  }

  /// A member's observations as a series.
  ///
  /// - Throws: `SeriesError` when they are not valid.
  public func series(of member: Member) throws(SeriesError) -> OccupationalSeries {
    try OccupationalSeries(
      occupation: occupation, area: member.area.title, observations: member.observations,
      history: nation.history)
  }

  /// What an occupation weighs in an area, in the newest year with figures of both.
  package func weight(of member: Member) -> AreaWeight? {
    guard let last = member.employed.last, let jobs = last.employment.number else { return nil }
    let whole = nation.observation(in: last.year)?.employment.number
    let all = allJobs[member.area.key].flatMap { $0.year == last.year ? $0.jobs : nil }
    let newest = member.observations.last?.year == last.year
    let perThousand = all.map { 1000 * jobs / $0 }
    let national = whole.flatMap { own in nationalJobs[last.year].map { 1000 * own / $0 } }
    var quotient = newest ? member.published.locationQuotient : nil
    if quotient == nil, let perThousand, let national { quotient = perThousand / national }
    return AreaWeight(
      year: last.year, jobs: jobs, prse: last.employmentPRSE,
      shareOfNation: whole.map { jobs / $0 },
      jobsPer1000: perThousand ?? (newest ? member.published.jobsPer1000 : nil),
      locationQuotient: quotient)
  }
}

/// What an occupation weighs in an area.
public struct AreaWeight: Sendable, Equatable {
  public let year: Int
  /// Jobs in the occupation.
  public let jobs: Double
  /// Percent relative standard error; nil where it is not published.
  public let prse: Double?
  /// The area's share of the nation's jobs in the occupation; nil where the nation has no figure.
  public let shareOfNation: Double?
  /// Jobs in the occupation of 1,000 jobs of the area.
  public let jobsPer1000: Double?
  /// That over the same of the nation.
  public let locationQuotient: Double?

  /// Fewer jobs than this, and a figure is of low reliability.
  public static let leastJobs = 100.0
  /// A percent relative standard error above this, and it is too.
  public static let largestPRSE = 20.0

  /// What an occupation weighs in an area; see the properties for each argument.
  public init(
    year: Int, jobs: Double, prse: Double?, shareOfNation: Double?, jobsPer1000: Double?,
    locationQuotient: Double?
  ) {
    self.year = year
    self.jobs = jobs
    self.prse = prse
    self.shareOfNation = shareOfNation
    self.jobsPer1000 = jobsPer1000
    self.locationQuotient = locationQuotient
  }

  /// Whether count and error, where it is known, are good enough to build on.
  public var isReliable: Bool { jobs >= Self.leastJobs && (prse ?? 0) <= Self.largestPRSE }
}

extension PublishedArea {
  /// Kind and code, which tell an area from all others.
  var key: String { "\(kind.rawValue) \(code)" }
}

extension AreaPanel.Member {
  fileprivate init?(_ estimates: [AreaEstimate]) {
    let ordered = estimates.sorted { $0.observation.year < $1.observation.year }
    guard let newest = ordered.last else { return nil }
    area = newest.area
    observations = ordered.map(\.observation)
    published = (newest.jobsPer1000, newest.locationQuotient)
  }
}
