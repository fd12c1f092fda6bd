import LaborSeries
import Tabular

/// State projections as Projections Central exports them to tables. Base and projected years stand
/// in each row; each pair is a release of its own, since states publish in different years.
public struct StateProjectionTable: SheetLayout {
  public static let name = "Projections Central table"
  public static let version = 2

  private let columns: [StateProjectionColumn: Int]
  private let header: Int
  private let unknown: [String]

  public static func recognise(
    _ rows: [SheetRow], at place: SheetPlace
  ) throws -> StateProjectionTable? {
    for row in rows.prefix(16) {
      let found = StateProjectionColumn.columns(of: row.cells.map(\.words))
      let marks: [StateProjectionColumn] = [.area, .code, .base, .baseYear]
      guard marks.allSatisfy({ found.contains($0) }) else { continue }
      return try StateProjectionTable(row, found, place)
    }
    return nil
  }

  private init(
    _ row: SheetRow, _ found: [StateProjectionColumn?], _ place: SheetPlace
  ) throws {
    var columns: [StateProjectionColumn: Int] = [:]
    for (index, column) in found.enumerated() {
      guard let column else { continue }
      if let first = columns.updateValue(index, forKey: column) {
        throw IngestError.layout(
          .repeatedColumn(
            column.title, place: place.description, first: first, second: index))
      }
    }
    if let missing = StateProjectionColumn.required.first(where: { columns[$0] == nil }) {
      throw IngestError.layout(
        .missingColumn(
          missing.title, layout: Self.name, place: place.description,
          found: row.cells.map(\.words)))
    }
    self.columns = columns
    header = row.number
    unknown = row.cells.indices.filter { found[$0] == nil }.map { row.cells[$0].words }
      .filter { !$0.isEmpty }
  }

  public func read(
    _ sheet: some Sheet, at place: SheetPlace, into recorder: CellRecorder
  ) throws {
    var reader = StateProjectionReader(
      place: place, decimalMark: sheet.decimalMark, recorder: recorder)
    try sheet.forEachRow { row in
      guard row.number > header else { return true }
      try reader.read(columns.mapValues { row[$0] }, row: row.number)
      return true
    }
    for name in unknown { recorder.note("Column \(name) is not known and not kept.") }
  }
}
