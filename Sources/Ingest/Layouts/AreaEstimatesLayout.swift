import LaborSeries

/// The layout of `datasets/oews/states.csv` and `metropolitan.csv`: one row for a year, an area and
/// an occupation, with keys of `area-sources.csv` for where it comes from.
public enum AreaEstimatesLayout {
  /// Reads the file into estimates, in the order of the file.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: The name that errors and provenance give it.
  ///   - sources: The publications by key, from ``sources(in:file:)``.
  /// - Throws: ``IngestError`` naming the line, also when a year, area and occupation occur twice.
  public static func estimates(
    in bytes: [UInt8], file: String, sources: [String: String]
  ) throws(IngestError) -> [AreaEstimate] {
    let estimates = try readRows(of: bytes, file: file) { row throws(IngestError) in
      try estimate(row, sources)
    }
    var lines: [Key: Int] = [:]
    for estimate in estimates {
      let line = estimate.observation.sources.first?.line ?? 0
      let key = Key(estimate)
      if let first = lines.updateValue(line, forKey: key) {
        throw .duplicateRow(
          "\(estimate.code) in \(estimate.area.title), \(key.year)", file: file, first: first,
          second: line)
      }
    }
    return estimates
  }

  /// Reads `area-sources.csv`: publications by key.
  ///
  /// - Throws: ``IngestError`` naming the line.
  public static func sources(
    in bytes: [UInt8], file: String
  ) throws(IngestError) -> [String: String] {
    let rows = try readRows(of: bytes, file: file) { row throws(IngestError) in
      (key: try row.text("source"), publication: try row.text("publication"))
    }
    return Dictionary(rows.map { ($0.key, $0.publication) }) { first, _ in first }
  }

  private struct Key: Hashable {
    let year: Int
    let area: String
    let code: SOCCode

    init(_ estimate: AreaEstimate) {
      year = estimate.observation.year
      area = "\(estimate.area.kind) \(estimate.area.code)"
      code = estimate.code
    }
  }

  private static func estimate(
    _ row: TableRow, _ sources: [String: String]
  ) throws(IngestError) -> AreaEstimate {
    AreaEstimate(
      area: PublishedArea(
        kind: try kind(row), code: try row.text("area_code"), title: try row.text("area_title"),
        state: try row.text("state")),
      code: try row.code("soc"),
      observation: Observation(
        year: try row.integer("year"), release: try row.text("release"),
        publishedCode: try row.text("code_as_published"), publishedTitle: "",
        employment: try row.publishedValue("employment"),
        employmentPRSE: try row.publishedValue("employment_prse").number,
        wages: Wages(
          hourly: try NationalEstimatesLayout.distribution(row, unit: "hourly"),
          annual: try NationalEstimatesLayout.distribution(row, unit: "annual"),
          meanPRSE: try row.publishedValue("mean_wage_prse").number),
        sources: [try source(row, sources)], note: ""),
      jobsPer1000: try row.publishedValue("jobs_per_1000").number,
      locationQuotient: try row.publishedValue("location_quotient").number)
  }

  private static func kind(_ row: TableRow) throws(IngestError) -> PublishedArea.Kind {
    switch try row.text("area_kind") {
    case "state": return .state
    case "territory": return .territory
    case "metropolitan": return .metropolitan
    case "nonmetropolitan": return .nonmetropolitan
    case let text:
      throw row.bad(
        text, "area_kind", "one of state, territory, metropolitan, nonmetropolitan")
    }
  }

  private static func source(
    _ row: TableRow, _ sources: [String: String]
  ) throws(IngestError) -> SourceReference {
    let keys = try row.text("source")
    var publications: [String] = []
    for key in keys.split(separator: ";") {
      guard let publication = sources[String(key)] else {
        throw row.bad(keys, "source", "keys of area-sources.csv")
      }
      publications.append(publication)
    }
    return SourceReference(
      file: row.table.file, line: row.row.line,
      publication: publications.joined(separator: "; "), grade: try row.text("grade"))
  }
}

extension AreaEstimate {
  /// The states and territories that the program carries: employment of May 2015 (four
  /// occupations), 2019 (four), 2021 (Washington), 2023 and 2025; annual medians from May 2007 on.
  ///
  /// - Throws: ``IngestError`` when an embedded file is not what its layout says.
  public static func embeddedStates() throws(IngestError) -> [AreaEstimate] {
    try embedded("datasets/oews/states.csv")
  }

  /// The metropolitan and nonmetropolitan areas that the program carries, of May 2025 but for a few
  /// in Florida and Washington.
  ///
  /// - Throws: ``IngestError`` when an embedded file is not what its layout says.
  public static func embeddedMetropolitanAreas() throws(IngestError) -> [AreaEstimate] {
    try embedded("datasets/oews/metropolitan.csv")
  }

  private static func embedded(_ path: String) throws(IngestError) -> [AreaEstimate] {
    let sources = try EmbeddedDataset.file("datasets/oews/area-sources.csv")
    let file = try EmbeddedDataset.file(path)
    return try AreaEstimatesLayout.estimates(
      in: file.bytes, file: file.path,
      sources: try AreaEstimatesLayout.sources(in: sources.bytes, file: sources.path))
  }
}
