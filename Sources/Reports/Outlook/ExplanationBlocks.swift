import Charts
import GrowthModels
import Projections

/// Why a projection is what it is: the members' weights, growth in its parts, what the interval
/// comes from, and the observations that move it most.
public struct ExplanationBlocks: Sendable {
  public let explanation: GrowthExplanation
  /// What the names of the tables end in, where a report has several explanations.
  private let slug: String

  /// The explanation of one projection in one year.
  public init(of explanation: GrowthExplanation) {
    self.init(of: explanation, slug: "")
  }

  init(of explanation: GrowthExplanation, slug: String) {
    self.explanation = explanation
    self.slug = slug
  }

  /// The tables of the explanation under one heading.
  public var blocks: [Block] {
    [.heading(2, "Why, in \(explanation.year)")] + tables.map { .table($0) }
  }

  /// The tables without a heading.
  var tables: [Table] {
    [weights, growth, variance] + (explanation.influences.isEmpty ? [] : [influences])
      + (explanation.breakEstimates.isEmpty ? [] : [breaks])
  }

  private func name(_ base: String) -> String { slug.isEmpty ? base : "\(base)-\(slug)" }

  private static let source = "the growth model, from the published figures"

  private var weights: Table {
    Table(
      identifier: name("weights"), caption: "Weight by member",
      columns: [.init("Member"), .init("Weight", .fraction(decimals: 1))],
      rows: explanation.weights.filter { $0.weight >= 0.0005 }
        .map { [.text($0.name), .number($0.weight)] },
      source: Self.source)
  }

  private var growth: Table {
    let split = explanation.growth
    let rows = [
      ("Lasting growth", split.lasting), ("Drifting growth", split.drifting),
      ("Settling from the last figure", split.settling), ("Together", split.total),
    ]
    return Table(
      identifier: name("growth"), caption: "Projected change of log employment",
      columns: [.init("Part"), .init("Change", .fraction(decimals: 1), showsPlus: true)],
      rows: rows.map { [.text($0.0), .number($0.1)] },
      notes: ["100 times the change of the logarithm; the parts add up."], source: Self.source)
  }

  private var variance: Table {
    let split = explanation.variance
    let rows = [
      ("Shocks to come", split.process), ("Growth not known exactly", split.parameters),
      ("Survey error", split.surveyError), ("Choice among members", split.modelChoice),
      ("Together", split.total),
    ]
    return Table(
      identifier: name("variance"), caption: "What the interval comes from",
      columns: [.init("Part"), .init("Share of the variance", .fraction(decimals: 1))],
      rows: rows.map { [.text($0.0), .number($0.1 / split.total)] },
      notes: ["The variance of log employment; the parts add up."], source: Self.source)
  }

  private var influences: Table {
    Table(
      identifier: name("influence"), caption: "Observations that move the median most",
      columns: [.init("Year", .year), .init("Effect", .fraction(decimals: 2), showsPlus: true)],
      rows: explanation.influences.prefix(5).map { [.number($0.year), .number($0.logEffect)] },
      notes: ["How much higher the median is (in logs) than it would be without the observation."],
      source: Self.source)
  }

  private var breaks: Table {
    Table(
      identifier: name("steps"), caption: "Estimated steps at breaks",
      columns: [
        .init("Break"), .init("Step", .fraction(decimals: 1), showsPlus: true),
        .init("Standard error", .fraction(decimals: 1)),
      ],
      rows: explanation.breakEstimates.map {
        [.text("\($0.year), \($0.label)"), .number($0.relativeStep), .number($0.standardError)]
      },
      source: Self.source)
  }
}
