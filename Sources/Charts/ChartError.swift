/// Why a chart cannot be drawn.
public enum ChartError: Error, Equatable, Sendable, CustomStringConvertible {
  /// There is nothing to draw.
  case nothingToDraw(chart: String)
  /// A value that is not a finite number.
  case notFinite(chart: String, place: String)
  /// Years that repeat or go backward.
  case yearsOutOfOrder(chart: String, line: String, year: Int, after: Int)
  /// An interval whose lower bound is above its upper bound.
  case intervalReversed(chart: String, place: String, lower: Double, upper: Double)
  /// A level that is not strictly between 0 and 1.
  case levelOutOfRange(chart: String, level: Double)
  /// A break with no year before it to be set apart from, or after the last year.
  case breakOutsideYears(chart: String, year: Int, allowed: ClosedRange<Int>)
  /// A width for which no layout exists.
  case widthOutOfRange(width: Int, allowed: ClosedRange<Int>)
  /// More series than the palette can tell apart.
  case tooManySeries(chart: String, found: Int, allowed: Int)
  /// A bar whose parts do not match the named series.
  case partsDoNotMatch(chart: String, row: String, found: Int, required: Int)
  /// A tile for which the map has no place.
  case unknownTile(chart: String, code: String)
  /// A place that is given more than once.
  case tileTwice(chart: String, code: String)
  /// Bounds between classes that do not rise, or too many of them.
  case classBounds(chart: String, found: [Double], most: Int)

  /// The reason as a sentence, with the remedy.
  public var description: String {
    switch self {
    case .nothingToDraw(let chart):
      "The chart “\(chart)” has nothing to draw: give it at least one value."
    case .notFinite(let chart, let place):
      "The chart “\(chart)” has a value that is not a finite number at \(place): leave missing "
        + "values out."
    case .yearsOutOfOrder(let chart, let line, let year, let after):
      "The chart “\(chart)” has \(year) after \(after) in the \(line): give each year once, in "
        + "order."
    case .intervalReversed(let chart, let place, let lower, let upper):
      "The chart “\(chart)” has an interval from \(lower) to \(upper) at \(place): the lower "
        + "bound must not be above the upper."
    case .levelOutOfRange(let chart, let level):
      "The chart “\(chart)” has an interval of level \(level): a level lies between 0 and 1."
    case .breakOutsideYears(let chart, let year, let allowed):
      "The chart “\(chart)” has a break at \(year), outside its years \(allowed.lowerBound) to "
        + "\(allowed.upperBound): leave out breaks that no drawn value follows or precedes."
    case .widthOutOfRange(let width, let allowed):
      "A chart cannot be \(width) pixels wide: choose \(allowed.lowerBound) to "
        + "\(allowed.upperBound)."
    case .tooManySeries(let chart, let found, let allowed):
      "The chart “\(chart)” has \(found) series: it can tell \(allowed) apart."
    case .partsDoNotMatch(let chart, let row, let found, let required):
      "The chart “\(chart)” has \(found) parts in the row “\(row)”, but \(required) are named."
    case .unknownTile(let chart, let code):
      "The chart “\(chart)” has a tile “\(code)”, for which the map has no place: give postal "
        + "abbreviations of states, DC, GU, PR and VI."
    case .tileTwice(let chart, let code):
      "The chart “\(chart)” has “\(code)” twice: give each place once."
    case .classBounds(let chart, let found, let most):
      "The chart “\(chart)” has the bounds \(found) between classes: give up to \(most) that "
        + "rise."
    }
  }
}
