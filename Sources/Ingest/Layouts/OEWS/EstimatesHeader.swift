import LaborSeries
import Tabular

/// The header of an OEWS table: where it stands and what its columns are.
struct EstimatesHeader {
  /// A column of numbers.
  struct MeasureColumn {
    let index: Int
    let measure: Measure
    let unit: WageUnit
  }

  /// The row of the header.
  let row: Int
  /// The columns with figures, from left to right.
  let measures: [MeasureColumn]
  /// The names as printed, without the empty ones.
  let names: [String]
  /// Names of other years that were understood: `OCC_TITL as OCC_TITLE`.
  let aliases: [String]
  /// Names that mean nothing to this layout.
  let unknown: [String]
  /// Whether a column's name says that employment is in thousands.
  let isInThousands: Bool
  /// Whether industries are coded by SIC.
  let hasSIC: Bool

  private let columns: [EstimatesColumn: Int]

  /// The column's index from 0, or nil when the table has none.
  subscript(column: EstimatesColumn) -> Int? { columns[column] }

  /// Whether a name stands in the header, as the newest files would print it.
  func prints(_ name: String) -> Bool {
    names.contains { EstimatesColumn.normalized($0) == name }
  }

  /// A cell with the name of its column: “cell L3 (TOT_EMP)”.
  func name(of column: Int, in cell: String) -> String {
    let found = columns.first { $0.value == column }
    return found.map { "\(cell) (\($0.key.rawValue))" } ?? cell
  }

  /// The header among the first rows of a sheet; nil when none of them is one.
  ///
  /// - Throws: ``EstimatesSheetError`` when the row is a header and misses a required column or has
  ///   one twice.
  static func find(
    in rows: [SheetRow], place: SheetPlace
  ) throws(EstimatesSheetError) -> EstimatesHeader? {
    for row in rows where isHeader(row) { return try EstimatesHeader(row, place: place) }
    return nil
  }

  /// A header names the occupation code and another column of these tables, or four of them.
  private static func isHeader(_ row: SheetRow) -> Bool {
    var found: Set<EstimatesColumn> = []
    for case .text(let text) in row.cells where text.utf8.count < 64 {
      if let column = EstimatesColumn.named(unthousanded(text).name)?.column,
        column.isDistinctive
      {
        found.insert(column)
      }
    }
    return found.contains(.code) && found.count > 1 || found.count > 3
  }

  private init(_ row: SheetRow, place: SheetPlace) throws(EstimatesSheetError) {
    var found = Names()
    for (index, cell) in row.cells.enumerated() {
      if let text = cell.trimmedText, !text.isEmpty { found.add(text, at: index) }
    }
    found.readStateBesideNames()
    var columns: [EstimatesColumn: Int] = [:]
    for column in EstimatesColumn.allCases {
      let indices = found.exact[column] ?? found.alias[column] ?? []
      guard let index = indices.first else { continue }
      guard indices.count == 1 else {
        throw .duplicateColumn(
          column.rawValue, columns: indices.map(columnName), place: place.description)
      }
      columns[column] = index
    }
    let missing = EstimatesColumn.required.filter { columns[$0] == nil }
    guard missing.isEmpty else {
      throw .missingColumns(missing.map(\.rawValue), found: found.all, place: place.description)
    }
    self.row = row.number
    self.columns = columns
    names = found.all
    isInThousands = found.isInThousands
    let passedOver = found.alias.filter { found.exact[$0.key] != nil }.flatMap(\.value).sorted()
    unknown = found.unknown + passedOver.compactMap { row[$0].trimmedText }
    aliases = EstimatesColumn.allCases.compactMap { column in
      let printed = columns[column].flatMap { row[$0].trimmedText } ?? column.rawValue
      return printed.uppercased() == column.rawValue ? nil : "\(printed) as \(column.rawValue)"
    }
    hasSIC = columns[.naics].map { row[$0].trimmedText?.uppercased() == "SIC" } ?? false
    measures = columns.compactMap { column, index in
      column.measure.map { MeasureColumn(index: index, measure: $0, unit: WageUnit(of: $0)) }
    }.sorted { $0.index < $1.index }
  }

  /// The names of a header and where they stand.
  private struct Names {
    var exact: [EstimatesColumn: [Int]] = [:]
    var alias: [EstimatesColumn: [Int]] = [:]
    var all: [String] = []
    var unknown: [String] = []
    var isInThousands = false
    /// Columns that are called STATE, with their names as printed.
    private var states: [Int: String] = [:]

    /// Where a column has the names of the areas, STATE is the state of each: files of metropolitan
    /// areas to 2000 have it in the place of PRIM_STATE.
    mutating func readStateBesideNames() {
      guard let state = alias[.areaTitle]?.first(where: { states[$0] != nil }),
        exact[.areaTitle] != nil || alias[.areaTitle]?.count == 2
      else { return }
      alias[.areaTitle]?.removeAll { $0 == state }
      if exact[.primaryState] == nil, alias[.primaryState] == nil {
        alias[.primaryState] = [state]
      } else {
        unknown += [states[state]].compactMap { $0 }
      }
    }

    mutating func add(_ text: String, at index: Int) {
      all.append(text)
      let (name, thousands) = EstimatesHeader.unthousanded(text)
      guard let (column, isAlias) = EstimatesColumn.named(name) else {
        unknown.append(text)
        return
      }
      if column == .employment { isInThousands = thousands }
      if EstimatesColumn.normalized(name) == "STATE" { states[index] = text }
      if isAlias {
        alias[column, default: []].append(index)
      } else {
        exact[column, default: []].append(index)
      }
    }
  }

  /// A name without the words “(thousands)” or “(in thousands)”, and whether they stood there.
  private static func unthousanded(_ text: String) -> (name: String, isInThousands: Bool) {
    guard let open = text.firstIndex(of: "("), text.last == ")" else { return (text, false) }
    let words = text[open...].lowercased()
    guard words == "(thousands)" || words == "(in thousands)" else { return (text, false) }
    return (String(text[..<open]), true)
  }
}
