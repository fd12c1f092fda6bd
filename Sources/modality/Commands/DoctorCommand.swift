import ArgumentParser
import Reports

/// `modality doctor`: whether the installation is as it has to be.
struct DoctorCommand: ParsableCommand, ConfiguredByNothing {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check the installation: data, libraries, terminal, folders, configuration, store.",
    discussion: """
      EXAMPLES:
        modality doctor
        modality doctor --format json
        modality doctor --store imaging.sqlite

      One line for each check: ok, warning (the program works without) or problem, each with a \
      remedy. The network is not used. Exit code 0 without a problem, 70 when the program or a \
      library is broken, 65 when a configuration or a store is, 66 when the store named is not \
      there.
      """)

  @Option(
    help: ArgumentHelp(
      "A store to look at as well; that of the configuration when left out.", valueName: "path"),
    completion: .file(extensions: ["sqlite"]))
  var store: String?

  @OptionGroup var output: OutputOptions

  func run() throws {
    try reportingFailures {
      let findings = ProgramChecks.findings + SurroundingsChecks(store: store).findings
      if isForPeople {
        try StandardOutput.write(Self.lines(findings, isColored: isColored))
      } else {
        let report = Self.report(findings)
        try output.write(
          CommandResult(
            report: report, data: report.namedTables.first?.dataRows, json: Self.json(findings)))
      }
      let problems = findings.filter { $0.verdict == .problem }
      if let worst = problems.map(\.code).max() { throw ExitCode(worst) }
    }
  }

  /// Whether the result is lines on standard output.
  private var isForPeople: Bool {
    (output.format ?? .table) == .table && (output.output ?? "-") == "-"
  }

  private var isColored: Bool {
    let flags = CommonFlags(Array(CommandLine.arguments.dropFirst()))
    // A configuration that cannot be read is a finding above, and colors are then the standard's.
    let configuration = (try? Configuration.found()) ?? .standard
    return Terminal.takesColor(configuration, flags: flags)
  }

  /// A line for each check, with its remedy below it.
  private static func lines(_ findings: [Finding], isColored: Bool) -> String {
    let width = findings.map(\.subject.count).max() ?? 0
    let lines = findings.map { finding in
      let word = finding.verdict.rawValue.padded(to: 7)
      let shown = isColored ? "\u{1B}[\(finding.verdict.color)m\(word)\u{1B}[0m" : word
      let remedy =
        finding.remedy.isEmpty
        ? "" : "\n" + String(repeating: " ", count: width + 11) + "→ \(finding.remedy)"
      return "\(shown)  \(finding.subject.padded(to: width))  \(finding.text)\(remedy)\n"
    }
    return lines.joined()
  }

  private static func json(_ findings: [Finding]) -> JSONValue {
    .object([
      .init("schema_version", .integer(1)), .init("version", .string(Modality.version)),
      .init(
        "checks",
        .array(
          findings.map { finding in
            .object([
              .init("check", .string(finding.subject)),
              .init("verdict", .string(finding.verdict.rawValue)),
              .init("finding", .string(finding.text)), .init("remedy", .string(finding.remedy)),
            ])
          })),
    ])
  }

  private static func report(_ findings: [Finding]) -> Report {
    Report(
      title: "The installation of \(Modality.program)",
      blocks: [
        .table(
          Table(
            identifier: "checks", caption: "Checks",
            columns: [.init("Check"), .init("Verdict"), .init("Finding"), .init("Remedy")],
            rows: findings.map {
              [
                .text($0.subject), .text($0.verdict.rawValue), .text($0.text), .text($0.remedy),
              ]
            }, source: Modality.program))
      ])
  }
}

extension Finding.Verdict {
  /// The color of a terminal: green, yellow, red.
  fileprivate var color: Int {
    switch self {
    case .ok: 32
    case .warning: 33
    case .problem: 31
    }
  }
}
