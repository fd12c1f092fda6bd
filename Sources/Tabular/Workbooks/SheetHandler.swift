/// Reads a sheet's rows as Expat finds their elements; what is regular is read faster by
/// ``SheetDataScanner`` and comes to the same.
final class SheetHandler: PartHandler {
  /// Where in the sheet the reader is.
  private enum Place {
    case other, worksheet, sheetData, row, cell, value, formula, inline
  }

  /// Rows that are whole and were not yet handed on.
  var finished: [SheetRow] = []
  var assembly: RowAssembly

  private let cells: CellReader
  private var places: [Place] = []
  private var kind = CellReader.Kind.number
  private var style = 0
  private var hasFormula = false
  private var value: [UInt8] = []
  private var inline = RichText()

  init(_ assembly: RowAssembly, cells: CellReader) {
    self.assembly = assembly
    self.cells = cells
  }

  /// Whether the reader is among the rows and in none of them.
  var isBetweenRows: Bool { places.count == 2 && places.last == .sheetData }

  func start(_ name: ElementName, _ attributes: ElementAttributes) throws {
    let place = next(name)
    guard place == .worksheet || !places.isEmpty else {
      throw UnreadableFile.notAWorkbook(
        file: assembly.file, reason: "the part of the sheet “\(assembly.sheet)” is no worksheet")
    }
    places.append(place)
    switch place {
    case .row: try assembly.begin(row: attributes.bytes("r").map { try rowNumber($0) })
    case .cell: try beginCell(attributes)
    case .formula: hasFormula = true
    case .inline: inline.begin()
    case .other: if places.dropLast().last == .inline || isInInline { inline.start(name) }
    default: break
    }
  }

  func end(_ name: ElementName) throws {
    let place = places.popLast() ?? .other
    switch place {
    case .row:
      if assembly.hasContent { finished.append(assembly.row) }
    case .cell: try endCell()
    case .other: if isInInline { inline.end(name) }
    default: break
    }
  }

  func text(_ bytes: UnsafeRawBufferPointer) throws {
    if places.last == .value {
      value.append(contentsOf: bytes)
    } else if isInInline {
      inline.add(bytes)
    } else {
      return
    }
    guard max(value.count, inline.count) <= cells.cellCharacters else {
      throw assembly.fault(
        assembly.address(assembly.row.cells.count),
        "a text of more than \(cells.cellCharacters) bytes; raise the limit "
          + "(--limits cell-bytes=…)")
    }
  }

  private var isInInline: Bool { places.count > 4 && places[4] == .inline }

  private func next(_ name: ElementName) -> Place {
    guard name.isSpreadsheet else { return .other }
    switch places.last {
    case nil: return name.isCalled("worksheet") ? .worksheet : .other
    case .worksheet: return name.isCalled("sheetData") ? .sheetData : .other
    case .sheetData: return name.isCalled("row") ? .row : .other
    case .row: return name.isCalled("c") ? .cell : .other
    case .cell:
      if name.isCalled("v") { return .value }
      if name.isCalled("f") { return .formula }
      return name.isCalled("is") ? .inline : .other
    default: return .other
    }
  }

  private func rowNumber(_ text: UnsafeRawBufferPointer) throws -> Int {
    guard let number = DecimalNumber.whole(of: Array(text)[...]), number > 0 else {
      let shown = String(decoding: text.prefix(20), as: UTF8.self)
      throw assembly.fault(
        "after row \(assembly.row.number)",
        "“\(shown)” is no number of a row; save the workbook anew")
    }
    return number
  }

  private func beginCell(_ attributes: ElementAttributes) throws {
    let column = try assembly.place(attributes.bytes("r"))
    guard let kind = CellReader.kind(attributes.bytes("t")) else {
      throw assembly.fault(
        assembly.address(column), "cells of the type “\(attributes.text("t") ?? "")” are unknown")
    }
    self.kind = kind
    style = attributes.bytes("s").flatMap { DecimalNumber.whole(of: Array($0)[...]) } ?? 0
    hasFormula = false
    value.removeAll(keepingCapacity: true)
    inline.begin()
  }

  private func endCell() throws {
    do {
      if kind == .inlineText, inline.count > 0 {
        let text = inline.text
        try assembly.add(text.isEmpty ? .empty : .text(text))
      } else {
        try assembly.add(
          cells.cell(kind, style: max(0, style), value: value[...], hasFormula: hasFormula))
      }
    } catch let fault as CellReader.Fault {
      throw assembly.fault(assembly.address(assembly.row.cells.count), fault.reason)
    }
  }
}
