/// Where a figure was read: the row of the file at hand, and what that row was taken from.
public struct SourceReference: Sendable, Hashable, CustomStringConvertible {
  /// The file, as a user finds it: `datasets/oews/national.csv`.
  public let file: String
  /// The line of the file, counted from 1 with the header.
  public let line: Int
  /// The publication the row was taken from, and through whom.
  public let publication: String
  /// How near the source is to the publisher, as the folder's README grades it.
  public let grade: String

  /// A place in a file and the publication behind it.
  public init(file: String, line: Int, publication: String, grade: String) {
    self.file = file
    self.line = line
    self.publication = publication
    self.grade = grade
  }

  /// File and line, as in `datasets/oews/national.csv:42`.
  public var description: String { "\(file):\(line)" }
}

/// What one release says of one occupation in one area.
public struct Observation: Sendable, Hashable {
  /// The year of the reference month.
  public let year: Int
  /// The release, as in “May 2025”.
  public let release: String
  /// The code under which it was published; empty where the source prints none.
  public let publishedCode: String
  /// The title under which it was published.
  public let publishedTitle: String
  /// Employment in jobs; the self-employed are not counted.
  public let employment: PublishedValue
  /// Percent relative standard error of employment, where published.
  public let employmentPRSE: Double?
  /// Wages in current dollars.
  public let wages: Wages
  /// Every row that the observation rests on; more than one for a combined occupation.
  public let sources: [SourceReference]
  /// What is particular about this observation; empty when nothing is.
  public let note: String

  /// One release's figures for one occupation; see the properties for each argument.
  public init(
    year: Int, release: String, publishedCode: String, publishedTitle: String,
    employment: PublishedValue, employmentPRSE: Double?, wages: Wages,
    sources: [SourceReference], note: String
  ) {
    self.year = year
    self.release = release
    self.publishedCode = publishedCode
    self.publishedTitle = publishedTitle
    self.employment = employment
    self.employmentPRSE = employmentPRSE
    self.wages = wages
    self.sources = sources
    self.note = note
  }
}
