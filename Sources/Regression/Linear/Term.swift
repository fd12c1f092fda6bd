import LinearAlgebra

/// A column of a design: a name and one value for each observation.
///
/// A power or a product keeps what rounding its values to doubles leaves out, so that a polynomial
/// of high degree is fitted as its exact arithmetic says.
public struct Term: Sendable, Equatable {
  /// The term's name, as tables print it.
  public let name: String
  /// Its values, one for each row, rounded to doubles.
  public let values: [Double]
  /// What rounding left out; nothing where the values are exact.
  package let remainders: [Double]?

  /// A term that is given by its values.
  public init(_ name: String, _ values: [Double]) {
    self.init(name, values, remainders: nil)
  }

  package init(_ name: String, _ values: [Double], remainders: [Double]?) {
    self.name = name
    self.values = values
    self.remainders = remainders
  }

  private init(_ name: String, exact: [DoubleDouble]) {
    let isExact = exact.allSatisfy { $0.low == 0 }
    self.init(name, exact.map(\.high), remainders: isExact ? nil : exact.map(\.low))
  }

  private var exact: [DoubleDouble] {
    guard let remainders else { return values.map { DoubleDouble($0) } }
    return zip(values, remainders).map { DoubleDouble(high: $0, low: $1) }
  }

  /// This term raised to a whole power, formed with 31 digits. Its name is `name^exponent`.
  ///
  /// - Precondition: the exponent is positive.
  public func raised(to exponent: Int) -> Term {
    precondition(exponent > 0, "a term of a polynomial has a positive exponent")
    if exponent == 1 { return self }
    return Term("\(name)^\(exponent)", exact: exact.map { $0.raised(to: exponent) })
  }

  /// The product of two terms, formed with 31 digits. Its name is `left:right`.
  ///
  /// - Precondition: both have the same number of rows.
  public func times(_ other: Term) -> Term {
    precondition(values.count == other.values.count, "terms of one design have equal length")
    return Term(
      "\(name):\(other.name)", exact: zip(exact, other.exact).map { $0 * $1 })
  }
}
