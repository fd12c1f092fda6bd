/// Rows for programs under a name: what delimited text, NDJSON and a sheet of a workbook hold.
public struct DataRows: Sendable {
  /// One column.
  public struct Column: Sendable, Equatable {
    /// The name in the header, which may carry the unit: `Annual growth (%), lower`.
    public let name: String
    /// What its cells hold and how people are shown its numbers.
    public let kind: Table.Kind

    /// A column; of plain text unless `kind` says otherwise.
    public init(_ name: String, _ kind: Table.Kind = .text) {
      self.name = name
      self.kind = kind
    }
  }

  /// A stable name by which a program asks for the rows: lowercase letters, digits and hyphens.
  public let identifier: String
  /// The columns, from left to right.
  public let columns: [Column]
  /// The fields, one for each column, as delimited text and workbooks hold them.
  public let fields: [[DelimitedDialect.Field]]
  /// The rows as JSON objects.
  public let records: [JSONValue]

  /// Rows and the same rows as JSON objects.
  public init(
    identifier: String, columns: [Column], fields: [[DelimitedDialect.Field]],
    records: [JSONValue]
  ) {
    precondition(
      fields.allSatisfy { $0.count == columns.count }, "a row has one field for each column")
    self.identifier = Heading.anchor(from: identifier)
    self.columns = columns
    self.fields = fields
    self.records = records
  }

  /// The rows as delimited text, with a header.
  public func delimitedText(_ dialect: DelimitedDialect = .rfc4180) -> String {
    dialect.text(header: columns.map(\.name), rows: fields)
  }

  /// One JSON object a line.
  public var ndjson: String { records.map { $0.text(isIndented: false) + "\n" }.joined() }
}

extension TidyTable {
  /// The rows in long form, named `tidy`.
  public var dataRows: DataRows {
    let kinds: [String: Table.Kind] = [
      "year": .year, "estimate": .number(decimals: 2), "lower80": .number(decimals: 2),
      "upper80": .number(decimals: 2), "lower95": .number(decimals: 2),
      "upper95": .number(decimals: 2),
    ]
    return DataRows(
      identifier: "tidy",
      columns: Self.columnNames.map { DataRows.Column($0, kinds[$0] ?? .text) },
      fields: rows.map(\.fields), records: rows.map(\.json))
  }
}

extension Table {
  /// The cells under the name of the table: an interval takes two columns, and a column with flags
  /// is followed by one that holds them.
  public var dataRows: DataRows {
    DataRows(
      identifier: identifier,
      columns: columns.indices.flatMap { index in
        let names = headerNames(index)
        let flagged = hasFlags(index) ? 1 : 0
        let kind = columns[index].kind
        // Delimited text and workbooks hold percent where people read it.
        let stored: Kind = if case .fraction(let decimals) = kind { .percent(decimals: decimals) } else { kind }
        return names.dropLast(flagged).map { DataRows.Column($0, stored) }
          + names.suffix(flagged).map { DataRows.Column($0) }
      },
      fields: fieldRows, records: records)
  }
}
