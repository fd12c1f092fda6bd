/// The colours of the charts: four for data, and neutrals.
///
/// An element carries its colour as an attribute and as a class (`f-blue`, `s-blue`), so that a
/// page around the chart can replace the colours in its dark theme.
enum Paint: String, Sendable, CaseIterable {
  case blue
  case teal
  case plum
  case orange
  case ink
  /// Dark text on a colour that stays light enough for it in either theme.
  case deep
  case muted
  case rule
  case paper

  var hex: String {
    switch self {
    case .blue: "#12436D"
    case .teal: "#28A197"
    case .plum: "#801650"
    case .orange: "#F46A25"
    case .ink, .deep: "#1D2329"
    case .muted: "#4F5963"
    case .rule: "#D8DCE0"
    case .paper: "#FFFFFF"
    }
  }
}

/// How a shape is filled and outlined.
struct Stroke: Sendable {
  let paint: Paint
  let width: Double
  let dash: String?

  init(_ paint: Paint, _ width: Double, dash: String? = nil) {
    self.paint = paint
    self.width = width
    self.dash = dash
  }
}

/// The style sheet rules that recolour inline charts for a dark page. `selector` is put before
/// each class, for example `.figure`.
public func darkChartStyle(selector: String) -> String {
  let colours: [(Paint, String)] = [
    (.blue, "#7DB4E6"), (.teal, "#4CC9BD"), (.plum, "#E58BBB"), (.orange, "#FF9A63"),
    (.ink, "#E9ECEF"), (.deep, "#14181D"), (.muted, "#B4BCC4"), (.rule, "#3A424A"),
    (.paper, "#14181D"),
  ]
  return colours.map { paint, hex in
    "\(selector) .f-\(paint.rawValue){fill:\(hex)}"
      + "\(selector) .s-\(paint.rawValue){stroke:\(hex)}"
  }.joined(separator: "\n")
}
