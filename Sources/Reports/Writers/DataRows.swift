/// Rows for programs under a name: what delimited text, NDJSON and a sheet of a workbook hold.
public struct DataRows: Sendable {
  /// One column.
  public struct Column: Sendable, Equatable {
    /// The name in the header, which may carry the unit: `Annual growth (%), lower`.
    public let name: String
    /// What its cells hold and how people are shown its numbers; nil for numbers of several units.
    /// Percent are stored as people read them: 3.1.
    public let kind: Table.Kind?
    /// Whether numbers above zero are shown with a plus sign.
    public let showsPlus: Bool

    /// A column; of plain text unless `kind` says otherwise.
    public init(_ name: String, _ kind: Table.Kind? = .text, showsPlus: Bool = false) {
      self.name = name
      self.kind = kind
      self.showsPlus = showsPlus
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

  /// Rows whose JSON objects have the names of the columns.
  public init(identifier: String, columns: [Column], fields: [[DelimitedDialect.Field]]) {
    self.init(
      identifier: identifier, columns: columns, fields: fields,
      records: fields.map { row in
        .object(
          zip(columns, row).map { column, field in
            switch field {
            case .text(let text): JSONValue.Member(column.name, .string(text))
            case .number(let number): JSONValue.Member(column.name, .number(number))
            }
          })
      })
  }

  /// The same rows under another name.
  func renamed(_ identifier: String) -> DataRows {
    DataRows(identifier: identifier, columns: columns, fields: fields, records: records)
  }

  /// The rows as delimited text, with a header.
  public func delimitedText(_ dialect: DelimitedDialect = .rfc4180) -> String {
    dialect.text(header: columns.map(\.name), rows: fields)
  }

  /// One JSON object a line.
  public var ndjson: String { records.map { $0.text(isIndented: false) + "\n" }.joined() }
}

extension TidyTable {
  /// The rows in long form under a name.
  public func dataRows(named identifier: String = "tidy") -> DataRows {
    let numbers: Set<String> = ["estimate", "lower80", "upper80", "lower95", "upper95"]
    return DataRows(
      identifier: identifier,
      columns: Self.columnNames.map { name in
        DataRows.Column(name, numbers.contains(name) ? nil : name == "year" ? .year : .text)
      },
      fields: rows.map(\.fields), records: rows.map(\.json))
  }
}

extension Table {
  /// The cells under the name of the table: an interval takes two columns, and a column with flags
  /// is followed by one that holds them. Fractions become percent.
  public var dataRows: DataRows {
    let plain = distinctNames
    return DataRows(
      identifier: identifier,
      columns: columns.indices.flatMap { index in
        let column = columns[index]
        let names = headerNames(index, plain[index])
        let flagCount = hasFlags(index) ? 1 : 0
        return names.dropLast(flagCount).map {
          DataRows.Column($0, column.kind.asStored, showsPlus: column.showsPlus)
        } + names.suffix(flagCount).map { DataRows.Column($0) }
      },
      fields: fieldRows, records: records)
  }
}

extension Table.Kind {
  /// The kind of the same column in delimited text, which holds percent where people read them.
  fileprivate var asStored: Table.Kind {
    if case .fraction(let decimals) = self { return .percent(decimals: decimals) }
    return self
  }
}

extension DataRows {
  /// What the rows are, for people who meet them by name.
  public var caption: String {
    switch identifier.hasPrefix("tidy-") ? String(identifier.dropFirst(5)) : identifier {
    case "tidy": "Every value in long form: one row for each occupation, area, year and measure"
    case "projections": "Observed, projected and official figures in long form"
    case "series": "Published figures in long form"
    case "openings": "Openings in long form"
    case "wages": "Wages in long form"
    case "comparison": "Growth compared, in long form"
    case "states": "Projections of the states in long form"
    case "demand": "Employment and the older population, in long form"
    case "sources": "The row of the data behind every observation"
    case "measures": "The measures of the tables in long form, their units and what they mean"
    case "scores": "Every score in long form: one row for each set, contender and horizon"
    default: identifier
    }
  }

  /// The meaning of the flags in use.
  var notes: [String] {
    guard let column = columns.firstIndex(where: { $0.name == "flag" }) else { return [] }
    let used = Set(
      fields.compactMap { row -> String? in
        if case .text(let flag) = row[column], !flag.isEmpty { return flag }
        return nil
      })
    let meanings = Flag.allCases.filter { used.contains($0.rawValue) }
      .map { "[\($0.rawValue)] \($0.meaning)" }
    return meanings.isEmpty ? [] : [meanings.joined(separator: "; ") + "."]
  }
}
