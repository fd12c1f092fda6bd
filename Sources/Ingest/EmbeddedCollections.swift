import LaborSeries

extension SeriesCollection {
  /// The national series that the program carries: OEWS estimates, May 2004 to the newest release.
  ///
  /// - Throws: ``IngestError`` when an embedded file is not what its layout says.
  public static func embedded() throws(IngestError) -> SeriesCollection {
    let national = try EmbeddedDataset.file("datasets/oews/national.csv")
    let occupations = try EmbeddedDataset.file("datasets/soc/occupations.csv")
    let history = try EmbeddedDataset.file("datasets/soc/history.csv")
    return SeriesCollection(
      area: "United States",
      catalogue: OccupationCatalogue(
        try OccupationsLayout.occupations(in: occupations.bytes, file: occupations.path)),
      history: try HistoryLayout.history(in: history.bytes, file: history.path),
      observations: try NationalEstimatesLayout.observations(
        in: national.bytes, file: national.path))
  }
}

extension OfficialProjections {
  /// The rounds of BLS Employment Projections that the program carries.
  ///
  /// - Throws: ``IngestError`` when an embedded file is not what its layout says.
  public static func embedded() throws(IngestError) -> OfficialProjections {
    let rounds = try EmbeddedDataset.file("datasets/employment-projections/rounds.csv")
    let classes = try EmbeddedDataset.file("datasets/employment-projections/growth-classes.csv")
    return OfficialProjections(
      lines: try EmploymentProjectionsLayout.lines(in: rounds.bytes, file: rounds.path),
      growthClasses: try EmploymentProjectionsLayout.growthClasses(
        in: classes.bytes, file: classes.path))
  }
}
