/// Shapes and text on a canvas whose height grows as it is drawn; it remembers the room that texts
/// and shapes take, so that a test can see that no text meets another or is crossed by a line.
package struct Drawing: Sendable {
  package let width: Double
  package internal(set) var height: Double = 0
  package private(set) var texts: [PlacedText] = []
  package private(set) var marks: [PlacedMark] = []
  private(set) var elements: [SVGElement] = []
  private var order = 0

  init(width: Double) {
    self.width = width
  }

  /// How many elements there are: where a group may begin.
  var count: Int { elements.count }

  /// Joins what was drawn since there were `start` elements to one datum, whose label says in words
  /// what a reader sees there.
  mutating func datum(_ label: String, from start: Int) {
    precondition(start < elements.count, "a datum has a mark")
    let members = elements[start...].map { SVGElement.Content.element($0) }
    elements.removeSubrange(start...)
    elements.append(SVGElement("g", [("class", "datum"), ("data-label", label)], members))
  }

  /// Room that answers a pointer although nothing is drawn in it.
  mutating func hitArea(_ box: Box) {
    elements.append(
      SVGElement("rect", Self.geometry(box) + [("fill", "none"), ("pointer-events", "all")]))
  }

  mutating func text(
    _ text: String, x: Double, baseline y: Double, _ face: Typeface, anchor: TextAnchor = .start,
    paint: Paint = .ink
  ) {
    guard !text.isEmpty else { return }
    var attributes = [
      ("x", coordinate(x)), ("y", coordinate(y)), ("font-size", coordinate(face.size)),
    ]
    if face.bold { attributes.append(("font-weight", "700")) }
    if anchor != .start { attributes.append(("text-anchor", anchor.rawValue)) }
    attributes += [("fill", paint.hex), ("class", "f-\(paint.rawValue)")]
    elements.append(SVGElement("text", attributes, text: text))
    func box(_ width: Double) -> Box {
      let left = anchor == .start ? x : anchor == .middle ? x - width / 2 : x - width
      return Box(
        left: left, top: y - face.size * 0.76, right: left + width, bottom: y + face.size * 0.22)
    }
    texts.append(
      PlacedText(
        text: text, size: face.size, box: box(face.reservedWidth(of: text)),
        inked: box(TextMetrics.width(of: text, size: face.size, bold: face.bold)), paint: paint,
        order: order))
    order += 1
  }

  /// Lines of text under one another; answers the baseline that a following line would have.
  @discardableResult
  mutating func lines(
    _ lines: [String], x: Double, baseline y: Double, _ face: Typeface,
    anchor: TextAnchor = .start, paint: Paint = .ink
  ) -> Double {
    for (index, line) in lines.enumerated() {
      text(
        line, x: x, baseline: y + Double(index) * face.lineHeight, face, anchor: anchor,
        paint: paint)
    }
    return y + Double(lines.count) * face.lineHeight
  }

  mutating func line(
    _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ stroke: Stroke
  ) {
    shape(
      "line",
      [
        ("x1", coordinate(x1)), ("y1", coordinate(y1)), ("x2", coordinate(x2)),
        ("y2", coordinate(y2)),
      ], .line([(x1, y1), (x2, y2)]), stroke: stroke)
  }

  mutating func path(
    _ outline: Outline, fill: Paint? = nil, opacity: Double? = nil, stroke: Stroke? = nil
  ) {
    shape(
      "path", [("d", outline.commands)], outline, fill: fill, opacity: opacity, stroke: stroke)
  }

  mutating func circle(
    _ x: Double, _ y: Double, radius: Double, fill: Paint, stroke: Stroke? = nil
  ) {
    shape(
      "circle", [("cx", coordinate(x)), ("cy", coordinate(y)), ("r", coordinate(radius))],
      .box(Box(left: x - radius, top: y - radius, right: x + radius, bottom: y + radius)),
      fill: fill, stroke: stroke)
  }

  mutating func rectangle(
    _ box: Box, fill: Paint? = nil, opacity: Double? = nil, stroke: Stroke? = nil
  ) {
    shape("rect", Self.geometry(box), .box(box), fill: fill, opacity: opacity, stroke: stroke)
  }

  private static func geometry(_ box: Box) -> [(String, String)] {
    [
      ("x", coordinate(box.left)), ("y", coordinate(box.top)), ("width", coordinate(box.width)),
      ("height", coordinate(box.height)),
    ]
  }

  private mutating func shape(
    _ name: String, _ geometry: [(String, String)], _ outline: Outline, fill: Paint? = nil,
    opacity: Double? = nil, stroke: Stroke? = nil
  ) {
    var attributes = geometry
    var classes: [String] = []
    attributes.append(("fill", fill?.hex ?? "none"))
    if let fill { classes.append("f-\(fill.rawValue)") }
    if let opacity { attributes.append(("fill-opacity", coordinate(opacity))) }
    if let stroke {
      attributes += [("stroke", stroke.paint.hex), ("stroke-width", coordinate(stroke.width))]
      if let dash = stroke.dash { attributes.append(("stroke-dasharray", dash)) }
      classes.append("s-\(stroke.paint.rawValue)")
    }
    if !classes.isEmpty { attributes.append(("class", classes.joined(separator: " "))) }
    elements.append(SVGElement(name, attributes))
    marks.append(
      PlacedMark(
        outline: outline, fill: fill, opacity: opacity ?? 1, stroke: stroke?.paint,
        strokeWidth: stroke?.width ?? 0, order: order))
    order += 1
  }
}
