import Digests

/// Tables as CSV files, and a description by which programs load each by its name and types: a
/// Tabular Data Package (Frictionless Standards, specification of version 1).
struct TableFiles {
  let files: [OutputFile]

  static let descriptionName = "datapackage.json"

  /// - Parameters:
  ///   - report: What the tables belong to.
  ///   - tables: The tables, whose names differ.
  ///   - program: The program and its version.
  init(of report: Report, _ tables: [DataRows], program: String) {
    let own = tables.map { table in
      (table, OutputFile(path: table.identifier + ".csv", text: table.delimitedText()))
    }
    let description = JSONValue.object([
      .init("profile", .string("tabular-data-package")), .init("name", .string("outlook")),
      .init("title", .string(report.title)), .init("description", .string(report.release)),
      .init("created_with", .string(program)),
      .init("resources", .array(own.map { Self.resource($0.0, $0.1) })),
    ])
    files = own.map(\.1) + [OutputFile(path: Self.descriptionName, text: description.text())]
  }

  private static func resource(_ table: DataRows, _ file: OutputFile) -> JSONValue {
    let meanings = meanings(of: table)
    return .object([
      .init("profile", .string("tabular-data-resource")),
      .init("name", .string(table.identifier)), .init("title", .string(table.caption)),
      .init("path", .string(file.path)), .init("format", .string("csv")),
      .init("mediatype", .string("text/csv")), .init("encoding", .string("utf-8")),
      .init("bytes", .integer(file.bytes.count)),
      .init("hash", .string("sha256:" + SHA256.hexDigest(of: file.bytes))),
      .init(
        "dialect",
        .object([.init("delimiter", .string(",")), .init("lineTerminator", .string("\r\n"))])),
      .init(
        "schema",
        .object([
          .init(
            "fields",
            .array(
              table.columns.map { column in
                .object(
                  [
                    .init("name", .string(column.name)), .init("type", .string(column.typeName)),
                  ] + (meanings[column.name].map { [.init("description", .string($0))] } ?? []))
              })), .init("missingValues", .array([.string("")])),
        ])),
    ])
  }

  /// What stands in the columns of a table, by their names.
  private static func meanings(of table: DataRows) -> [String: String] {
    switch table.identifier {
    case "measures": measureColumns
    case "sources": sourceColumns
    default: table.columns.map(\.name) == TidyTable.columnNames ? TidyTable.columnMeanings : [:]
    }
  }

  private static let measureColumns = [
    "measure": "Name of a measure in the tables in long form", "unit": "Unit of its values",
    "meaning": "What it measures",
  ]

  private static let sourceColumns = [
    "soc": "Code of the Standard Occupational Classification", "year": "Year of the observation",
    "file": "File of the data that the program carries", "line": "Line of the file",
    "grade": "How near the file is to what the publisher wrote",
    "publication": "The publication that the row was read from",
    "note": "What else is to be known of the observation",
  ]
}

extension DataRows.Column {
  /// The type of the column in a Tabular Data Package.
  fileprivate var typeName: String {
    switch kind {
    case .text: "string"
    case .year, .count: "integer"
    case nil, .number, .percent, .fraction, .dollars: "number"
    }
  }
}
