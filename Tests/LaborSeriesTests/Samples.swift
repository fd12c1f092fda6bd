import LaborSeries

/// Small made-up occupations and observations for the tests of this folder.
enum Samples {
  static func code(_ text: String) throws -> SOCCode { try SOCCode(parsing: text) }

  static func occupation(
    _ code: String, _ title: String, aliases: [String] = []
  ) throws -> Occupation {
    Occupation(
      code: OccupationCode(try SOCCode(parsing: code)), title: title, shortTitle: title,
      plural: title.lowercased(), aliases: aliases, definitionNote: "")
  }

  static func observation(
    _ year: Int, _ employment: PublishedValue, prse: Double? = 1, line: Int = 2
  ) -> Observation {
    Observation(
      year: year, release: "May \(year)", publishedCode: "", publishedTitle: "",
      employment: employment, employmentPRSE: prse, wages: .absent,
      sources: [
        SourceReference(file: "sample.csv", line: line, publication: "made up", grade: "sample")
      ], note: "")
  }

  static func entry(
    _ code: String?, _ year: Int, _ kind: HistoryEntry.Kind, counterpart: String? = nil,
    movesLevel: Bool = false, label: String = "change"
  ) throws -> HistoryEntry {
    HistoryEntry(
      code: try code.map { try SOCCode(parsing: $0) }, year: year, kind: kind,
      counterpart: try counterpart.map { try SOCCode(parsing: $0) }, movesLevel: movesLevel,
      label: label, explanation: "",
      source: SourceReference(file: "ledger.csv", line: 2, publication: "", grade: ""))
  }
}
