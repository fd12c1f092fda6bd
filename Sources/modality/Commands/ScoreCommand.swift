import ArgumentParser
import Ingest
import LaborSeries
import Projections
import Reports

/// `modality score`: judges an archive by what has been observed since.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Judge archived projections by what came: against no change, drift and BLS.",
    discussion: """
      EXAMPLES:
        modality score archive/may-2019
        modality score archive/may-2019 --format csv
        modality score archive/may-2019 --explain
      """)

  @Argument(help: "A folder that modality archive wrote.", completion: .directory)
  var archive: String

  @OptionGroup var why: ExplainOption
  @OptionGroup var source: SourceOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    try reportingFailures {
      let path = archive + "/" + ArchiveFiles.projectionsName
      let issued = try IssuedProjectionsLayout.projections(
        in: try InputFile.bytes(at: path), file: path)
      let data = try source.data()
      var series: [OccupationalSeries] = []
      for code in Set(issued.map(\.code)).sorted() {
        let occupation = try data.collection.catalogue.occupation(named: code.description)
        series.append(try data.collection.series(of: occupation))
      }
      let report = ArchiveScoreReport(on: try ArchiveScore(of: issued, by: series), of: archive)
      try output.write(
        try why.applied(
          to: CommandResult(report: report.report, rows: report.rows),
          ArchiveScoreReasons(on: report, of: series)))
    }
  }
}
