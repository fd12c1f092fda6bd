/// Reads a scenario from the text of a YAML file.
///
/// Every key is checked, so that a misspelt assumption is never passed over. Numbers may be given
/// alone or as `{value: 1.0, low: 0.5, high: 1.5, basis: where from}`; the range feeds the tornado.
public enum ScenarioFile {
  private static let topKeys = [
    "scenario", "description", "occupations", "target_year", "assumptions", "declared",
  ]
  private static let highest = "highest_published"
  private static let assumptionKeys = [
    "growth_shift", "official_weight", "exit_rate", "transfer_rate", "older_workers",
    "wage_growth", "productivity", "population", "recession", "training",
  ]

  /// The scenario of a file.
  ///
  /// - Parameters:
  ///   - text: The whole file.
  ///   - file: Its name, for messages.
  /// - Throws: ``ScenarioError`` with the line.
  public static func scenario(
    reading text: String, file: String
  ) throws(ScenarioError) -> Scenario {
    let root = try AssumptionFile(text, name: file).root
    try root.allow(topKeys)
    var assumptions: [Assumption] = []
    if let section = try root.section("assumptions") {
      try section.allow(assumptionKeys)
      for key in section.keys { assumptions.append(try assumption(key, in: section)) }
    }
    var declared: [DeclaredModality] = []
    for section in try root.sections("declared") { declared.append(try modality(section)) }
    return Scenario(
      name: try root.requiredText("scenario"), summary: try root.text("description") ?? "",
      occupations: try root.texts("occupations"),
      targetYear: try root.integer("target_year", in: 2000...2100), assumptions: assumptions,
      declared: declared, file: file)
  }

  private static func modality(_ section: Section) throws(ScenarioError) -> DeclaredModality {
    try section.allow(["name", "within", "share", "standard_error", "source"])
    let share = try section.requiredNumber("share", in: 0.01...99.99) / 100
    let error = try section.requiredNumber("standard_error", in: 0...50) / 100
    guard error * error < share * (1 - share) else {
      throw section.bad(
        "\(error * 100)", "standard_error", "possible for a share of \(share * 100) percent")
    }
    return DeclaredModality(
      name: try section.requiredText("name"), parent: try section.requiredText("within"),
      share: share, standardError: error,
      source: try section.requiredText("source"), line: section.line)
  }

  private static func assumption(
    _ key: String, in section: Section
  ) throws(ScenarioError) -> Assumption {
    switch key {
    case "growth_shift":
      return try single(key, in: section, -20...20) { .growthShift(points: $0) }
    case "official_weight": return try single(key, in: section, 0...1) { .officialWeight($0) }
    case "exit_rate" where section.plainText(key) == highest:
      return Assumption(effect: .highestPublishedExits, line: section.line(of: key))
    case "training": return try single(key, in: section, -100...200) { .training(percent: $0) }
    case "exit_rate": return try single(key, in: section, 0...50) { .exitRate(percent: $0) }
    case "transfer_rate":
      return try single(key, in: section, 0...50) { .transferRate(percent: $0) }
    case "wage_growth": return try single(key, in: section, -20...30) { .wageGrowth(percent: $0) }
    case "productivity":
      return try single(key, in: section, -10...20) { .productivity(percent: $0) }
    default: return try composite(key, in: section)
    }
  }

  /// An assumption that is one number, alone or with its range.
  private static func single(
    _ key: String, in section: Section, _ limits: ClosedRange<Double>,
    _ effect: (Double) -> Assumption.Effect
  ) throws(ScenarioError) -> Assumption {
    let line = section.line(of: key)
    guard section.isSection(key), let inner = try section.section(key) else {
      guard let value = try section.number(key, in: limits) else { throw section.missing(key) }
      return Assumption(effect: effect(value), line: line)
    }
    try inner.allow(["value", "low", "high", "basis"])
    let value = try inner.requiredNumber("value", in: limits)
    let ends = try range(around: value, in: inner, limits)
    return Assumption(
      effect: effect(value),
      range: ends.map { .init(low: effect($0.lowerBound), high: effect($0.upperBound)) },
      line: line, basis: try inner.text("basis") ?? "")
  }

  private static func range(
    around value: Double, in section: Section, _ limits: ClosedRange<Double>
  ) throws(ScenarioError) -> ClosedRange<Double>? {
    let low = try section.number("low", in: limits)
    let high = try section.number("high", in: limits)
    if low == nil && high == nil { return nil }
    guard let low else { throw section.missing("low") }
    guard let high else { throw section.missing("high") }
    guard low <= value, value <= high else {
      throw section.bad("\(low) to \(high)", "low", "a range around the value \(value)")
    }
    return low...high
  }

  /// An assumption of several numbers; the range is that of its main one.
  private static func composite(
    _ key: String, in section: Section
  ) throws(ScenarioError) -> Assumption {
    guard let inner = try section.section(key) else { throw section.missing(key) }
    switch key {
    case "older_workers":
      try inner.allow(["share", "extra_exits", "low", "high", "basis"])
      let share = try inner.requiredNumber("share", in: 0...100)
      return try composite(inner, section.line(of: key), main: "extra_exits", 0...50) {
        .olderWorkers(share: share, extraExits: $0)
      }
    case "population":
      try inner.allow(["vintage", "elasticity", "low", "high", "basis"])
      guard let vintage = try inner.integer("vintage", in: 2000...2100) else {
        throw inner.missing("vintage")
      }
      return try composite(inner, section.line(of: key), main: "elasticity", -3...3) {
        .population(vintage: vintage, elasticity: $0)
      }
    default:
      try inner.allow(["year", "depth", "recovery_years", "low", "high", "basis"])
      guard let year = try inner.integer("year", in: 2000...2100) else {
        throw inner.missing("year")
      }
      guard let recovery = try inner.integer("recovery_years", in: 1...25) else {
        throw inner.missing("recovery_years")
      }
      return try composite(inner, section.line(of: key), main: "depth", 0...60) {
        .recession(year: year, depth: $0, recoveryYears: recovery)
      }
    }
  }

  private static func composite(
    _ inner: Section, _ line: Int, main: String, _ limits: ClosedRange<Double>,
    _ effect: (Double) -> Assumption.Effect
  ) throws(ScenarioError) -> Assumption {
    let value = try inner.requiredNumber(main, in: limits)
    let ends = try range(around: value, in: inner, limits)
    return Assumption(
      effect: effect(value),
      range: ends.map { .init(low: effect($0.lowerBound), high: effect($0.upperBound)) },
      line: line, basis: try inner.text("basis") ?? "")
  }
}
