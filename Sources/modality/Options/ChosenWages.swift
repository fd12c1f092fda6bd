import Ingest
import LaborSeries
import Projections

/// The prices that a command line asks for.
struct WagePrices {
  /// What stands for leaving past prices aside.
  static let none = "none"

  var inflation = PriceAssumption.usualInflation
  /// A file, ``none``, or nil for those that the program carries.
  var deflator: String?

  /// - Throws: `IngestError` and `DeflatorError` for the file, `WageError` for the inflation.
  func assumption(for series: [OccupationalSeries]) throws -> PriceAssumption {
    guard let deflator else {
      try UsualPrices.remark(on: series)
      return try UsualPrices.assumption(for: series, inflation: inflation)
    }
    guard deflator != Self.none else { return try PriceAssumption(inflation: inflation) }
    let index = try DeflatorLayout.deflator(
      in: try InputFile.bytes(at: deflator), file: deflator)
    return try PriceAssumption(inflation: inflation, deflator: index)
  }
}

/// The wages that a command line asks for.
struct ChosenWages {
  /// The occupation whose wage the others are compared with.
  static let reference = "29-2034"

  let outlooks: [WageOutlook]
  let premium: WagePremium?
  /// What such projections of all modalities were worth; nil for an area, whose wages go back too
  /// few years to be judged.
  let record: WageRecord?

  init(
    names: [String], to target: Int, area: String? = nil, data: OutlookData,
    prices wanted: WagePrices = WagePrices()
  ) throws {
    let areas = try area.map { name in
      let areas = try AreaFigures(data: data)
      return (areas, try areas.lookup.area(named: name))
    }
    func series(_ name: String) throws -> OccupationalSeries {
      guard let (areas, area) = areas else { return try data.series(named: name) }
      let panel = try areas.panel(of: try data.collection.catalogue.occupation(named: name))
      guard let member = panel.member(of: area) else {
        throw AreaError.noFigures(area: area.title, occupation: panel.occupation.label)
      }
      return try panel.series(of: member)
    }
    let modalities = data.collection.catalogue.imagingModalities
    let codes = modalities.map(\.code.description)
    var unnamed = UnnamedWages(isInUse: names.isEmpty, place: area ?? "the nation")
    let chosen = try (names.isEmpty ? codes : names).compactMap { name in
      try unnamed.found { try series(name) }
    }
    let prices = try wanted.assumption(for: chosen)
    func outlook(_ series: OccupationalSeries) throws -> WageOutlook {
      try WageOutlook(of: series, through: target, prices: prices)
    }
    outlooks = try chosen.compactMap { series in try unnamed.found { try outlook(series) } }
    if outlooks.isEmpty, let reason = unnamed.reasons.first { throw reason }
    unnamed.tell()
    let others = outlooks.filter { $0.occupation.code.description != Self.reference }
    let own = outlooks.first { $0.occupation.code.description == Self.reference }
    premium =
      others.isEmpty
      ? nil : try WagePremium(of: others, over: try own ?? outlook(try series(Self.reference)))
    record = area == nil ? try Self.record(of: modalities, data, prices) : nil
  }

  /// Judges the modalities that the data have and whose years the prices cover.
  private static func record(
    of modalities: [Occupation], _ data: OutlookData, _ prices: PriceAssumption
  ) throws -> WageRecord? {
    let series = try modalities.compactMap { occupation -> OccupationalSeries? in
      do {
        let series = try data.collection.series(of: occupation)
        let isCovered = series.observations.allSatisfy { prices.deflator?.index[$0.year] != nil }
        return prices.deflator == nil || isCovered ? series : nil
      } catch SeriesError.empty {
        return nil  // A store may hold some of them alone.
      }
    }
    return try WageRecord(in: series, prices: prices)
  }
}

/// Occupations that nobody named, and that have no wages to be projected: they are left out and
/// said, where others are there.
private struct UnnamedWages {
  let isInUse: Bool
  let place: String
  private(set) var reasons: [any Error] = []

  init(isInUse: Bool, place: String) { (self.isInUse, self.place) = (isInUse, place) }

  /// What is worked out; nil for an occupation that is left out.
  mutating func found<Found>(_ work: () throws -> Found) throws -> Found? {
    do {
      return try work()
    } catch let error where isInUse && Self.isWantOfFigures(error) {
      reasons.append(error)
      return nil
    }
  }

  func tell() {
    for reason in reasons { Messages.write("modality: Left out of \(place): \(reason)") }
  }

  private static func isWantOfFigures(_ error: any Error) -> Bool {
    switch error {
    case AreaError.noFigures, WageError.noFigure, WageError.tooFew, SeriesError.empty: true
    default: false
    }
  }
}
