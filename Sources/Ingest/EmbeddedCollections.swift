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

extension OccupationalSeries {
  /// Every detailed occupation of the national workbooks, May 2004 to May 2024, under the codes of
  /// its own releases.
  ///
  /// - Throws: ``IngestError`` when an embedded file is not what its layout says.
  public static func embeddedPanel() throws(IngestError) -> [OccupationalSeries] {
    let panel = try EmbeddedDataset.file("datasets/oews/panel.csv")
    let history = try EmbeddedDataset.file("datasets/soc/history.csv")
    return try OccupationPanelLayout.series(
      in: panel.bytes, file: panel.path, area: "United States",
      history: try HistoryLayout.history(in: history.bytes, file: history.path))
  }
}

extension OfficialProjection {
  /// Every line item of nine rounds of BLS projections, from 2012–22 to 2024–34.
  ///
  /// - Throws: ``IngestError`` when the embedded file is not what its layout says.
  public static func embeddedLineItems() throws(IngestError) -> [OfficialProjection] {
    let file = try EmbeddedDataset.file("datasets/employment-projections/line-items.csv")
    return try EmploymentProjectionsLayout.lineItems(in: file.bytes, file: file.path)
  }
}
