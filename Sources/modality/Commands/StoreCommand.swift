import ArgumentParser
import Foundation
import LaborSeries
import Reports
import SeriesStorage

/// `modality store`: what a store holds.
struct StoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "store",
    abstract: "Look into a store of ingested files: list, verify, export, tidy up.",
    discussion: """
      EXAMPLES:
        modality store info
        modality store verify --store imaging.sqlite
        modality store export --occupations mri --measures employment,annual_median > mri.csv
        modality store vacuum
      """,
    subcommands: [
      StoreListCommand.self, StoreVerifyCommand.self, StoreExportCommand.self,
      StoreVacuumCommand.self,
    ])
}

/// `modality store info`.
struct StoreListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "info", abstract: "List the releases and files that a store holds.",
    discussion: """
      EXAMPLES:
        modality store info
        modality store info --store imaging.sqlite --format json
      """)

  @OptionGroup var store: StoreOption
  @OptionGroup var output: OutputOptions

  func run() throws {
    try reportingFailures {
      let contents = try SeriesStore(reading: store.path).contents()
      try output.write(StoreReport.contents(of: store.path, contents))
    }
  }
}

/// `modality store verify`.
struct StoreVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Read everything in a store and check that it agrees with itself.",
    discussion: """
      EXAMPLES:
        modality store verify
        modality store verify --store imaging.sqlite

      SQLite's integrity check, the checksum and every column of every block of cells, the counts, \
      and that what cells refer to is there. Exit code 65 when something is wrong.
      """)

  @OptionGroup var store: StoreOption

  func run() throws {
    try reportingFailures {
      let store = try SeriesStore(reading: store.path)
      let found = try Activity.shown("Verifying \(store.path)") { try store.verify() }
      try StandardOutput.write(
        "\(store.path) is whole: \(found.files) files, \(found.releases) releases, "
          + "\(found.cells) cells in \(found.blocks) blocks.\n")
    }
  }
}

/// `modality store export`.
struct StoreExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the cells of a store as CSV, one row for each.",
    discussion: """
      EXAMPLES:
        modality store export -o everything.csv
        modality store export --occupations 29-2035 --areas 06,99 --as-of 2023-05

      The columns are \(SeriesStore.exportColumns.joined(separator: ", ")). A cell without a number \
      has an empty value, and status and mark say why; the value of a top-coded cell is the bound. \
      A cell that another file states as well comes once, unless --repeats is given.
      """)

  @OptionGroup var store: StoreOption

  @Option(
    help: ArgumentHelp(
      "Occupations separated by commas, with the codes they had before.", valueName: "names"),
    completion: .occupations)
  var occupations: String?

  @Option(help: "Codes of areas as published, separated by commas: 99,06; all when left out.")
  var areas: String?

  @Option(help: "Codes of industries as published, separated by commas; all when left out.")
  var industries: String?

  @Option(help: "Measures separated by commas: employment,annual_median; all when left out.")
  var measures: String?

  @Option(help: "Programs separated by commas: oews,ep; all when left out.")
  var programs: String?

  @Option(help: "Leave out later releases: 2023-05, 2023; none is left out otherwise.")
  var asOf: String?

  @Flag(help: "Also write the cells that state what another file states.")
  var repeats = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("The file to write; - or nothing is standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Flag(help: "Replace the file if it exists.")
  var force = false

  func run() throws {
    try reportingFailures {
      let query = try query()
      let store = try SeriesStore(reading: store.path)
      let form = try OutputForm(format: nil, dialect: nil, path: named, usual: .csv)
      guard form.format == .csv else {
        throw UsageError(description: "Cells are written as csv; name a file that ends in .csv.")
      }
      guard let output, output != "-" else {
        try store.export(query) { try StandardOutput.write(bytes: $0) }
        return
      }
      let file = try StreamedOutput(path: output, isForced: force)
      let interruption = Interruption { file.discard() }
      defer { interruption.end() }
      do {
        try store.export(query) { try file.write($0) }
        try file.finish()
      } catch {
        file.discard()
        throw error
      }
    }
  }

  /// The file, where its name asks for a form.
  private var named: String? {
    output.flatMap { OutputFormat(fileName: $0) == nil ? nil : $0 }
  }

  private func query() throws -> CellQuery {
    var query = CellQuery()
    query.occupations = try OccupationCodes.codes(named: occupations)
    query.areas = Self.words(areas)
    query.industries = Self.words(industries)
    query.includesRepeats = repeats
    query.asOf = try asOf.map { try ReleaseDate(parsing: $0) }
    for name in Self.words(measures) {
      guard let measure = Measure.allCases.first(where: { $0.name == name }) else {
        throw UsageError(
          description: "--measures: “\(name)” is none"
            + Self.remedy(for: name, among: Measure.allCases.map(\.name)))
      }
      query.measures.insert(measure)
    }
    for name in Self.words(programs) {
      guard let program = Program(rawValue: name) else {
        throw UsageError(
          description: "--programs: “\(name)” is none"
            + Self.remedy(for: name, among: Program.allCases.map(\.rawValue)))
      }
      query.programs.insert(program)
    }
    return query
  }

  /// The nearest of some words, or all of them.
  private static func remedy(for name: String, among words: [String]) -> String {
    NearestWords.question(for: name, among: words).nonEmpty
      ?? "; there are \(words.joined(separator: ", "))."
  }

  private static func words(_ list: String?) -> Set<String> {
    Set((list ?? "").split(separator: ",").map(String.init))
  }
}

/// `modality store vacuum`.
struct StoreVacuumCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vacuum", abstract: "Write a store anew without room that is no longer used.",
    discussion: """
      EXAMPLES:
        modality store vacuum
        modality store vacuum --store imaging.sqlite
      """)

  @OptionGroup var store: StoreOption

  func run() throws {
    try reportingFailures {
      // Only a store that is there is opened for writing; a wrong name makes no new one.
      _ = try SeriesStore(reading: store.path)
      let whole = try SeriesStore(writing: store.path)
      try Activity.shown("Writing \(store.path) anew") { try whole.vacuum() }
    }
  }
}

extension StoreReport {
  /// What a store holds.
  static func contents(of path: String, _ contents: StoreContents) -> Report {
    Self.contents(
      of: path, byteCount: contents.byteCount, schema: contents.schema,
      releases: contents.releases.map {
        Counted(release: $0.release, files: $0.files, cells: $0.cells, repeats: $0.repeats)
      }, files: contents.files)
  }
}
