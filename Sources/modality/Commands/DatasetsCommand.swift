import ArgumentParser
import Ingest
import LaborSeries
import Reports
import SeriesStorage

/// `modality datasets`: the data the program carries.
struct DatasetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "datasets",
    abstract: "List the data that the program carries, or the occupations it knows.",
    discussion: """
      EXAMPLES:
        modality datasets
        modality datasets --occupations --format csv
        modality datasets --store imaging.sqlite
        modality datasets --print datasets/oews/national.csv > national.csv
      """)

  @Flag(help: "List the occupations that the program knows instead.")
  var occupations = false

  @Option(
    name: .customLong("print"),
    help: ArgumentHelp("Print one file, byte for byte.", valueName: "file"), completion: .dataset)
  var file: String?

  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try reportingFailures {
      if let file {
        try StandardOutput.write(bytes: try EmbeddedDataset.file(file).bytes)
      } else {
        let report =
          occupations
          ? CatalogueReport.occupations(try source.data().collection)
          : try files()
        // A hash that is broken over two lines cannot be compared.
        try output.write(
          CommandResult(report: report), width: max(TerminalWidth.columns, 130))
      }
    }
  }

  private func files() throws -> Report {
    guard let store = source.store else {
      return CatalogueReport.files(EmbeddedDataset.all.map { ($0.path, $0.bytes) })
    }
    return StoreReport.contents(of: store, try SeriesStore(reading: store).contents())
  }
}
