import Foundation
import LaborSeries
import Yams

/// A file of settings: keys with values, each checked, each with its line.
struct ConfigurationFile {
  /// One setting of a file.
  struct Entry {
    let key: ConfigurationKey
    let value: String
    let line: Int
  }

  let path: String
  let entries: [Entry]

  /// The file of the user: `modality/config.yaml` in `XDG_CONFIG_HOME`, or in `~/.config`.
  static var ofTheUser: String? {
    if let folder = EnvironmentVariables.value("XDG_CONFIG_HOME") {
      return folder + "/modality/config.yaml"
    }
    return EnvironmentVariables.value("HOME").map { $0 + "/.config/modality/config.yaml" }
  }

  /// The file of the project: in the folder at hand, and not searched for above it.
  static let ofTheProject = ".modality.yaml"

  /// More than this many bytes are no configuration.
  private static let mostBytes = 100_000

  /// Reads a file; nil where there is none.
  ///
  /// - Throws: ``ConfigurationError`` with the line.
  static func read(_ path: String) throws -> ConfigurationFile? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let bytes: Data
    do {
      bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw ConfigurationError.unreadable(path, reason: error.localizedDescription)
    }
    guard bytes.count <= mostBytes, let text = String(data: bytes, encoding: .utf8) else {
      throw ConfigurationError.notYAML(
        path, line: 1, problem: "it is not UTF-8 text of at most \(mostBytes) bytes")
    }
    return try ConfigurationFile(text, path: path)
  }

  /// The settings of a text.
  ///
  /// - Throws: ``ConfigurationError``.
  init(_ text: String, path: String) throws(ConfigurationError) {
    self.path = path
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[..<$0]) } ?? ""
    var entries: [Entry] = []
    for (name, node) in try Self.mapping(of: text, path: path) {
      let line = name.mark?.line ?? 1
      guard let word = name.scalar?.string else {
        throw .notYAML(path, line: line, problem: "a key is not a word")
      }
      guard let key = ConfigurationKey.all.first(where: { $0.name == word }) else {
        throw .unknownKey(word, path, line: line)
      }
      let found = Self.text(of: node)
      guard let found, found.isList == false || key.kind == .list,
        let value = key.value(of: found.text, in: folder)
      else {
        throw .badValue(found?.text ?? "keys with values", key: key, path, line: line)
      }
      entries.append(Entry(key: key, value: value, line: line))
    }
    self.entries = entries
  }

  private static func mapping(
    of text: String, path: String
  ) throws(ConfigurationError) -> [(key: Node, value: Node)] {
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch {
      throw fault(error, in: path)
    }
    // A file with comments alone says nothing, and that is allowed.
    guard let node, node.null == nil else { return [] }
    guard let mapping = node.mapping else {
      throw .notYAML(path, line: node.mark?.line ?? 1, problem: "it has no keys with values")
    }
    return mapping.map { ($0.key, $0.value) }
  }

  private static func fault(_ error: any Error, in path: String) -> ConfigurationError {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      .notYAML(path, line: mark.line, problem: problem)
    case .duplicatedKeysInMapping(let keys, let context):
      .notYAML(
        path, line: context.mark.line, problem: "\(keys.joined(separator: ", ")) comes twice")
    case .reader(let problem, _, _, _): .notYAML(path, line: 1, problem: problem)
    default: .notYAML(path, line: 1, problem: "\(error)")
    }
  }

  private static func text(of node: Node) -> (text: String, isList: Bool)? {
    if let scalar = node.scalar { return (scalar.string, false) }
    guard let sequence = node.sequence else { return nil }
    let items = sequence.compactMap { $0.scalar?.string }
    return items.count == sequence.count ? (items.joined(separator: ","), true) : nil
  }
}

/// Why a configuration cannot be used.
enum ConfigurationError: Error, CustomStringConvertible {
  case unreadable(String, reason: String)
  case notYAML(String, line: Int, problem: String)
  case unknownKey(String, String, line: Int)
  case badValue(String, key: ConfigurationKey, String, line: Int)
  case badVariable(String, key: ConfigurationKey)

  var description: String {
    switch self {
    case .unreadable(let path, let reason):
      "The configuration \(path) cannot be read (\(reason)); pass over it with --no-config."
    case .notYAML(let path, let line, let problem):
      "\(path):\(line): this is no configuration: \(problem)."
    case .unknownKey(let word, let path, let line):
      "\(path):\(line): there is no key “\(word)”"
        + (NearestWords.question(for: word, among: ConfigurationKey.all.map(\.name)).nonEmpty
          ?? "; “modality config” lists those there are.")
    case .badValue(let text, let key, let path, let line):
      "\(path):\(line): \(key.name) is “\(text)” and has to be \(key.required)"
        + (key.suggestion(for: text).nonEmpty ?? ".")
    case .badVariable(let text, let key):
      "The variable \(key.variable) is “\(text)” and has to be \(key.required)"
        + (key.suggestion(for: text).nonEmpty ?? ".")
    }
  }
}
