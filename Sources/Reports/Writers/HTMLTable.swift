import Charts

/// One table of a page. Its frame comes from a template; its rows, of which there are thousands,
/// are written straight away.
struct HTMLTable {
  let table: Table
  let number: Int
  let labels: WriterLabels

  /// The table with caption, notes and source.
  var markup: String {
    var values = TemplateValues()
    values.set("name", text: labels.table)
    values.set("number", text: String(number))
    values.set("identifier", text: table.identifier)
    values.set("caption", text: table.caption)
    // A table of this length fits a printed page and is kept on one.
    values.set("isShort", isShown: table.rows.count <= 25)
    // A few columns would lie far apart on a wide page.
    values.set("isNarrow", isShown: table.columns.count <= 3)
    values.set("columns", each: table.columns.map(heading))
    values.set("rows", markup: markup(of: table.rows.dropLast(table.totalCount)))
    values.set("totals", markup: markup(of: table.rows.suffix(table.totalCount)))
    values.set("notes", eachMarkup: table.allNotes(in: labels.language).map(escapedXML))
    values.set("source", text: "\(labels.source) \(table.source)")
    return PageTemplates.all.text(.table, values)
  }

  private func heading(_ column: Table.Column) -> TemplateValues {
    var values = TemplateValues()
    values.set("heading", text: column.name)
    values.set("unit", text: column.unit)
    values.set("isNumeric", isShown: column.isNumeric)
    return values
  }

  private func markup(of rows: ArraySlice<[Cell]>) -> String {
    var output = ""
    output.reserveCapacity(rows.count * table.columns.count * 48)
    for row in rows {
      output += output.isEmpty ? "<tr>" : "\n<tr>"
      for (index, (cell, column)) in zip(row, table.columns).enumerated() {
        output += index == 0 ? "<th scope=\"row\"" : "<td"
        output += style(of: cell, column)
        addValue(of: cell, column, to: &output)
        output += ">"
        output += text(cell, column)
        output += index == 0 ? "</th>" : "</td>"
      }
      output += "</tr>"
    }
    return output
  }

  /// A few words stay on one line in print; longer text may wrap.
  private func style(of cell: Cell, _ column: Table.Column) -> String {
    if column.isNumeric { return " class=\"number\"" }
    if case .text(let words) = cell.value, words.count <= 30 { return " class=\"brief\"" }
    return ""
  }

  /// What rows are sorted by: the number as it is shown, the lower end of an interval. A year
  /// speaks for itself; what has no number has no value.
  private func addValue(of cell: Cell, _ column: Table.Column, to output: inout String) {
    guard column.isNumeric, column.kind != .year else { return }
    switch cell.value {
    case .number(let number), .interval(let number, _):
      output += " data-value=\""
      output += SortValue.text(column.shown(number), decimals: column.decimals)
      output += "\""
    case .text, .suppressed, .missing: return
    }
  }

  private func text(_ cell: Cell, _ column: Table.Column) -> String {
    let shown = escaped(cell.text(in: column, labels.language))
    guard let flag = cell.flag else { return shown }
    let meaning = flag.meaning(in: labels.language)
    if case .suppressed = cell.value { return "<abbr title=\"\(meaning)\">\(shown)</abbr>" }
    return "\(shown) <abbr title=\"\(meaning)\">[\(flag.rawValue)]</abbr>"
  }
}

/// `text` escaped; most cells hold nothing that needs it, which their bytes tell at once. What lies
/// from 0xEF on might be one of the characters that XML has no place for.
private func escaped(_ text: String) -> String {
  let isPlain = text.utf8.allSatisfy { byte in
    byte >= 0x20 && byte < 0xEF && byte != 0x22 && byte != 0x26 && byte != 0x3C && byte != 0x3E
  }
  return isPlain ? text : escapedXML(text)
}

/// A number as a script reads it in any language: `-1234.5`.
enum SortValue {
  /// `number` rounded to its decimals, so that what looks alike sorts alike.
  static func text(_ number: Double, decimals: Int) -> String {
    guard number.isFinite else { return "" }
    let scale = (0..<decimals).reduce(1.0) { power, _ in power * 10 }
    let rounded = (number * scale).rounded() / scale
    if rounded == rounded.rounded(), rounded.magnitude < 1e15 { return String(Int(rounded)) }
    return "\(rounded)"
  }
}
