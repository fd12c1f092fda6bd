import Foundation
import Reports

/// The forms in which a table of a page can be downloaded.
enum TableForm: String, CaseIterable, Sendable {
  case csv
  case tsv
  case json
  case ndjson

  /// What a reader sees.
  var label: String { rawValue.uppercased() }

  /// The media type (RFC 7111, RFC 8259; the others are registered or in common use).
  var contentType: String {
    switch self {
    case .csv: "text/csv; charset=utf-8; header=present"
    case .tsv: "text/tab-separated-values; charset=utf-8"
    case .json: "application/json"
    case .ndjson: "application/x-ndjson"
    }
  }

  /// The table in this form.
  func content(of table: Table) -> Data {
    switch self {
    case .csv: Data(table.delimitedText(.rfc4180).utf8)
    case .tsv: Data(table.delimitedText(.tsv).utf8)
    case .json:
      Data(
        JSONValue.object([
          .init("schema_version", .integer(jsonSchemaVersion)), .init("table", table.json),
        ]).text().utf8)
    case .ndjson: Data(table.ndjson.utf8)
    }
  }
}

/// The media types of the files that a report has beside its page.
enum FileForm {
  /// The media type of a workbook (ECMA-376, part 1).
  static let workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

  /// The media type by the extension of a name; nil for one that no file of a report has.
  static func contentType(of path: String) -> String? {
    let parts = path.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return nil }
    return switch parts[1] {
    case "csv": TableForm.csv.contentType
    case "json": TableForm.json.contentType
    case "md": "text/markdown; charset=utf-8"
    case "svg": "image/svg+xml"
    case "xlsx": workbookType
    default: nil
    }
  }
}
