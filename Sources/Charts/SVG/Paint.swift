/// The colours of the charts: four for data, and neutrals.
///
/// An element carries its colour as an attribute and as a class (`f-blue`, `s-blue`), so that a
/// page around the chart can replace the colours in its dark theme.
package enum Paint: String, Sendable, CaseIterable {
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

  package var hex: String {
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

  /// The colour in its place on a dark page.
  package var darkHex: String {
    switch self {
    case .blue: "#7DB4E6"
    case .teal: "#4CC9BD"
    case .plum: "#E58BBB"
    case .orange: "#FF9A63"
    case .ink: "#E9ECEF"
    case .deep, .paper: "#14181D"
    case .muted: "#B4BCC4"
    case .rule: "#3A424A"
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
  Paint.allCases.map { paint in
    "\(selector) .f-\(paint.rawValue){fill:\(paint.darkHex)}"
      + "\(selector) .s-\(paint.rawValue){stroke:\(paint.darkHex)}"
  }.joined(separator: "\n")
}
