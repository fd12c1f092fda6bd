import GrowthModels
import LaborSeries

extension Cell {
  /// A published value: the number, the publisher's mark, or nothing.
  static func published(_ value: PublishedValue) -> Cell {
    switch value {
    case .value(let number): .number(number)
    case .suppressed(let mark): .suppressed(mark: mark)
    case .topCoded(let mark): .suppressed(mark: mark)
    case .absent: .missing
    }
  }

  /// Projected jobs, rounded to ten as the published figures are.
  static func jobs(_ jobs: Double) -> Cell { .number(Wording.tens(jobs)) }

  /// An interval of projected jobs, rounded to ten.
  static func jobs(_ interval: PredictionInterval) -> Cell {
    .interval(Wording.tens(interval.lower), Wording.tens(interval.upper))
  }
}
