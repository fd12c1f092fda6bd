import Ingest
import LaborSeries

/// Which series are to be fetched: ids as they are, and those of occupations in areas.
struct SeriesSelection {
  let ids: [String]

  /// - Throws: `UsageError`, `OccupationLookupError`, `SeriesIDError`.
  init(ids: [String], occupations: String?, areas: String?, measures: String?) throws {
    var all: [String] = []
    for id in ids {
      let id = id.uppercased()
      _ = try SeriesID(parsing: id)
      all.append(id)
    }
    if let occupations {
      all += try Self.series(
        codes: try Self.codes(occupations), areas: try Self.areas(areas ?? "US"),
        measures: try Self.measures(measures))
    } else if areas != nil || measures != nil {
      throw UsageError(
        description: "--area and --measures go with --occupations; add it, or leave them out.")
    }
    guard !all.isEmpty else {
      throw UsageError(
        description: "Nothing is asked for; name series ids, or --occupations such as mri.")
    }
    self.ids = all
  }

  private static func series(
    codes: [String], areas: [AreaCode], measures: [Measure]
  ) throws -> [String] {
    var ids: [String] = []
    for code in codes {
      for area in areas {
        for measure in measures {
          // BLS gives the two relative measures for states and smaller areas only.
          if area.kind == .nation, measure.rawValue > 15 { continue }
          guard
            let id = OEWSSeries.id(
              of: measure, occupation: code, areaKind: area.kind, area: Self.short(area))
          else {
            throw UsageError(
              description: "The area \(area.code) has no series; check its code.")
          }
          ids.append(id)
        }
      }
    }
    return ids
  }

  /// The code as series have it: a metropolitan area of seven digits begins with two zeros.
  private static func short(_ area: AreaCode) -> String {
    area.kind == .metropolitan && area.code.count == 7
      ? String(area.code.dropFirst(2)) : area.code
  }

  /// SOC codes of occupations, named or given as codes.
  private static func codes(_ list: String) throws -> [String] {
    let catalogue = try SeriesCollection.embedded().catalogue
    if list == "imaging" {
      return catalogue.imagingModalities.flatMap { $0.code.parts.map(\.description) }
    }
    return try list.split(separator: ",", omittingEmptySubsequences: false).flatMap { name in
      if let code = try? SOCCode(parsing: String(name)) {  // Not a code: a name.
        return [code.description]
      }
      return try catalogue.occupation(named: String(name)).code.parts.map(\.description)
    }
  }

  private static func areas(_ list: String) throws -> [AreaCode] {
    try list.split(separator: ",", omittingEmptySubsequences: false).map {
      try AreaCode(parsing: String($0))
    }
  }

  private static let known = Measure.allCases.filter { $0.rawValue <= 17 }

  /// Measures by name or by datatype; all of OEWS when there is no list.
  private static func measures(_ list: String?) throws -> [Measure] {
    guard let list else { return known }
    return try list.split(separator: ",", omittingEmptySubsequences: false).map { text in
      let name = text.lowercased().split { $0 == " " || $0 == "-" }.joined(separator: "_")
      if let measure = known.first(where: { $0.name == name || UInt8(text) == $0.rawValue }) {
        return measure
      }
      throw UsageError(
        description: "“\(text)” is no measure of OEWS"
          + (NearestWords.question(for: name, among: known.map(\.name)).nonEmpty
            ?? "; there are \(known.map(\.name).joined(separator: ", "))."))
    }
  }
}

extension String {
  /// Nil when there is nothing.
  var nonEmpty: String? { isEmpty ? nil : self }
}
