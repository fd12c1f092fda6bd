import ArgumentParser
import Charts
import Foundation
import Rasterizing
import Reports

/// The forms in which a chart is written.
enum ChartFormat: String, CaseIterable, ExpressibleByArgument {
  case svg
  case png

  /// The form that a file name asks for by its extension; nil when it asks for none.
  init?(fileName: String) {
    guard let dot = fileName.lastIndex(of: ".") else { return nil }
    self.init(rawValue: fileName[fileName.index(after: dot)...].lowercased())
  }
}

/// Where a chart goes, in which form and size.
struct ChartOutput: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The form of the chart; a file name's extension chooses it otherwise.",
      valueName: ChartFormat.allCases.map(\.rawValue).joined(separator: "|")))
  var format: ChartFormat?

  @Option(name: [.short, .long], help: "The file to write; - is standard output.")
  var output: String?

  @Option(help: ArgumentHelp("The width of the chart, 320 to 1600.", valueName: "pixels"))
  var width = 720

  @Option(help: "PNG pixels to a pixel of the chart; 2 for dense screens and print.")
  var scale: Double?

  @Flag(help: "Replace the file if it exists.")
  var force = false

  /// Writes a chart that `svg` draws at a width.
  ///
  /// - Throws: `UsageError` when form and extension disagree, `ChartError`, `RasterError`, and
  ///   `OutputError` when the file cannot be written.
  func write(_ svg: (Int) throws -> String) throws {
    let format = try chosenFormat()
    guard format == .png || scale == nil else {
      throw UsageError(description: "--scale is for PNG; an SVG has no pixels of its own.")
    }
    try ChartWidth.check(width)
    if let scale, !PNGRenderer.allowedScales.contains(scale) {
      throw RasterError.scaleOutOfRange(scale, allowed: PNGRenderer.allowedScales)
    }
    let file = output.flatMap { $0 == "-" ? nil : SingleOutput(path: $0, isForced: force) }
    try file?.check()
    if format == .png, file == nil, isatty(1) == 1 {
      throw UsageError(description: "A PNG is no text for a terminal; name a file with --output.")
    }
    let text = try svg(width)
    let bytes =
      format == .svg ? Array(text.utf8) : try PNGRenderer().png(of: text, scale: scale ?? 1)
    guard let file else { return try StandardOutput.write(bytes: bytes) }
    try file.write(bytes)
  }

  private func chosenFormat() throws -> ChartFormat {
    guard let output, output != "-" else { return format ?? .svg }
    let named = ChartFormat(fileName: output)
    if let format, let named, format != named {
      throw UsageError(
        description: "The file \(output) asks for \(named.rawValue) and --format for "
          + "\(format.rawValue); change one of them.")
    }
    guard let chosen = format ?? named else {
      throw UsageError(
        description: "The name \(output) does not say which form to write; add --format svg or "
          + "--format png.")
    }
    return chosen
  }
}
