import LaborSeries
import Projections

/// How the figures of an occupation by area come about.
public struct AreaReasons: NumberReasons {
  let outlook: AreaOutlook
  let panel: AreaPanel
  /// The areas whose figures are shown among the inputs; every one that is explained.
  private let names: [String]

  /// Reasons of areas; with `areas` the inputs are the figures of those alone.
  public init(on outlook: AreaOutlook, in panel: AreaPanel, areas: [String] = []) {
    self.outlook = outlook
    self.panel = panel
    names = areas
  }

  public var method: [Block] {
    var text =
      "An area is projected as its share of the nation, in every draw: jobs = share × the nation's "
      + "jobs. The share moves as a random walk of its logarithm."
    if let model = outlook.model {
      text +=
        " Its yearly standard deviation, \(Wording.percent(model.yearlyDeviation)), is learned from "
        + "\(Wording.small(model.areaCount)) areas."
    }
    return [.paragraph(text)]
  }

  public var inputs: [Table] {
    [InputTables.employment(panel.nation)]
      + names.compactMap { name in
        panel.members.first { $0.area.title == name }.flatMap { member in
          guard let series = try? panel.series(of: member) else { return nil }  // No figures.
          return InputTables.employment(series)
        }
      }
  }

  public func reasons(for cell: ExplainedCell) -> [Block] {
    guard cell.table.hasPrefix("areas-") else { return method }
    let known =
      outlook.areas.map { ($0.area, $0.weight) } + outlook.unprojected.map { ($0.area, $0.weight) }
    guard let (area, weight) = known.first(where: { $0.0.title == cell.row }) else { return method }
    let rows = panel.member(of: area)?.observations.filter { $0.year == weight.year } ?? []
    let row = rows.flatMap(\.sources).map(\.description).joined(separator: " ")
    let nation = panel.nation.observation(in: weight.year)
    let national = nation?.employment.number
    let nationRow = nation?.sources.map(\.description).joined(separator: " ") ?? ""
    let jobs = "\(Wording.decimal(weight.jobs, 0)) jobs in \(area.title), \(weight.year) (\(row))"
    let text: String
    switch cell.column {
    case "Jobs", "PRSE": text = "As published: \(jobs)."
    case "Of the nation":
      text =
        "\(jobs), divided by \(Wording.decimal(national ?? 0, 0)) in the nation (\(nationRow)) = "
        + "\(Wording.percent(weight.shareOfNation ?? 0))."
    case "Per 1,000 jobs":
      text =
        "\(jobs), of every 1,000 jobs of the area: \(Wording.decimal(weight.jobsPer1000 ?? 0, 2))."
    case "Location quotient":
      let (own, quotient) = (weight.jobsPer1000 ?? 0, weight.locationQuotient ?? 0)
      let national = quotient > 0 ? own / quotient : 0
      text =
        "\(jobs), are \(Wording.decimal(own, 3)) of every 1,000 jobs of the area; the nation has "
        + "\(Wording.decimal(national, 3)): \(Wording.decimal(own, 3)) / "
        + "\(Wording.decimal(national, 3)) = \(Wording.decimal(quotient, 2))."
    default: return method + [.paragraph("The last figure: \(jobs).")]
    }
    return [.paragraph(text)]
  }
}
