/// Results in long form: one row for each occupation, area, year and measure.
public struct TidyTable: Sendable, Equatable {
  /// One value and its intervals.
  public struct Row: Sendable, Equatable {
    /// The code as published: `29-2035`.
    public let soc: String
    /// The occupation's title.
    public let title: String
    /// The area's code or name: `US`.
    public let area: String
    /// The calendar year.
    public let year: Int
    /// What is measured, with its unit: `employment_jobs`.
    public let measure: String
    /// Nil when there is no value; the flag says why.
    public let estimate: Double?
    /// The lower bound of the 80 % interval.
    public let lower80: Double?
    /// The upper bound of the 80 % interval.
    public let upper80: Double?
    /// The lower bound of the 95 % interval.
    public let lower95: Double?
    /// The upper bound of the 95 % interval.
    public let upper95: Double?
    /// Where the row comes from: `observed`, `projected`, `official`.
    public let kind: String
    /// What else is known about the value.
    public let flag: Flag?

    /// A value, in the unit of its measure, and its intervals.
    public init(
      soc: String, title: String, area: String, year: Int, measure: String, estimate: Double?,
      lower80: Double? = nil, upper80: Double? = nil, lower95: Double? = nil,
      upper95: Double? = nil, kind: String, flag: Flag? = nil
    ) {
      self.soc = soc
      self.title = title
      self.area = area
      self.year = year
      self.measure = measure
      self.estimate = estimate
      self.lower80 = lower80
      self.upper80 = upper80
      self.lower95 = lower95
      self.upper95 = upper95
      self.kind = kind
      self.flag = flag
    }
  }

  /// The names of the columns, in order.
  public static let columnNames = [
    "soc", "title", "area", "year", "measure", "estimate", "lower80", "upper80", "lower95",
    "upper95", "kind", "flag",
  ]

  /// What stands in each column.
  static let columnMeanings: [String: String] = [
    "soc": "Code of the Standard Occupational Classification; codes joined by + are a sum",
    "title": "Title of the occupation",
    "area": "The nation, or the area as published",
    "year": "Calendar year; a period has its last",
    "measure": "What the row is of; measures.csv has the unit and the meaning of each",
    "estimate": "The value in the unit of the measure; a median unless the measure says otherwise",
    "lower80": "Lower end of the 80% interval", "upper80": "Upper end of the 80% interval",
    "lower95": "Lower end of the 95% interval", "upper95": "Upper end of the 95% interval",
    "kind":
      "observed, projected, combined (record and BLS), official (BLS), compared, estimated, assumed",
    "flag": Flag.allCases.map { "\($0.rawValue) \($0.meaning)" }.joined(separator: ", "),
  ]

  /// The rows, in the order in which they are written.
  public let rows: [Row]

  /// A table of the given rows.
  public init(rows: [Row]) {
    self.rows = rows
  }

  /// The rows as delimited text, with a header.
  public func delimitedText(_ dialect: DelimitedDialect = .rfc4180) -> String {
    dialect.text(header: Self.columnNames, rows: rows.map(\.fields))
  }

  /// The rows as one JSON object, with the version of its form.
  public var json: JSONValue {
    .object([
      JSONValue.Member("schema_version", .integer(jsonSchemaVersion)),
      JSONValue.Member("rows", .array(rows.map(\.json))),
    ])
  }

  /// One JSON object a line.
  public var ndjson: String {
    rows.map { $0.json.text(isIndented: false) + "\n" }.joined()
  }

  /// The rows as a table for people.
  public func table(caption: String, source: String, decimals: Int = 0) -> Table {
    let number = Table.Kind.number(decimals: decimals)
    let columns =
      [("SOC", Table.Kind.text), ("Occupation", .text), ("Area", .text), ("Year", .year)]
      + [("Measure", .text), ("Estimate", number), ("80% interval", number)]
      + [("95% interval", number), ("Kind", .text)]
    return Table(
      identifier: "tidy", caption: caption,
      columns: columns.map { Table.Column($0.0, $0.1) },
      rows: rows.map { row in
        [
          .text(row.soc), .text(row.title), .text(row.area), .number(row.year),
          .text(row.measure), .number(row.estimate, flag: row.flag),
          Cell(lower: row.lower80, upper: row.upper80),
          Cell(lower: row.lower95, upper: row.upper95), .text(row.kind),
        ]
      }, source: source)
  }
}

extension Cell {
  /// The interval, or a missing cell when it lacks a bound.
  public init(lower: Double?, upper: Double?) {
    if let lower, let upper {
      self.init(.interval(lower, upper))
    } else {
      self.init(.missing)
    }
  }
}

extension TidyTable.Row {
  private var bounds: [Double?] { [estimate, lower80, upper80, lower95, upper95] }

  var fields: [DelimitedDialect.Field] {
    [.text(soc), .text(title), .text(area), .number(Double(year)), .text(measure)]
      + bounds.map { .number($0) } + [.text(kind), .text(effectiveFlag?.rawValue ?? "")]
  }

  var json: JSONValue {
    let texts = [("soc", soc), ("title", title), ("area", area)]
    return .object(
      texts.map { JSONValue.Member($0.0, .string($0.1)) }
        + [JSONValue.Member("year", .integer(year)), JSONValue.Member("measure", .string(measure))]
        + zip(TidyTable.columnNames[5...9], bounds).map { JSONValue.Member($0, .number($1)) }
        + [
          JSONValue.Member("kind", .string(kind)),
          JSONValue.Member("flag", .string(effectiveFlag?.rawValue)),
        ])
  }

  /// The flag; a value that is missing or not finite for no stated reason is not available.
  private var effectiveFlag: Flag? {
    flag ?? (estimate?.isFinite == true ? nil : .notAvailable)
  }
}
