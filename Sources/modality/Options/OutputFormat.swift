import ArgumentParser
import Reports

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
  case xlsx

  /// The form that a file name asks for by its extension; nil when it asks for none.
  init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    switch fileName[fileName.index(after: dot)...].lowercased() {
    case "txt": self = .table
    case "tab": self = .tsv
    case "htm": self = .html
    case "markdown": self = .md
    case "jsonl": self = .ndjson
    case let name: self.init(rawValue: name)
    }
  }
}

extension DelimitedDialect: ExpressibleByArgument {}

/// A form and, where it is delimited text, how that is written.
struct OutputForm: Equatable {
  let format: OutputFormat
  /// The dialect of `csv` and `tsv`; nil where the user named none.
  let namedDialect: DelimitedDialect?

  /// How delimited text is written.
  var dialect: DelimitedDialect { namedDialect ?? (format == .tsv ? .tsv : .rfc4180) }

  /// What the options ask for together.
  ///
  /// - Parameters:
  ///   - format: The form by name.
  ///   - dialect: The dialect by name.
  ///   - path: The file; nil or `-` for standard output.
  ///   - usual: The form of standard output when nothing asks for another.
  /// - Throws: `UsageError` when they contradict each other, or when nothing says which form.
  init(
    format: OutputFormat?, dialect: DelimitedDialect?, path: String?, usual: OutputFormat = .table
  ) throws {
    let file = path == "-" ? nil : path
    let named = file.flatMap { OutputFormat(fileName: $0) }
    if let file, let format, let named, format != named {
      throw UsageError(
        description: "The file \(file) asks for \(named.rawValue) and --format for "
          + "\(format.rawValue); change one of them.")
    }
    if let chosen = format ?? named {
      self.format = chosen
    } else if dialect != nil {
      self.format = .csv
    } else if let file {
      throw UsageError(
        description: "The name \(file) does not say which form to write; add --format.")
    } else {
      self.format = usual
    }
    if let dialect, self.format != .csv, self.format != .tsv || dialect != .tsv {
      throw UsageError(
        description: "--csv-dialect \(dialect.rawValue) does not go with \(self.format.rawValue); "
          + "leave it out, or write csv.")
    }
    namedDialect = dialect
  }
}
