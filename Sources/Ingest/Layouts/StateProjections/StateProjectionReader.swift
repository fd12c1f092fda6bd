import LaborSeries
import Tabular

/// Reads rows of state projections, wherever they come from, into a recorder. Counts are jobs.
struct StateProjectionReader {
  let place: SheetPlace
  let decimalMark: DecimalMark?
  let recorder: CellRecorder

  private var release: Release?
  private var industry: Int32 = 0

  init(place: SheetPlace, decimalMark: DecimalMark?, recorder: CellRecorder) {
    self.place = place
    self.decimalMark = decimalMark
    self.recorder = recorder
  }

  /// Reads one row; a row that cannot be read is remarked upon.
  ///
  /// - Throws: What the recorder throws.
  mutating func read(_ cells: [StateProjectionColumn: SheetCell], row: Int) throws {
    let line: Line
    do throws(FigureFault) {
      line = try Line(cells, decimalMark: decimalMark)
    } catch {
      // A remark stands with the sheet of a release.
      try begin(release ?? Release(program: .stateProjections, year: 0))
      recorder.remark("\(error.reason).", row: row, isKept: false)
      return
    }
    let release = Release(program: .stateProjections, year: line.base, edition: line.edition)
    if release != self.release { try begin(release) }
    recorder.countRow()
    for sentence in line.remarks { recorder.remark(sentence, row: row, isKept: true) }
    let area = recorder.dictionary.entry(line.area)
    let occupation = recorder.dictionary.entry(line.occupation)
    for item in line.items {
      _ = try recorder.recordOnce(
        PublishedCell(
          area: area, industry: industry, occupation: occupation, measure: item.measure,
          status: item.figure.status, flags: item.flags, year: Int16(clamping: item.year),
          value: item.figure.value, mark: recorder.dictionary.mark(item.figure.mark),
          footnote: recorder.dictionary.footnote(item.figure.footnote), row: Int32(clamping: row)),
        place: place)
    }
  }

  private mutating func begin(_ release: Release) throws {
    try recorder.begin(release, sheet: place.sheet)
    if release.year > 0 { self.release = release }
    industry = recorder.dictionary.entry(EmploymentProjectionsTable.totalEmployment)
  }
}

/// One row, read and checked.
private struct Line {
  let area: PublishedArea
  let occupation: PublishedOccupation
  let base: Int
  let target: Int
  private(set) var items: [ProjectionRow.Item] = []
  private(set) var remarks: [String] = []

  /// `2020–30`; a short-term projection has years as near as `2024–26`.
  var edition: String {
    let end = target % 100
    return "\(base)–\(end < 10 ? "0" : "")\(end)"
  }

  init(
    _ cells: [StateProjectionColumn: SheetCell], decimalMark: DecimalMark?
  ) throws(FigureFault) {
    func words(_ column: StateProjectionColumn) -> String { cells[column]?.words ?? "" }
    func figure(_ column: StateProjectionColumn) throws(FigureFault) -> PublishedFigure {
      do throws(FigureFault) {
        return try PublishedFigure(cells[column] ?? .empty, decimalMark: decimalMark)
      } catch {
        throw FigureFault(reason: "\(column.title): \(error.reason)")
      }
    }
    guard let base = Int(words(.baseYear)), let target = Int(words(.targetYear)), base < target,
      (1990...2199).contains(base), target <= base + 20
    else {
      throw FigureFault(
        reason: "the years “\(words(.baseYear))” and “\(words(.targetYear))” are no projection")
    }
    guard let code = Line.code(words(.code)) else {
      throw FigureFault(reason: "“\(words(.code))” is not a SOC code such as 29-2035")
    }
    area = try Line.area(words(.area), fips: words(.fips))
    occupation = PublishedOccupation(
      classification: ProjectionHeader.classification(base: base), code: code,
      title: words(.title), level: "")
    self.base = base
    self.target = target
    items = [
      .init(measure: .employment, year: base, figure: try figure(.base)),
      .init(measure: .employment, year: target, figure: try figure(.projected)),
      .init(measure: .employmentChange, year: target, figure: try figure(.change)),
      .init(measure: .employmentChangePercent, year: target, figure: try figure(.percentChange)),
      .init(measure: .openings, year: target, figure: try figure(.openings)),
    ]
    check()
  }

  /// A code with its hyphen, whether or not it is printed: `29-2035` and `292035`.
  private static func code(_ printed: String) -> String? {
    if printed.isOccupationCode { return printed }
    let code = "\(printed.prefix(2))-\(printed.dropFirst(2))"
    return printed.utf8.count == 6 && code.isOccupationCode ? code : nil
  }

  /// The nation has FIPS 0 and a blank before its name; states have codes without leading zeros.
  /// Where there is a code, the name may be spelled in any way that is not that of another state.
  private static func area(_ name: String, fips: String) throws(FigureFault) -> PublishedArea {
    if Int(fips) == 0 || fips.isEmpty && name.lowercased() == "united states" {
      return .unitedStates
    }
    let state = Int(fips).flatMap(FederalState.state(fips:)) ?? FederalState.state(named: name)
    guard let state else {
      throw FigureFault(reason: "“\(name)”\(fips.isEmpty ? "" : ", \(fips),") is no state")
    }
    let named = FederalState.state(named: name)
    guard named == nil || named?.fips == state.fips else {
      throw FigureFault(reason: "“\(name)” is not the state of FIPS code \(fips)")
    }
    return state.area(title: name)
  }

  /// Change is target less base within what the rounding of the three allows; a base of zero has
  /// no change in percent.
  private mutating func check() {
    let values = items.prefix(3).map { $0.figure.status == .value ? $0.figure.value : nil }
    guard let start = values[0], let end = values[1] else { return }
    if let change = values[2] {
      let unit = [100.0, 10, 1].first { unit in
        [start, end, change].allSatisfy { $0.truncatingRemainder(dividingBy: unit) == 0 }
      }
      if abs(end - start - change) > (unit ?? 1) * 1.5 {
        flag(2, "the change of \(change) is not \(end) less \(start)")
      }
    }
    let percent = items[3].figure
    if start == 0, percent.status == .value, percent.value != 0 {
      flag(3, "a change of \(percent.value) percent stands beside a base of 0")
    }
  }

  private mutating func flag(_ index: Int, _ sentence: String) {
    items[index].flags.insert(.partsAndWhole)
    remarks.append("\(occupation.code), \(area.title): \(sentence).")
  }
}
