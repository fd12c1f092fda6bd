import Workbooks

extension Worksheet {
  /// Makes each row as high as its wrapped texts need at the widths of their columns. Programs that
  /// open the file do not all do so themselves.
  mutating func fitRows() {
    var heights: [Int: Double] = [:]
    for (place, cell) in cells where cell.style.wraps {
      guard let text = cell.value.words, let width = columnWidths[place.column] else { continue }
      let size = cell.style.role.lineHeight
      // Letters of large or bold type are wider than those that widths are counted in.
      let room = max(Int(width * 15 / size * (cell.style.role == .heading ? 0.85 : 0.95)), 1)
      guard text.utf8.count > room || text.contains(where: \.isNewline) else {
        if cell.style.role.isTall { heights[place.row] = max(heights[place.row] ?? 0, size + 3) }
        continue
      }
      let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .reduce(0) { $0 + wrappedLines(String($1), width: room).count }
      heights[place.row] = max(heights[place.row] ?? 0, Double(lines) * size + 3)
    }
    // No row is higher than 409 points.
    for (row, height) in heights where height > 15 { setHeight(min(height, 409), ofRow: row) }
  }
}

extension CellValue {
  fileprivate var words: String? {
    switch self {
    case .text(let text), .link(let text, _): text
    case .number, .boolean, .formula, .blank: nil
    }
  }
}

extension CellStyle.Role {
  /// Whether a row needs more than the usual height even for one line.
  fileprivate var isTall: Bool { self == .title || self == .section || self == .heading }

  /// The height of a line, in points.
  fileprivate var lineHeight: Double {
    switch self {
    case .title: 24
    case .section: 18
    default: 15
    }
  }
}
