/// Names of fills beside a swatch of each, in lines from left to right.
struct SwatchKey: Sendable {
  struct Entry: Sendable {
    let name: String
    /// The fill; nil for an outline without a fill.
    let fill: (paint: Paint, opacity: Double)?
  }

  private static let swatch = 20.0
  private static let gap = 6.0

  private let frame: ChartFrame
  private let placed: [(entry: Entry, text: String, x: Double, line: Int)]

  init(_ entries: [Entry], frame: ChartFrame) {
    self.frame = frame
    let room = frame.innerWidth - Self.swatch - Self.gap
    var placed: [(entry: Entry, text: String, x: Double, line: Int)] = []
    var (x, line) = (frame.margin, 0)
    for entry in entries {
      let text = frame.label.truncated(entry.name, to: room)
      let width = Self.swatch + Self.gap + frame.label.reservedWidth(of: text)
      if x > frame.margin, x + width > frame.width - frame.margin {
        (x, line) = (frame.margin, line + 1)
      }
      placed.append((entry, text, x, line))
      x += width + 18
    }
    self.placed = placed
  }

  /// The height of all lines together.
  var height: Double { Double((placed.last?.line ?? -1) + 1) * lineHeight }

  private var lineHeight: Double { frame.label.lineHeight + 4 }

  /// Draws the names below `top`.
  func draw(below top: Double, on drawing: inout Drawing) {
    for (entry, text, x, line) in placed {
      let y = top + Double(line) * lineHeight
      let box = Box(left: x, top: y, right: x + Self.swatch, bottom: y + 14)
      if let fill = entry.fill {
        drawing.rectangle(
          box, fill: fill.paint, opacity: fill.opacity, stroke: Stroke(.muted, 0.5))
      } else {
        drawing.rectangle(box, stroke: Stroke(.muted, 1, dash: "2 3"))
      }
      drawing.text(
        text, x: x + Self.swatch + Self.gap, baseline: y + 7 + frame.label.size * 0.36,
        frame.label)
    }
  }
}
