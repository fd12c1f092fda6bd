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
    help: ArgumentHelp(
      "How csv is written.",
      valueName: DelimitedDialect.allCases.map(\.rawValue).joined(separator: "|")))
  var csvDialect: DelimitedDialect?

  @Option(
    help: ArgumentHelp(
      "One table of the result alone, by its name; a wrong name lists them.", valueName: "name"))
  var table: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The file to write; - or nothing is standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Replace the file if it exists.")
  var force = false

  /// Refuses what cannot be written, before any work is done.
  func validate() throws {
    try reportingFailures {
      if try form().format == .xlsx, file == nil, isatty(STDOUT_FILENO) == 1 {
        throw UsageError(
          description: "A workbook is not for a terminal; name a file with --output.")
      }
      try file?.check()
    }
  }

  /// Writes the result in the form that was asked for.
  ///
  /// - Throws: `UsageError` when form and extension disagree or the result has no such form,
  ///   `OutputError` when the file cannot be written.
  func write(_ result: CommandResult, width: Int = TerminalWidth.columns) throws {
    let chosen = try table.map { try result.selecting($0) } ?? result
    let bytes = try chosen.bytes(in: try form(), width: width)
    guard let file else {
      try StandardOutput.write(bytes: bytes)
      return
    }
    try file.writeWhole(bytes)
  }

  /// Writes a report; csv, tsv and ndjson are its first table.
  func write(_ report: Report) throws {
    try write(CommandResult(report: report))
  }

  /// The file to write; nil for standard output.
  private var file: SingleOutput? {
    guard let output, output != "-" else { return nil }
    return SingleOutput(path: output, isForced: force)
  }

  private func form() throws -> OutputForm {
    try OutputForm(format: format, dialect: csvDialect, path: output)
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
