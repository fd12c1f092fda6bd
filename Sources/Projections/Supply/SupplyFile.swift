/// Reads a supply ledger from the text of a YAML file.
public enum SupplyFile {
  private static let topKeys = [
    "supply", "occupation", "target_year", "staff", "vacancies", "completions", "seats",
    "completions_growth", "pass_rate", "entry_rate", "in_migration", "transfers_in", "exits",
    "transfers",
  ]

  /// The ledger of a file.
  ///
  /// - Parameters:
  ///   - text: The whole file.
  ///   - file: Its name, for messages.
  /// - Throws: ``ScenarioError`` with the line.
  public static func ledger(reading text: String, file: String) throws(ScenarioError)
    -> SupplyLedger
  {
    let root = try AssumptionFile(text, name: file).root
    try root.allow(topKeys)
    return SupplyLedger(
      name: try root.requiredText("supply"), occupation: try root.requiredText("occupation"),
      targetYear: try root.integer("target_year", in: 2000...2100), staff: try staff(in: root),
      vacancies: try count("vacancies", in: root), completions: try completions(in: root),
      completionsGrowth: try (root.number("completions_growth", in: -50...100) ?? 0) / 100,
      passRate: try percent("pass_rate", in: root), entryRate: try percent("entry_rate", in: root),
      inMigration: try count("in_migration", in: root),
      transfersIn: try count("transfers_in", in: root), exits: try rate("exits", in: root),
      transfers: try rate("transfers", in: root), file: file)
  }

  private static func staff(in root: Section) throws(ScenarioError) -> SupplyLedger.Staff {
    if let name = try accepted("staff", in: root) {
      guard name == "oews" else { throw root.bad(name, "staff", "oews, or a value of your own") }
      return .survey(line: root.line(of: "staff"))
    }
    guard let figure = try count("staff", in: root), figure.value > 0 else {
      throw root.missing("staff")
    }
    return .given(figure)
  }

  private static func completions(
    in root: Section
  ) throws(ScenarioError) -> SupplyLedger.Completions {
    if root.has("seats") {
      guard !root.has("completions") else {
        throw root.bad("seats and completions", "seats", "one of the two alone")
      }
      guard let seats = try count("seats", in: root), let section = try root.section("seats") else {
        throw root.missing("seats")
      }
      let share = try section.requiredNumber("completion", in: 0...100) / 100
      return .seats(
        seats,
        completion: SupplyLedger.Figure(share, source: seats.source, line: seats.line))
    }
    if let name = try accepted("completions", in: root) {
      let words = name.split(separator: " ")
      guard words.count == 2, words[0] == "ipeds" else {
        throw root.bad(name, "completions", "ipeds and a program, such as ipeds 51.0911")
      }
      return .ipeds(program: String(words[1]), line: root.line(of: "completions"))
    }
    guard let figure = try count("completions", in: root) else { throw root.missing("completions") }
    return .given(figure)
  }

  private static func rate(
    _ key: String, in root: Section
  ) throws(ScenarioError) -> SupplyLedger.Rate {
    if let name = try accepted(key, in: root) {
      guard name == "bls" else { throw root.bad(name, key, "bls, or a value in percent a year") }
      return .published(line: root.line(of: key))
    }
    return .given(try percent(key, in: root, most: 50))
  }

  /// The name after `accept:`, or nil where the figure is the user's own.
  private static func accepted(_ key: String, in root: Section) throws(ScenarioError) -> String? {
    guard root.isSection(key), let section = try root.section(key), section.has("accept") else {
      return nil
    }
    try section.allow(["accept"])
    return try section.requiredText("accept")
  }

  /// A number of persons, alone or with its error and source.
  private static func count(
    _ key: String, in root: Section
  ) throws(ScenarioError) -> SupplyLedger.Figure? {
    guard root.has(key) else { return nil }
    return try figure(key, in: root, 0...10_000_000, scale: 1)
  }

  /// A percentage that must be there, as a fraction.
  private static func percent(
    _ key: String, in root: Section, most: Double = 100
  ) throws(ScenarioError) -> SupplyLedger.Figure {
    guard root.has(key) else { throw root.missing(key) }
    return try figure(key, in: root, 0...most, scale: 0.01)
  }

  private static func figure(
    _ key: String, in root: Section, _ limits: ClosedRange<Double>, scale: Double
  ) throws(ScenarioError) -> SupplyLedger.Figure {
    let line = root.line(of: key)
    guard root.isSection(key), let section = try root.section(key) else {
      guard let value = try root.number(key, in: limits) else { throw root.missing(key) }
      return SupplyLedger.Figure(value * scale, source: "user-supplied", line: line)
    }
    try section.allow(["value", "standard_error", "source", "completion"])
    let value = try section.requiredNumber("value", in: limits)
    let error = try section.number("standard_error", in: 0...limits.upperBound) ?? 0
    let source = try section.text("source")
    return SupplyLedger.Figure(
      value * scale, standardError: error * scale,
      source: source.map { "user-supplied: \($0)" } ?? "user-supplied", line: line)
  }
}
