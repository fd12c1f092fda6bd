import LaborSeries

/// The layout of `datasets/oews/national.csv`: one row for a year and an occupation, with the
/// employment and wage estimates of one OEWS release.
public enum NationalEstimatesLayout {
  /// Reads the file into observations by occupation.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - file: The name that errors and provenance give it.
  /// - Throws: ``IngestError`` naming the line, also when a year and occupation occur twice.
  public static func observations(
    in bytes: [UInt8], file: String
  ) throws(IngestError) -> [SOCCode: [Observation]] {
    let rows = try readRows(of: bytes, file: file) { row throws(IngestError) in
      (code: try row.code("soc"), observation: try observation(row))
    }
    var result: [SOCCode: [Observation]] = [:]
    for (code, observation) in rows {
      let earlier = result[code, default: []].first { $0.year == observation.year }
      if let first = earlier?.sources.first, let second = observation.sources.first {
        throw .duplicateRow(
          "\(code) in \(observation.year)", file: file, first: first.line, second: second.line)
      }
      result[code, default: []].append(observation)
    }
    return result
  }

  private static func observation(_ row: TableRow) throws(IngestError) -> Observation {
    Observation(
      year: try row.integer("year"),
      release: try row.text("release"),
      publishedCode: try row.text("code_as_published"),
      publishedTitle: try row.text("title_as_published"),
      employment: try row.publishedValue("employment"),
      employmentPRSE: try row.optionalNumber("employment_prse"),
      wages: Wages(
        hourly: try distribution(row, unit: "hourly"),
        annual: try distribution(row, unit: "annual"),
        meanPRSE: try row.optionalNumber("mean_wage_prse")),
      sources: [try row.source("source", grade: try row.text("grade"))],
      note: try row.text("note"))
  }

  static func distribution(
    _ row: TableRow, unit: String
  ) throws(IngestError) -> Wages.Distribution {
    Wages.Distribution(
      mean: try row.publishedValue("\(unit)_mean"),
      percentile10: try row.publishedValue("\(unit)_p10"),
      percentile25: try row.publishedValue("\(unit)_p25"),
      median: try row.publishedValue("\(unit)_median"),
      percentile75: try row.publishedValue("\(unit)_p75"),
      percentile90: try row.publishedValue("\(unit)_p90"))
  }
}
