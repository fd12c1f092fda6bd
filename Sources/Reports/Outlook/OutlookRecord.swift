import Charts
import GrowthModels
import LaborSeries
import Projections

/// What an outlook says of its own track record: a sentence on the first page, one on the page of
/// each occupation, and a section with the counts.
struct OutlookRecord {
  let workforce: WorkforceOutlook
  let record: TrackRecord
  var words = Translator(to: .english)

  private typealias Row = (outlook: OccupationOutlook, record: OccupationRecord)

  /// The occupations that could be projected from some earlier year, in the order of the report.
  private var rows: [Row] {
    OutlookCharts.ordered(workforce).compactMap { outlook in
      record.record(of: [outlook.occupation.code.description]).map { (outlook, $0) }
    }
  }

  private var together: OccupationRecord? {
    record.record(of: Set(workforce.occupations.map(\.occupation.code.description)))
  }

  /// What the intervals of all occupations of the report contained.
  var firstSentence: String {
    guard let whole = together else { return "" }
    return "Of \(Self.number(whole.count)) projections made this way in the past (from "
      + "\(Self.origins(of: whole)), \(Self.ahead(of: whole))), "
      + "\(Self.number(whole.contained(level: 0.8))) contained what came at the 80% level and "
      + "\(Self.number(whole.contained(level: 0.95))) at the 95% level; they overlap, so that "
      + "their number overstates the evidence."
  }

  /// What the intervals of one occupation contained, and how large the errors were.
  static func sentence(of record: OccupationRecord, _ outlook: OccupationOutlook) -> String {
    var sentence =
      "Of \(number(record.count)) projections of \(outlook.occupation.plural) made this way "
      + "(origins \(origins(of: record)), \(ahead(of: record))), "
      + "\(number(record.contained(level: 0.8))) contained what came at 80% and "
      + "\(number(record.contained(level: 0.95))) at 95%. The median error was "
      + "\(percent(record.family)) either way; that of no change was \(percent(record.noChange))."
    if let beside = record.besideBLS, let official = beside.row(.official)?.scores,
      let family = beside.row(.family)?.scores, let noChange = beside.row(.noChange)?.scores
    {
      sentence +=
        " From the years in which BLS projected too (\(number(official.count)) projections), it was "
        + "\(percent(family)), BLS's \(percent(official)) and that of no change "
        + "\(percent(noChange))."
    }
    return sentence
  }

  /// The section with the counts of every occupation.
  func blocks() throws(ChartError) -> [Block] {
    guard let whole = together else { return [] }
    let coverage = try coverageFigure().map { [Block.figure($0)] } ?? []
    return [
      OutlookSection.trackRecord.heading,
      .paragraph(
        "Each occupation was projected again from every earlier year with "
          + "\(record.terms.fewestPoints) observations or more, by the method of this report and "
          + "with what was known then, and compared with what came. Of \(Self.number(whole.count)) "
          + "projections made this way (origins \(Self.origins(of: whole)), "
          + "\(Self.ahead(of: whole))), \(Self.number(whole.contained(level: 0.8))) "
          + "(\(Self.share(0.8, whole))) contained what came at the 80% level and "
          + "\(Self.number(whole.contained(level: 0.95))) (\(Self.share(0.95, whole))) at the 95% "
          + "level."),
    ] + coverage + [
      .table(coverageTable(whole)), .table(errorTable(whole)),
      .list(TextList(items: cautions(whole).map { [.text($0)] })),
    ]
  }

  /// What the intervals contained by years ahead; nil where one horizon alone could be judged.
  private func coverageFigure() throws(ChartError) -> Figure? {
    let codes = Set(workforce.occupations.map(\.occupation.code.description))
    let judged = record.scored(
      "report", title: "the occupations of this report", contenders: [.family]
    ) {
      codes.contains($0.series)
    }
    guard let judged, let chart = try TrackRecordCharts.coverage(of: [judged], source: source)
    else { return nil }
    return try words.figure(
      "What the intervals contained, by years ahead", chart, source: source)
  }

  private func cautions(_ whole: OccupationRecord) -> [String] {
    var items = [
      "The origins overlap: projections from neighboring years share most of their past and of "
        + "their future, and all occupations share the shocks of a year. The counts overstate the "
        + "evidence; shares of small counts may differ from 80% and 95% by chance."
    ]
    if whole.countAcrossBreaks > 0 {
      items.append(
        "\(Self.number(whole.countAcrossBreaks)) of the projections span a redefinition that was "
          + "not known when they were made. They are judged as published, which counts against "
          + "everyone who projected across it.")
    }
    items.append(
      "BLS's growth is put on the OEWS level of the round's base year and prorated at a constant "
        + "rate a year where a horizon is shorter than the round's ten years. Rounds are those of "
        + "2012–22 to 2024–34 but for 2013, 2015, 2017 and 2023.")
    let silent = workforce.occupations.filter { outlook in
      record.record(of: [outlook.occupation.code.description]) == nil
    }
    if !silent.isEmpty {
      let names = Wording.list(silent.map(\.occupation.plural))
      items.append("\(names.uppercasedFirst) have too short a record to be judged.")
    }
    items.append("modality backtest judges any occupation or panel in the same way.")
    return items
  }

  private func coverageTable(_ whole: OccupationRecord) -> Table {
    let all = rows.map { ($0.outlook.occupation.shortTitle, $0.record) } + [("All together", whole)]
    return Table(
      identifier: "track-record-coverage", caption: "What the intervals contained",
      columns: [
        .init("Occupation"), .init("Origins"), .init("Projections", .count),
        .init("In 80% interval", .count), .init("Share in 80%", .fraction(decimals: 0)),
        .init("In 95% interval", .count), .init("Share in 95%", .fraction(decimals: 0)),
      ],
      rows: all.map { name, record in
        [.text(name), .text(Self.origins(of: record)), .number(record.count)]
          + [0.8, 0.95].flatMap { level -> [Cell] in
            [
              .number(record.contained(level: level)),
              .number(Double(record.contained(level: level)) / Double(record.count)),
            ]
          }
      }, source: source)
  }

  private func errorTable(_ whole: OccupationRecord) -> Table {
    let all = rows.map { ($0.outlook.occupation.shortTitle, $0.record) } + [("All together", whole)]
    let fraction = Table.Kind.fraction(decimals: 1)
    return Table(
      identifier: "track-record-errors", caption: "Median error, either way",
      columns: [
        .init("Occupation"), .init("This method", fraction), .init("No change", fraction),
        .init("Where BLS projected", .count, unit: "projections"),
        .init("This method there", fraction), .init("BLS", fraction),
        .init("No change there", fraction),
      ],
      rows: all.map { name, record in
        let beside = record.besideBLS
        return [
          .text(name), .number(record.family.medianAbsolutePercentError),
          .number(record.noChange.medianAbsolutePercentError),
          .number(beside?.row(.official).map { Double($0.scores.count) }),
        ]
          + [TrackRecord.Contender.family, .official, .noChange].map { contender in
            .number(beside?.row(contender)?.scores.medianAbsolutePercentError)
          }
      },
      notes: ["In percent of what came; half of the errors were smaller."], source: source,
      totalCount: 1)
  }

  private var source: String {
    Wording.source(release: workforce.latestRelease.name)
      + " BLS Employment Projections, by round; computed when this report was written."
  }

  private static func number(_ count: Int) -> String { NumberFormat.count.text(count) }

  private static func percent(_ scores: ForecastScores) -> String {
    Wording.percent(scores.medianAbsolutePercentError)
  }

  private static func share(_ level: Double, _ record: OccupationRecord) -> String {
    Wording.percent(Double(record.contained(level: level)) / Double(record.count), decimals: 0)
  }

  private static func origins(of record: OccupationRecord) -> String {
    guard let first = record.origins.first, let last = record.origins.last else { return "" }
    return first == last ? "\(first)" : "\(first) to \(last)"
  }

  private static func ahead(of record: OccupationRecord) -> String {
    let (least, most) = (record.horizons.lowerBound, record.horizons.upperBound)
    return least == most ? "\(least) years ahead" : "\(least) to \(most) years ahead"
  }
}
