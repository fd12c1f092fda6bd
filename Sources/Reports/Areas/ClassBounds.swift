import Foundation

/// Round bounds that put about as many values into each of up to five classes.
struct ClassBounds {
  /// One to four bounds that rise.
  let values: [Double]

  /// The fifths of some values in the coarsest steps of 1, 2 or 5 that keep them apart, and no finer
  /// than `decimals` can write.
  init(of values: [Double], decimals: Int) {
    let sorted = values.sorted()
    guard let least = sorted.first, let most = sorted.last, least < most else {
      self.values = [sorted.first ?? 0]
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
