/// What a planner knows of the supply of one occupation. Nothing in it is assumed in silence: each
/// figure is supplied by the user, or accepted by its name.
public struct SupplyLedger: Sendable, Equatable {
  /// A figure with its error and where it is from.
  public struct Figure: Sendable, Equatable {
    public let value: Double
    /// The standard error, in the unit of the value; zero takes the figure as known.
    public let standardError: Double
    /// “user-supplied”, with the user's own source, or the name that was accepted.
    public let source: String
    /// The line of the file, from 1.
    public let line: Int

    public init(_ value: Double, standardError: Double = 0, source: String, line: Int) {
      self.value = value
      self.standardError = standardError
      self.source = source
      self.line = line
    }
  }

  /// A rate that is published or given.
  public enum Rate: Sendable, Equatable {
    /// The newest published rate of BLS, accepted by name.
    case published(line: Int)
    /// A fraction a year.
    case given(Figure)
  }

  /// Staff at the beginning.
  public enum Staff: Sendable, Equatable {
    /// Employment of the last OEWS release, accepted by name.
    case survey(line: Int)
    /// Headcount of the user's own.
    case given(Figure)
  }

  /// People who complete an educational program in the base year.
  public enum Completions: Sendable, Equatable {
    /// Completions of a program of the IPEDS classification, accepted by name: `51.0911`.
    case ipeds(program: String, line: Int)
    /// A number a year.
    case given(Figure)
    /// Seats and the fraction of entrants who complete.
    case seats(Figure, completion: Figure)
  }

  public let name: String
  public let occupation: String
  public let targetYear: Int?
  public let staff: Staff
  /// Open positions at the beginning; nil where none are given, which takes staff as enough.
  public let vacancies: Figure?
  public let completions: Completions
  /// Growth of completions, a fraction a year.
  public let completionsGrowth: Double
  /// The fraction of those who complete that pass the certification examination.
  public let passRate: Figure
  /// The fraction of those who pass that take a job in the occupation here.
  public let entryRate: Figure
  /// Internationally trained and others from outside who come in a year.
  public let inMigration: Figure?
  /// People of other occupations who come in a year.
  public let transfersIn: Figure?
  public let exits: Rate
  public let transfers: Rate
  /// The file, for messages.
  public let file: String
}
