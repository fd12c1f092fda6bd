import Fetching

/// What a run found, in a few sentences for standard error.
enum FetchReport {
  /// Warnings first: series that do not exist, what answers say, years without figures.
  static func sentences(_ records: [FetchRecord], series: [String], spanYears: Int) -> [String] {
    var sentences: [String] = []
    var seen: Set<String> = []
    for message in records.flatMap(\.contents.messages) where seen.insert(message).inserted {
      sentences.append(message)
    }
    let unknown = records.flatMap(\.contents.unknownSeries).filter { seen.insert($0).inserted }
    if !unknown.isEmpty {
      sentences.append(
        "BLS has no series \(list(unknown)); check the \(unknown.count == 1 ? "id" : "ids").")
    }
    sentences += missing(records)
    if spanYears > 1, series.contains(where: { $0.hasPrefix("OE") }) {
      sentences.append(
        "BLS keeps only the latest year of OEWS in the API; for earlier years “modality fetch "
          + "--downloads oews --years …” prints the addresses of the workbooks.")
    }
    return sentences
  }

  /// The years without figures, one sentence for each set of years.
  private static func missing(_ records: [FetchRecord]) -> [String] {
    var years: [String: [String]] = [:]
    for record in records {
      for (series, missing) in record.contents.missingYears {
        years[series, default: []] += missing
      }
    }
    var series: [String: [String]] = [:]
    for (id, missing) in years {
      series[Set(missing).sorted().joined(separator: ", "), default: []].append(id)
    }
    return series.sorted { $0.key < $1.key }.map { years, ids in
      "BLS has no figures for \(years) of \(list(ids.sorted()))."
    }
  }

  /// The first few, and how many more.
  private static func list(_ ids: [String]) -> String {
    let shown = ids.prefix(5).joined(separator: ", ")
    return ids.count > 5 ? "\(shown) and \(ids.count - 5) more" : shown
  }
}
