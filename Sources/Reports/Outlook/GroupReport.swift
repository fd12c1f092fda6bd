import GrowthModels
import LaborSeries
import Projections

/// Occupations and their sum, projected so that they add up.
public struct GroupReport: Sendable {
  public let group: GroupProjection

  /// A report on one group.
  public init(on group: GroupProjection) {
    self.group = group
  }

  /// The report as blocks: the lines and how they were made to add up.
  public var report: Report {
    let notes = [
      "Means add up exactly; medians and the ends of intervals do not.",
      "The column “alone” is the median of the occupation's own projection.",
    ]
    let table = Table(
      identifier: "group", caption: "Employment in \(group.targetYear), adding up",
      columns: [
        .init("Occupation"), .init("Jobs", .count, unit: "\(group.baseYear)"),
        .init("Mean", .count, unit: "jobs"), .init("Median", .count, unit: "jobs"),
        .init("80% interval", .count), .init("95% interval", .count),
        .init("Alone", .count, unit: "median"),
      ],
      rows: group.parts.map(row) + [row(group.total, name: "Total")], notes: notes,
      source: Wording.source(release: group.release))
    return Report(
      title: "Occupations and their total, projected to \(group.targetYear)",
      blocks: [.paragraph(method), .table(table)])
  }

  /// The lines in long form: the mean as estimate with the intervals of the draws.
  public var rows: [TidyTable.Row] {
    (group.parts + [group.total]).map { line in
      TidyTable.Row(
        soc: line.occupation.code.description, title: line.occupation.title,
        area: group.area, year: group.targetYear, measure: "employment_jobs_adding_up",
        estimate: line.mean.rounded(), lower80: line.interval80.lower.rounded(),
        upper80: line.interval80.upper.rounded(), lower95: line.interval95.lower.rounded(),
        upper95: line.interval95.upper.rounded(), kind: "projected", flag: .forecast)
    }
  }

  private var method: String {
    let manner =
      switch group.weights {
      case .ordinary: "in equal parts"
      case .variance: "in proportion to how unsure each is"
      case .minimumTrace: "by how unsure each is and how their changes go together (minimum trace)"
      }
    var text =
      "Each occupation and the total have projections of their own. In each of "
      + "\(Wording.jobs(Double(GroupProjection.drawCount))) draws, what they disagree by is shared "
      + "out \(manner), and none falls below zero."
    if let shared = group.groupGrowth {
      text +=
        " Lasting growth is centered halfway to the group's mean of "
        + "\(Wording.signedPercent(shared.mean)) a year."
    }
    return text
  }

  private func row(_ line: GroupProjection.Line) -> [Cell] {
    row(line, name: line.occupation.shortTitle)
  }

  private func row(_ line: GroupProjection.Line, name: String) -> [Cell] {
    [
      .text(name), .number(line.baseEmployment), .jobs(line.mean), .jobs(line.median),
      .jobs(line.interval80), .jobs(line.interval95), .jobs(line.ownMedian),
    ]
  }
}
