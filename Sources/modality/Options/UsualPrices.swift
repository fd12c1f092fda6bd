import Ingest
import LaborSeries
import Projections

/// The prices that wages are put into where none are named: the consumer prices that the program
/// carries, as long as they reach as far as the wages do.
enum UsualPrices {
  /// The assumption for some series; where a year of their wages lacks an index, wages stay in
  /// current dollars, as ``remark(on:)`` says.
  ///
  /// - Throws: `WageError` for an inflation out of range.
  static func assumption(
    for series: [OccupationalSeries], inflation: Double = PriceAssumption.usualInflation
  ) throws -> PriceAssumption {
    let prices = try DeflatorLayout.embedded()
    return try PriceAssumption(
      inflation: inflation, deflator: years(of: series, without: prices).isEmpty ? prices : nil)
  }

  /// Tells which years of the wages have no index; nothing where all have.
  static func remark(on series: [OccupationalSeries]) throws {
    let prices = try DeflatorLayout.embedded()
    let lacking = years(of: series, without: prices)
    guard !lacking.isEmpty else { return }
    Messages.write(
      "modality: \(prices.name) has no index of \(lacking.map(String.init).joined(separator: ", ")), "
        + "so that wages are projected in current dollars; “modality wages --deflator FILE” takes a "
        + "price index of your own.")
  }

  private static func years(
    of series: [OccupationalSeries], without prices: Deflator
  ) -> [Int] {
    let paid = series.flatMap(\.observations).filter { observation in
      [WageRung.median, .mean].contains { $0.value(in: observation.wages).number != nil }
    }
    return Set(paid.map(\.year)).filter { prices.index[$0] == nil }.sorted()
  }
}
