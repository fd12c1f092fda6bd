import Charts
import GrowthModels
import LaborSeries
import Projections

/// The states of one occupation on its page: the largest, and where it is densest.
struct StatesOfOccupation {
  let outlook: AreaOutlook

  /// Nil where no state has a figure.
  init?(_ outlook: AreaOutlook) {
    guard !outlook.areas.isEmpty || !outlook.unprojected.isEmpty else { return nil }
    self.outlook = outlook
  }

  private static let shownCount = 10

  private typealias Row = (area: PublishedArea, weight: AreaWeight, own: AreaProjection?)

  /// A map says little where most states have no figure.
  private static let fewestOnMap = 40

  /// A sentence, a map and a table.
  func blocks(_ words: Translator) throws(ChartError) -> [Block] {
    var blocks: [Block] = [.paragraph(sentence)]
    let map = StateMap(of: outlook)
    if map.knownCount(of: .density) >= Self.fewestOnMap {
      let figure = try words.figure(
        map.caption(of: .density), map.chart(of: .density), source: Self.source, isSmall: true)
      blocks.append(.figure(figure))
    }
    return blocks + [.table(table)]
  }

  private static let source = "BLS OEWS state estimates (datasets/oews/states.csv)."

  private var rows: [Row] {
    let projected = outlook.areas.map { ($0.area, $0.weight, Optional($0)) }
    let others = outlook.unprojected.map { ($0.area, $0.weight, AreaProjection?.none) }
    let all: [Row] = projected + others
    return all.sorted { ($1.weight.jobs, $0.area.title) < ($0.weight.jobs, $1.area.title) }
  }

  /// Where most jobs are, and where they are densest among states with a reliable figure.
  private var sentence: String {
    let rows = rows
    let first = rows.prefix(3).map(\.area.title)
    let share = rows.prefix(3).compactMap(\.weight.shareOfNation).reduce(0, +)
    var text =
      "Most jobs are in \(Wording.list(first)), with \(Wording.percent(share, decimals: 0)) of the "
      + "nation's together."
    let densest = rows.filter(\.weight.isReliable).max {
      ($0.weight.locationQuotient ?? 0) < ($1.weight.locationQuotient ?? 0)
    }
    if let densest, let quotient = densest.weight.locationQuotient {
      text +=
        " The share of all jobs is highest in \(densest.area.title), "
        + "\(Wording.decimal(quotient, 2)) times the nation's."
    }
    return text
  }

  private var table: Table {
    let target = outlook.nation.target.year
    return Table(
      identifier: "states-\(OccupationTables.slug(of: outlook.occupation))",
      caption: "\(outlook.occupation.title) in the states with most jobs",
      columns: [
        .init("State"), .init("Jobs", .count, unit: "newest figure"), .init("Year", .year),
        .init("Per 1,000 jobs", .number(decimals: 2)),
        .init("Location quotient", .number(decimals: 2)),
        .init("Jobs \(target)", .count, unit: "median"), .init("80% interval", .count),
        .init("Growth", .fraction(decimals: 1), unit: "a year", showsPlus: true),
      ],
      rows: rows.prefix(Self.shownCount).map { area, weight, own in
        [
          .text(area.title),
          .number(weight.jobs, flag: weight.isReliable ? nil : .lowReliability),
          .number(weight.year), .number(weight.jobsPer1000), .number(weight.locationQuotient),
          .rounded(own?.target.median), own.map { .jobs($0.target.interval80) } ?? .missing,
          .number(own?.growth.median),
        ]
      },
      notes: ["All states are in states.csv; modality areas shows them with their errors."],
      source: Self.source)
  }
}
