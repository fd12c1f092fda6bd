import Ingest
import LaborSeries
import Reports

/// Something that help is there for beside the commands.
enum HelpTopic: String, CaseIterable {
  case exitCodes = "exit-codes"
  case formats
  case occupations
  case areas
  case audiences
  case config
  case environment

  /// What it is about, in a sentence.
  var abstract: String {
    switch self {
    case .exitCodes: "What the number means that a command ends with."
    case .formats: "The forms of results, and how files choose them."
    case .occupations: "The occupations that there are, and how they are named."
    case .areas: "How states and other areas are named."
    case .audiences: "What report --for gives to whom."
    case .config: "What can be set once and for all, and where."
    case .environment: "The variables that the program looks at."
    }
  }

  /// The whole text.
  var text: String {
    get throws {
      switch self {
      case .exitCodes: Self.exitCodesText
      case .formats: Self.formatsText
      case .occupations: try Self.occupationsText()
      case .areas: Self.areasText
      case .audiences: Self.audiencesText
      case .config: Self.configurationText
      case .environment: Self.environmentText
      }
    }
  }

  /// Pairs in two columns, the first indented by two.
  private static func columns(_ rows: [(String, String)]) -> String {
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { "  \($0.padded(to: width))  \($1)" }.joined(separator: "\n")
  }

  private static var exitCodesText: String {
    """
    EXIT CODES, after sysexits.h

    \(columns([("0", "Done.")] + ExitStatus.allCases.map { ("\($0.rawValue)", $0.meaning) }))

    Data go to standard output, messages to standard error. Where one of several files cannot be
    taken in, the others are, and the code is that of the worst.
    """
  }

  private static var audiencesText: String {
    let rows = Audience.allCases.map { audience in
      (
        "--for \(audience.rawValue)",
        "\(audience.readers): " + audience.sections.map(\.name).joined(separator: ", ")
      )
    }
    return """
      AUDIENCES OF modality report

      \(columns(rows))

      Sections stand in this order. Every audience gets intervals, sources and cautions, and the same
      figures; what changes is which sections there are, their order, and the words that lead them.
      An adviser's report leaves methods and terms of statistics out; an economist's adds the
      weights of the models and what each interval comes from. Without --for the report has every
      section. CSV and JSON files are the same for all.
      """
  }

  private static var formatsText: String {
    """
    FORMS OF RESULTS

    \(columns(OutputFormat.allCases.map { ($0.rawValue, $0.meaning) }))

    The extension of --output chooses the form: mri.csv, mri.json, fan.svg. --format says it for
    standard output, and for names without one. Where both speak and disagree, nothing is written.

    Rows are tidy and long: \(TidyTable.columnNames.joined(separator: ", ")).
    A missing value is an empty field with a flag: b break in the series, c suppressed by the
    publisher, e estimated, f projected, u low reliability, x not available, z not applicable.
    """
  }

  private static func occupationsText() throws -> String {
    let rows = try SeriesCollection.embedded().catalogue.occupations.map { occupation in
      ("\(occupation.code)", "\(occupation.title): \(occupation.aliases.joined(separator: ", "))")
    }
    return """
      OCCUPATIONS

      \(columns(rows))

      A code is written 29-2035, 292035 or 29-2035.00; a name by its beginning, if that fits one
      alone: mri, sono. Codes joined with + are a sum: 29-2034+29-2035 is radiologic and MRI
      technologists together, unbroken since 2004. Lists are separated by commas.
      """
  }

  private static let areasText = """
    AREAS

    \(columns([
      ("US", "the nation, where nothing else is said"),
      ("CA", "a state or territory by its postal abbreviation"),
      ("06", "a state or territory by its FIPS code"),
      ("31080", "a metropolitan area by its code"),
      ("0100001", "a nonmetropolitan area by its code"),
      ("“new y”", "the beginning of a title; a state comes before a metropolitan area"),
    ]))

    Lists are separated by commas: CA,TX,NY. “modality areas mri” shows the states that have
    figures; with --kind metropolitan, the metropolitan areas.
    """

  private static var configurationText: String {
    let rows = ConfigurationKey.all.map { key in
      (key.name, "\(key.meaning) \(key.required.capitalizedFirst). Default: \(key.standard).")
    }
    return """
      CONFIGURATION

      A setting is an option written down. What counts, from first to last:
        1. an option of the command line
        2. a variable: MODALITY_ and the key in capitals, as in MODALITY_TARGET_YEAR=2030
        3. .modality.yaml in the folder at hand (the folders above it are not searched)
        4. modality/config.yaml in $XDG_CONFIG_HOME, or in ~/.config
        5. the default

      \(columns(rows))

      A key reaches each command that has the option, except where a file of the user's own is
      nearer: target-year leaves scenario and supply files alone. A path in a file is relative to
      the folder of that file. A key that is not known, or a value that cannot be, is an error
      that names file and line, with exit code 65. --no-config passes over all of it.

      EXAMPLES:
        modality config --show
        modality config --template > .modality.yaml
        modality report --no-config
      """
  }

  private static var environmentText: String {
    """
    VARIABLES OF THE ENVIRONMENT

    \(columns(EnvironmentVariables.known.map { ($0.name, $0.meaning) }))

    Settings, as “modality help config” explains them:

    \(columns(ConfigurationKey.all.map { ($0.variable, $0.meaning) }))
    """
  }
}

extension ExitStatus {
  /// The code in a sentence.
  var meaning: String {
    switch self {
    case .qualityGate: "Done under --strict, but a series could not be forecast."
    case .usage: "The command was not used as it can be: an option, a name, a combination."
    case .dataUnusable:
      "The data do not support what was asked, or a file is not what it should be."
    case .inputMissing: "An input file does not exist or cannot be opened."
    case .internalError: "A fault of the program itself."
    case .cannotCreate: "An output file cannot be created; nothing is replaced without --force."
    case .inputOutput: "Reading or writing failed: disk full, connection lost."
    case .interrupted: "Interrupted from the keyboard; nothing half-written is left."
    case .brokenPipe: "Whoever read standard output went away."
    }
  }
}

extension OutputFormat {
  /// The form in a sentence.
  var meaning: String {
    switch self {
    case .table: "Tables and sentences for people; .txt."
    case .csv: "RFC 4180, UTF-8, one row for each figure."
    case .tsv: "The same, separated by tabs."
    case .json: "One object with a schema_version."
    case .ndjson: "One object a line; .jsonl."
    case .md: "Markdown."
    case .html: "A page that holds everything it shows."
    case .svg: "The chart of the result, where it has one."
    case .xlsx: "A workbook: cover, contents, notes, and a table on each sheet."
    }
  }
}

extension String {
  /// The text with its first letter as a capital.
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
