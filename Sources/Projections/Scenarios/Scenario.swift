/// What a planner assumes instead of the baseline, for some occupations and a target year.
public struct Scenario: Sendable, Equatable {
  public let name: String
  /// A sentence or two; empty where the file has none.
  public let summary: String
  /// The occupations by code or name; all imaging modalities when empty.
  public let occupations: [String]
  public let targetYear: Int?
  /// In the order of the file, which is the order in which causes are told apart.
  public let assumptions: [Assumption]
  public let declared: [DeclaredModality]
  /// The file, for messages; the name of the preset for one of those.
  public let file: String

  /// A scenario; see the properties for each argument.
  public init(
    name: String, summary: String = "", occupations: [String] = [], targetYear: Int? = nil,
    assumptions: [Assumption], declared: [DeclaredModality] = [], file: String
  ) {
    self.name = name
    self.summary = summary
    self.occupations = occupations
    self.targetYear = targetYear
    self.assumptions = assumptions
    self.declared = declared
    self.file = file
  }
}

/// A modality that the classification does not tell apart (CT, mammography, interventional), as a
/// share of the occupation that it is counted in. The figures are the user's.
public struct DeclaredModality: Sendable, Equatable {
  public let name: String
  /// The occupation it is counted in, by code or name.
  public let parent: String
  /// Its share of that occupation's employment, between 0 and 1.
  public let share: Double
  /// The standard error of the share.
  public let standardError: Double
  /// Where the user has it from.
  public let source: String
  /// The line of the scenario file, from 1.
  public let line: Int

  public init(
    name: String, parent: String, share: Double, standardError: Double, source: String, line: Int
  ) {
    self.name = name
    self.parent = parent
    self.share = share
    self.standardError = standardError
    self.source = source
    self.line = line
  }
}
