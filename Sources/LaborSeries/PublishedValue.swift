/// A cell of a published table: a value, or the publisher's mark that stands in its place.
public enum PublishedValue: Sendable, Hashable {
  /// A number in the measure's own unit (jobs, dollars an hour, dollars a year).
  case value(Double)
  /// Withheld by the publisher, with the mark as printed, such as `*` or `**`.
  case suppressed(mark: String)
  /// At or above the publisher's top code, with the mark as printed, such as `#`.
  case topCoded(mark: String)
  /// The source does not carry the cell.
  case absent

  /// The number, where there is one.
  public var number: Double? {
    if case .value(let number) = self { number } else { nil }
  }

  /// The publisher's mark, where one stands in the cell.
  public var mark: String? {
    switch self {
    case .suppressed(let mark), .topCoded(let mark): mark
    case .value, .absent: nil
    }
  }
}
