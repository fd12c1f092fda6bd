/// The grid of a table in plain text: columns as wide as their content, and narrower text columns
/// with wrapped cells when the whole would be wider than the terminal. Numbers are never broken;
/// a table of many of them may be wider than the terminal.
struct TextTable {
  let lines: [String]

  private static let gap = "  "

  init(_ table: Table, width: Int) {
    let header = table.columns.map { column in
      column.unit.isEmpty ? column.name : "\(column.name), \(column.unit)"
    }
    let body = table.rows.map { row in
      zip(row, table.columns).map { $0.markedText(in: $1) }
    }
    let widths = Self.widths(header: header, body: body, table.columns, total: width)
    let isNumeric = table.columns.map(\.isNumeric)
    let head = Self.lines(of: header, widths, isNumeric, isHeader: true)
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: Self.gap)
    lines =
      head + [rule]
      + body.flatMap { Self.lines(of: $0, widths, isNumeric, isHeader: false) }
  }

  /// The width of each column: that of its longest cell; when that is too much, text columns
  /// give way, the widest first.
  private static func widths(
    header: [String], body: [[String]], _ columns: [Table.Column], total: Int
  ) -> [Int] {
    func widestWord(_ text: String) -> Int {
      text.split(separator: " ").map { terminalWidth(of: String($0)) }.max() ?? 0
    }
    var widths: [Int] = []
    for index in columns.indices {
      let longest = body.map { terminalWidth(of: $0[index]) }.max() ?? 0
      let isNumeric = columns[index].isNumeric
      let head = isNumeric ? widestWord(header[index]) : terminalWidth(of: header[index])
      widths.append(max(longest, head, 1))
    }
    // A text column can shrink to its longest word, or to a third of the line for a longer one.
    let floors = columns.indices.map { index in
      if columns[index].isNumeric { return widths[index] }
      let words = ([header[index]] + body.map { $0[index] }).map(widestWord)
      return min(words.max() ?? 1, max(12, total / 3))
    }
    let available = total - gap.count * (columns.count - 1)
    while widths.reduce(0, +) > available {
      let candidates = widths.indices.filter { widths[$0] > floors[$0] }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
    }
    return widths
  }

  /// The lines of one row: headers stand at the bottom of their cells, values at the top.
  private static func lines(
    of cells: [String], _ widths: [Int], _ isNumeric: [Bool], isHeader: Bool
  ) -> [String] {
    let wrapped = zip(cells, zip(widths, isNumeric)).map { cell, column in
      isHeader || !column.1 ? wrappedLines(cell, width: column.0) : [terminalSafe(cell)]
    }
    let height = wrapped.map(\.count).max() ?? 1
    return (0..<height).map { line in
      let parts = wrapped.enumerated().map { index, lines in
        let offset = isHeader ? height - lines.count : 0
        let text = lines.indices.contains(line - offset) ? lines[line - offset] : ""
        let padding = String(
          repeating: " ", count: max(0, widths[index] - terminalWidth(of: text)))
        return isNumeric[index] ? padding + text : text + padding
      }
      let joined = parts.joined(separator: gap)
      return String(joined.reversed().drop { $0 == " " }.reversed())
    }
  }
}
