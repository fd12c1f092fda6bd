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
        modality pathway 29-2034
        modality scenario run high-retirement
        modality supply --template > supply.yaml
        modality plan mri sonographers --output plan.xlsx
        modality archive --to 2035 --output archive/may-2025
        modality fetch --occupations mri --years 2025 --output bls
        modality datasets
        modality ingest oesm24nat.zip --store my-store.sqlite
        modality store info --store my-store.sqlite

      Data go to standard output, messages to standard error. Exit codes: 0 done, 64 wrong usage, \
      65 data unusable, 66 input missing, 70 internal error, 73 cannot create the output, \
      74 reading or writing failed.
      """,
    version: version,
    subcommands: [
      ReportCommand.self,
      ProjectCommand.self,
      CompareCommand.self,
      GroupCommand.self,
      OpeningsCommand.self,
      WagesCommand.self,
      AreasCommand.self,
      DemandCommand.self,
      PathwayCommand.self,
      ScenarioCommand.self,
      SupplyCommand.self,
      PlanCommand.self,
      SeriesCommand.self,
      FitCommand.self,
      ForecastCommand.self,
      BacktestCommand.self,
      ArchiveCommand.self,
      ScoreCommand.self,
      DatasetsCommand.self,
      FetchCommand.self,
      IngestCommand.self,
      StoreCommand.self,
    ])

  /// The program and its version, as files that it writes name it.
  static var program: String { "modality \(version)" }
}
