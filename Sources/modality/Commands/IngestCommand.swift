import ArgumentParser
import Foundation
import Ingest
import LaborSeries
import Reports

/// `modality ingest`: published files into a store.
struct IngestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Read published files as downloaded and keep their figures in a store.",
    discussion: """
      EXAMPLES:
        modality ingest oesm24nat.zip
        modality ingest national_M2024_dl.xlsx occupation.xlsx --store imaging.sqlite
        modality ingest oe.data.0.Current --occupations mri,sonographers
        modality ingest oe.area oe.occupation oe.footnote oe.data.0.Current
        modality ingest export.csv --decimal-mark , --delimiter ';'
        modality ingest oe.data.0.Current --occupations mri --print > mri.csv
        modality report --store modality.sqlite

      What a file is, is found from its content. A file is taken in whole or not at all; when one \
      of several cannot be, the others are, and the exit code is that of the worst. A file that \
      the store holds already changes nothing (its SHA-256, the version of its layout and what is \
      kept of it decide). A release never replaces another, and two files that contradict each \
      other about one release are an error that shows both.

      Without --store, the store is \(StoreOption.standard) in the folder at hand; it is made when \
      there is none and a file was taken in. Limits against hostile files can be raised: --limits \
      expansion-ratio=500,part-bytes=8G; their names are \(LimitList.names.joined(separator: ", ")).
      """)

  @Argument(help: ArgumentHelp("The files to read.", valueName: "file"), completion: .file())
  var files: [String]

  @OptionGroup var store: StoreOption

  @Option(
    help: ArgumentHelp(
      "Keep these occupations alone, separated by commas, under every code they had.",
      valueName: "names"), completion: .occupations)
  var occupations: String?

  @Option(
    help: "Limits to raise or lower, as in expansion-ratio=500,part-bytes=8G; safe ones otherwise.")
  var limits: String?

  @Flag(
    name: .customLong("print"),
    help: "Print the cells as comma-separated text while they are read, and keep nothing.")
  var printsCells = false

  @OptionGroup var text: TextOptions
  @OptionGroup var output: OutputOptions

  @Flag(name: .shortAndLong, help: "Show no progress, and say nothing of files that went well.")
  var quiet = false

  func run() throws {
    try reportingFailures {
      var terms = Ingestion.Terms()
      terms.limits = try LimitList(limits ?? "").limits
      terms.conventions = try text.conventions
      terms.occupations = try OccupationCodes.codes(named: occupations)
      let run = IngestRun(storePath: store.path, terms: terms, isQuiet: quiet)
      if printsCells {
        try run.printCells(of: files) { try StandardOutput.write(bytes: $0) }
        return
      }
      var worst: Int32 = 0
      var stored: [StoreReport.Ingested] = []
      for outcome in run.outcomes(of: files) {
        switch outcome {
        case .stored(let files, let passedOver):
          stored += files.map { StoreReport.Ingested(file: $0, isNew: true) }
          for member in passedOver { Messages.write("Passed over: \(member)") }
        case .titles(let path):
          if !quiet { Messages.write("\(path): titles for LABSTAT data; no figures.") }
        case .known(let files):
          stored += files.map { StoreReport.Ingested(file: $0, isNew: false) }
        case .failed(_, let error):
          Messages.write("modality: \(error)")
          worst = max(worst, failureCode(of: error))
        }
      }
      if !stored.isEmpty && !(quiet && output.output == nil && output.format == nil) {
        try output.write(StoreReport.ingested(stored, into: store.path))
      }
      if worst != 0 { throw ExitCode(worst) }
    }
  }
}
