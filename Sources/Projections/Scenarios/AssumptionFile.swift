import Yams

/// A YAML file of assumptions, read by key with errors that say the line.
struct AssumptionFile {
  let name: String
  let root: Section

  /// More than this many bytes are no file of assumptions.
  static let mostBytes = 1_000_000

  /// Reads the text of a file.
  ///
  /// - Throws: ``ScenarioError``.
  init(_ text: String, name: String) throws(ScenarioError) {
    guard text.utf8.count <= Self.mostBytes else {
      throw .notYAML(
        file: name, line: 1, problem: "it is longer than \(Self.mostBytes) bytes")
    }
    self.name = name
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch {
      throw Self.fault(error, in: name)
    }
    guard let node else { throw .notYAML(file: name, line: 1, problem: "it is empty") }
    root = try Section(node, key: "the file", file: name)
  }

  private static func fault(_ error: any Error, in name: String) -> ScenarioError {
    guard let error = error as? YamlError else {
      return .notYAML(file: name, line: 1, problem: "\(error)")
    }
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return .notYAML(file: name, line: mark.line, problem: problem)
    case .duplicatedKeysInMapping(let keys, let context):
      return .duplicateKey(keys.joined(separator: ", "), file: name, line: context.mark.line)
    case .reader(let problem, _, _, _):
      return .notYAML(file: name, line: 1, problem: problem)
    default:
      return .notYAML(file: name, line: 1, problem: "it cannot be read")
    }
  }
}

/// A mapping of the file: keys with values, each with its line.
struct Section {
  let file: String
  let line: Int
  /// The keys in the order of the file.
  let keys: [String]
  private let values: [String: Node]
  private let lines: [String: Int]

  init(_ node: Node, key: String, file: String) throws(ScenarioError) {
    let line = node.mark?.line ?? 1
    guard let mapping = node.mapping else {
      throw .badValue(
        node.scalar?.string ?? "a list", key: key, file: file, line: line,
        required: "keys with values")
    }
    var values: [String: Node] = [:]
    var lines: [String: Int] = [:]
    var keys: [String] = []
    for (name, value) in mapping {
      guard let text = name.scalar?.string else {
        throw .badValue("a list", key: key, file: file, line: line, required: "a key")
      }
      keys.append(text)
      values[text] = value
      lines[text] = name.mark?.line ?? line
    }
    self.file = file
    self.line = line
    self.keys = keys
    self.values = values
    self.lines = lines
  }

  /// The line of a key, or of the section where the key is not there.
  func line(of key: String) -> Int { lines[key] ?? line }

  /// Refuses keys other than the known ones.
  func allow(_ known: [String]) throws(ScenarioError) {
    for key in keys where !known.contains(key) {
      throw .unknownKey(key, file: file, line: line(of: key), known: known)
    }
  }

  func has(_ key: String) -> Bool { values[key] != nil }

  /// Whether the value of a key is itself a mapping.
  func isSection(_ key: String) -> Bool { values[key]?.mapping != nil }

  /// The text of a key, or nil where it is not there.
  func text(_ key: String) throws(ScenarioError) -> String? {
    guard let node = values[key] else { return nil }
    guard let text = node.scalar?.string else {
      throw bad("a list or keys", key, "a text")
    }
    return text
  }

  /// The text of a key that may also hold keys of its own; nil where it does or is not there.
  func plainText(_ key: String) -> String? { values[key]?.scalar?.string }

  /// A number within a range, or nil where the key is not there.
  func number(_ key: String, in range: ClosedRange<Double>) throws(ScenarioError) -> Double? {
    guard let text = try text(key) else { return nil }
    let words = "a number from \(Self.short(range.lowerBound)) to \(Self.short(range.upperBound))"
    guard let number = Double(text), number.isFinite, range.contains(number) else {
      throw bad(text, key, words)
    }
    return number
  }

  /// A number that must be there.
  func requiredNumber(
    _ key: String, in range: ClosedRange<Double>
  ) throws(ScenarioError) -> Double {
    guard let number = try number(key, in: range) else { throw missing(key) }
    return number
  }

  /// A text that must be there.
  func requiredText(_ key: String) throws(ScenarioError) -> String {
    guard let text = try text(key), !text.isEmpty else { throw missing(key) }
    return text
  }

  /// A whole number within a range, or nil where the key is not there.
  func integer(_ key: String, in range: ClosedRange<Int>) throws(ScenarioError) -> Int? {
    guard let text = try text(key) else { return nil }
    guard let number = Int(text), range.contains(number) else {
      throw bad(text, key, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }

  /// The texts of a list, or of a single text; empty where the key is not there.
  func texts(_ key: String) throws(ScenarioError) -> [String] {
    guard let node = values[key] else { return [] }
    if let text = node.scalar?.string { return [text] }
    guard let list = node.sequence else { throw bad("keys with values", key, "a list of texts") }
    var texts: [String] = []
    for item in list {
      guard let text = item.scalar?.string else { throw bad("a list", key, "a list of texts") }
      texts.append(text)
    }
    return texts
  }

  /// The mapping of a key, or nil where the key is not there.
  func section(_ key: String) throws(ScenarioError) -> Section? {
    guard let node = values[key] else { return nil }
    return try Section(node, key: key, file: file)
  }

  /// The mappings of a list; empty where the key is not there.
  func sections(_ key: String) throws(ScenarioError) -> [Section] {
    guard let node = values[key] else { return [] }
    guard let list = node.sequence else {
      throw bad(node.scalar?.string ?? "keys", key, "a list")
    }
    var sections: [Section] = []
    for item in list { sections.append(try Section(item, key: key, file: file)) }
    return sections
  }

  func missing(_ key: String) -> ScenarioError { .missingKey(key, file: file, line: line) }

  func bad(_ text: String, _ key: String, _ required: String) -> ScenarioError {
    .badValue(text, key: key, file: file, line: line(of: key), required: required)
  }

  private static func short(_ number: Double) -> String {
    number == number.rounded() ? String(Int(number)) : String(number)
  }
}
