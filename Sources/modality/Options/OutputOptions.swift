import ArgumentParser
import Foundation
import Reports

/// Where a command's result goes, and in which form.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The form of the result; the extension of --output chooses it otherwise, or it is table.",
      valueName: "form"))
  var format: OutputFormat?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The file to write; - or nothing is standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Replace the file if it exists.")
  var force = false

  /// Writes the result in the form that was asked for.
  ///
  /// - Throws: `UsageError` when form and extension disagree or the result has no such form,
  ///   `OutputError` when the file cannot be written.
  func write(_ result: CommandResult) throws {
    if result.explains { return try write(result.report) }
    try write(result.text)
  }

  /// Writes what `text` renders in the form that was asked for, for a terminal of some columns.
  ///
  /// - Throws: as the other does.
  func write(_ text: (_ format: OutputFormat, _ width: Int) throws -> String) throws {
    let text = try text(try chosenFormat(), TerminalWidth.columns)
    guard let output, output != "-" else {
      try StandardOutput.write(text)
      return
    }
    try SingleOutput(path: output, isForced: force).write(text)
  }

  /// Writes a report; csv, tsv and ndjson are its first table.
  func write(_ report: Report) throws {
    try write { format, width in
      switch format {
      case .table: return TextWriter(width: width).text(report)
      case .csv: return report.tables.first?.delimitedText(.rfc4180) ?? ""
      case .tsv: return report.tables.first?.delimitedText(.tsv) ?? ""
      case .json: return report.json.text()
      case .ndjson: return report.tables.first?.ndjson ?? ""
      case .md: return MarkdownWriter().text(report)
      case .html: return HTMLWriter().text(report)
      case .svg:
        throw UsageError(description: "This command draws no chart; choose another --format.")
      }
    }
  }

  private func chosenFormat() throws -> OutputFormat {
    guard let output, output != "-" else { return format ?? .table }
    let named = OutputFormat(fileName: output)
    if let format, let named, format != named {
      throw UsageError(
        description: "The file \(output) asks for \(named.rawValue) and --format for "
          + "\(format.rawValue); change one of them.")
    }
    guard let chosen = format ?? named else {
      throw UsageError(
        description: "The name \(output) does not say which form to write; add --format.")
    }
    return chosen
  }
}

/// What a command found: a report for people and rows for programs.
struct CommandResult {
  let report: Report
  let rows: [TidyTable.Row]
  /// The chart of the result, where it has one.
  var chart: String?
  /// Whether the report explains a number and is all there is: no rows stand beside it.
  var explains = false

  func text(in format: OutputFormat, width: Int) throws -> String {
    let tidy = TidyTable(rows: rows)
    switch format {
    case .table: return TextWriter(width: width).text(report)
    case .csv: return tidy.delimitedText(.rfc4180)
    case .tsv: return tidy.delimitedText(.tsv)
    case .json: return tidy.json.text()
    case .ndjson: return tidy.ndjson
    case .md: return MarkdownWriter().text(report)
    case .html: return HTMLWriter().text(report)
    case .svg:
      guard let chart else {
        throw UsageError(description: "This command draws no chart; choose another --format.")
      }
      return chart
    }
  }
}

/// The width that tables on standard output may take.
enum TerminalWidth {
  /// `COLUMNS` where it is set to 40 or more, otherwise 110.
  static var columns: Int {
    let wanted = ProcessInfo.processInfo.environment["COLUMNS"].flatMap { Int($0) }
    return wanted.map { max(40, $0) } ?? 110
  }
}

/// Standard output, written whole.
enum StandardOutput {
  /// - Throws: ``StandardOutputError`` when standard output is closed or full.
  static func write(_ text: String) throws {
    try write(bytes: Array(text.utf8))
  }

  static func write(bytes: [UInt8]) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      throw StandardOutputError(
        reason: "\(error.localizedDescription)", isBrokenPipe: isBrokenPipe(error))
    }
  }

  private static func isBrokenPipe(_ error: any Error) -> Bool {
    if let error = error as? POSIXError { return error.code == .EPIPE }
    let error = error as NSError
    if error.domain == NSPOSIXErrorDomain { return error.code == Int(EPIPE) }
    guard let cause = error.userInfo[NSUnderlyingErrorKey] as? any Error else { return false }
    return isBrokenPipe(cause)
  }
}

/// Standard output could not be written.
struct StandardOutputError: Error, CustomStringConvertible {
  let reason: String
  /// Whether the reader of a pipe went away, which is no fault.
  let isBrokenPipe: Bool

  var description: String {
    "Standard output could not be written (\(reason)); write to a file with --output instead."
  }
}
