import Foundation
import Testing

@testable import modality

@Suite struct ConfigurationTests {
  /// A folder with a file of the user and one of the project.
  private func withFiles(
    user: String? = nil, project: String? = nil, _ body: (URL, [String: String]) throws -> Void
  ) throws {
    try withTemporaryFolder { folder in
      let home = folder.appendingPathComponent("home/modality")
      try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
      let work = folder.appendingPathComponent("work")
      try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
      if let user {
        try Data(user.utf8).write(to: home.appendingPathComponent("config.yaml"))
      }
      if let project {
        try Data(project.utf8).write(to: work.appendingPathComponent(".modality.yaml"))
      }
      try body(work, ["XDG_CONFIG_HOME": folder.appendingPathComponent("home").path])
    }
  }

  /// The last projected year of tidy rows.
  private func lastYear(_ text: String) -> String? {
    text.split(separator: "\r\n").filter { $0.contains(",employment_jobs,") }.last?
      .split(separator: ",").first { $0.hasPrefix("20") }.map(String.init)
  }

  @Test func anOptionComesBeforeAVariableBeforeTheProjectBeforeTheUser() throws {
    try withFiles(user: "target-year: 2027\nformat: csv\n", project: "target-year: 2028\n") {
      folder, variables in
      let more = variables.merging(["MODALITY_TARGET_YEAR": "2029"]) { $1 }
      let option = try Program.run("project", "mri", "--to", "2030", in: folder, environment: more)
      #expect(lastYear(option.standardOutput) == "2030")
      let variable = try Program.run("project", "mri", in: folder, environment: more)
      #expect(lastYear(variable.standardOutput) == "2029")
      let project = try Program.run("project", "mri", in: folder, environment: variables)
      #expect(lastYear(project.standardOutput) == "2028")
      try FileManager.default.removeItem(at: folder.appendingPathComponent(".modality.yaml"))
      let user = try Program.run("project", "mri", in: folder, environment: variables)
      #expect(lastYear(user.standardOutput) == "2027")
      let none = try Program.run(
        "project", "mri", "--no-config", in: folder, environment: variables)
      #expect(none.standardOutput.contains("2035"))
      #expect(none.standardOutput.contains("Median"))
    }
  }

  @Test func eachSettingIsShownWithItsOrigin() throws {
    try withFiles(user: "# mine\nformat: json\n", project: "\n\ntarget-year: 2028\n") {
      folder, variables in
      let more = variables.merging(["MODALITY_AREA": "CA"]) { $1 }
      let run = try Program.run(
        "config", "--show", "--format", "json", in: folder, environment: more)
      #expect(run.status == 0)
      struct Shown: Decodable {
        struct Setting: Decodable {
          let key: String
          let value: String
          let from: String
        }
        let settings: [Setting]
      }
      let shown = try JSONDecoder().decode(Shown.self, from: Data(run.standardOutput.utf8))
      let found = Dictionary(uniqueKeysWithValues: shown.settings.map { ($0.key, $0) })
      #expect(found.count == ConfigurationKey.all.count)
      #expect(found["target-year"]?.value == "2028")
      #expect(found["target-year"]?.from == ".modality.yaml:3")
      #expect(found["format"]?.from.hasSuffix("/modality/config.yaml:2") == true)
      #expect(found["area"]?.from == "variable MODALITY_AREA")
      #expect(found["inflation"]?.from == "default")
    }
  }

  @Test(arguments: [
    ("target-yeer: 2030\n", ".modality.yaml:1: ", "did you mean target-year?"),
    ("area: CA\ntarget-year: soon\n", ".modality.yaml:2: ", "a whole number from 1990 to 2100"),
    ("format: jsn\n", ".modality.yaml:1: ", "did you mean json?"),
    ("target-year: [2030, 2031]\n", ".modality.yaml:1: ", "a whole number"),
    ("area: CA\narea: TX\n", ".modality.yaml:", "comes twice"),
    ("area: [CA\n", ".modality.yaml:", "no configuration"),
    ("just a text\n", ".modality.yaml:1: ", "no keys with values"),
  ])
  func whatCannotBeUsedNamesFileAndLine(text: String, place: String, words: String) throws {
    try withFiles(project: text) { folder, variables in
      let run = try Program.run("series", "mri", in: folder, environment: variables)
      #expect(run.status == 65)
      #expect(run.standardOutput.isEmpty)
      #expect(run.standardError.contains(place), "\(run.standardError)")
      #expect(run.standardError.contains(words), "\(run.standardError)")
      #expect(try Program.run("--version", in: folder, environment: variables).status == 0)
      #expect(try Program.run("help", "series", in: folder, environment: variables).status == 0)
      let passed = try Program.run(
        "series", "mri", "--no-config", in: folder, environment: variables)
      #expect(passed.status == 0)
    }
  }

  @Test func aVariableThatCannotBeUsedIsNamed() throws {
    let run = try Program.run(
      "series", "mri", environment: ["MODALITY_COLOR": "allways"])
    #expect(run.status == 65)
    #expect(run.standardError.contains("MODALITY_COLOR"))
  }

  @Test func occupationsOfASettingAreTakenWhereNoneAreNamed() throws {
    try withFiles(project: "occupations: [mri, sonographers]\nformat: csv\n") {
      folder, variables in
      let run = try Program.run("wages", "--to", "2027", in: folder, environment: variables)
      #expect(run.standardOutput.contains("29-2035,"))
      #expect(run.standardOutput.contains("29-2032,"))
      #expect(!run.standardOutput.contains("\n29-2033,"))
      let named = try Program.run(
        "wages", "29-2033", "--to", "2027", in: folder, environment: variables)
      #expect(!named.standardOutput.contains("\n29-2032,"))
    }
  }

  @Test func theExtensionOfAFileComesBeforeAFormatOfASetting() throws {
    try withFiles(project: "format: csv\n") { folder, variables in
      let run = try Program.run(
        "series", "mri", "-o", "mri.json", in: folder, environment: variables)
      #expect(run.status == 0, "\(run.standardError)")
      let text = try String(contentsOf: folder.appendingPathComponent("mri.json"), encoding: .utf8)
      #expect(text.hasPrefix("{"))
    }
  }

  @Test func theTemplateIsAConfigurationWithEveryKey() throws {
    let run = try Program.run("config", "--template")
    let stated = run.standardOutput.split(separator: "\n").compactMap { line -> String? in
      let text = line.dropFirst(2)
      let key = text.prefix { $0 != ":" }
      return ConfigurationKey.all.contains { $0.name == key } ? String(text) : nil
    }
    #expect(stated.count == ConfigurationKey.all.count)
    try withFiles(project: stated.joined(separator: "\n")) { folder, variables in
      let shown = try Program.run("config", in: folder, environment: variables)
      #expect(shown.status == 0, "\(shown.standardError)")
      #expect(!shown.standardOutput.contains(" default\n"))
    }
    try withFiles(project: run.standardOutput) { folder, variables in
      let comments = try Program.run("config", in: folder, environment: variables)
      #expect(comments.status == 0)
    }
  }

  @Test func everySettingReachesACommand() throws {
    let descriptions = try ManualPage.all().map { page in
      (
        name: page.commands.dropFirst().map { $0._commandName }.joined(separator: " "),
        text: try CommandDescription(of: page.commands[page.commands.count - 1])
      )
    }
    for key in ConfigurationKey.all {
      let option: String
      switch key.use {
      case .option(let name), .flag(let name), .occupations(let name): option = name
      case .terminal: continue
      }
      // Reports get audiences, languages and dialects with options of their own.
      if ["--for", "--lang", "--csv-dialect"].contains(option) { continue }
      let reached = descriptions.filter { key.reaches($0.name) && $0.text.option(option) != nil }
      #expect(!reached.isEmpty, "\(key.name)")
    }
  }
}
