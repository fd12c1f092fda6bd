import Foundation
import GrowthModels
import LaborSeries

/// The figures of a ledger with what was accepted by name filled in.
public struct SupplyFigures: Sendable {
  /// A figure as a table shows it.
  public struct Line: Sendable, Equatable {
    public let name: String
    /// In persons, or a fraction.
    public let value: Double
    public let standardError: Double
    public let isFraction: Bool
    public let source: String
  }

  let lines: [Line]
  private let staff: SupplyLedger.Figure
  private let vacancies: SupplyLedger.Figure
  private let completions: SupplyLedger.Figure
  private let completion: Double
  private let completionsGrowth: Double
  private let passRate: SupplyLedger.Figure
  private let entryRate: SupplyLedger.Figure
  private let inMigration: SupplyLedger.Figure
  private let transfersIn: SupplyLedger.Figure
  private let exits: SeparationRates.Rate
  private let transfers: SeparationRates.Rate

  init(
    _ ledger: SupplyLedger, outlook: OccupationOutlook, rates: SeparationRates,
    completions known: [String: [Int: Double]], scenario: Scenario?
  ) throws(ScenarioError) {
    let none = SupplyLedger.Figure(0, source: "none given", line: 0)
    staff = Self.staff(ledger, outlook)
    vacancies = ledger.vacancies ?? none
    passRate = ledger.passRate
    entryRate = ledger.entryRate
    inMigration = ledger.inMigration ?? none
    transfersIn = ledger.transfersIn ?? none
    completionsGrowth = ledger.completionsGrowth
    exits = Self.rate(ledger.exits, rates.exit)
    transfers = Self.rate(ledger.transfers, rates.transfer)
    let training = scenario.map(Self.training) ?? 1
    switch ledger.completions {
    case .given(let figure): (completions, completion) = (figure, training)
    case .seats(let seats, let share): (completions, completion) = (seats, share.value * training)
    case .ipeds(let program, let line):
      completions = try Self.accepted(program, in: known, ledger.file, line)
      completion = training
    }
    lines = Self.lines(
      staff: staff, vacancies: vacancies, completions: completions, completion: completion,
      passRate: passRate, entryRate: entryRate, inMigration: inMigration,
      transfersIn: transfersIn, exits: exits, transfers: transfers)
  }

  /// One path of supply and demand.
  ///
  /// - Parameters:
  ///   - path: Employment of one draw, the base year first.
  ///   - base: Published employment in the base year.
  func walk(along path: [Double], base: Double, source: inout RandomSource) -> SupplyWalk {
    let start = source.count(of: staff)
    let needed = start + source.count(of: vacancies)
    let educated = source.count(of: completions) * completion
    let entering = source.fraction(of: passRate) * source.fraction(of: entryRate)
    let (migrants, incomers) = (source.count(of: inMigration), source.count(of: transfersIn))
    let (exit, transfer) = (exits.drawn(from: &source), transfers.drawn(from: &source))
    var walk = SupplyWalk(supply: [start], demand: [needed], flows: [])
    var supply = start
    for (step, level) in path.dropFirst().enumerated() {
      let flows = SupplyProjection.Flows(
        entrants: educated * pow(1 + completionsGrowth, Double(step)) * entering,
        inMigration: migrants, transfersIn: incomers, exits: supply * exit,
        transfersOut: supply * transfer)
      supply += flows.change
      walk.flows.append(flows)
      walk.supply.append(supply)
      // The base year of the path is uncertain too; growth is counted from what was published.
      walk.demand.append(needed * level / base)
    }
    return walk
  }

  private static func staff(
    _ ledger: SupplyLedger, _ outlook: OccupationOutlook
  ) -> SupplyLedger.Figure {
    switch ledger.staff {
    case .given(let figure): return figure
    case .survey(let line):
      let base = outlook.projection.base
      let jobs = outlook.projection.baseEmployment
      return SupplyLedger.Figure(
        jobs, standardError: (base.employmentPRSE ?? 0) / 100 * jobs,
        source: "accepted: OEWS, \(base.release)", line: line)
    }
  }

  private static func rate(
    _ rate: SupplyLedger.Rate, _ published: SeparationRates.Rate
  ) -> SeparationRates.Rate {
    switch rate {
    case .published: return published
    case .given(let figure):
      let deviation = figure.value > 0 ? figure.standardError / figure.value : 0
      return SeparationRates.Rate(figure.value, logDeviation: deviation, origin: .given)
    }
  }

  private static func training(_ scenario: Scenario) -> Double {
    scenario.assumptions.reduce(1) { factor, assumption in
      if case .training(let percent) = assumption.effect { return factor * (1 + percent / 100) }
      return factor
    }
  }

  /// The newest completions of a program; their error is the root mean square of the changes from
  /// year to year.
  private static func accepted(
    _ program: String, in known: [String: [Int: Double]], _ file: String, _ line: Int
  ) throws(ScenarioError) -> SupplyLedger.Figure {
    guard let years = known[program], let last = years.keys.max(), let value = years[last] else {
      throw .notPossible(
        "no completions of the program \(program) are carried; there are "
          + known.keys.sorted().joined(separator: ", ") + ".", file: file, line: line)
    }
    let ordered = years.keys.sorted().compactMap { years[$0] }
    let changes = zip(ordered, ordered.dropFirst()).map { $1 - $0 }
    let square = changes.reduce(0) { $0 + $1 * $1 } / Double(max(1, changes.count))
    return SupplyLedger.Figure(
      value, standardError: square.squareRoot(),
      source: "accepted: IPEDS \(program), academic year ending \(last)", line: line)
  }
}

extension SupplyFigures {
  private static func lines(
    staff: SupplyLedger.Figure, vacancies: SupplyLedger.Figure, completions: SupplyLedger.Figure,
    completion: Double, passRate: SupplyLedger.Figure, entryRate: SupplyLedger.Figure,
    inMigration: SupplyLedger.Figure, transfersIn: SupplyLedger.Figure,
    exits: SeparationRates.Rate, transfers: SeparationRates.Rate
  ) -> [Line] {
    func line(_ name: String, _ figure: SupplyLedger.Figure, isFraction: Bool = false) -> Line {
      Line(
        name: name, value: figure.value, standardError: figure.standardError,
        isFraction: isFraction, source: figure.source)
    }
    func line(_ name: String, _ rate: SeparationRates.Rate) -> Line {
      let source =
        switch rate.origin {
        case .given: "user-supplied"
        case .published(let round): "accepted: BLS Employment Projections, \(round)"
        }
      return Line(
        name: name, value: rate.value, standardError: rate.value * rate.logDeviation,
        isFraction: true, source: source)
    }
    let share = SupplyLedger.Figure(completion, source: completions.source, line: 0)
    return [
      line("Staff at the beginning", staff), line("Vacancies at the beginning", vacancies),
      line("Completions or seats a year", completions),
      line("Share that completes, with training assumed", share, isFraction: true),
      line("Pass the examination", passRate, isFraction: true),
      line("Take a job in the occupation", entryRate, isFraction: true),
      line("In-migration a year", inMigration), line("Transfers in a year", transfersIn),
      line("Labor force exits a year", exits), line("Occupational transfers out a year", transfers),
    ]
  }
}

extension RandomSource {
  /// A number of persons from the normal distribution of a figure, not below zero.
  fileprivate mutating func count(of figure: SupplyLedger.Figure) -> Double {
    guard figure.standardError > 0 else { return figure.value }
    return max(0, figure.value + figure.standardError * normal())
  }

  /// A fraction from the beta distribution of a figure.
  fileprivate mutating func fraction(of figure: SupplyLedger.Figure) -> Double {
    share(mean: figure.value, deviation: figure.standardError)
  }
}
