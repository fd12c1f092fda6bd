import ArgumentParser
import GrowthModels
import LaborSeries
import Projections
import Reports

/// `modality scenario`: what follows from assumptions of one's own.
struct ScenarioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenario",
    abstract: "Say what follows from assumptions: growth, retirement, productivity, recession.",
    discussion: """
      EXAMPLES:
        modality scenario run high-retirement --occupations 29-2034
        modality scenario print automation > mine.yaml
        modality scenario run mine.yaml --to 2030
        modality scenario compare baseline mine.yaml
      """,
    subcommands: [Run.self, Compare.self, Print.self, List.self])

  /// `modality scenario run`.
  struct Run: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "run", abstract: "Work out one scenario beside the baseline.",
      discussion: """
        EXAMPLES:
          modality scenario run recession --occupations mri
          modality scenario run mine.yaml --to 2030 --format csv
          modality scenario run recession --occupations mri --explain
        """)

    @Argument(help: "A scenario file, or the name of a preset.", completion: .scenario)
    var scenario: String

    @OptionGroup var why: ExplainOption
    @OptionGroup var scope: ScenarioScope
    @OptionGroup var output: OutputOptions

    func run() throws {
      try reportingFailures {
        let projections = try Activity.shown("Working out the scenario") {
          try scope.projections(of: try ScenarioSource.scenario(named: scenario))
        }
        let report = ScenarioReport(on: projections)
        try output.write(
          try why.applied(
            to: CommandResult(
              report: try report.report(), rows: projections.flatMap(ScenarioTidy.rows),
              chart: try projections.first.map { try report.tornadoChart($0).svg() }),
            ScenarioReasons(on: projections)))
      }
    }
  }

  /// `modality scenario compare`.
  struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compare", abstract: "Put two scenarios side by side, draw by draw.",
      discussion: """
        EXAMPLES:
          modality scenario compare baseline high-retirement --occupations mri
          modality scenario compare baseline mine.yaml
        """)

    @Argument(help: "The first scenario: a file, or the name of a preset.", completion: .scenario)
    var first: String

    @Argument(help: "The second scenario.", completion: .scenario)
    var second: String

    @OptionGroup var scope: ScenarioScope

    @OptionGroup var output: OutputOptions

    func run() throws {
      try reportingFailures {
        let pair = try Activity.shown("Working out two scenarios", steps: 2) { step in
          try [first, second].map { name in
            defer { step() }
            return try scope.projections(of: try ScenarioSource.scenario(named: name))
          }
        }
        let report = ScenarioComparisonReport(
          on: try ScenarioComparison.comparisons(of: pair[0], with: pair[1]))
        try output.write(CommandResult(report: report.report, rows: report.rows))
      }
    }
  }

  /// `modality scenario print`.
  struct Print: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "print", abstract: "Print a preset, as a file to begin with.",
      discussion: """
        EXAMPLES:
          modality scenario print recession > mine.yaml
        """)

    @Argument(help: "The name of a preset.", completion: .scenario)
    var preset: String

    func run() throws {
      try reportingFailures {
        guard let text = try ScenarioSource.preset(preset) else {
          throw ScenarioNotFound(name: preset, presets: ScenarioSource.presets)
        }
        try StandardOutput.write(text)
      }
    }
  }

  /// `modality scenario list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the presets.",
      discussion: """
        EXAMPLES:
          modality scenario list
        """)

    func run() throws {
      try reportingFailures {
        let lines = try ScenarioSource.presets.map { name in
          "\(name): \(try ScenarioSource.scenario(named: name).name)\n"
        }
        try StandardOutput.write(lines.joined())
      }
    }
  }
}
