import ArgumentParser

/// The command and its subcommands.
@main
struct Modality: ParsableCommand {
  static let version = "0.1.0"
  static let configuration = CommandConfiguration(
    commandName: "modality",
    abstract: "Outlooks for the medical imaging workforce, with intervals and sources.",
    version: version,
    groupedSubcommands: [
      CommandGroup(
        name: "Outlooks",
        subcommands: [
          ReportCommand.self,
          ServeCommand.self,
          ProjectCommand.self,
          CompareCommand.self,
          GroupCommand.self,
          OpeningsCommand.self,
          WagesCommand.self,
          AreasCommand.self,
          DemandCommand.self,
          ChartCommand.self,
        ]),
      CommandGroup(
        name: "Planning",
        subcommands: [
          PlanCommand.self,
          ScenarioCommand.self,
          SupplyCommand.self,
          PathwayCommand.self,
        ]),
      CommandGroup(
        name: "Data",
        subcommands: [
          SeriesCommand.self,
          DatasetsCommand.self,
          FetchCommand.self,
          IngestCommand.self,
          StoreCommand.self,
        ]),
      CommandGroup(
        name: "Judging",
        subcommands: [
          BacktestCommand.self,
          ArchiveCommand.self,
          ScoreCommand.self,
          FitCommand.self,
          ForecastCommand.self,
        ]),
      CommandGroup(
        name: "Program",
        subcommands: [
          ConfigCommand.self,
          DoctorCommand.self,
          CompletionsCommand.self,
          ManualCommand.self,
        ]),
    ])

  /// The program and its version, as files that it writes name it.
  static var program: String { "modality \(version)" }

  /// How messages about wrong usage begin, as all messages do.
  static let _errorLabel = "modality"

  /// For options and flags that are common to all commands, which ``Invocation`` takes out of the
  /// words before a command sees them.
  @OptionGroup(title: "Options of every command") var common: CommonOptions

  /// Runs the command that the words of the command line name.
  static func main() {
    do {
      var command = try Invocation(Array(CommandLine.arguments.dropFirst())).command()
      try command.run()
    } catch {
      exit(withError: error)
    }
  }
}
