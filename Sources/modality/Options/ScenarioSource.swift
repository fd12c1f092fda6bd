import Ingest
import LaborSeries
import Projections

/// A scenario named on the command line: a preset, or a file of the user's.
enum ScenarioSource {
  private static let folder = "datasets/scenarios/"
  private static let suffix = ".yaml"

  /// The names of the presets, ascending.
  static var presets: [String] {
    EmbeddedDataset.all.map(\.path).filter { $0.hasPrefix(folder) }
      .map { String($0.dropFirst(folder.count).dropLast(suffix.count)) }
  }

  /// The text of a preset; nil where no preset has the name.
  static func preset(_ name: String) throws -> String? {
    guard presets.contains(name) else { return nil }
    let file = try EmbeddedDataset.file(folder + name + suffix)
    return String(decoding: file.bytes, as: UTF8.self)
  }

  /// The scenario of a preset or a file; a file of the same name as a preset is named with `./`.
  ///
  /// - Throws: `InputFileError`, `ScenarioError`, `UsageError` when the file is not UTF-8.
  static func scenario(named name: String) throws -> Scenario {
    if let text = try preset(name) {
      return try ScenarioFile.scenario(reading: text, file: "preset \(name)")
    }
    return try ScenarioFile.scenario(reading: try text(of: name), file: name)
  }

  /// The text of a file in UTF-8.
  static func text(of path: String) throws -> String {
    let bytes: [UInt8]
    do {
      bytes = try InputFile.bytes(at: path)
    } catch InputFileError.missing(let path) {
      throw ScenarioNotFound(name: path, presets: presets)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ScenarioError.notYAML(file: path, line: 1, problem: "it is not UTF-8")
    }
    return text
  }
}

/// There is neither a file nor a preset of a name.
struct ScenarioNotFound: Error, CustomStringConvertible {
  let name: String
  let presets: [String]

  var description: String {
    "There is no file and no preset \(name)"
      + (NearestWords.question(for: name, among: presets).nonEmpty
        ?? "; the presets are \(presets.joined(separator: ", ")).")
  }
}
