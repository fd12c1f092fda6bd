import LaborSeries

/// The layout of `datasets/population/population.csv`: one row for a year and a vintage.
public enum PopulationLayout {
  /// Reads the persons aged 65 and over.
  ///
  /// - Throws: ``IngestError`` naming the line.
  public static func older(in bytes: [UInt8], file: String) throws(IngestError) -> OlderPopulation {
    let figures = try readRows(of: bytes, file: file) { row throws(IngestError) in
      let kind = try row.text("kind")
      guard kind == "estimate" || kind == "projection" else {
        throw row.bad(kind, "kind", "estimate or projection")
      }
      return try row.optionalNumber("age_65_plus").map { (persons) throws(IngestError) in
        OlderPopulation.Figure(
          year: try row.integer("year"), vintage: try row.text("vintage"),
          isProjected: kind == "projection", persons: persons)
      }
    }
    return OlderPopulation(figures.compactMap { $0 })
  }
}

extension OlderPopulation {
  /// The population aged 65 and over that the program carries.
  ///
  /// - Throws: ``IngestError`` when the embedded file is not what its layout says.
  public static func embedded() throws(IngestError) -> OlderPopulation {
    let file = try EmbeddedDataset.file("datasets/population/population.csv")
    return try PopulationLayout.older(in: file.bytes, file: file.path)
  }
}
