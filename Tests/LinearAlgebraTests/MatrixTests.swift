import LinearAlgebra
import Testing

@Suite("Matrices")
struct MatrixTests {
  @Test func productsTakeTransposesOnTheWay() throws {
    let a = Matrix(rowByRow: [[1, 2, 3], [4, 5, 6]])
    let b = Matrix(rowByRow: [[1, 0], [2, -1], [0, 3]])
    let expected = Matrix(rowByRow: [[5, 7], [14, 13]])
    #expect(try a.times(b) == expected)
    #expect(try a.transposed.times(b, self: .transposed) == expected)
    #expect(try a.times(b.transposed, other: .transposed) == expected)
    #expect(try a.transposed.times(b.transposed, self: .transposed, other: .transposed) == expected)
    #expect(try a.times([1, 1, 1]) == [6, 15])
    #expect(try a.times([1, 1], self: .transposed) == [5, 7, 9])
    #expect(a.crossProduct == Matrix(rowByRow: [[17, 22, 27], [22, 29, 36], [27, 36, 45]]))
  }

  @Test func unequalInnerExtentsAreAnError() {
    #expect(throws: LinearAlgebraError.self) {
      try Matrix(rows: 2, columns: 3).times(Matrix(rows: 2, columns: 3))
    }
  }

  @Test func theFirstEntryThatIsNoNumberIsNamed() {
    var a = Matrix(rows: 3, columns: 2)
    a[2, 1] = .nan
    #expect(throws: LinearAlgebraError.nonFinite(row: 2, column: 1)) { try a.requireFinite() }
  }
}
