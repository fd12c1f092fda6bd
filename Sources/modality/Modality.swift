import ArgumentParser

/// The command and its subcommands.
@main
struct Modality: ParsableCommand {
  static let version = "0.1.0"
  static let configuration = CommandConfiguration(
    commandName: "modality",
    abstract: "Outlooks for the medical imaging workforce, with intervals and sources.",
    discussion: """
      EXAMPLES:
        modality report --to 2035 --output my-report
        modality project mri --to 2030
        modality compare mri sonographers
        modality openings mri --to 2030
        modality group --occupations mri,29-2034
        modality series 29-2034+29-2035 --format csv
        modality fit sonographers --model log-linear --se newey-west
        modality forecast panel.csv --horizon 10 -o forecasts.csv
        modality backtest imaging
        modality datasets

      Data go to standard output, messages to standard error. Exit codes: 0 done, 64 wrong usage, \
      65 data unusable, 66 input missing, 70 internal error, 73 cannot create the output, \
      74 reading or writing failed.
      """,
    version: version,
    subcommands: [
      ReportCommand.self, ProjectCommand.self, CompareCommand.self, SeriesCommand.self,
      GroupCommand.self, FitCommand.self, ForecastCommand.self, BacktestCommand.self,
      OpeningsCommand.self, WagesCommand.self, AreasCommand.self,
      DemandCommand.self, DatasetsCommand.self,
    ])

  /// The program and its version, as files that it writes name it.
  static var program: String { "modality \(version)" }
}
