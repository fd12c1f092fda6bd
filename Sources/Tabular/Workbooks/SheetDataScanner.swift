/// Reads rows that are written as nearly all programs write them, several times as fast as an XML
/// parser can.
///
/// A row is regular when its tags have only the attributes that rows and cells have, in double
/// quotes and without references; when its values are numbers, numbers of shared texts, `0` or `1`,
/// or printable ASCII without references; and when it breaks no limit and refers to nothing that is
/// not there. Whatever else there is, faults included, is left to ``SheetHandler``, so that there is
/// one place that decides what is wrong.
struct SheetDataScanner {
  private let cells: CellReader
  /// Whether rows may have the attribute that Excel adds for the height of their fonts.
  private let hasFontHeight: Bool

  private typealias Bytes = UnsafePointer<UInt8>

  /// - Parameter prefixes: The prefixes that the sheet declares.
  init(cells: CellReader, prefixes: Set<String>) {
    self.cells = cells
    hasFontHeight = prefixes.contains("x14ac")
  }

  /// Reads the row at the beginning of bytes that are followed by zeros.
  ///
  /// - Returns: how many bytes the row has; nil when it is not regular or not all there, and then
  ///   the assembly is as it was.
  func scanRow(_ bytes: UnsafePointer<UInt8>, into assembly: inout RowAssembly) -> Int? {
    let mark = assembly.mark
    guard let end = row(bytes, &assembly) else {
      assembly.takeBack(to: mark)
      return nil
    }
    return end - bytes
  }

  private func row(_ bytes: Bytes, _ assembly: inout RowAssembly) -> Bytes? {
    guard let tag = rowTag(bytes + 4), assembly.beginRegular(row: tag.number) else { return nil }
    var at = tag.end
    if tag.isClosed { return at }
    while true {
      if at[0] == Ascii.less, at[1] == Ascii.c {
        guard let next = cell(at + 2, &assembly) else { return nil }
        at = next
      } else if Literal.rowEnd.matches(at) {
        return at + 6
      } else {
        return nil
      }
    }
  }

  /// What the opening tag of a row says.
  private struct RowTag {
    var number: Int?
    var isClosed = false
    var end: UnsafePointer<UInt8>
  }

  /// Reads the attributes of a row; only the number matters.
  private func rowTag(_ start: Bytes) -> RowTag? {
    var tag = RowTag(end: start)
    var seen = 0
    var at = start
    while at[0] == Ascii.blank {
      at += 1
      if at[0] == Ascii.r, at[1] == Ascii.equals, at[2] == Ascii.quote {
        guard tag.number == nil, let (number, end) = digits(at + 3), number > 0,
          end[0] == Ascii.quote
        else { return nil }
        tag.number = number
        at = end
      } else {
        guard let (name, end) = rowAttribute(at), seen & (1 << name) == 0 else { return nil }
        seen |= 1 << name
        at = end
      }
      while at[0] != Ascii.quote {
        guard at[0] >= 0x20, at[0] < 0x7F, at[0] != Ascii.less, at[0] != Ascii.ampersand else {
          return nil
        }
        at += 1
      }
      at += 1
    }
    if at[0] == Ascii.greater {
      tag.end = at + 1
    } else if at[0] == Ascii.slash, at[1] == Ascii.greater {
      tag.isClosed = true
      tag.end = at + 2
    } else {
      return nil
    }
    return tag
  }

  /// Which of the attributes that do not matter stands here, and where its value begins.
  private func rowAttribute(_ at: Bytes) -> (name: Int, end: Bytes)? {
    for (number, name) in Self.rowAttributes.enumerated() where name.matches(at) {
      if number == 0, !hasFontHeight { return nil }
      return (number, at + name.count)
    }
    return nil
  }

  private static let rowAttributes = [
    "x14ac:dyDescent", "spans", "s", "customFormat", "ht", "customHeight", "hidden",
    "outlineLevel", "collapsed", "thickTop", "thickBot",
  ].map { Literal($0 + "=\"") }

  /// Reads a cell from behind the letter of its tag.
  @inline(__always)
  private func cell(_ start: Bytes, _ assembly: inout RowAssembly) -> Bytes? {
    guard let tag = CellTag(start, row: assembly.row.number) else { return nil }
    let column = tag.column ?? assembly.row.cells.count
    if tag.isClosed {
      return assembly.addRegular(.empty, column: column, isEmpty: true) ? tag.end : nil
    }
    let at = tag.end
    if Literal.valueStart.matches(at) {
      guard let (cell, end) = value(at + 3, tag), Literal.valueEnd.matches(end),
        assembly.addRegular(cell, column: column, isEmpty: cell == .empty)
      else { return nil }
      return end + 8
    }
    if Literal.cellEnd.matches(at) {
      return assembly.addRegular(.empty, column: column, isEmpty: true) ? at + 4 : nil
    }
    guard tag.kind == .inlineText, let (cell, end) = inlineText(at),
      assembly.addRegular(cell, column: column, isEmpty: cell == .empty)
    else { return nil }
    return end
  }

  @inline(__always)
  private func value(_ at: Bytes, _ tag: CellTag) -> (SheetCell, Bytes)? {
    switch tag.kind {
    case .number:
      guard let (number, end) = PlainNumber.read(at) else { return nil }
      return (cells.number(number, style: tag.style), end)
    case .shared:
      guard let (index, end) = digits(at), index < cells.sharedCells.count else { return nil }
      return (cells.sharedCells[index], end)
    case .boolean:
      guard at[0] == Ascii.zero || at[0] == Ascii.one else { return nil }
      return (.boolean(at[0] == Ascii.one), at + 1)
    case .formulaText:
      guard let (text, end) = text(at), end > at else { return nil }
      return (.text(text), end)
    case .error:
      guard let (text, end) = text(at), end > at else { return nil }
      return (.error(text), end)
    case .inlineText, .isoDate:
      return nil
    }
  }

  private func inlineText(_ start: Bytes) -> (SheetCell, Bytes)? {
    var at = start
    if Literal.inlineStart.matches(at) {
      at += Literal.inlineStart.count
    } else if Literal.keptInlineStart.matches(at) {
      at += Literal.keptInlineStart.count
    } else {
      return nil
    }
    guard let (text, end) = text(at), Literal.inlineEnd.matches(end) else { return nil }
    return (text.isEmpty ? .empty : .text(text), end + Literal.inlineEnd.count)
  }

  /// Printable ASCII up to the next tag; an underscore may begin an escape and is left to others.
  private func text(_ start: Bytes) -> (String, Bytes)? {
    var at = start
    while at[0] != Ascii.less {
      guard at[0] >= 0x20, at[0] < 0x7F, at[0] != Ascii.ampersand, at[0] != Ascii.greater,
        at[0] != Ascii.underscore
      else { return nil }
      at += 1
    }
    guard at - start <= cells.cellCharacters else { return nil }
    return (
      String(decoding: UnsafeBufferPointer(start: start, count: at - start), as: UTF8.self), at
    )
  }

  /// Digits, at most nine, as a number.
  @inline(__always)
  private func digits(_ start: Bytes) -> (Int, Bytes)? {
    var number = 0
    var at = start
    while at[0] &- Ascii.zero < 10 {
      number = number * 10 + Int(at[0] &- Ascii.zero)
      at += 1
      if at - start > 9 { return nil }
    }
    return at > start ? (number, at) : nil
  }
}
