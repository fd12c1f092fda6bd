/// Draws a tile map.
struct TileMapPen {
  /// Depths of the shades for one to five classes, and the text that is legible on each.
  private static let ramps: [[(opacity: Double, text: Paint)]] = [
    [(0.26, .ink)],
    [(0.12, .ink), (0.8, .paper)],
    [(0.12, .ink), (0.45, .ink), (1, .paper)],
    [(0.1, .ink), (0.32, .ink), (0.78, .paper), (1, .paper)],
    [(0.08, .ink), (0.26, .ink), (0.48, .ink), (0.78, .paper), (1, .paper)],
  ]

  private let chart: TileMapChart
  private let frame: ChartFrame
  private let side: Double
  private let height: Double
  private let gap: Double
  private let valueFace: Typeface
  /// Whether every value fits into its tile.
  private let isInline: Bool
  private var drawing: Drawing

  init(chart: TileMapChart, frame: ChartFrame) {
    self.chart = chart
    self.frame = frame
    drawing = Drawing(width: frame.width)
    gap = frame.isNarrow ? 2 : 4
    let columns = Double(TileGrid.columns)
    let side = min((frame.innerWidth - (columns - 1) * gap) / columns, 118)
    self.side = side
    let face = Typeface(side > 90 ? 14 : 12)
    valueFace = face
    isInline = chart.tiles.compactMap(\.value).allSatisfy {
      face.reservedWidth(of: chart.format.text($0)) <= side - 2
    }
    height = isInline ? max(36, min(side * 0.72, 62)) : 26
  }

  mutating func draw() -> Drawing {
    var y = drawKey(below: frame.drawHead(chart.text, on: &drawing)) + 14
    let given = Dictionary(chart.tiles.map { ($0.code, $0) }) { first, _ in first }
    for (code, place) in TileGrid.places.sorted(by: { $0.key < $1.key }) {
      guard let tile = given[code] else { continue }
      draw(
        tile,
        in: Box(
          left: frame.margin + Double(place.column) * (side + gap),
          top: y + Double(place.row) * (height + gap),
          right: frame.margin + Double(place.column) * (side + gap) + side,
          bottom: y + Double(place.row) * (height + gap) + height))
    }
    y += Double(TileGrid.rows) * (height + gap)
    if !isInline { y = drawList(below: y + 8) }
    frame.drawFoot(chart.text, below: y, on: &drawing)
    return drawing
  }

  private var ramp: [(opacity: Double, text: Paint)] { Self.ramps[chart.bounds.count] }

  private mutating func draw(_ tile: TileMapChart.Tile, in box: Box) {
    let start = drawing.count
    let paint = fill(box, of: tile.value)
    let middle = (box.left + box.right) / 2
    let codeFace = Typeface(valueFace.size, bold: true)
    let written = tile.value.map(chart.format.text)
    if isInline {
      let first = (box.top + box.bottom) / 2 - 3
      drawing.text(
        tile.code, x: middle, baseline: first, codeFace, anchor: .middle, paint: paint)
      drawing.text(
        written ?? "x", x: middle, baseline: first + valueFace.lineHeight - 1, valueFace,
        anchor: .middle, paint: paint)
    } else {
      drawing.text(
        tile.code, x: middle, baseline: (box.top + box.bottom) / 2 + 12 * 0.36, codeFace,
        anchor: .middle, paint: paint)
    }
    let words = written.map(chart.text.measured) ?? chart.text.language.notAvailable
    drawing.datum("\(tile.name): \(words)", from: start)
  }

  /// Shades a box by its value, or outlines it where there is none; answers what is legible on it.
  private mutating func fill(_ box: Box, of value: Double?) -> Paint {
    guard let value else {
      drawing.rectangle(
        Box(
          left: box.left + 0.5, top: box.top + 0.5, right: box.right - 0.5,
          bottom: box.bottom - 0.5), stroke: Stroke(.muted, 1, dash: "2 3"))
      return .ink
    }
    let shade = ramp[chart.shade(of: value)]
    drawing.rectangle(box, fill: .blue, opacity: shade.opacity, stroke: Stroke(.muted, 0.5))
    return shade.text
  }

  /// The classes with their bounds, from the lowest; answers where they end.
  private mutating func drawKey(below top: Double) -> Double {
    let language = chart.text.language
    let written = chart.bounds.map(chart.format.text)
    var entries: [(words: String, opacity: Double?)] = []
    if let first = written.first { entries.append((language.under(first), ramp[0].opacity)) }
    for (index, bounds) in zip(written, written.dropFirst()).enumerated() {
      entries.append((language.toUnder(bounds.0, bounds.1), ramp[index + 1].opacity))
    }
    if let last = written.last {
      entries.append((language.orMore(last), ramp[written.count].opacity))
    }
    if chart.tiles.contains(where: { $0.value == nil }) {
      entries.append(("x \(language.notAvailable)", nil))
    }
    guard !entries.isEmpty else { return top }
    let key = SwatchKey(
      entries.map { words, opacity in
        SwatchKey.Entry(name: words, fill: opacity.map { (.blue, $0) })
      }, frame: frame)
    key.draw(below: top + 4, on: &drawing)
    return top + key.height
  }

  /// The values in columns, by postal abbreviation; answers where they end.
  private mutating func drawList(below top: Double) -> Double {
    let entries = chart.tiles.sorted { $0.code < $1.code }.map { tile in
      (code: tile.code, value: tile.value.map(chart.format.text) ?? "x")
    }
    let face = frame.small
    let codeWidth = (entries.map { face.reservedWidth(of: $0.code) }.max() ?? 0) + 6
    let widest = entries.map { face.reservedWidth(of: $0.value) }.max() ?? 0
    let valueWidth = min(widest, frame.innerWidth - codeWidth)
    let room = codeWidth + valueWidth + 14
    let columns = max(1, Int((frame.innerWidth + 14) / room))
    let rows = (entries.count + columns - 1) / columns
    for (index, entry) in entries.enumerated() {
      let pitch = (frame.innerWidth + 14) / Double(columns)
      let x = frame.margin + Double(index / rows) * min(pitch, room + 40)
      let baseline = top + face.size + Double(index % rows) * face.lineHeight
      drawing.text(entry.code, x: x, baseline: baseline, Typeface(12, bold: true))
      drawing.text(
        face.truncated(entry.value, to: valueWidth), x: x + codeWidth + valueWidth,
        baseline: baseline, face, anchor: .end)
    }
    return top + Double(rows) * face.lineHeight + 2
  }
}
