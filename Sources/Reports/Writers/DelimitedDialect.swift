/// A way of writing rows as delimited text.
///
/// Text that a spreadsheet would take for a formula (beginning with = + - @, their full-width
/// forms, a tab or a line end) is guarded by an apostrophe (OWASP, CSV Injection), and control
/// characters, which could steer a terminal, become replacement characters. Numbers are written in
/// full and never guarded; a missing number is empty.
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

  var separator: Character {
    switch self {
    case .rfc4180, .excel: ","
    case .excelSemicolon: ";"
    case .tsv: "\t"
    }
  }

  var lineEnd: String { self == .tsv ? "\n" : "\r\n" }

  /// What stands before the header: for Excel the mark by which it recognizes UTF-8.
  var opening: String { self == .excel || self == .excelSemicolon ? "\u{FEFF}" : "" }

  /// The header and the rows as text.
  public func text(header: [String], rows: [[Field]]) -> String {
    var output = opening
    write(header.map { .text($0) }, to: &output)
    for row in rows { write(row, to: &output) }
    return output
  }

  private func write(_ fields: [Field], to output: inout String) {
    for (index, field) in fields.enumerated() {
      if index > 0 { output.append(separator) }
      switch field {
      case .text(let text): output += quoted(Self.guarded(withoutControls(text)))
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
    // A program that separates at another mark must not find a field of its own inside this one.
    let marks: [Unicode.Scalar] = self == .tsv ? ["\t"] : [",", ";", "\t"]
    let needsQuotes = text.unicodeScalars.contains { scalar in
      scalar == "\"" || scalar == "\r" || scalar == "\n" || marks.contains(scalar)
    }
    guard needsQuotes else { return text }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  /// `text`, behind an apostrophe when a spreadsheet would read it as a formula.
  static func guarded(_ text: String) -> String {
    guard let first = text.unicodeScalars.first else { return text }
    return formulaMarks.contains(first) ? "'" + text : text
  }

  /// What makes a spreadsheet read text as a formula; some read the full-width forms alike.
  private static let formulaMarks: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]
}

extension Table {
  /// The cells as delimited text with a header: an interval takes two columns, and a column with
  /// flags is followed by one that holds them. Fractions are written in percent, rounded to
  /// ten decimals.
  public func delimitedText(_ dialect: DelimitedDialect = .rfc4180) -> String {
    dataRows.delimitedText(dialect)
  }

  /// The fields of each row, as delimited text holds them.
  var fieldRows: [[DelimitedDialect.Field]] {
    let flagged = columns.indices.map { hasFlags($0) }
    let wide = columns.indices.map { hasIntervals($0) }
    return rows.map { row in
      row.indices.flatMap { index in
        var fields = valueFields(row[index], index, isWide: wide[index])
        if flagged[index] { fields.append(.text(row[index].flag?.rawValue ?? "")) }
        return fields
      }
    }
  }

  /// The names of the columns that a column becomes: bounds apart, and flags last.
  func headerNames(_ index: Int, _ plain: String) -> [String] {
    let unit = columns[index].unit
    let name = unit.isEmpty ? plain : "\(plain) (\(unit))"
    let names = hasIntervals(index) ? ["\(name), lower", "\(name), upper"] : [name]
    return hasFlags(index) ? names + ["\(plain), flag"] : names
  }

  private func valueFields(
    _ cell: Cell, _ index: Int, isWide: Bool
  ) -> [DelimitedDialect.Field] {
    let isFraction = if case .fraction = columns[index].kind { true } else { false }
    func scaled(_ number: Double) -> Double {
      isFraction ? (number * 1e12).rounded() / 1e10 : number
    }
    switch cell.value {
    case .text(let text): return isWide ? [.text(text), .text("")] : [.text(text)]
    case .number(let number):
      return isWide ? [.number(scaled(number)), .number(nil)] : [.number(scaled(number))]
    case .interval(let lower, let upper): return [.number(scaled(lower)), .number(scaled(upper))]
    case .suppressed, .missing: return isWide ? [.number(nil), .number(nil)] : [.number(nil)]
    }
  }
}
