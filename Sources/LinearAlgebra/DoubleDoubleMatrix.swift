/// A column-major matrix of double-doubles, for the few steps that need 31 digits.
package struct DoubleDoubleMatrix: Sendable {
  package let rows: Int
  package let columns: Int
  package var elements: [DoubleDouble]

  package init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    elements = [DoubleDouble](repeating: .zero, count: rows * columns)
  }

  package init(rows: Int, columns: Int, elements: [DoubleDouble]) {
    precondition(elements.count == rows * columns, "a matrix needs rows × columns elements")
    self.rows = rows
    self.columns = columns
    self.elements = elements
  }

  /// Doubles, exactly, with what they leave out where that is known.
  package init(_ high: Matrix, low: Matrix? = nil) {
    rows = high.rows
    columns = high.columns
    if let low {
      elements = zip(high.elements, low.elements).map { DoubleDouble(high: $0, low: $1) }
    } else {
      elements = high.elements.map { DoubleDouble($0) }
    }
  }

  @inlinable
  package subscript(i: Int, j: Int) -> DoubleDouble {
    get { elements[i + j * rows] }
    set { elements[i + j * rows] = newValue }
  }

  /// The nearest matrix of doubles.
  package var rounded: Matrix {
    Matrix(rows: rows, columns: columns, elements: elements.map(\.value))
  }

  /// AB.
  package func times(_ other: DoubleDoubleMatrix) -> DoubleDoubleMatrix {
    precondition(columns == other.rows, "a product needs equal inner extents")
    var result = DoubleDoubleMatrix(rows: rows, columns: other.columns)
    for j in 0..<other.columns {
      for k in 0..<columns {
        let weight = other[k, j]
        if weight.high == 0 { continue }
        result.elements.addMultiple(
          of: elements, from: k * rows, by: weight, into: j * rows, count: rows)
      }
    }
    return result
  }

  /// Av.
  package func times(_ vector: [DoubleDouble]) -> [DoubleDouble] {
    precondition(columns == vector.count, "a product needs equal inner extents")
    var result = [DoubleDouble](repeating: .zero, count: rows)
    for (k, weight) in vector.enumerated() where weight.high != 0 {
      result.addMultiple(of: elements, from: k * rows, by: weight, into: 0, count: rows)
    }
    return result
  }

  /// A′v.
  package func transposedTimes(_ vector: [DoubleDouble]) -> [DoubleDouble] {
    precondition(rows == vector.count, "a product needs equal inner extents")
    return (0..<columns).map { j in
      elements.dotProduct(from: j * rows, with: vector, from: 0, count: rows)
    }
  }

  /// A′A, complete.
  package var crossProduct: DoubleDoubleMatrix {
    var result = DoubleDoubleMatrix(rows: columns, columns: columns)
    for j in 0..<columns {
      for i in 0...j {
        let value = elements.dotProduct(
          from: i * rows, with: elements, from: j * rows, count: rows)
        result[i, j] = value
        result[j, i] = value
      }
    }
    return result
  }

  /// AA′ rounded to doubles, symmetric.
  package var outerProduct: Matrix {
    var result = Matrix(rows: rows, columns: rows)
    for i in 0..<rows {
      for j in 0...i {
        var sum = DoubleDouble.zero
        for k in 0..<columns { sum += self[i, k] * self[j, k] }
        result[i, j] = sum.value
        result[j, i] = sum.value
      }
    }
    return result
  }
}

extension DoubleDoubleMatrix {
  /// The inverse of an upper triangular matrix without zeros on its diagonal.
  package var upperTriangularInverse: DoubleDoubleMatrix {
    let n = columns
    var inverse = DoubleDoubleMatrix(rows: n, columns: n)
    for j in 0..<n {
      inverse[j, j] = DoubleDouble(1) / self[j, j]
      for i in stride(from: j - 1, through: 0, by: -1) {
        var sum = DoubleDouble.zero
        for k in (i + 1)...j { sum += self[i, k] * inverse[k, j] }
        inverse[i, j] = -sum / self[i, i]
      }
    }
    return inverse
  }

  /// U, upper triangular, with U′U equal to this symmetric matrix.
  ///
  /// - Throws: `LinearAlgebraError.notPositiveDefinite`.
  package func upperCholesky() throws(LinearAlgebraError) -> DoubleDoubleMatrix {
    let n = columns
    var upper = DoubleDoubleMatrix(rows: n, columns: n)
    for j in 0..<n {
      for i in 0...j {
        var sum = self[i, j]
        for k in 0..<i { sum -= upper[k, i] * upper[k, j] }
        if i < j {
          upper[i, j] = sum / upper[i, i]
        } else {
          guard sum.high > 0, sum.high.isFinite else {
            throw .notPositiveDefinite(order: j + 1)
          }
          upper[j, j] = sum.squareRoot()
        }
      }
    }
    return upper
  }
}

extension [DoubleDouble] {
  /// Adds a multiple of `count` numbers of another array to numbers of this one.
  mutating func addMultiple(
    of source: [DoubleDouble], from start: Int, by weight: DoubleDouble, into target: Int,
    count length: Int
  ) {
    precondition(start + length <= source.count && target + length <= count, "outside the array")
    source.withUnsafeBufferPointer { from in
      withUnsafeMutableBufferPointer { into in
        for i in 0..<length { into[target + i] += from[start + i] * weight }
      }
    }
  }

  /// The sum of products of `length` numbers of this array and another.
  func dotProduct(
    from start: Int, with other: [DoubleDouble], from otherStart: Int, count length: Int
  ) -> DoubleDouble {
    precondition(
      start + length <= count && otherStart + length <= other.count, "outside the array")
    return withUnsafeBufferPointer { a in
      other.withUnsafeBufferPointer { b in
        var sum = DoubleDouble.zero
        for i in 0..<length { sum += a[start + i] * b[otherStart + i] }
        return sum
      }
    }
  }
}
