/// Householder least squares of many small designs at once, without pivoting, LAPACK or an
/// allocation for each fit.
///
/// The designs of a group lie side by side: entry (t, j) of all of them in consecutive places, so
/// that every step of the factorisation runs over the group in vector instructions. A design that
/// this cannot do well (columns nearly dependent, values that overflow or are not finite) is marked
/// for the caller to fit with care.
package struct SideBySideQR {
  /// Fits in a group.
  package static let lanes = 16
  let rows: Int
  let columns: Int
  /// The designs and, as a last column, the responses: column after column.
  private var work: [Double]
  private var inverse: [Double]
  /// Sums of squares, smallest ratios of a diagonal to its column, coefficients, lengths of the
  /// rows of R⁻¹, and three rows of scratch.
  private var outcome: [Double]

  package init(rows: Int, columns: Int) {
    precondition(rows >= columns && columns > 0, "a design has at least as many rows as columns")
    self.rows = rows
    self.columns = columns
    let lanes = Self.lanes
    work = [Double](repeating: 0, count: rows * (columns + 1) * lanes)
    inverse = [Double](repeating: 0, count: columns * columns * lanes)
    outcome = [Double](repeating: 0, count: (2 * columns + 5) * lanes)
  }

  /// What came of a stretch of designs: coefficients and standard errors fit after fit.
  package struct Results: Sendable {
    package var coefficients: [Double]
    package var standardErrors: [Double]
    package var sums: [Double]
    /// The places, from the start of the stretch, that need care.
    package var delicate: [Int]
  }

  /// Fits a stretch of designs.
  ///
  /// - Parameters:
  ///   - designs: design after design, each column-major.
  ///   - responses: response after response.
  package mutating func fit(
    designs: [Double], responses: [Double], range: Range<Int>
  ) -> Results {
    let (n, p, count) = (rows, columns, range.count)
    precondition(
      designs.count >= range.upperBound * n * p && responses.count >= range.upperBound * n,
      "a design and a response for each place")
    var results = Results(
      coefficients: [Double](repeating: 0, count: count * p),
      standardErrors: [Double](repeating: 0, count: count * p),
      sums: [Double](repeating: 0, count: count), delicate: [])
    for start in stride(from: 0, to: count, by: Self.lanes) {
      let group = min(Self.lanes, count - start)
      load(designs, responses, first: range.lowerBound + start, group)
      withPointers { $0.solve() }
      store(into: &results, start, group)
    }
    return results
  }

  /// Places beyond the group repeat its last fit, so that they stay harmless.
  private mutating func load(
    _ designs: [Double], _ responses: [Double], first: Int, _ group: Int
  ) {
    let (size, height, lanes) = (rows * columns, rows, Self.lanes)
    work.withUnsafeMutableBufferPointer { work in
      designs.withUnsafeBufferPointer { designs in
        for lane in 0..<lanes {
          let source = (first + min(lane, group - 1)) * size
          for e in 0..<size { work[e * lanes + lane] = designs[source + e] }
        }
      }
      responses.withUnsafeBufferPointer { responses in
        for lane in 0..<lanes {
          let source = (first + min(lane, group - 1)) * height
          for t in 0..<height { work[(size + t) * lanes + lane] = responses[source + t] }
        }
      }
    }
  }

  private mutating func withPointers(_ body: (Group) -> Void) {
    let (rows, columns) = (rows, columns)
    work.withUnsafeMutableBufferPointer { work in
      inverse.withUnsafeMutableBufferPointer { inverse in
        outcome.withUnsafeMutableBufferPointer { outcome in
          guard let work = work.baseAddress, let inverse = inverse.baseAddress,
            let outcome = outcome.baseAddress
          else { return }
          body(
            Group(rows: rows, columns: columns, work: work, inverse: inverse, outcome: outcome))
        }
      }
    }
  }

  private func store(into results: inout Results, _ start: Int, _ group: Int) {
    let (lanes, p) = (Self.lanes, columns)
    for lane in 0..<group {
      let sum = outcome[lane]
      results.sums[start + lane] = sum
      let sound = outcome[lanes + lane] > 0x1p-40 && sum.isFinite
      if !sound { results.delicate.append(start + lane) }
      let variance = rows > p ? sum / Double(rows - p) : .nan
      for j in 0..<p {
        let place = (start + lane) * p + j
        results.coefficients[place] = outcome[(2 + j) * lanes + lane]
        results.standardErrors[place] =
          (variance * outcome[(2 + p + j) * lanes + lane]).squareRoot()
      }
    }
  }
}

/// The arithmetic of one group, on memory that the caller owns.
private struct Group {
  let rows: Int
  let columns: Int
  let work: UnsafeMutablePointer<Double>
  let inverse: UnsafeMutablePointer<Double>
  let outcome: UnsafeMutablePointer<Double>

  private var lanes: Int { SideBySideQR.lanes }
  private var sums: UnsafeMutablePointer<Double> { outcome }
  private var ratios: UnsafeMutablePointer<Double> { outcome + lanes }
  private var coefficients: UnsafeMutablePointer<Double> { outcome + 2 * lanes }
  private var lengths: UnsafeMutablePointer<Double> { outcome + (2 + columns) * lanes }
  private var dots: UnsafeMutablePointer<Double> { outcome + (2 + 2 * columns) * lanes }
  private var factors: UnsafeMutablePointer<Double> { outcome + (3 + 2 * columns) * lanes }
  private var diagonals: UnsafeMutablePointer<Double> { outcome + (4 + 2 * columns) * lanes }

  /// Entry (t, j), of all fits.
  private func entry(_ t: Int, _ j: Int) -> UnsafeMutablePointer<Double> {
    work + (t + j * rows) * lanes
  }

  func solve() {
    ratios.update(repeating: 1, count: lanes)
    for k in 0..<columns { reflect(k) }
    sums.update(repeating: 0, count: lanes)
    for t in columns..<max(rows, columns) { addProduct(entry(t, columns), entry(t, columns), sums) }
    invert()
    multiply()
  }

  /// target += a·b
  @inline(__always)
  private func addProduct(
    _ a: UnsafeMutablePointer<Double>, _ b: UnsafeMutablePointer<Double>,
    _ target: UnsafeMutablePointer<Double>
  ) {
    for l in 0..<SideBySideQR.lanes { target[l] += a[l] * b[l] }
  }

  /// target −= a·b
  @inline(__always)
  private func subtractProduct(
    _ a: UnsafeMutablePointer<Double>, _ b: UnsafeMutablePointer<Double>,
    _ target: UnsafeMutablePointer<Double>
  ) {
    for l in 0..<SideBySideQR.lanes { target[l] -= a[l] * b[l] }
  }

  /// Makes column k zero below its diagonal: H = I − vv′/(βv₀) with v = x − βe and β = ∓‖x‖.
  private func reflect(_ k: Int) {
    dots.update(repeating: 0, count: lanes)
    for t in k..<rows { addProduct(entry(t, k), entry(t, k), dots) }
    let head = entry(k, k)
    for l in 0..<SideBySideQR.lanes {
      let norm = dots[l].squareRoot()
      let beta = head[l] < 0 ? norm : -norm
      let pivot = head[l] - beta
      diagonals[l] = beta
      factors[l] = -1 / (beta * pivot)
      head[l] = pivot
    }
    noteRatio(k)
    for j in (k + 1)...columns {
      dots.update(repeating: 0, count: lanes)
      for t in k..<rows { addProduct(entry(t, k), entry(t, j), dots) }
      for l in 0..<SideBySideQR.lanes { dots[l] *= factors[l] }
      for t in k..<rows { subtractProduct(entry(t, k), dots, entry(t, j)) }
    }
    for l in 0..<SideBySideQR.lanes { head[l] = diagonals[l] }
  }

  /// Notes how little of column k the columns before it left over, as a ratio of squares.
  private func noteRatio(_ k: Int) {
    for l in 0..<SideBySideQR.lanes {
      let square = diagonals[l] * diagonals[l]
      var total = square
      for i in 0..<k {
        let above = entry(i, k)[l]
        total += above * above
      }
      let ratio = square / total
      // A ratio that is not a number must stick.
      ratios[l] = ratio < ratios[l] || ratio.isNaN ? ratio : ratios[l]
    }
  }

  /// R⁻¹, upper triangular, by columns.
  private func invert() {
    let p = columns
    for j in 0..<p {
      let diagonal = inverse + (j + j * p) * lanes
      for l in 0..<SideBySideQR.lanes { diagonal[l] = 1 / entry(j, j)[l] }
      for i in stride(from: j - 1, through: 0, by: -1) {
        let target = inverse + (i + j * p) * lanes
        target.update(repeating: 0, count: lanes)
        for m in (i + 1)...j { subtractProduct(entry(i, m), inverse + (m + j * p) * lanes, target) }
        let own = inverse + (i + i * p) * lanes
        for l in 0..<SideBySideQR.lanes { target[l] *= own[l] }
      }
    }
  }

  /// Coefficients by back substitution, and squared lengths of the rows of R⁻¹.
  private func multiply() {
    let p = columns
    for i in stride(from: p - 1, through: 0, by: -1) {
      let (coefficient, length) = (coefficients + i * lanes, lengths + i * lanes)
      for l in 0..<SideBySideQR.lanes { coefficient[l] = entry(i, p)[l] }
      length.update(repeating: 0, count: lanes)
      for j in (i + 1)..<max(p, i + 1) {
        subtractProduct(entry(i, j), coefficients + j * lanes, coefficient)
      }
      for j in i..<p {
        addProduct(inverse + (i + j * p) * lanes, inverse + (i + j * p) * lanes, length)
      }
      for l in 0..<SideBySideQR.lanes { coefficient[l] /= entry(i, i)[l] }
    }
  }
}
