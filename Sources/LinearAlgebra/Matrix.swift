/// A dense matrix of doubles stored column by column in one contiguous array.
///
/// The entry in row `i`, column `j` is `elements[i + j * rows]`, which is LAPACK's own order, so
/// that factorisations run on the storage itself.
public struct Matrix: Sendable, Equatable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The entries, column after column; `rows * columns` of them.
  public package(set) var elements: [Double]

  /// A matrix from its entries in column order.
  ///
  /// - Precondition: `elements.count == rows * columns`, and neither extent is negative.
  public init(rows: Int, columns: Int, elements: [Double]) {
    precondition(rows >= 0 && columns >= 0, "a matrix has no negative extent")
    precondition(elements.count == rows * columns, "a matrix needs rows × columns elements")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// A matrix with the same value everywhere; zero unless said otherwise.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    self.init(
      rows: rows, columns: columns, elements: [Double](repeating: value, count: rows * columns))
  }

  /// A matrix from its rows, as one writes it on paper.
  ///
  /// - Precondition: every row has the same length.
  public init(rowByRow lines: [[Double]]) {
    let width = lines.first?.count ?? 0
    precondition(lines.allSatisfy { $0.count == width }, "the rows differ in length")
    self.init(rows: lines.count, columns: width)
    for (i, line) in lines.enumerated() {
      for (j, value) in line.enumerated() { self[i, j] = value }
    }
  }

  /// A matrix from its columns.
  ///
  /// - Precondition: every column has the same length.
  public init(columnByColumn lines: [[Double]]) {
    let height = lines.first?.count ?? 0
    precondition(lines.allSatisfy { $0.count == height }, "the columns differ in length")
    self.init(rows: height, columns: lines.count, elements: lines.flatMap { $0 })
  }

  /// A square matrix with these values on its diagonal and zero elsewhere.
  public init(diagonal values: [Double]) {
    self.init(rows: values.count, columns: values.count)
    for (i, value) in values.enumerated() { self[i, i] = value }
  }

  /// The identity matrix of an order.
  public static func identity(_ order: Int) -> Matrix {
    Matrix(diagonal: [Double](repeating: 1, count: order))
  }

  /// The entry in row `i`, column `j`, both counted from 0.
  public subscript(i: Int, j: Int) -> Double {
    get {
      precondition(i >= 0 && i < rows && j >= 0 && j < columns, "outside the matrix")
      return elements[i + j * rows]
    }
    set {
      precondition(i >= 0 && i < rows && j >= 0 && j < columns, "outside the matrix")
      elements[i + j * rows] = newValue
    }
  }

  /// The entries of column `j`, from 0.
  public func column(_ j: Int) -> ArraySlice<Double> {
    elements[(j * rows)..<((j + 1) * rows)]
  }

  /// The entries of row `i`, from 0.
  public func row(_ i: Int) -> [Double] {
    (0..<columns).map { self[i, $0] }
  }

  /// The entries on the diagonal.
  public var diagonal: [Double] {
    (0..<min(rows, columns)).map { self[$0, $0] }
  }

  /// The matrix with rows and columns exchanged.
  public var transposed: Matrix {
    var result = Matrix(rows: columns, columns: rows)
    for j in 0..<columns {
      for i in 0..<rows { result.elements[j + i * columns] = elements[i + j * rows] }
    }
    return result
  }

  /// The first entry that is infinite or not a number, in column order; nothing when all are finite.
  public var firstNonFinite: (row: Int, column: Int)? {
    guard !elements.areFinite, let place = elements.firstIndex(where: { !$0.isFinite }) else {
      return nil
    }
    return (place % rows, place / rows)
  }

  /// Makes sure that every entry is finite.
  ///
  /// - Throws: `LinearAlgebraError.nonFinite` with the place of the first entry that is not.
  public func requireFinite() throws(LinearAlgebraError) {
    if let place = firstNonFinite {
      throw .nonFinite(row: place.row, column: place.column)
    }
  }
}

extension Matrix {
  /// Some rows only, in the order given.
  ///
  /// - Precondition: every row exists.
  public func selecting(rows chosen: [Int]) -> Matrix {
    var result = Matrix(rows: chosen.count, columns: columns)
    for j in 0..<columns {
      for (k, i) in chosen.enumerated() { result[k, j] = self[i, j] }
    }
    return result
  }

  /// Some columns only, in the order given.
  ///
  /// - Precondition: every column exists.
  public func selecting(columns chosen: [Int]) -> Matrix {
    Matrix(rows: rows, columns: chosen.count, elements: chosen.flatMap { column($0) })
  }
}

extension [Double] {
  /// Whether no value is infinite or not a number; several times as fast as asking each of them.
  package var areFinite: Bool {
    withUnsafeBufferPointer { values in
      // Zero times a finite number is zero, and any other product is not a number.
      var lanes = SIMD8<Double>()
      let whole = values.count / 8 * 8
      let raw = UnsafeRawBufferPointer(values)
      for start in Swift.stride(from: 0, to: whole, by: 8) {
        lanes += raw.loadUnaligned(fromByteOffset: start * 8, as: SIMD8<Double>.self) * 0
      }
      var rest = lanes.sum()
      for i in whole..<values.count { rest += values[i] * 0 }
      return rest == 0
    }
  }
}
