/// The states as tiles of one size, each about where its state lies, with its value in digits and
/// the class of the value as a shade.
///
/// Every state and the District of Columbia has a tile; territories have one when they are given. A
/// tile without a value is marked x. Where tiles are too small for their values, the values stand
/// in a list below.
public struct TileMapChart: Sendable {
  /// One state or territory.
  public struct Tile: Sendable, Equatable {
    /// The postal abbreviation: "CA".
    public let code: String
    /// The name, for readers who do not see the map.
    public let name: String
    /// The value; nil where it is not available.
    public let value: Double?

    /// A state and its value.
    public init(code: String, name: String, value: Double?) {
      self.code = code
      self.name = name
      self.value = value
    }
  }

  /// The most bounds between classes: five shades can be told apart.
  public static let mostBounds = 4

  /// The words around the chart.
  public let text: ChartText
  /// The tiles that were given, in any order, and then the states that were not, without a value.
  public let tiles: [Tile]
  /// Where a class ends and the next begins, rising; a value at a bound is in the upper class.
  public let bounds: [Double]
  /// How values are written; a value belongs to the class that its written form belongs to.
  public let format: NumberFormat

  /// - Parameter bounds: up to four numbers that rise; without any, all tiles have one shade and
  ///   there is no key of classes.
  /// - Throws: `ChartError` when no tile has a value, a number is not finite, a code has no place
  ///   on the map or stands twice, or the bounds do not rise.
  public init(
    text: ChartText, tiles: [Tile], bounds: [Double], format: NumberFormat = .count
  ) throws(ChartError) {
    self.text = text
    self.tiles = tiles + TileGrid.states(without: Set(tiles.map(\.code)))
    self.bounds = bounds
    self.format = format
    guard tiles.contains(where: { $0.value != nil }) else {
      throw .nothingToDraw(chart: text.title)
    }
    var seen: Set<String> = []
    for tile in tiles {
      guard TileGrid.places[tile.code] != nil else {
        throw .unknownTile(chart: text.title, code: tile.code)
      }
      guard seen.insert(tile.code).inserted else {
        throw .tileTwice(chart: text.title, code: tile.code)
      }
      guard (tile.value ?? 0).magnitude < 1e12 else {
        throw .notFinite(chart: text.title, place: tile.name)
      }
    }
    let rises = zip(bounds, bounds.dropFirst()).allSatisfy { $0 < $1 }
    guard rises, bounds.count <= Self.mostBounds,
      bounds.allSatisfy({ $0.magnitude < 1e12 })
    else { throw .classBounds(chart: text.title, found: bounds, most: Self.mostBounds) }
  }

  /// The chart as an SVG document of the given width in pixels (320 to 1600).
  ///
  /// - Throws: `ChartError.widthOutOfRange`.
  public func svg(width: Int = 720) throws(ChartError) -> String {
    try drawing(width: width).document(text)
  }

  /// The drawing, with the room that each text takes.
  package func drawing(width: Int) throws(ChartError) -> Drawing {
    var pen = TileMapPen(chart: self, frame: try ChartFrame(width: width))
    return pen.draw()
  }

  /// The class of a value, from the lowest, by the value as it is written.
  func shade(of value: Double) -> Int {
    let scale = (0..<format.decimals).reduce(1.0) { power, _ in power * 10 }
    let written = (value * scale).rounded(.toNearestOrAwayFromZero) / scale
    return bounds.count { written >= $0 }
  }
}

/// Where the tiles lie: eleven columns by eight rows.
///
/// The arrangement is that of the tile grid map of National Public Radio (DeBelius, 2015), with
/// Alaska and Hawaii a column nearer.
enum TileGrid {
  static let columns = 11
  static let rows = 8

  /// Column and row by postal abbreviation, from the upper left.
  static let places: [String: (column: Int, row: Int)] = {
    let lines = [
      "AK .. .. .. .. .. .. .. .. .. ME", ".. .. .. .. .. .. .. .. .. VT NH",
      "WA ID MT ND MN IL WI MI NY RI MA", "OR NV WY SD IA IN OH PA NJ CT ..",
      "CA UT CO NE MO KY WV VA MD DE ..", ".. AZ NM KS AR TN NC SC DC .. ..",
      ".. .. .. OK LA MS AL GA .. .. ..", "HI GU .. TX .. .. .. .. FL PR VI",
    ]
    var places: [String: (column: Int, row: Int)] = [:]
    for (row, line) in lines.enumerated() {
      for (column, code) in line.split(separator: " ").enumerated() where code != ".." {
        places[String(code)] = (column, row)
      }
    }
    return places
  }()

  /// A tile without a value for each state whose code is not among those given.
  static func states(without given: Set<String>) -> [TileMapChart.Tile] {
    names.filter { !given.contains($0.key) }.sorted { $0.key < $1.key }
      .map { TileMapChart.Tile(code: $0.key, name: $0.value, value: nil) }
  }

  /// The states and the District of Columbia, which have a tile always; territories have one when
  /// they are given.
  private static let names: [String: String] = [
    "AK": "Alaska", "AL": "Alabama", "AR": "Arkansas", "AZ": "Arizona", "CA": "California",
    "CO": "Colorado", "CT": "Connecticut", "DC": "District of Columbia", "DE": "Delaware",
    "FL": "Florida", "GA": "Georgia", "HI": "Hawaii", "IA": "Iowa", "ID": "Idaho",
    "IL": "Illinois", "IN": "Indiana", "KS": "Kansas", "KY": "Kentucky", "LA": "Louisiana",
    "MA": "Massachusetts", "MD": "Maryland", "ME": "Maine", "MI": "Michigan", "MN": "Minnesota",
    "MO": "Missouri", "MS": "Mississippi", "MT": "Montana", "NC": "North Carolina",
    "ND": "North Dakota", "NE": "Nebraska", "NH": "New Hampshire", "NJ": "New Jersey",
    "NM": "New Mexico", "NV": "Nevada", "NY": "New York", "OH": "Ohio", "OK": "Oklahoma",
    "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina",
    "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VA": "Virginia",
    "VT": "Vermont", "WA": "Washington", "WI": "Wisconsin", "WV": "West Virginia",
    "WY": "Wyoming",
  ]
}
