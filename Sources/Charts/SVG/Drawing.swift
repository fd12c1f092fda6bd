/// Which end of a line of text stands at its position.
enum TextAnchor: String, Sendable {
  case start
  case middle
  case end
}

/// A rectangle in the drawing; y grows downward.
package struct Box: Sendable, Equatable {
  package let left: Double
  package let top: Double
  package let right: Double
  package let bottom: Double

  package func overlaps(_ other: Box) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  package func contains(_ other: Box) -> Bool {
    left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
  }
}

/// A line of text and the room kept for it.
package struct PlacedText: Sendable, Equatable {
  package let text: String
  package let size: Double
  package let box: Box
}

/// Shapes and text on a canvas whose height grows as it is drawn; the texts remember the room
/// they take, so that a test can see that none meets another.
package struct Drawing: Sendable {
  package let width: Double
  package internal(set) var height: Double = 0
  package private(set) var texts: [PlacedText] = []
  private(set) var elements: [SVGElement] = []

  init(width: Double) {
    self.width = width
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
    let width = face.reservedWidth(of: text)
    let left = anchor == .start ? x : anchor == .middle ? x - width / 2 : x - width
    texts.append(
      PlacedText(
        text: text, size: face.size,
        box: Box(
          left: left, top: y - face.size * 0.76, right: left + width, bottom: y + face.size * 0.22)
      ))
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
      ], stroke: stroke)
  }

  mutating func path(
    _ commands: String, fill: Paint? = nil, opacity: Double? = nil, stroke: Stroke? = nil
  ) {
    shape("path", [("d", commands)], fill: fill, opacity: opacity, stroke: stroke)
  }

  mutating func circle(
    _ x: Double, _ y: Double, radius: Double, fill: Paint, stroke: Stroke? = nil
  ) {
    shape(
      "circle", [("cx", coordinate(x)), ("cy", coordinate(y)), ("r", coordinate(radius))],
      fill: fill, stroke: stroke)
  }

  mutating func rectangle(
    _ box: Box, fill: Paint, opacity: Double? = nil, stroke: Stroke? = nil
  ) {
    shape(
      "rect",
      [
        ("x", coordinate(box.left)), ("y", coordinate(box.top)),
        ("width", coordinate(box.right - box.left)), ("height", coordinate(box.bottom - box.top)),
      ], fill: fill, opacity: opacity, stroke: stroke)
  }

  private mutating func shape(
    _ name: String, _ geometry: [(String, String)], fill: Paint? = nil, opacity: Double? = nil,
    stroke: Stroke? = nil
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
  }
}
