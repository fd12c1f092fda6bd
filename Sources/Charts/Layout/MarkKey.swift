/// Names of marks, hung above the first row of a horizontal chart with a thin line down to each
/// mark. Names that cannot be hung without meeting another become a sentence below the plot.
struct MarkKey: Sendable {
  struct Entry: Sendable {
    let name: String
    /// The mark in words, for the sentence: "dot".
    let shape: String
    /// Where the first row has the mark; nil when it has none.
    let x: Double?
    /// How far below the plot's top the line to the mark ends.
    let end: Double
    let paint: Paint
    let isStrong: Bool
  }

  private let frame: ChartFrame
  private let hung: [(entry: Entry, x: Double, placement: FlagLanes.Placement)]
  private let sentence: [String]

  init(_ entries: [Entry], frame: ChartFrame) {
    self.frame = frame
    let present = entries.compactMap { entry in entry.x.map { (entry: entry, x: $0) } }
    let widths = present.map { item in
      (item.entry.isStrong ? frame.strong : frame.label).reservedWidth(of: item.entry.name)
    }
    let lanes = FlagLanes(
      zip(present, widths).map { ($0.x, $1) },
      within: frame.margin...(frame.width - frame.margin), lanes: 6)
    hung = zip(present, lanes?.placements ?? []).map { ($0.entry, $0.x, $1) }
    let told = lanes == nil ? entries : entries.filter { $0.x == nil }
    let words = told.map { "\($0.shape): \($0.name)" }.joined(separator: "; ")
    let closed = words.prefix(1).uppercased() + words.dropFirst() + "."
    sentence = words.isEmpty ? [] : frame.small.wrapped(closed, to: frame.innerWidth, lines: 6)
  }

  /// The height of the lanes above the plot.
  var height: Double {
    Double((hung.map(\.placement.lane).max() ?? -1) + 1) * laneHeight + 6
  }

  private var laneHeight: Double { frame.label.lineHeight + 3 }

  /// Draws the names above a plot that begins at `plotTop`, and the lines down to the marks.
  func draw(above plotTop: Double, on drawing: inout Drawing) {
    for (entry, x, placement) in hung {
      let laneTop = plotTop - 4 - Double(placement.lane + 1) * laneHeight
      let face = entry.isStrong ? frame.strong : frame.label
      let start = placement.anchor == .middle ? laneTop + laneHeight : laneTop + 2
      drawing.line(x, start, x, plotTop + entry.end, Stroke(.muted, 0.75))
      drawing.text(
        entry.name, x: placement.textX,
        baseline: laneTop + face.size * 0.95, face, anchor: placement.anchor, paint: entry.paint)
    }
  }

  /// Draws the sentence for names that are not hung; answers where it ends.
  func drawSentence(below y: Double, on drawing: inout Drawing) -> Double {
    guard !sentence.isEmpty else { return y }
    let end = drawing.lines(
      sentence, x: frame.margin, baseline: y + 8 + frame.small.size, frame.small, paint: .ink)
    return end - frame.small.size
  }
}
