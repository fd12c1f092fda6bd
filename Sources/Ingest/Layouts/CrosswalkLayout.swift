import LaborSeries

/// The layout of `datasets/soc/crosswalk.csv`: the declared links between classifications.
public enum CrosswalkLayout {
  /// Reads the file into links.
  ///
  /// - Throws: ``IngestError`` naming the line.
  public static func rows(
    in bytes: [UInt8], file: String
  ) throws(IngestError) -> [CrosswalkRow] {
    try readRows(of: bytes, file: file) { row throws(IngestError) in
      let weight = try row.optionalNumber("weight")
      if let weight, !(weight > 0 && weight <= 1) {
        throw row.bad("\(weight)", "weight", "a part of employment above 0 and up to 1")
      }
      return CrosswalkRow(
        from: try classification(row, "from"), fromCode: try row.text("from_code"),
        fromTitle: try row.text("from_title"), to: try classification(row, "to"),
        toCode: try row.text("to_code"), toTitle: try row.text("to_title"), weight: weight,
        source: try row.text("source"))
    }
  }

  private static func classification(
    _ row: TableRow, _ column: String
  ) throws(IngestError) -> PublishedOccupation.Classification {
    let name = try row.text(column)
    guard let found = PublishedOccupation.Classification(name: name) else {
      let known = PublishedOccupation.Classification.allCases.map(\.name).joined(separator: ", ")
      throw row.bad(name, column, "one of \(known)")
    }
    return found
  }
}

extension CrosswalkRow {
  /// The links that the program carries: those of the imaging occupations, of healthcare
  /// practitioners and of the total.
  ///
  /// - Throws: ``IngestError`` when the embedded file is not what its layout says.
  public static func embedded() throws(IngestError) -> [CrosswalkRow] {
    let file = try EmbeddedDataset.file("datasets/soc/crosswalk.csv")
    return try CrosswalkLayout.rows(in: file.bytes, file: file.path)
  }
}
