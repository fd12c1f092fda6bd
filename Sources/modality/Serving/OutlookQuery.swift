import Ingest
import LaborSeries
import Projections
import Reports
import Serving

/// What a page is to show: the choices of `modality report`, read from a query by the same rules.
struct OutlookQuery: Hashable, Sendable {
  /// Codes in the order asked for; empty for all imaging modalities.
  let occupations: [String]
  /// The code of an area; nil for the nation.
  let area: String?
  let targetYear: Int
  /// The name of a preset; nil for none.
  let scenario: String?
  /// Whom the report is for; nil for everyone.
  let audience: Audience?
  let language: Language

  /// The target year when none is asked for, as in `modality report`.
  static let usualTargetYear = 2035

  private static let names = ["occupations", "area", "to", "scenario", "for", "lang"]

  /// The query with each name and code as the program writes it, so that two ways to ask for the
  /// same page are one; the items in a fixed order, what is usual left out.
  var text: String {
    var items: [String] = []
    if !occupations.isEmpty {
      // A plus sign in a query would be read as a space.
      items.append("occupations=" + occupations.joined(separator: ",").replacing("+", with: "%2B"))
    }
    if let area { items.append("area=\(area)") }
    items.append("to=\(targetYear)")
    if let scenario { items.append("scenario=\(scenario)") }
    if let audience { items.append("for=\(audience.rawValue)") }
    if language != .english { items.append("lang=\(language.rawValue)") }
    return items.joined(separator: "&")
  }

  /// A query; see the properties for each argument.
  init(
    occupations: [String] = [], area: String? = nil, targetYear: Int = usualTargetYear,
    scenario: String? = nil, audience: Audience? = nil, language: Language = .english
  ) {
    self.occupations = occupations
    self.area = area
    self.targetYear = targetYear
    self.scenario = scenario
    self.audience = audience
    self.language = language
  }

  /// The same with another target year.
  func through(_ year: Int) -> OutlookQuery {
    OutlookQuery(
      occupations: occupations, area: area, targetYear: year, scenario: scenario,
      audience: audience, language: language)
  }

  /// The same in English, the language of tables for programs.
  var inEnglish: OutlookQuery {
    OutlookQuery(
      occupations: occupations, area: area, targetYear: targetYear, scenario: scenario,
      audience: audience)
  }

  /// Reads and checks a query.
  ///
  /// - Throws: `UsageError`, and what looking up an occupation, an area or a year throws.
  init(_ items: [QueryItem], in choices: OutlookChoices) throws {
    for item in items where !Self.names.contains(item.name) {
      throw UsageError(
        description: "There is nothing called “\(Self.shown(item.name))” to choose"
          + (NearestWords.question(for: Self.shown(item.name), among: Self.names).isEmpty
            ? "; choose by \(Self.names.joined(separator: ", "))."
            : NearestWords.question(for: Self.shown(item.name), among: Self.names)))
    }
    func only(_ name: String) throws -> String? {
      let values = items.filter { $0.name == name }.map(\.value)
      guard values.count <= 1 else {
        throw UsageError(description: "“\(name)” is given \(values.count) times; give it once.")
      }
      let value = values.first.map { $0.trimmingSpaces }
      return value?.isEmpty == false ? value : nil
    }
    let named = items.filter { $0.name == "occupations" && !$0.value.isEmpty }.map(\.value)
    occupations = try choices.occupationCodes(named: named.joined(separator: ","))
    area = try only("area").flatMap { try choices.areaCode(named: $0) }
    targetYear = try choices.targetYear(try only("to"))
    scenario = try only("scenario").map { try choices.scenario(named: $0) }
    audience = try only("for").map { try Audience(named: String($0.prefix(60))) }
    language = try only("lang").map { try Language(named: String($0.prefix(60))) } ?? .english
    if area != nil, scenario != nil {
      throw UsageError(
        description: "A scenario changes the nation's employment and openings and says nothing of "
          + "one area; leave out the area to see the scenario, or the scenario to see the area.")
    }
  }

  /// A text of a client's, short enough to be said again.
  private static func shown(_ text: String) -> String {
    text.count > 60 ? text.prefix(60) + "…" : text
  }
}

/// What can be chosen, looked up as the command line looks it up.
struct OutlookChoices: Sendable {
  let data: OutlookData
  let areas: AreaLookup
  let scenarios: [(name: String, title: String)]

  init(data: OutlookData, areas: AreaLookup) throws {
    self.data = data
    self.areas = areas
    scenarios = try ScenarioSource.presets.map { name in
      (name, try ScenarioSource.scenario(named: name).name)
    }
  }

  /// The occupations that stand on the form: the imaging modalities that there are figures of.
  var occupations: [Occupation] {
    get throws { try data.occupations(named: nil) }
  }

  /// The target years that every occupation of the form can be projected to.
  var targetYears: ClosedRange<Int> {
    get throws {
      let last = try occupations.compactMap { occupation in
        try data.collection.series(of: occupation).employmentObservations.last?.year
      }
      let first = (last.max() ?? OutlookQuery.usualTargetYear) + 1
      return first...max(first, (last.min() ?? first) + ProjectionError.longestHorizon)
    }
  }

  /// Codes of the occupations of a list; none for an empty list, or for all imaging modalities.
  func occupationCodes(named list: String) throws -> [String] {
    guard !list.isEmpty else { return [] }
    let codes = try data.occupations(named: list).map(\.code.description)
    return codes == (try occupations.map(\.code.description)) ? [] : codes
  }

  /// The code of an area; nil for the nation.
  func areaCode(named text: String) throws -> String? {
    if ["us", "united states"].contains(text.lowercased()) { return nil }
    return try areas.area(named: text).code
  }

  /// A target year; which of them are possible depends on the occupations.
  func targetYear(_ text: String?) throws -> Int {
    guard let text else { return OutlookQuery.usualTargetYear }
    guard text.count <= 4, let year = Int(text), year > 0 else {
      throw UsageError(
        description: "“\(text.prefix(20))” is not a year; write one such as "
          + "\(OutlookQuery.usualTargetYear).")
    }
    return year
  }

  /// The name of a preset; a browser never names a file.
  func scenario(named name: String) throws -> String {
    guard scenarios.contains(where: { $0.name == name }) else {
      throw UsageError(
        description: "There is no scenario “\(name.prefix(60))”; there are "
          + scenarios.map(\.name).joined(separator: ", ") + ".")
    }
    return name
  }
}

extension String {
  /// The text without spaces at both ends.
  fileprivate var trimmingSpaces: String {
    String(
      drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
