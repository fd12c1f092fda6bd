import Foundation

@testable import Charts

/// What a reader could not read in a drawing: text that meets text, leaves the canvas, is too small,
/// is crossed by a line or lies on a ground that it does not stand out from.
struct Legibility {
  let drawing: Drawing
  private let fills: [(mark: PlacedMark, bounds: Box)]
  private let strokes: [(mark: PlacedMark, bounds: Box)]

  init(_ drawing: Drawing) {
    self.drawing = drawing
    let marks = drawing.marks.map { (mark: $0, bounds: $0.outline.bounds) }
    fills = marks.filter { $0.mark.fill != nil }
    strokes = marks.filter {
      // Grid lines are pale and may run behind text.
      guard let stroke = $0.mark.stroke else { return false }
      return stroke != .rule && stroke != .paper
    }
  }

  /// One sentence for each fault; none when all can be read.
  var faults: [String] {
    meetings + drawing.texts.flatMap(faults(of:))
  }

  private var meetings: [String] {
    var found: [String] = []
    for (index, text) in drawing.texts.enumerated() {
      for other in drawing.texts[(index + 1)...] where text.box.overlaps(other.box) {
        found.append("“\(text.text.prefix(40))” meets “\(other.text.prefix(40))”")
      }
    }
    return found
  }

  private func faults(of text: PlacedText) -> [String] {
    var found: [String] = []
    let canvas = Box(left: 0, top: 0, right: drawing.width, bottom: drawing.height)
    let name = "“\(text.text.prefix(40))”"
    if text.size < 12 { found.append("\(name) is smaller than 12 pixels") }
    if !canvas.contains(text.box) { found.append("\(name) leaves the canvas") }
    if let crossing = strokes.first(where: { crosses($0, text) }) {
      found.append("\(name) is crossed by a line of \(crossing.mark.stroke?.rawValue ?? "")")
    }
    let least = leastContrast(of: text)
    // The contrast that the Web Content Accessibility Guidelines 2.2 ask of text (1.4.3, AA).
    if least < 4.5 { found.append("\(name) has a contrast of \(least)") }
    return found
  }

  /// The room of the letters, less a hair at each side.
  private func letters(_ text: PlacedText) -> Box {
    Box(
      left: text.inked.left + 1, top: text.inked.top + 1.5, right: text.inked.right - 1,
      bottom: text.inked.bottom - 1.5)
  }

  private func crosses(_ line: (mark: PlacedMark, bounds: Box), _ text: PlacedText) -> Bool {
    let box = letters(text)
    guard box.left < box.right, line.bounds.touches(box),
      line.mark.outline.edges.contains(where: { box.isCrossed(from: $0.0, to: $0.1) })
    else { return false }
    let isHidden = fills.contains { fill, bounds in
      fill.fill == .paper && fill.opacity == 1 && fill.order > line.mark.order
        && fill.order < text.order && bounds.contains(box)
    }
    return !isHidden
  }

  /// The least contrast of a text with its ground at points throughout it, by day and by night.
  private func leastContrast(of text: PlacedText) -> Double {
    let box = letters(text)
    let near = fills.filter { $0.bounds.overlaps(box) }
    guard !near.contains(where: { $0.mark.order > text.order }) else { return 1 }
    let below = near.map(\.mark)
    guard box.left < box.right, !below.isEmpty else { return 21 }
    // A text that lies in all of its grounds has the same ground everywhere.
    let isWithin = near.allSatisfy { $0.bounds.contains(box) }
    let across = isWithin ? [0.5] : (0...12).map { Double($0) / 12 }
    var least = 21.0
    for share in across {
      for height in isWithin ? [0.5] : [0.1, 0.5, 0.9] {
        let place = Outline.Corner(
          x: box.left + box.width * share, y: box.top + box.height * height)
        for hex in [\Paint.hex, \Paint.darkHex] {
          let ground = below.filter { $0.outline.holds(place) }
            .reduce(RGB(Paint.paper[keyPath: hex])) { ground, mark in
              RGB((mark.fill ?? .paper)[keyPath: hex]).over(ground, opacity: mark.opacity)
            }
          least = min(least, RGB(text.paint[keyPath: hex]).contrast(with: ground))
        }
      }
    }
    return least
  }
}

/// A colour with parts from 0 to 1.
struct RGB: Equatable {
  let parts: [Double]

  init(parts: [Double]) {
    self.parts = parts
  }

  /// A colour written as `#RRGGBB`.
  init(_ hex: String) {
    let digits = hex.dropFirst().compactMap { $0.hexDigitValue }
    parts = stride(from: 0, to: digits.count - 1, by: 2).map {
      Double(digits[$0] * 16 + digits[$0 + 1]) / 255
    }
  }

  func over(_ ground: RGB, opacity: Double) -> RGB {
    RGB(parts: zip(parts, ground.parts).map { $0 * opacity + $1 * (1 - opacity) })
  }

  /// The contrast ratio of the Web Content Accessibility Guidelines 2.2, from 1 to 21.
  func contrast(with other: RGB) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// The relative luminance of the same guidelines.
  var luminance: Double {
    zip([0.2126, 0.7152, 0.0722], parts).reduce(0) { sum, part in
      let value = part.1
      let linear = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
      return sum + part.0 * linear
    }
  }
}

extension Outline {
  var bounds: Box {
    Box(
      left: corners.map(\.x).min() ?? 0, top: corners.map(\.y).min() ?? 0,
      right: corners.map(\.x).max() ?? 0, bottom: corners.map(\.y).max() ?? 0)
  }

  var edges: [(Corner, Corner)] {
    let open = Array(zip(corners, corners.dropFirst()))
    guard isClosed, let first = corners.first, let last = corners.last else { return open }
    return open + [(last, first)]
  }

  /// Whether a place lies inside, by the number of edges to its right.
  func holds(_ place: Corner) -> Bool {
    edges.reduce(into: false) { isInside, edge in
      let (one, two) = edge
      guard (one.y > place.y) != (two.y > place.y) else { return }
      if place.x < one.x + (two.x - one.x) * (place.y - one.y) / (two.y - one.y) {
        isInside.toggle()
      }
    }
  }
}

extension Box {
  /// Whether two boxes have a point in common; lines have no extent in one direction.
  func touches(_ other: Box) -> Bool {
    left <= other.right && other.left <= right && top <= other.bottom && other.top <= bottom
  }

  /// Whether a line has a part inside the box (the clipping of Liang and Barsky, 1984).
  func isCrossed(from one: Outline.Corner, to two: Outline.Corner) -> Bool {
    var (enters, leaves) = (0.0, 1.0)
    let (dx, dy) = (two.x - one.x, two.y - one.y)
    for (step, room) in [
      (-dx, one.x - left), (dx, right - one.x), (-dy, one.y - top), (dy, bottom - one.y),
    ] {
      if step == 0 {
        if room <= 0 { return false }
      } else if step < 0 {
        enters = max(enters, room / step)
      } else {
        leaves = min(leaves, room / step)
      }
    }
    return enters < leaves
  }
}
