import Foundation
import Tabular
import Testing

@testable import Workbooks

/// A workbook that was written and is read back by the reader of this package.
struct WrittenWorkbook {
  let sheets: [String: [Int: [SheetCell]]]

  init(_ workbook: Workbook) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("workbooks-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }  // Only clears up.
    let file = folder.appendingPathComponent("read-back.xlsx")
    try Data(try workbook.bytes()).write(to: file)
    let opened = try OpenedFile(path: file.path)
    guard case .workbook(let found) = opened.content else {
      throw NotAWorkbook()
    }
    var sheets: [String: [Int: [SheetCell]]] = [:]
    for sheet in found {
      var rows: [Int: [SheetCell]] = [:]
      try sheet.forEachRow { row in
        rows[row.number] = row.cells
        return true
      }
      sheets[sheet.name] = rows
    }
    self.sheets = sheets
  }

  /// A cell by its sheet, its row counted from 1 and its column counted from 0.
  subscript(sheet: String, row: Int, column: Int) -> SheetCell {
    guard let cells = sheets[sheet]?[row], column < cells.count else { return .empty }
    return cells[column]
  }

  struct NotAWorkbook: Error {}
}

extension Workbook {
  /// A workbook of one sheet.
  static func of(_ fill: (inout Worksheet) -> Void) throws -> Workbook {
    var sheet = Worksheet(name: "Figures")
    fill(&sheet)
    return try Workbook(properties: DocumentProperties(title: "Test"), sheets: [sheet])
  }
}
