import Foundation

/// Round bounds that put about as many values into each of up to five classes.
struct ClassBounds {
  /// Up to four bounds that rise; none where the values are all but the same.
  let values: [Double]
  /// How far apart the values are as they are written.
  let spread: Double

  /// The fewest steps of the last decimal written that the values span where there are classes: a
  /// shade for less would show what rounding did.
  private static let fewestSteps = 3.0

  /// The fifths of some values in the coarsest steps of 1, 2 or 5 that keep them apart, and no finer
  /// than `decimals` can write.
  init(of values: [Double], decimals: Int) {
    let sorted = values.map { $0.rounded(toDecimals: decimals) }.sorted()
    let (least, most) = (sorted.first ?? 0, sorted.last ?? 0)
    spread = (most - least).rounded(toDecimals: decimals)
    guard spread * pow(10, Double(decimals)) > Self.fewestSteps - 0.5 else {
      self.values = []
      return
    }
    let fifths = [0.2, 0.4, 0.6, 0.8].map { sorted[Int($0 * Double(sorted.count - 1))] }
    let candidates = Self.steps(below: most - least, decimals: decimals).map { step in
      Self.distinct(fifths, to: step).filter { $0 > least && $0 <= most }
    }
    let kept = candidates.first { $0.count == fifths.count } ?? candidates.last ?? []
    self.values = kept.isEmpty ? [most] : kept
  }

  /// A step and the decimals that it is written with.
  private typealias Step = (size: Double, decimals: Int)

  private static func steps(below extent: Double, decimals: Int) -> [Step] {
    let first = Int(log10(extent).rounded(.up))
    return stride(from: max(first, -decimals), through: -decimals, by: -1).flatMap { power in
      [5.0, 2, 1].map { (size: $0 * pow(10, Double(power)), decimals: max(0, -power)) }
    }
  }

  private static func distinct(_ values: [Double], to step: Step) -> [Double] {
    values.reduce(into: []) { kept, value in
      let rounded = ((value / step.size).rounded() * step.size)
        .rounded(toDecimals: step.decimals)
      if kept.last.map({ $0 < rounded }) ?? true { kept.append(rounded) }
    }
  }
}
