import ArgumentParser
import Ingest
import LaborSeries
import Projections
import Reports

/// `modality archive`: keeps what is projected today, to be judged later.
struct ArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive",
    abstract: "Keep the projections issued now, with what they rest on, to be judged later.",
    discussion: """
      EXAMPLES:
        modality archive --to 2035 --output archive/may-2025
        modality archive --origin 2019 --to 2029 --output archive/may-2019
        modality score archive/may-2019

      The folder holds projections.csv (median and 23 quantiles by year, of the record, of the \
      record and BLS combined, of BLS, of no change and of a random walk with drift), the \
      observations and a manifest. With --origin only what was known then is used.
      """)

  @Option(
    help: ArgumentHelp(
      "Occupations separated by commas; all imaging modalities when left out.", valueName: "names"),
    completion: .occupations)
  var occupations: String?

  @Option(name: .customLong("to"), help: ArgumentHelp("The target year.", valueName: "year"))
  var targetYear = 2035

  @Option(
    help: ArgumentHelp(
      "Project as of this year, with later observations and rounds left out.", valueName: "year"))
  var origin: Int?

  @Option(
    name: [.short, .long], help: ArgumentHelp("The folder to write.", valueName: "folder"),
    completion: .directory)
  var output: String

  @OptionGroup var source: SourceOptions

  @Flag(help: "Replace an earlier archive in the folder.")
  var force = false

  @Flag(name: .shortAndLong, help: "Do not say what was written.")
  var quiet = false

  func run() throws {
    try reportingFailures {
      let data = try source.data()
      let folder = OutputFolder(path: output, isForced: force)
      try folder.check()
      let series = try data.occupations(named: occupations).compactMap {
        try self.series(of: $0, in: data)
      }
      let issued = try Activity.shown("Projecting", steps: series.count, isQuiet: quiet) { step in
        try series.flatMap { series in
          defer { step() }
          return try IssuedOutlook(of: series, through: targetYear, official: rounds(in: data))
            .projections
        }
      }
      let files = ArchiveFiles(
        of: issued, on: series, version: Modality.version, options: options,
        inputs: data.inputs,
        columns: (IssuedProjectionsLayout.columns, IssuedProjectionsLayout.quantileColumn))
      try folder.writeWhole(files.all)
      if !quiet { Messages.write("Wrote \(issued.count) projections to \(output).") }
    }
  }

  /// The series up to the origin; nil, said on standard error, where it is too short by then.
  private func series(
    of occupation: Occupation, in data: OutlookData
  ) throws -> OccupationalSeries? {
    let whole = try data.collection.series(of: occupation)
    guard let origin else { return whole }
    let known = whole.observations.filter { $0.year <= origin && $0.employment.number != nil }
    guard known.count >= 3 else {
      Messages.write(
        "\(occupation.label) is left out: \(known.count) observations up to \(origin).")
      return nil
    }
    return try whole.observed(through: origin)
  }

  /// The rounds known at the origin: BLS publishes a round in the year after its base year, after
  /// the survey's release of the base year.
  private func rounds(in data: OutlookData) -> OfficialProjections {
    guard let origin else { return data.official }
    return OfficialProjections(
      lines: data.official.lines.filter { $0.baseYear < origin },
      growthClasses: data.official.growthClasses)
  }

  private var options: [JSONValue.Member] {
    [
      .init("occupations", .string(occupations ?? "all imaging modalities")),
      .init("to", .integer(targetYear)),
      .init("origin", .string(origin.map(String.init) ?? "the newest observation")),
    ] + source.manifestOptions
  }
}
