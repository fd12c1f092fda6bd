/// A column of a matrix, counted from 0, in the matrix's own memory.
public struct MatrixColumn: RandomAccessCollection, Sendable {
  private let matrix: Matrix
  private let column: Int

  init(_ matrix: Matrix, _ column: Int) {
    precondition(column >= 0 && column < matrix.columns, "outside the matrix")
    self.matrix = matrix
    self.column = column
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { matrix.rows }
  public subscript(row: Int) -> Double { matrix[row, column] }

  public func withContiguousStorageIfAvailable<Result>(
    _ body: (UnsafeBufferPointer<Double>) throws -> Result
  ) rethrows -> Result? {
    try matrix.elements.withUnsafeBufferPointer { all in
      try body(UnsafeBufferPointer(rebasing: all[(column * count)..<((column + 1) * count)]))
    }
  }
}

extension MatrixColumn: Equatable {
  /// Whether two columns have the same numbers in the same order.
  public static func == (left: MatrixColumn, right: MatrixColumn) -> Bool {
    left.elementsEqual(right)
  }
}
