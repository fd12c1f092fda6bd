import LaborSeries
import Tabular

/// The Census Bureau's National Population Projections by single year of age
/// (`np2023_d1_mid.csv`, `_hi`, `_low`, `_zero`, and the files of 2008 to 2017; that of 2008 calls
/// the origin HISP): persons on July 1.
///
/// A row is a sex, an origin, a race and a year; each age is a cell with a detail such as `age 65`
/// or `female; age 100+`, and the total is the cell without an age. Which series it is stands in
/// the file's name alone; where the name does not say it either, the release says so.
public struct PopulationProjectionTable: SheetLayout {
  public static let name = "National Population Projections"

  private let columns: Columns

  private struct Columns {
    let sex: Int
    let origin: Int
    let race: Int
    let year: Int
    let total: Int
    /// The columns of ages, ascending by age.
    let ages: [(age: Int, column: Int)]
    let header: Int
    let unknown: [String]
  }

  public static func recognise(
    _ rows: [SheetRow], at place: SheetPlace
  ) throws -> PopulationProjectionTable? {
    for row in rows.prefix(16) {
      let names = row.cells.map { cell in
        let name = cell.words.uppercased()
        return name == "HISP" ? "ORIGIN" : name
      }
      guard names.contains("TOTAL_POP"), names.contains("POP_0"), names.contains("YEAR") else {
        continue
      }
      return PopulationProjectionTable(columns: try columns(names, row.number, place))
    }
    return nil
  }

  public func read(
    _ sheet: some Sheet, at place: SheetPlace, into recorder: CellRecorder
  ) throws {
    let release = try release(of: sheet, place, recorder)
    try recorder.begin(release, sheet: place.sheet)
    let columns = columns
    let mark = sheet.decimalMark
    var groups: [String: [Int32]] = [:]
    let area = recorder.dictionary.entry(PublishedArea.unitedStates)
    let industry = recorder.dictionary.entry(
      PublishedIndustry(code: "", title: "", level: "", ownership: ""))
    let people = recorder.dictionary.entry(
      PublishedOccupation(classification: .none, code: "", title: "", level: ""))
    try sheet.forEachRow { row in
      guard row.number > columns.header else { return true }
      let counts: [PublishedFigure]
      let year: Int
      let group: String
      do throws(FigureFault) {
        (year, group) = try Self.subject(row, columns)
        counts = try Self.counts(row, columns, mark)
      } catch {
        recorder.remark("\(error.reason).", row: row.number, isKept: false)
        return true
      }
      recorder.countRow()
      let details = groups[group] ?? Self.details(group, columns, recorder)
      groups[group] = details
      let flags = Self.check(counts, row.number, recorder)
      for (count, detail) in zip(counts, details) {
        try recorder.record(
          PublishedCell(
            area: area, industry: industry, occupation: people, detail: detail,
            measure: .population, status: count.status, flags: flags, year: Int16(clamping: year),
            value: count.value, mark: recorder.dictionary.mark(count.mark),
            row: Int32(clamping: row.number)))
      }
      return true
    }
    for name in columns.unknown { recorder.note("Column \(name) is not known and not kept.") }
    recorder.note(
      "Sexes, origins and races overlap: rows without them, and no sum of all rows, count persons "
        + "once.")
  }

  /// The year, and what tells the row from others of the year.
  private static func subject(
    _ row: borrowing SheetRow, _ columns: Columns
  ) throws(FigureFault) -> (Int, String) {
    guard let year = Int(row[columns.year].words), (1990...2199).contains(year) else {
      throw FigureFault(reason: "“\(row[columns.year].words)” is no year")
    }
    let sexes = ["", "male", "female"]
    guard let sex = Int(row[columns.sex].words), sexes.indices.contains(sex),
      let origin = Int(row[columns.origin].words), let race = Int(row[columns.race].words)
    else {
      throw FigureFault(reason: "sex, origin and race are not codes")
    }
    let parts = [
      sexes[sex], origin == 0 ? "" : "origin \(origin)", race == 0 ? "" : "race \(race)",
    ]
    return (year, parts.filter { !$0.isEmpty }.joined(separator: "; "))
  }

  /// The total and the ages.
  private static func counts(
    _ row: borrowing SheetRow, _ columns: Columns, _ mark: DecimalMark?
  ) throws(FigureFault) -> [PublishedFigure] {
    var counts: [PublishedFigure] = []
    counts.reserveCapacity(columns.ages.count + 1)
    for column in [columns.total] + columns.ages.map(\.column) {
      do throws(FigureFault) {
        counts.append(try PublishedFigure(row[column], decimalMark: mark))
      } catch {
        throw FigureFault(
          reason: "cell \(columnName(column))\(row.number): \(error.reason)")
      }
    }
    return counts
  }

  private static func details(
    _ group: String, _ columns: Columns, _ recorder: CellRecorder
  ) -> [Int32] {
    let lead = group.isEmpty ? "" : "\(group); "
    let last = columns.ages.last?.age
    return [recorder.dictionary.detail(group)]
      + columns.ages.map { age, _ in
        recorder.dictionary.detail("\(lead)age \(age)\(age == last ? "+" : "")")
      }
  }

  /// Ages add up to the total, person by person.
  private static func check(
    _ counts: [PublishedFigure], _ row: Int, _ recorder: CellRecorder
  ) -> CellFlags {
    let sum = counts.dropFirst().reduce(0) { $0 + $1.value }
    guard let total = counts.first, total.status == .value, total.value != sum else { return [] }
    recorder.remark(
      "the ages add up to \(Int(sum)) and not to the total of \(Int(total.value)).", row: row,
      isKept: true)
    return .partsAndWhole
  }
}

extension PopulationProjectionTable {
  private static func columns(
    _ names: [String], _ header: Int, _ place: SheetPlace
  ) throws -> Columns {
    func column(_ name: String) throws -> Int {
      let found = names.indices.filter { names[$0] == name }
      guard let first = found.first else {
        throw IngestError.layout(
          .missingColumn(name, layout: Self.name, place: place.description, found: names))
      }
      guard found.count == 1 else {
        throw IngestError.layout(
          .repeatedColumn(name, place: place.description, first: first, second: found[1]))
      }
      return first
    }
    var ages: [(age: Int, column: Int)] = []
    for name in names where name.hasPrefix("POP_") {
      guard let age = Int(name.dropFirst(4)) else { continue }
      ages.append((age, try column(name)))
    }
    ages.sort { $0.age < $1.age }
    for (age, found) in ages.enumerated() where found.age != age {
      throw IngestError.layout(
        .missingColumn("POP_\(age)", layout: Self.name, place: place.description, found: names))
    }
    let known = ["SEX", "ORIGIN", "RACE", "YEAR", "TOTAL_POP"]
    return Columns(
      sex: try column("SEX"), origin: try column("ORIGIN"), race: try column("RACE"),
      year: try column("YEAR"), total: try column("TOTAL_POP"), ages: ages, header: header,
      unknown: names.filter { !$0.isEmpty && !known.contains($0) && !$0.hasPrefix("POP_") })
  }

  /// The release by the file's name, or by its first year where the name says nothing.
  private func release(
    of sheet: some Sheet, _ place: SheetPlace, _ recorder: CellRecorder
  ) throws -> Release {
    let name = place.file.fileName.lowercased()
    var vintage: Int?
    if let start = name.firstRange(of: "np20") {
      vintage = Int(name[name.index(start.lowerBound, offsetBy: 2)...].prefix(4))
    }
    let series = [
      ("_mid", "main series"), ("_hi", "high immigration"), ("_low", "low immigration"),
      ("_zero", "zero immigration"),
    ].first { name.contains($0.0) }?.1
    if series == nil {
      recorder.note(
        "Neither the file nor its name says which series it is (main, high, low or zero "
          + "immigration).")
    }
    if vintage == nil {
      var first: Int?
      let columns = columns
      try sheet.forEachRow { row in
        guard row.number > columns.header else { return true }
        first = Int(row[columns.year].words)
        return false
      }
      vintage = first.map { $0 + 1 }
      recorder.note(
        "The vintage is not in the file's name; projections that begin in "
          + "\(first.map(String.init) ?? "no year") are taken for those of "
          + "\(vintage.map(String.init) ?? "no year").")
    }
    return Release(
      program: .population, year: vintage ?? 0,
      edition: "\(vintage.map(String.init) ?? ""), \(series ?? "series not named")")
  }
}
