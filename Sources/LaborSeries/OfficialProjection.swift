/// One line of a round of the BLS Employment Projections: where employment stood and where BLS
/// projects it ten years on. Counts are jobs and include the self-employed, which OEWS leaves out.
public struct OfficialProjection: Sendable, Hashable {
  public let code: SOCCode
  /// The title as the round prints it.
  public let title: String
  public let baseYear: Int
  public let targetYear: Int
  /// Jobs in the base year, where published.
  public let baseEmployment: Double?
  /// Jobs projected for the target year, where published.
  public let projectedEmployment: Double?
  /// Projected change in percent of base employment, as published.
  public let percentChange: Double?
  /// Average annual openings in jobs, where published.
  public let annualOpenings: Double?
  /// Labor force exits a year, as a fraction of the average of base and target employment.
  public let exitRate: Double?
  /// Occupational transfers a year, as a fraction of the average of base and target employment.
  public let transferRate: Double?
  public let source: SourceReference
  /// What is particular about this line; empty when nothing is.
  public let note: String

  /// One published line; see the properties for each argument.
  public init(
    code: SOCCode, title: String, baseYear: Int, targetYear: Int, baseEmployment: Double?,
    projectedEmployment: Double?, percentChange: Double?, annualOpenings: Double?,
    exitRate: Double?, transferRate: Double?, source: SourceReference, note: String
  ) {
    self.code = code
    self.title = title
    self.baseYear = baseYear
    self.targetYear = targetYear
    self.baseEmployment = baseEmployment
    self.projectedEmployment = projectedEmployment
    self.percentChange = percentChange
    self.annualOpenings = annualOpenings
    self.exitRate = exitRate
    self.transferRate = transferRate
    self.source = source
    self.note = note
  }

  /// The round by its years, “2025–35”.
  public var round: String {
    let end = targetYear % 100
    return "\(baseYear)–\(end < 10 ? "0" : "")\(end)"
  }
}

/// The words BLS uses for a band of projected growth, “Much faster than average” and so on.
public struct GrowthClass: Sendable, Hashable {
  public let baseYear: Int
  public let targetYear: Int
  /// The class in BLS's words.
  public let name: String
  /// The least whole percent of ten-year growth in the class.
  public let leastPercent: Int
  /// The most whole percent in the class; nil where it is open above.
  public let mostPercent: Int?
  /// Whether the band is published by BLS or read from classes that BLS stated for occupations.
  public let basis: String
  public let source: SourceReference

  /// A band of one round; see the properties for each argument.
  public init(
    baseYear: Int, targetYear: Int, name: String, leastPercent: Int, mostPercent: Int?,
    basis: String, source: SourceReference
  ) {
    self.baseYear = baseYear
    self.targetYear = targetYear
    self.name = name
    self.leastPercent = leastPercent
    self.mostPercent = mostPercent
    self.basis = basis
    self.source = source
  }

  /// Whether a percent change, rounded to a whole percent as BLS does, falls in the band.
  public func contains(percent: Double) -> Bool {
    let whole = percent.rounded(.toNearestOrAwayFromZero)
    return whole >= Double(leastPercent) && whole <= mostPercent.map(Double.init) ?? .infinity
  }
}

/// Every round of official projections at hand, and the bands of its growth classes.
public struct OfficialProjections: Sendable {
  public let lines: [OfficialProjection]
  public let growthClasses: [GrowthClass]

  /// Lines of any rounds and the bands that go with them.
  public init(lines: [OfficialProjection], growthClasses: [GrowthClass]) {
    self.lines = lines
    self.growthClasses = growthClasses
  }

  /// The newest line for an occupation that has both base and projected employment.
  public func newest(for code: SOCCode) -> OfficialProjection? {
    lines
      .filter { $0.code == code && $0.baseEmployment != nil && $0.projectedEmployment != nil }
      .max { $0.baseYear < $1.baseYear }
  }

  /// The class of a line's growth by the bands of its own round; nil where they are not known.
  public func growthClass(of line: OfficialProjection) -> GrowthClass? {
    guard let percent = line.percentChange else { return nil }
    return growthClasses.first {
      $0.baseYear == line.baseYear && $0.targetYear == line.targetYear
        && $0.contains(percent: percent)
    }
  }
}
