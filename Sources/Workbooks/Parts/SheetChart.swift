/// A chart that the spreadsheet program draws from cells, so that it follows them.
public struct SheetChart: Sendable {
  /// The kinds of chart.
  public enum Kind: Sendable {
    case line
    case column
    case stackedColumn
    case bar
    case stackedBar
  }

  /// The stroke of a line.
  public enum Stroke: Sendable {
    case solid
    case dashed
    case dotted
  }

  /// Numbers of one kind, such as a line.
  public struct Series: Sendable {
    /// What the legend says: the text of a cell, or a text.
    public enum Name: Sendable {
      case text(String)
      case cell(CellPlace, sheet: String)
    }

    public let name: Name
    public let sheet: String
    public let categories: CellRange
    public let values: CellRange
    /// Red, green, blue: `0x12436D`.
    public let color: UInt32
    /// In points; 0 for no line.
    public let width: Double
    public let stroke: Stroke
    public let hasMarkers: Bool

    public init(
      _ name: Name, sheet: String, categories: CellRange, values: CellRange, color: UInt32,
      width: Double = 2.25, stroke: Stroke = .solid, hasMarkers: Bool = false
    ) {
      self.name = name
      self.sheet = sheet
      self.categories = categories
      self.values = values
      self.color = color
      self.width = width
      self.stroke = stroke
      self.hasMarkers = hasMarkers
    }
  }

  public let kind: Kind
  /// The title: a text, or that of a cell so that it follows the chosen occupation.
  public let title: Series.Name
  public let series: [Series]
  /// What the numbers are, with their unit.
  public let valueTitle: String
  /// The format code of the numbers on the axis, such as `#,##0`.
  public let valueFormat: String
  /// Where the axis of the numbers begins; nil leaves it to the program.
  public let valueMinimum: Double?
  /// The upper left cell.
  public let place: CellPlace
  /// In pixels.
  public let size: (width: Int, height: Int)
  /// The chart in words, for whoever cannot see it.
  public let summary: String

  public init(
    _ kind: Kind, title: Series.Name, series: [Series], valueTitle: String,
    valueFormat: String = "#,##0", valueMinimum: Double? = nil, at place: CellPlace,
    size: (width: Int, height: Int) = (720, 360), summary: String
  ) {
    self.kind = kind
    self.title = title
    self.series = series
    self.valueTitle = valueTitle
    self.valueFormat = valueFormat
    self.valueMinimum = valueMinimum
    self.place = place
    self.size = size
    self.summary = summary
  }
}
