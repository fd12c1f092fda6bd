import GrowthModels
import LaborSeries
import Projections

/// Supply beside demand, for a terminal or a page of its own.
public struct SupplyReport: Sendable {
  public let projection: SupplyProjection

  /// A report on one ledger.
  public init(on projection: SupplyProjection) {
    self.projection = projection
  }

  /// Persons as they are shown: to ten for a nation, whole for the staff of a hospital.
  private func shown(_ persons: Double) -> Double {
    projection.baseStaff < 10_000 ? persons.rounded() : Wording.tens(persons)
  }

  private func cell(_ persons: Double) -> Cell { .number(shown(persons)) }

  private func cell(_ interval: PredictionInterval) -> Cell {
    .interval(shown(interval.lower), shown(interval.upper))
  }

  private func words(_ persons: Double) -> String { Wording.decimal(shown(persons), 0) }

  /// The report as blocks: the gap, year by year, what moves supply, every figure with its source.
  public var report: Report {
    Report(
      title: "Supply and demand: \(projection.ledger.name)",
      blocks: [
        .paragraph(sentence), .table(years), .table(flows), .table(figures),
        .callout(
          Callout(
            title: "What this rests on",
            paragraphs: [[.text(Self.caution)]])),
      ])
  }

  /// The gap in the target year, in a sentence.
  public var sentence: String {
    guard let last = projection.years.last else { return "" }
    let gap = last.gap
    let probability = Wording.percent(last.probabilityOfShortage, decimals: 0)
    let size = words(abs(gap.median))
    let direction = gap.median >= 0 ? "a shortage of \(size)" : "a surplus of \(size)"
    var text =
      "Given these figures, the gap between demand and supply in \(last.year) is \(direction) at "
      + "the median (80% interval of demand less supply "
      + "\(words(gap.interval80.lower)) to \(words(gap.interval80.upper))); the probability of a "
      + "shortage is \(probability)."
    if let scenario = projection.scenario {
      text += " Demand follows the scenario “\(scenario.name)”."
    }
    return text
  }

  static let caution =
    "Shortage here means demand above supply by the ledger below, and nothing else: figures that "
    + "the user supplied or accepted by name. BLS's projections assume balance and say nothing of "
    + "it. Staff and vacancies at the beginning are taken as what is needed at the beginning; wages, "
    + "overtime and agencies, which close gaps in practice, are not in it."

  private var years: Table {
    Table(
      identifier: "supply-years", caption: "Supply, demand and the gap by year",
      columns: [
        .init("Year", .year), .init("Supply", .count, unit: "mean"), .init("80% interval", .count),
        .init("Demand", .count, unit: "mean"), .init("80% interval", .count),
        .init("Gap", .count, unit: "mean", showsPlus: true),
        .init("80% interval", .count, showsPlus: true),
        .init("Probability of a shortage", .fraction(decimals: 0)),
      ],
      rows: projection.years.map { year in
        [
          .number(year.year), cell(year.supply.mean), cell(year.supply.interval80),
          cell(year.demand.mean), cell(year.demand.interval80), cell(year.gap.mean),
          cell(year.gap.interval80), .number(year.probabilityOfShortage),
        ]
      }, source: source)
  }

  private var flows: Table {
    Table(
      identifier: "supply-flows", caption: "What moves supply, means of the draws",
      columns: [
        .init("Year", .year), .init("Entrants", .count), .init("In-migration", .count),
        .init("Transfers in", .count), .init("Exits", .count), .init("Transfers out", .count),
        .init("Change", .count, showsPlus: true),
      ],
      rows: projection.years.map { year in
        let flows = year.flows
        return [
          .number(year.year), cell(flows.entrants), cell(flows.inMigration),
          cell(flows.transfersIn), cell(-flows.exits), cell(-flows.transfersOut),
          cell(flows.change),
        ]
      },
      notes: [
        "Supply is that of the year before and the change; figures are rounded after."
      ],
      source: source)
  }

  private var figures: Table {
    Table(
      identifier: "supply-figures", caption: "Figures in force",
      columns: [
        .init("Figure"), .init("Value"), .init("Standard error"), .init("Source"),
      ],
      rows: projection.figures.map { line in
        [
          .text(line.name), .text(text(line.value, line)),
          .text(line.standardError > 0 ? text(line.standardError, line) : "taken as known"),
          .text(line.source),
        ]
      }, source: projection.ledger.file + ".")
  }

  private func text(_ value: Double, _ line: SupplyFigures.Line) -> String {
    line.isFraction ? Wording.percent(value) : Wording.decimal(value, 0)
  }

  private var source: String {
    "\(projection.ledger.file); "
      + Wording.source(release: projection.outlook.projection.base.release)
  }

  /// Supply, demand and gap in long form.
  public var rows: [TidyTable.Row] {
    let occupation = projection.outlook.occupation
    return projection.years.flatMap { year in
      [("supply_jobs", year.supply), ("demand_jobs", year.demand), ("gap_jobs", year.gap)].map {
        measure, amount in
        TidyTable.Row(
          soc: occupation.code.description, title: occupation.title,
          area: projection.ledger.name, year: year.year, measure: measure,
          estimate: amount.mean.rounded(), lower80: amount.interval80.lower.rounded(),
          upper80: amount.interval80.upper.rounded(), lower95: amount.interval95.lower.rounded(),
          upper95: amount.interval95.upper.rounded(), kind: "supply ledger", flag: .forecast)
      } + [
        TidyTable.Row(
          soc: occupation.code.description, title: occupation.title,
          area: projection.ledger.name, year: year.year, measure: "probability_of_shortage",
          estimate: year.probabilityOfShortage.rounded(toDecimals: 4), kind: "supply ledger",
          flag: .forecast)
      ]
    }
  }
}
