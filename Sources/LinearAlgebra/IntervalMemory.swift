/// Centers and ends of intervals, kept in memory that can be used again.
///
/// One piece of memory holds all three: an allocator keeps one large piece for the next request
/// where it would give three back to the system, which clears every page it hands out.
package struct IntervalMemory: Sendable {
  private var columns = Matrix(rows: 0, columns: 3)

  /// The middle, or the median, of each interval.
  package var centers: MatrixColumn { MatrixColumn(columns, 0) }
  /// The lower ends.
  package var lower: MatrixColumn { MatrixColumn(columns, 1) }
  /// The upper ends.
  package var upper: MatrixColumn { MatrixColumn(columns, 2) }

  /// Without room for any interval.
  package init() {}

  /// The places from one on, for threads that write different ones.
  ///
  /// Unchecked, because whoever holds it answers for not writing a place from two threads.
  package struct Stretch: @unchecked Sendable {
    let centers: UnsafeMutablePointer<Double>
    let lower: UnsafeMutablePointer<Double>
    let upper: UnsafeMutablePointer<Double>

    func advanced(by places: Int) -> Stretch {
      Stretch(centers: centers + places, lower: lower + places, upper: upper + places)
    }
  }

  /// Lets every interval be written anew; `body` writes all of them.
  ///
  /// Memory is kept where the number of intervals is what it was, and left unfilled where it is
  /// not: no page is touched before its numbers are there.
  package mutating func rewrite<Result>(count: Int, _ body: (Stretch) -> Result) -> Result? {
    if columns.rows != count {
      columns = Matrix(rows: 0, columns: 3)
      columns = Matrix(rows: count, columns: 3, elements: .unfilled(3 * count))
    }
    return columns.elements.withUnsafeMutableBufferPointer { all in
      guard let first = all.baseAddress else { return nil }
      return body(
        Stretch(centers: first, lower: first + count, upper: first + 2 * count))
    }
  }
}

extension [Double] {
  /// Memory for numbers that its caller will write.
  fileprivate static func unfilled(_ count: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: count) { _, written in written = count }
  }
}
