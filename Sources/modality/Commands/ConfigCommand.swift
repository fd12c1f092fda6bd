import ArgumentParser
import Reports

/// `modality config`: what is set, and where.
struct ConfigCommand: ParsableCommand, ConfiguredByNothing {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Show each setting with its value and where it comes from.",
    discussion: """
      EXAMPLES:
        modality config --show
        modality config --show --format json
        modality config --template > .modality.yaml

      What counts, from first to last: an option of the command line, a variable such as \
      MODALITY_TARGET_YEAR, .modality.yaml in the folder at hand, modality/config.yaml in \
      $XDG_CONFIG_HOME or ~/.config, the default. “modality help config” explains each key.
      """)

  @Flag(help: "Show each key, its value and where it comes from; done as well without.")
  var show = false

  @Flag(help: "Print a file to begin with, with every key and its default in comments.")
  var template = false

  @OptionGroup var output: OutputOptions

  func run() throws {
    try reportingFailures {
      guard !(show && template) else {
        throw UsageError(description: "--show and --template exclude each other; choose one.")
      }
      if template { return try StandardOutput.write(Self.text) }
      let flags = CommonFlags(Array(CommandLine.arguments.dropFirst()))
      let configuration =
        flags.passesOverConfiguration ? Configuration.standard : try Configuration.found()
      let report = Self.report(configuration)
      try output.write(
        CommandResult(
          report: report, data: report.namedTables.first?.dataRows,
          json: Self.json(configuration)))
    }
  }

  private static func json(_ configuration: Configuration) -> JSONValue {
    .object([
      .init("schema_version", .integer(1)),
      .init(
        "settings",
        .array(
          configuration.settings.map { setting in
            .object([
              .init("key", .string(setting.key.name)), .init("value", .string(setting.value)),
              .init("from", .string(setting.origin.text)),
              .init("variable", .string(setting.key.variable)),
            ])
          })),
    ])
  }

  private static func report(_ configuration: Configuration) -> Report {
    let table = Table(
      identifier: "settings", caption: "Settings",
      columns: [.init("Key"), .init("Value"), .init("From")],
      rows: configuration.settings.map {
        [.text($0.key.name), .text($0.value), .text($0.origin.text)]
      },
      notes: ["An option of the command line comes before all of these."],
      source: "the variables and files named")
    return Report(title: "Settings of modality in this folder", blocks: [.table(table)])
  }

  private static var text: String {
    ConfigurationKey.all.map { key in
      "# \(key.meaning) \(key.required.prefix(1).uppercased())\(key.required.dropFirst()); "
        + "default: \(key.standard).\n# \(key.name): \(key.example)\n"
    }.joined(separator: "\n")
  }
}

extension ConfigurationKey {
  /// A value that a file could hold.
  var example: String {
    switch kind {
    case .text: "CA"
    case .list: "[mri, sonographers]"
    case .path: name == "store" ? "imaging.sqlite" : "my-report"
    case .integer, .number, .boolean: standard
    case .word(let words): words.contains(standard) ? standard : words[0]
    }
  }
}
