/// Why a scenario or supply file cannot be used.
public enum ScenarioError: Error, Equatable, CustomStringConvertible {
  /// The text is not YAML.
  case notYAML(file: String, line: Int, problem: String)
  /// A key that no file of this kind has.
  case unknownKey(String, file: String, line: Int, known: [String])
  /// A key that must be there.
  case missingKey(String, file: String, line: Int)
  /// A value of another kind or outside what is possible.
  case badValue(String, key: String, file: String, line: Int, required: String)
  /// A key that stands twice.
  case duplicateKey(String, file: String, line: Int)
  /// Something the assumption needs is not there for an occupation.
  case notPossible(String, file: String, line: Int)

  public var description: String {
    switch self {
    case .notYAML(let file, let line, let problem):
      "\(file), line \(line): this is not YAML (\(problem)); correct the line."
    case .unknownKey(let key, let file, let line, let known):
      "\(file), line \(line): “\(key)” is not known here; known are \(known.joined(separator: ", "))."
    case .missingKey(let key, let file, let line):
      "\(file), line \(line): “\(key)” is missing; add it."
    case .badValue(let text, let key, let file, let line, let required):
      "\(file), line \(line): “\(text)” for \(key) is not \(required); correct the value."
    case .duplicateKey(let key, let file, let line):
      "\(file), line \(line): “\(key)” stands twice; remove one."
    case .notPossible(let reason, let file, let line):
      "\(file), line \(line): \(reason)"
    }
  }
}
