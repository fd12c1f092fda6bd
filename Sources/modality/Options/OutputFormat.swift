import ArgumentParser

/// The forms in which a command writes its result.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case table
  case csv
  case tsv
  case json
  case ndjson
  case md
  case html
  case svg

  /// The form that a file name asks for by its extension; nil when it asks for none.
  init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    switch fileName[fileName.index(after: dot)...].lowercased() {
    case "txt": self = .table
    case "htm": self = .html
    case "markdown": self = .md
    case "jsonl": self = .ndjson
    case let name: self.init(rawValue: name)
    }
  }
}
