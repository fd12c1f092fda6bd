import Foundation

/// A price index by year, to put dollars of one year into dollars of another.
public struct Deflator: Sendable, Equatable {
  /// What the index is and where it was read: a file name, or a publication.
  public let name: String
  /// The index by year, every value above zero, on any base.
  public let index: [Int: Double]

  /// An index.
  ///
  /// - Throws: ``DeflatorError/empty(name:)`` for one without years,
  ///   ``DeflatorError/notPositive(_:year:name:)`` for a value that is not above zero.
  public init(name: String, index: [Int: Double]) throws(DeflatorError) {
    guard !index.isEmpty else { throw .empty(name: name) }
    for (year, value) in index.sorted(by: { $0.key < $1.key })
    where !(value > 0 && value.isFinite) {
      throw .notPositive(value, year: year, name: name)
    }
    self.name = name
    self.index = index
  }

  /// What a dollar of `year` is worth in dollars of `base`.
  ///
  /// - Throws: ``DeflatorError/missingYear(_:name:)``.
  public func factor(from year: Int, to base: Int) throws(DeflatorError) -> Double {
    guard let own = index[year] else { throw .missingYear(year, name: name) }
    guard let other = index[base] else { throw .missingYear(base, name: name) }
    return other / own
  }
}

/// Why a price index cannot be used.
public enum DeflatorError: Error, Equatable, CustomStringConvertible {
  /// It has no years.
  case empty(name: String)
  /// A value that is not above zero.
  case notPositive(Double, year: Int, name: String)
  /// A year of the wages that it lacks.
  case missingYear(Int, name: String)

  public var description: String {
    switch self {
    case .empty(let name):
      "The price index \(name) has no rows; write one row for each year, with the columns year and "
        + "index."
    case .notPositive(let value, let year, let name):
      "The price index \(name) has \(value) for \(year); give a value above zero."
    case .missingYear(let year, let name):
      "The price index \(name) has no row for \(year), in which wages were observed; add it."
    }
  }
}
