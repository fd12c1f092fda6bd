import LinearAlgebra

/// The right-hand side of a linear model: named columns over the same rows, all finite.
public struct DesignMatrix: Sendable, Equatable {
  /// The names of the terms, in column order.
  public let termNames: [String]
  /// The values, one row for each observation and one column for each term.
  public let values: Matrix
  /// The column of ones, if there is one; it decides what R² compares with.
  public let interceptColumn: Int?
  /// What rounding to doubles left out of `values`; nothing where they are exact.
  package let remainders: Matrix?

  /// The name that an intercept gets.
  public static let interceptName = "intercept"

  /// A design from terms, with a leading column of ones unless said otherwise.
  ///
  /// - Parameters:
  ///   - terms: the terms, all of one length.
  ///   - intercept: whether a column of ones leads.
  ///   - rows: the number of rows, needed only for a design of an intercept alone.
  /// - Throws: `RegressionError` when there are no terms, two share a name, their lengths differ or
  ///   a value is not finite.
  public init(
    _ terms: [Term], intercept: Bool = true, rows: Int? = nil
  ) throws(RegressionError) {
    guard let height = terms.first?.values.count ?? rows else { throw .noTerms }
    for term in terms where term.values.count != height {
      throw .lengthMismatch(
        what: "term “\(term.name)”", found: term.values.count, required: height)
    }
    let ones = Term(Self.interceptName, [Double](repeating: 1, count: height))
    let all = (intercept ? [ones] : []) + terms
    let matrix = Matrix(
      rows: height, columns: all.count, elements: all.flatMap { $0.values })
    var low: Matrix?
    if all.contains(where: { $0.remainders != nil }) {
      let none = [Double](repeating: 0, count: height)
      low = Matrix(
        rows: height, columns: all.count, elements: all.flatMap { $0.remainders ?? none })
    }
    try self.init(matrix, low, termNames: all.map(\.name), interceptColumn: intercept ? 0 : nil)
  }

  /// A design from a matrix.
  ///
  /// - Parameters:
  ///   - values: one column for each term.
  ///   - termNames: their names, all different.
  ///   - interceptColumn: the column, from 0, that holds the constant, if there is one.
  /// - Throws: as the form from terms.
  public init(
    _ values: Matrix, termNames: [String], interceptColumn: Int? = nil
  ) throws(RegressionError) {
    try self.init(values, nil, termNames: termNames, interceptColumn: interceptColumn)
  }

  init(
    _ values: Matrix, _ remainders: Matrix?, termNames: [String], interceptColumn: Int?
  ) throws(RegressionError) {
    guard values.columns > 0 else { throw .noTerms }
    guard termNames.count == values.columns else {
      throw .lengthMismatch(
        what: "term names", found: termNames.count, required: values.columns)
    }
    var seen: Set<String> = []
    for name in termNames where !seen.insert(name).inserted { throw .repeatedTerm(name) }
    if let place = values.firstNonFinite {
      throw .nonFiniteTerm(row: place.row, term: termNames[place.column])
    }
    if let column = interceptColumn {
      precondition(column >= 0 && column < values.columns, "the intercept is a column")
    }
    self.termNames = termNames
    self.values = values
    self.remainders = remainders
    self.interceptColumn = interceptColumn
  }

  /// The design of a polynomial: x, x², … up to a degree, each power formed with 31 digits.
  ///
  /// - Throws: as the form from terms.
  public static func polynomial(
    in x: [Double], named name: String = "x", degree: Int, intercept: Bool = true
  ) throws(RegressionError) -> DesignMatrix {
    precondition(degree >= 1, "a polynomial has a degree of one or more")
    let base = Term(name, x)
    return try DesignMatrix((1...degree).map { base.raised(to: $0) }, intercept: intercept)
  }

  /// The number of observations.
  public var rows: Int { values.rows }
  /// The number of terms.
  public var columns: Int { values.columns }

  /// The column of a term.
  ///
  /// - Throws: `RegressionError.unknownTerm`.
  public func column(of term: String) throws(RegressionError) -> Int {
    guard let column = termNames.firstIndex(of: term) else {
      throw .unknownTerm(term, known: termNames)
    }
    return column
  }

  /// The design with further terms on its right.
  ///
  /// - Throws: as the form from terms.
  public func appending(_ terms: [Term]) throws(RegressionError) -> DesignMatrix {
    for term in terms where term.values.count != rows {
      throw .lengthMismatch(what: "term “\(term.name)”", found: term.values.count, required: rows)
    }
    let width = columns + terms.count
    let high = Matrix(
      rows: rows, columns: width, elements: values.elements + terms.flatMap { $0.values })
    var low: Matrix?
    if remainders != nil || terms.contains(where: { $0.remainders != nil }) {
      let none = [Double](repeating: 0, count: rows)
      low = Matrix(
        rows: rows, columns: width,
        elements: (remainders ?? Matrix(rows: rows, columns: columns)).elements
          + terms.flatMap { $0.remainders ?? none })
    }
    return try DesignMatrix(
      high, low, termNames: termNames + terms.map(\.name), interceptColumn: interceptColumn)
  }

  /// The design with some rows only, in the order given.
  ///
  /// - Precondition: every row exists.
  public func selecting(rows chosen: [Int]) -> DesignMatrix {
    DesignMatrix(
      unchecked: values.selecting(rows: chosen), remainders?.selecting(rows: chosen), termNames,
      interceptColumn)
  }

  /// The design with some terms only, in the order given.
  ///
  /// - Throws: `RegressionError.unknownTerm`.
  public func selecting(terms chosen: [String]) throws(RegressionError) -> DesignMatrix {
    guard !chosen.isEmpty else { throw .noTerms }
    var places: [Int] = []
    for term in chosen { places.append(try column(of: term)) }
    return DesignMatrix(
      unchecked: values.selecting(columns: places), remainders?.selecting(columns: places),
      chosen, interceptColumn.flatMap { places.firstIndex(of: $0) })
  }

  private init(unchecked values: Matrix, _ low: Matrix?, _ names: [String], _ intercept: Int?) {
    self.values = values
    remainders = low
    termNames = names
    interceptColumn = intercept
  }
}
