/// A way of writing rows as delimited text.
///
/// Text that a spreadsheet would take for a formula (beginning with = + - @, a tab or a carriage
/// return) is guarded by an apostrophe. Numbers are written in full and never guarded; a missing
/// number is empty.
public enum DelimitedDialect: String, Sendable, CaseIterable {
  /// Commas, lines ending in CR LF (RFC 4180), UTF-8.
  case rfc4180
  /// As RFC 4180, with the mark by which Excel recognizes UTF-8.
  case excel
  /// Semicolons and decimal commas, as Excel expects where the comma is the decimal mark.
  case excelSemicolon = "excel-semicolon"
  /// Tabs, lines ending in LF.
  case tsv

  /// One field before it is written.
  public enum Field: Sendable, Equatable {
    case text(String)
    case number(Double?)
  }

  private var separator: Character {
    switch self {
    case .rfc4180, .excel: ","
    case .excelSemicolon: ";"
    case .tsv: "\t"
    }
  }

  private var lineEnd: String { self == .tsv ? "\n" : "\r\n" }

  /// The header and the rows as text.
  public func text(header: [String], rows: [[Field]]) -> String {
    var output = self == .excel || self == .excelSemicolon ? "\u{FEFF}" : ""
    write(header.map { .text($0) }, to: &output)
    for row in rows { write(row, to: &output) }
    return output
  }

  private func write(_ fields: [Field], to output: inout String) {
    for (index, field) in fields.enumerated() {
      if index > 0 { output.append(separator) }
      switch field {
      case .text(let text): output += quoted(Self.guarded(text))
      case .number(let number): output += numeral(number)
      }
    }
    output += lineEnd
  }

  private func numeral(_ number: Double?) -> String {
    guard let number, let text = numeralText(number) else { return "" }
    guard self == .excelSemicolon else { return text }
    return String(text.map { $0 == "." ? "," : $0 })
  }

  private func quoted(_ text: String) -> String {
    let needsQuotes = text.unicodeScalars.contains { scalar in
      Character(scalar) == separator || scalar == "\"" || scalar == "\r" || scalar == "\n"
    }
    guard needsQuotes else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  /// `text`, behind an apostrophe when a spreadsheet would read it as a formula.
  static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    return ["=", "+", "-", "@", "\t", "\r", "\n"].contains(first) ? "'" + text : text
  }
}

extension Table {
  /// The cells as delimited text with a header: an interval takes two columns, and a column with
  /// flags is followed by one that holds them. Fractions are written in percent, rounded to
  /// ten decimals.
  public func delimitedText(_ dialect: DelimitedDialect = .rfc4180) -> String {
    let header = columns.indices.flatMap { headerNames($0) }
    let fields = rows.map { row in
      row.indices.flatMap { index in
        var fields = valueFields(row[index], index)
        if hasFlags(index) { fields.append(.text(row[index].flag?.rawValue ?? "")) }
        return fields
      }
    }
    return dialect.text(header: header, rows: fields)
  }

  private func headerNames(_ index: Int) -> [String] {
    let column = columns[index]
    let name = column.unit.isEmpty ? column.name : "\(column.name) (\(column.unit))"
    let names = hasIntervals(index) ? ["\(name), lower", "\(name), upper"] : [name]
    return hasFlags(index) ? names + ["\(column.name), flag"] : names
  }

  private func valueFields(_ cell: Cell, _ index: Int) -> [DelimitedDialect.Field] {
    let isFraction = if case .fraction = columns[index].kind { true } else { false }
    func scaled(_ number: Double) -> Double {
      isFraction ? (number * 1e12).rounded() / 1e10 : number
    }
    let isWide = hasIntervals(index)
    switch cell.value {
    case .text(let text): return isWide ? [.text(text), .text("")] : [.text(text)]
    case .number(let number):
      return isWide ? [.number(scaled(number)), .number(nil)] : [.number(scaled(number))]
    case .interval(let lower, let upper): return [.number(scaled(lower)), .number(scaled(upper))]
    case .suppressed, .missing: return isWide ? [.number(nil), .number(nil)] : [.number(nil)]
    }
  }
}
