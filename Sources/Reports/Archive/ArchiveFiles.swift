import LaborSeries
import Projections

/// The files of an archive: what was issued, the observations it rests on, and the manifest.
public struct ArchiveFiles: Sendable {
  /// Each file, the manifest among them.
  public let all: [OutputFile]

  /// The name of the file of issued projections.
  public static let projectionsName = "projections.csv"

  /// Renders the files.
  ///
  /// - Parameters:
  ///   - issued: What was projected.
  ///   - series: The observations at the time.
  ///   - version: The version of the program.
  ///   - options: The options that decide what was issued.
  ///   - inputs: The data it was made from.
  ///   - names: The columns of ``projectionsName`` before and of the quantiles.
  public init(
    of issued: [IssuedProjection], on series: [OccupationalSeries], version: String,
    options: [JSONValue.Member], inputs: [Manifest.Input],
    columns names: (fixed: [String], quantile: (Double) -> String)
  ) {
    let header = names.fixed + IssuedProjection.probabilities.map(names.quantile)
    let rows = issued.map { projection -> [DelimitedDialect.Field] in
      let blank = IssuedProjection.probabilities.map { _ in DelimitedDialect.Field.number(nil) }
      return [
        .text(projection.code.description), .text(projection.title), .text(projection.area),
        .text(projection.release), .number(Double(projection.baseYear)),
        .number(projection.baseEmployment), .number(Double(projection.year)),
        .text(projection.source.rawValue), .number(projection.median),
      ] + (projection.quantiles.isEmpty ? blank : projection.quantiles.map { .number($0) })
    }
    let files = [
      OutputFile(
        path: Self.projectionsName,
        text: DelimitedDialect.rfc4180.text(header: header, rows: rows)),
      OutputFile(
        path: "series.csv",
        text: TidyTable(rows: series.flatMap { OutlookTidy.observed($0) }).delimitedText()),
      OutputFile(path: "sources.csv", text: SourceTrace.text(for: series)),
    ]
    all = Manifest(version: version, command: "archive", options: options, inputs: inputs)
      .adding(to: files)
  }
}
