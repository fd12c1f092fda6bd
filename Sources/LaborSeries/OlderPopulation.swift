/// The resident population aged 65 and over, as estimated and as projected by the Census Bureau.
public struct OlderPopulation: Sendable {
  /// One figure.
  public struct Figure: Sendable, Equatable {
    public let year: Int
    /// The publication, as the file names it.
    public let vintage: String
    /// Whether it is a projection and not an estimate.
    public let isProjected: Bool
    /// Persons aged 65 and over on July 1.
    public let persons: Double

    /// A figure; see the properties for each argument.
    public init(year: Int, vintage: String, isProjected: Bool, persons: Double) {
      self.year = year
      self.vintage = vintage
      self.isProjected = isProjected
      self.persons = persons
    }
  }

  /// A round of projections and the first year in which it was known.
  public struct Round: Sendable, Equatable {
    public let vintage: String
    /// It was published in this year or at the end of the one before.
    public let knownFrom: Int
    public let persons: [Int: Double]
  }

  /// The rounds in the order in which they were published.
  public let rounds: [Round]
  private let estimates: [Figure]

  /// The years from which the projections named by their year were known: those of 2014 and 2023
  /// came out at the end of their year, those of 2017 in March 2018.
  private static let publication = ["2014": 2015, "2017": 2018, "2023": 2024]

  /// Figures of any vintages; projections whose vintage names none of the years 2014, 2017 and 2023
  /// are left out, because it is not known when they could be used.
  public init(_ figures: [Figure]) {
    estimates = figures.filter { !$0.isProjected }.sorted { $0.year < $1.year }
    let projected = Dictionary(grouping: figures.filter(\.isProjected), by: \.vintage)
    rounds = projected.compactMap { vintage, own in
      let year = Self.publication.first { vintage.contains($0.key) }?.value
      return year.map {
        Round(
          vintage: vintage, knownFrom: $0,
          persons: Dictionary(own.map { ($0.year, $0.persons) }) { first, _ in first })
      }
    }.sorted { $0.knownFrom < $1.knownFrom }
  }

  /// Persons by year, as far as estimates go and then by the growth of the newest round known in
  /// `year`, through `last`.
  ///
  /// Where the vintage of the estimates changes, their level breaks; the change of that year is
  /// taken from the newest projections made before it, where there are any, and otherwise from the
  /// estimates as they are.
  ///
  /// - Returns: Estimates alone where no round was known yet.
  public func persons(knownIn year: Int, through last: Int) -> [Int: Double] {
    var chain: [Int: Double] = [:]
    var before: (figure: Figure, level: Double)?
    for figure in estimates where figure.year <= year {
      var level = figure.persons
      if let (earlier, chained) = before {
        level = chained * growth(from: earlier, to: figure)
      }
      chain[figure.year] = level
      before = (figure, level)
    }
    guard let (figure, level) = before, let round = rounds.last(where: { $0.knownFrom <= year }),
      let start = round.persons[figure.year]
    else { return chain }
    for next in stride(from: figure.year + 1, through: last, by: 1) {
      if let persons = round.persons[next] { chain[next] = level * persons / start }
    }
    return chain
  }

  private func growth(from earlier: Figure, to later: Figure) -> Double {
    let own = later.persons / earlier.persons
    guard earlier.vintage != later.vintage,
      let round = rounds.last(where: { $0.knownFrom <= later.year }),
      let first = round.persons[earlier.year], let second = round.persons[later.year]
    else { return own }
    return second / first
  }
}
