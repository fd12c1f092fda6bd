extension OccupationalSeries {
  /// The series as it stood after the release of a year: later observations left out.
  ///
  /// - Throws: ``SeriesError/empty(_:)`` when nothing is left.
  public func observed(through year: Int) throws(SeriesError) -> OccupationalSeries {
    try OccupationalSeries(
      occupation: occupation, area: area, observations: observations.filter { $0.year <= year },
      history: history)
  }
}
