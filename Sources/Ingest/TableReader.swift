import LaborSeries
import Tabular

/// One row of a delimited table, read by column name with errors that say where.
struct TableRow {
  let table: DelimitedText
  let row: DelimitedText.Row

  /// The text of a column.
  func text(_ column: String) throws(IngestError) -> String {
    do {
      return row.fields[try table.column(column)]
    } catch {
      throw .unreadable(error)
    }
  }

  /// A whole number that must be there.
  func integer(_ column: String) throws(IngestError) -> Int {
    let text = try text(column)
    guard let number = Int(text) else { throw bad(text, column, "a whole number") }
    return number
  }

  /// A finite number, or nil where the cell is empty.
  func optionalNumber(_ column: String) throws(IngestError) -> Double? {
    let text = try text(column)
    if text.isEmpty { return nil }
    guard let number = Double(text), number.isFinite else { throw bad(text, column, "a number") }
    return number
  }

  /// A number, a publisher's mark, or nothing.
  ///
  /// The marks are those of the OEWS workbooks: `*` and `**` withhold a wage or an employment
  /// estimate, `#` stands for a wage at or above the top code.
  func publishedValue(_ column: String) throws(IngestError) -> PublishedValue {
    let text = try text(column)
    switch text {
    case "": return .absent
    case "*", "**", "-": return .suppressed(mark: text)
    case "#": return .topCoded(mark: text)
    default:
      guard let number = Double(text), number.isFinite else {
        throw bad(text, column, "a number or one of the marks *, **, -, #")
      }
      return .value(number)
    }
  }

  /// A SOC code that must be there.
  func code(_ column: String) throws(IngestError) -> SOCCode {
    let text = try text(column)
    do {
      return try SOCCode(parsing: text)
    } catch {
      throw bad(text, column, "a SOC code such as 29-2035")
    }
  }

  /// Where the row stands and the publication it names.
  func source(_ publicationColumn: String, grade: String) throws(IngestError) -> SourceReference {
    SourceReference(
      file: table.file, line: row.line, publication: try text(publicationColumn), grade: grade)
  }

  func bad(_ text: String, _ column: String, _ required: String) -> IngestError {
    .badCell(text, column: column, file: table.file, line: row.line, required: required)
  }
}

/// Reads every row of a comma-separated file into a value.
func readRows<Value>(
  of bytes: [UInt8], file: String, _ read: (TableRow) throws(IngestError) -> Value
) throws(IngestError) -> [Value] {
  let table: DelimitedText
  do {
    table = try DelimitedText(parsing: bytes, file: file)
  } catch {
    throw .unreadable(error)
  }
  var values: [Value] = []
  values.reserveCapacity(table.rows.count)
  for row in table.rows {
    values.append(try read(TableRow(table: table, row: row)))
  }
  return values
}
