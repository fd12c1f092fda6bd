/// The words that writers add of their own: what is in a report brings its words along.
public struct WriterLabels: Sendable, Equatable {
  /// The language of the whole.
  public let language: Language
  /// The link that leads past the contents.
  public let skip: String
  /// The name of the list of sections.
  public let contents: String
  /// What stands before the number of a table.
  public let table: String
  /// What stands before the number of a figure.
  public let figure: String
  /// What stands before a source.
  public let source: String
  /// The link to a chart as a file of its own.
  public let chartFile: String
  /// How a chart is read by the keyboard.
  public let chart: String
  /// How a table is sorted, after the name of the column.
  public let ascending: String
  /// How a table is sorted, after the name of the column.
  public let descending: String
  /// A table is in its own order again.
  public let restored: String

  /// The words in English.
  public static let english = WriterLabels(
    language: .english, skip: "Skip to content", contents: "Contents", table: "Table",
    figure: "Figure", source: "Source:", chartFile: "SVG file",
    chart: "The arrow keys read its values.", ascending: "sorted, lowest first",
    descending: "sorted, highest first", restored: "in the published order")
}
