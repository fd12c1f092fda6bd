/// The words that writers add of their own: what is in a report brings its words along.
public struct WriterLabels: Sendable, Equatable {
  /// The language of the whole.
  public let language: Language
  public let skip: String
  public let contents: String
  public let table: String
  public let figure: String
  public let source: String
  public let chartFile: String
  /// How a chart is read by the keyboard.
  public let chart: String
  public let ascending: String
  public let descending: String
  public let restored: String

  public static let english = WriterLabels(
    language: .english, skip: "Skip to content", contents: "Contents", table: "Table",
    figure: "Figure", source: "Source:", chartFile: "SVG file",
    chart: "The arrow keys read its values.", ascending: "sorted, lowest first",
    descending: "sorted, highest first", restored: "in the published order")
}
