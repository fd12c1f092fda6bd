/// Where the figures of a report come from, when it is not the program's own data.
public struct FigureSources: Sendable {
  /// Some figures, the publication they are of, and the file they were read from.
  public struct Row: Sendable {
    public let figures: String
    public let publication: String
    public let file: String

    public init(figures: String, publication: String, file: String) {
      self.figures = figures
      self.publication = publication
      self.file = file
    }
  }

  public let rows: [Row]
  /// What is missing, and what was done to the figures.
  public let notes: [String]
  /// What the report is written from: “the store imaging.sqlite”.
  public let origin: String

  public init(rows: [Row], notes: [String], origin: String) {
    self.rows = rows
    self.notes = notes
    self.origin = origin
  }

  /// What is the program's own even when figures come from elsewhere.
  public static let ofTheProgram = [
    Row(
      figures: "Changes of classification and method",
      publication: "Standard Occupational Classification 2000, 2010 and 2018; BLS releases",
      file: "datasets/soc/history.csv, datasets/soc/crosswalk.csv"),
    Row(
      figures: "Growth classes", publication: "BLS Occupational Outlook Handbook",
      file: "datasets/employment-projections/growth-classes.csv"),
  ]

  var table: Table {
    Table(
      identifier: "sources", caption: "Where the figures come from",
      columns: [.init("Figures"), .init("Publication"), .init("File")],
      rows: rows.map { [.text($0.figures), .text($0.publication), .text($0.file)] },
      notes: notes + [
        "series.csv beside this report gives the file, sheet and row behind every observation."
      ],
      source: "\(origin); the files and their SHA-256 are listed in manifest.json.")
  }
}
