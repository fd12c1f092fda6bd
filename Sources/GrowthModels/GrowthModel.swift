/// A way to learn growth from a series. A model has no forecast; a fitted model has.
public protocol GrowthModel: Sendable {
  /// The model's name as a reader knows it, in lower case ("random walk with drift").
  var name: String { get }

  /// Learns from the series.
  ///
  /// - Throws: ``GrowthFault`` when the series cannot support the model.
  func fit(_ series: DatedSeries) throws(GrowthFault) -> any FittedGrowthModel
}

/// A model that has learned from one series.
public protocol FittedGrowthModel: Sendable {
  /// What the model assumed and what it found, for the reader.
  var account: ModelAccount { get }

  /// The distribution of every year from the one after the last observation through `year`.
  ///
  /// - Throws: ``GrowthFault/horizon(requested:origin:limit:)`` when `year` is not 1 to
  ///   ``Forecast/longestHorizon`` years ahead, ``GrowthFault/notRepresentable(model:year:)`` when
  ///   the levels leave the range of numbers.
  func forecast(through year: Int) throws(GrowthFault) -> Forecast
}
