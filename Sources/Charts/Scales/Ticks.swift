/// The values at which a person would mark an axis: multiples of 1, 2, 2.5 or 5 times a power of
/// ten, but not of 2.5 itself, which marks half as many whole numbers as it marks others.
struct Ticks: Sendable, Equatable {
  /// The marks in increasing order.
  let values: [Double]
  /// The distance between two marks.
  let step: Double

  /// Marks that cover `range` with no more than `limit` intervals (at least one).
  init(covering range: ClosedRange<Double>, atMost limit: Int) {
    let width = range.upperBound - range.lowerBound
    let extent = width > 0 ? width : max(range.upperBound.magnitude * 0.1, 1)
    var step = Self.step(atLeast: extent / Double(max(limit, 1)))
    while Self.count(range, step) > max(limit, 2) { step = Self.step(atLeast: step * 1.01) }
    let first = (range.lowerBound / step).rounded(.down)
    let last = max((range.upperBound / step).rounded(.up), first + 1)
    self.step = step
    values = (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  /// The marks that lie within `range`, with no more than `limit` intervals to cover it; where only
  /// one of those lies within it and there is room for three or more, up to `limit` finer ones.
  init(within range: ClosedRange<Double>, atMost limit: Int) {
    var step = Ticks(covering: range, atMost: limit).step
    var inside = Self.marks(within: range, step)
    while limit > 2, inside.count < 2, range.lowerBound < range.upperBound {
      let finer = Self.step(atLeast: step * 0.39)
      let marks = Self.marks(within: range, finer)
      guard marks.count <= limit else { break }
      (step, inside) = (finer, marks)
    }
    self.step = step
    values = inside.isEmpty ? [range.lowerBound] : inside
  }

  /// The range from the first mark to the last.
  var domain: ClosedRange<Double> { values[0]...values[values.count - 1] }

  /// The decimals that tell the marks apart.
  var decimals: Int {
    var decimals = 0
    var scaled = step
    while decimals < 9, (scaled - scaled.rounded()).magnitude > 1e-6 {
      decimals += 1
      scaled *= 10
    }
    return decimals
  }

  private static func marks(within range: ClosedRange<Double>, _ step: Double) -> [Double] {
    let (first, last) = (
      (range.lowerBound / step).rounded(.up), (range.upperBound / step).rounded(.down)
    )
    guard first <= last else { return [] }
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  private static func count(_ range: ClosedRange<Double>, _ step: Double) -> Int {
    Int((range.upperBound / step).rounded(.up) - (range.lowerBound / step).rounded(.down))
  }

  private static func step(atLeast floor: Double) -> Double {
    var power = 1.0
    while power > floor { power /= 10 }
    while power * 10 <= floor { power *= 10 }
    let isOne = (power - 1).magnitude < 1e-9
    return [1.0, 2, 2.5, 5].filter { !isOne || $0 != 2.5 }.map { $0 * power }
      .first { $0 >= floor * 0.999_999 } ?? 10 * power
  }
}

/// The years at which an axis of years is marked.
struct YearTicks: Sendable, Equatable {
  /// The marked years, in increasing order.
  let years: [Int]

  /// Round years within `range`, at most `limit` of them but at least one.
  init(within range: ClosedRange<Int>, atMost limit: Int) {
    // Fives and tens read more easily than twos, which serve ranges of less than a decade only.
    let mostOf = [1: 8, 2: range.count > 10 ? 0 : 6]
    for step in [1, 2, 5, 10, 20, 25, 50, 100, 200, 500] {
      let years = range.filter { $0 % step == 0 }
      if !years.isEmpty, years.count <= min(max(limit, 1), mostOf[step] ?? 12) {
        self.years = years
        return
      }
    }
    years = [range.upperBound]
  }
}
