/// Builders of SVG path data.
enum PathCommands {
  /// An open line through points.
  static func line(_ points: [(x: Double, y: Double)]) -> String {
    points.enumerated().map { index, point in
      (index == 0 ? "M" : "L") + coordinate(point.x) + " " + coordinate(point.y)
    }.joined()
  }

  /// A closed area between an upper and a lower edge, both from left to right.
  static func area(
    upper: [(x: Double, y: Double)], lower: [(x: Double, y: Double)]
  ) -> String {
    line(upper + lower.reversed()) + "Z"
  }

  /// A closed diamond.
  static func diamond(_ x: Double, _ y: Double, radius: Double) -> String {
    line([(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]) + "Z"
  }

  /// A closed triangle that points up.
  static func triangle(_ x: Double, _ y: Double, radius: Double) -> String {
    let base = radius * 0.8
    return line([(x, y - radius), (x + radius, y + base), (x - radius, y + base)]) + "Z"
  }
}
