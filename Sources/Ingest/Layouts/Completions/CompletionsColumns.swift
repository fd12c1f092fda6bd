import Tabular

/// The columns of an IPEDS file of completions by program (`C2023_A`), found by their names.
struct CompletionsColumns {
  let institution: Int
  let program: Int
  let major: Int
  let award: Int
  /// The counts: the name, its column, and the column of its imputation flag where there is one.
  let counts: [(name: String, column: Int, flag: Int?)]
  /// The count of all students: `CTOTALT`, or `CRACE24` to 2007.
  let total: String
  let header: Int
  /// Columns that are not known.
  let unknown: [String]

  /// Finds the columns; nil when the row is no header of completions.
  ///
  /// - Throws: ``IngestError/layout(_:)`` for a missing or repeated column.
  init?(_ row: SheetRow, layout: String, place: SheetPlace) throws {
    let names = row.cells.map { $0.words.uppercased() }
    guard names.contains("UNITID"), names.contains("CIPCODE") else { return nil }
    func column(_ name: String) throws -> Int {
      let found = names.indices.filter { names[$0] == name }
      guard let first = found.first else {
        throw IngestError.layout(
          .missingColumn(name, layout: layout, place: place.description, found: names))
      }
      guard found.count == 1 else {
        throw IngestError.layout(
          .repeatedColumn(name, place: place.description, first: first, second: found[1]))
      }
      return first
    }
    institution = try column("UNITID")
    program = try column("CIPCODE")
    major = try column("MAJORNUM")
    award = try column("AWLEVEL")
    total = names.contains("CTOTALT") || !names.contains("CRACE24") ? "CTOTALT" : "CRACE24"
    _ = try column(total)
    let keys = ["UNITID", "CIPCODE", "MAJORNUM", "AWLEVEL"]
    // What has a flag of imputation is a count, whatever the year calls it.
    let counted = names.filter {
      Self.isCount($0) || !$0.isEmpty && !keys.contains($0) && names.contains("X\($0)")
    }
    counts = try counted.map { name in
      (name, try column(name), names.contains("X\(name)") ? try column("X\(name)") : nil)
    }
    header = row.number
    unknown = names.filter { name in
      !name.isEmpty && !keys.contains(name) && !counted.contains(name)
        && !counted.contains(String(name.dropFirst()))
    }
  }

  /// `CTOTALT`, `CWHITM`, `C2MORW`: a group, and all (T), men (M) or women (W); `CRACE15` to 2010.
  private static func isCount(_ name: String) -> Bool {
    if name.hasPrefix("CRACE"), Int(name.dropFirst(5)) != nil { return true }
    return name.count == 7 || name.count == 6
      ? name.hasPrefix("C") && name != "CIPCODE" && ["T", "M", "W"].contains(name.last)
      : false
  }
}
