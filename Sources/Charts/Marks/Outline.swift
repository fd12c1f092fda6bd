/// The corners of a line or an area, from which SVG path data are written.
package struct Outline: Sendable, Equatable {
  /// A position on the canvas; y grows downward.
  package struct Corner: Sendable, Equatable {
    package let x: Double
    package let y: Double
  }

  package let corners: [Corner]
  /// Whether the last corner is joined to the first.
  package let isClosed: Bool

  init(_ points: [(x: Double, y: Double)], isClosed: Bool = false) {
    corners = points.map { Corner(x: $0.x, y: $0.y) }
    self.isClosed = isClosed
  }

  /// An open line through points.
  static func line(_ points: [(x: Double, y: Double)]) -> Outline { Outline(points) }

  /// A closed area between an upper and a lower edge, both from left to right.
  static func area(
    upper: [(x: Double, y: Double)], lower: [(x: Double, y: Double)]
  ) -> Outline {
    Outline(upper + lower.reversed(), isClosed: true)
  }

  /// A closed diamond.
  static func diamond(_ x: Double, _ y: Double, radius: Double) -> Outline {
    Outline(
      [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)], isClosed: true)
  }

  /// A closed triangle that points up.
  static func triangle(_ x: Double, _ y: Double, radius: Double) -> Outline {
    let base = radius * 0.8
    return Outline(
      [(x, y - radius), (x + radius, y + base), (x - radius, y + base)], isClosed: true)
  }

  /// A closed rectangle.
  static func box(_ box: Box) -> Outline {
    Outline(
      [(box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom)],
      isClosed: true)
  }

  /// SVG path data.
  var commands: String {
    corners.enumerated().map { index, corner in
      (index == 0 ? "M" : "L") + coordinate(corner.x) + " " + coordinate(corner.y)
    }.joined() + (isClosed ? "Z" : "")
  }
}
