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

  package var width: Double { right - left }
  package var height: Double { bottom - top }

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
  /// The room kept for it, whatever the font.
  package let box: Box
  /// The room that its letters take in Helvetica.
  package let inked: Box
  package let paint: Paint
  /// What was drawn before has a smaller number.
  package let order: Int
}

/// A shape as it was drawn.
package struct PlacedMark: Sendable, Equatable {
  package let outline: Outline
  /// Nil when the shape has no fill.
  package let fill: Paint?
  package let opacity: Double
  /// Nil when the shape has no stroke.
  package let stroke: Paint?
  package let strokeWidth: Double
  /// What was drawn before has a smaller number.
  package let order: Int
}
