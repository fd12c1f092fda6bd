/// A straight map from values to positions.
struct LinearScale: Sendable {
  let domain: ClosedRange<Double>
  let start: Double
  let end: Double

  /// The lower end of `domain` falls on `start`, the upper on `end`.
  init(_ domain: ClosedRange<Double>, from start: Double, to end: Double) {
    precondition(domain.lowerBound < domain.upperBound, "a scale needs a domain with an extent")
    self.domain = domain
    self.start = start
    self.end = end
  }

  func callAsFunction(_ value: Double) -> Double {
    let share = (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    return start + share * (end - start)
  }
}
