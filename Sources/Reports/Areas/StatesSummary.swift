import GrowthModels
import LaborSeries
import Projections

/// Several occupations by state in one table: jobs now, and in the target year where projected.
struct StatesSummary {
  let outlooks: [AreaOutlook]
  let record: AreaRecord?

  /// Nil where no occupation has a state.
  init?(_ outlooks: [AreaOutlook], record: AreaRecord?) {
    self.outlooks = outlooks.filter { !$0.areas.isEmpty || !$0.unprojected.isEmpty }
    self.record = record
    guard self.outlooks.contains(where: { $0.areas.count >= Self.fewestProjected }) else {
      return nil
    }
  }

  /// An occupation gets a column of projections from this many projected states on.
  private static let fewestProjected = 10

  private var target: Int { outlooks[0].nation.target.year }
  private var base: Int { outlooks[0].nation.base.year }

  /// What is projected, and what the record of shares is.
  var sentence: String {
    let projected = shown
    var text =
      "States have figures of three years or more for "
      + "\(Wording.list(projected.map(\.occupation.plural))); these are projected as shares of the "
      + "nation. The newest figures of the others are in states.csv."
    if let record, let own = record.scores.first(where: { $0.rule == .model }),
      let constant = record.scores.first(where: { $0.rule == .constantShare })
    {
      text +=
        " In \(Wording.count(record.count)) shares foretold from earlier years, the mean error was "
        + "\(Wording.percent(own.meanAbsoluteError)) (\(Wording.percent(constant.meanAbsoluteError)) "
        + "for a constant share), and \(Wording.count(record.contained80)) of them lay in the 80% "
        + "interval."
    }
    return text
  }

  var method: String {
    AreasReport(on: outlooks.max { $0.areas.count < $1.areas.count } ?? outlooks[0], record: nil)
      .method
      + " Growth and intervals of every state are in states.csv; modality areas shows one "
      + "occupation with its location quotients, and makes the states add up on request."
  }

  /// One row for each state.
  var table: Table {
    let kinds = shown.flatMap { outlook -> [Table.Column] in
      [
        Table.Column(outlook.occupation.shortTitle, .count, unit: "jobs \(base)"),
        Table.Column("Projected", .count, unit: "\(target), median"),
      ]
    }
    return Table(
      identifier: "states", caption: "Jobs by state, \(base) and \(target)",
      columns: [.init("State")] + kinds, rows: states.map(row),
      notes: [
        "Low reliability: fewer than \(Wording.jobs(AreaWeight.leastJobs)) jobs or a percent "
          + "relative standard error above \(Wording.decimal(AreaWeight.largestPRSE, 0)). A figure "
          + "that is not published for \(base) is left empty."
      ],
      source: "BLS OEWS state estimates (datasets/oews/states.csv).")
  }

  /// The occupations that are projected in most states.
  var shown: [AreaOutlook] {
    outlooks.filter { $0.areas.count >= Self.fewestProjected }
  }

  private var states: [PublishedArea] {
    var byCode: [String: PublishedArea] = [:]
    for outlook in shown {
      for area in outlook.areas.map(\.area) + outlook.unprojected.map(\.area) {
        byCode[area.code] = area
      }
    }
    return byCode.values.sorted { $0.title < $1.title }
  }

  private func row(_ state: PublishedArea) -> [Cell] {
    [.text(state.title)]
      + shown.flatMap { outlook -> [Cell] in
        let own = outlook.areas.first { $0.area.code == state.code }
        let weight =
          own?.weight ?? outlook.unprojected.first { $0.area.code == state.code }?.weight
        let jobs = weight.flatMap { weight -> Cell? in
          guard weight.year == base else { return nil }
          return .number(weight.jobs, flag: weight.isReliable ? nil : .lowReliability)
        }
        return [jobs ?? .missing, .rounded(own?.target.median)]
      }
  }
}
