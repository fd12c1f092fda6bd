/// Centers and ends of intervals, kept in memory that can be used again.
package struct IntervalMemory: Sendable, Equatable {
  /// The middle, or the median, of each interval.
  package private(set) var centers: [Double] = []
  /// The lower ends.
  package private(set) var lower: [Double] = []
  /// The upper ends.
  package private(set) var upper: [Double] = []

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
    if centers.count != count {
      self = IntervalMemory()
      (centers, lower, upper) = (.unfilled(count), .unfilled(count), .unfilled(count))
    }
    return centers.withUnsafeMutableBufferPointer { centers in
      lower.withUnsafeMutableBufferPointer { lower in
        upper.withUnsafeMutableBufferPointer { upper in
          guard let centers = centers.baseAddress, let lower = lower.baseAddress,
            let upper = upper.baseAddress
          else { return nil }
          return body(Stretch(centers: centers, lower: lower, upper: upper))
        }
      }
    }
  }
}

extension [Double] {
  /// Memory for numbers that its caller will write.
  fileprivate static func unfilled(_ count: Int) -> [Double] {
    [Double](unsafeUninitializedCapacity: count) { _, written in written = count }
  }
}
