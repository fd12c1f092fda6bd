import Foundation
import LinearAlgebra
import Testing

@Suite("Factorisations")
struct FactorizationTests {
  /// The Hilbert matrix, whose determinant and inverse are known (OEIS A005249 and Choi 1983).
  private func hilbert(_ n: Int) -> Matrix {
    Matrix(rowByRow: (0..<n).map { i in (0..<n).map { 1 / Double(i + $0 + 1) } })
  }

  private func largestDifference(_ a: Matrix, _ b: Matrix) -> Double {
    zip(a.elements, b.elements).map { abs($0 - $1) }.max() ?? 0
  }

  private let tall = Matrix(rowByRow: [[1, 2, 0], [3, -1, 4], [0, 5, 2], [2, 2, 2], [7, 0, 1]])

  @Test func choleskyOfHilbertHasItsDeterminantAndInverse() throws {
    let factor = try Cholesky(hilbert(4))
    #expect(abs(factor.logDeterminant - log(1 / 6_048_000.0)) < 1e-12)
    #expect(
      largestDifference(
        try factor.inverse(),
        Matrix(rowByRow: [
          [16, -120, 240, -140], [-120, 1200, -2700, 1680], [240, -2700, 6480, -4200],
          [-140, 1680, -4200, 2800],
        ])) < 1e-8)
    let product = try factor.lower.times(factor.lower, other: .transposed)
    #expect(largestDifference(product, hilbert(4)) < 1e-15)
  }

  @Test func theFirstBlockThatIsNotDefiniteIsNamed() {
    var a = Matrix.identity(5)
    a[3, 3] = -2
    #expect(throws: LinearAlgebraError.notPositiveDefinite(order: 4)) { try Cholesky(a) }
    a[3, 3] = .infinity
    #expect(throws: LinearAlgebraError.nonFinite(row: 3, column: 3)) { try Cholesky(a) }
    #expect(throws: LinearAlgebraError.self) { try Cholesky(Matrix(rows: 2, columns: 3)) }
  }

  @Test func bandedCholeskyAgreesWithTheDenseOne() throws {
    let diagonals: [[Double]] = [[4, 5, 6, 7, 8], [1, -1, 2, 1], [0.5, 0.25, -0.5]]
    var dense = Matrix(rows: 5, columns: 5)
    for (d, diagonal) in diagonals.enumerated() {
      for (i, value) in diagonal.enumerated() {
        dense[i + d, i] = value
        dense[i, i + d] = value
      }
    }
    let (banded, full) = (try BandedCholesky(diagonals: diagonals), try Cholesky(dense))
    #expect(abs(banded.logDeterminant - full.logDeterminant) < 1e-14)
    #expect(largestDifference(banded.whitening(hilbert(5)), try full.whitening(hilbert(5))) < 1e-15)
  }

  @Test func pivotedQRRebuildsTheMatrix() throws {
    let qr = try PivotedQR(tall)
    let product = try qr.basis().times(qr.upper)
    #expect(largestDifference(product, tall.selecting(columns: qr.permutation)) < 1e-14)
    #expect(largestDifference(try qr.basis().crossProduct, .identity(3)) < 1e-15)
    let diagonal = qr.upper.diagonal.map(abs)
    #expect(diagonal == diagonal.sorted(by: >))
    #expect(qr.rank(tolerance: 1e-12) == 3)
  }

  @Test func leastSquaresRecoversExactCoefficients() throws {
    let expected = Matrix(rowByRow: [[1, 4], [-2, 0], [3, 0.5]])
    let found = try PivotedQR(tall).solving(tall.times(expected))
    #expect(largestDifference(found, expected) < 1e-14)
  }

  @Test func trianglesAreSolvedAndSingularOnesNamed() throws {
    let upper = Matrix(rowByRow: [[2, 1, 0], [0, 4, -1], [0, 0, 5]])
    #expect(try upper.solvingTriangle(.upper, .asIs, [4, 3, 5]) == [1.5, 1, 1])
    #expect(try upper.solvingTriangle(.upper, .transposed, [2, 5, 4]) == [1, 1, 1])
    var singular = upper
    singular[1, 1] = 0
    #expect(throws: LinearAlgebraError.singular(index: 1)) {
      try singular.solvingTriangle(.upper, .asIs, [1, 1, 1])
    }
    #expect(abs(Matrix(diagonal: [1, 10, 100]).reciprocalCondition(of: .upper) - 0.01) < 1e-15)
  }

  @Test func smallCholeskyAgreesWithLapack() throws {
    let matrix = hilbert(6)
    let expected = try Cholesky(matrix)
    var work = matrix.elements
    #expect(SmallCholesky.factor(&work, order: 6) == 0)
    for j in 0..<6 {
      for i in j..<6 { #expect(abs(work[i + j * 6] - expected.lower[i, j]) < 1e-12) }
    }
    var solution = matrix.row(2)
    SmallCholesky.solveLower(work, order: 6, &solution)
    SmallCholesky.solveLowerTransposed(work, order: 6, &solution)
    for (i, value) in solution.enumerated() { #expect(abs(value - (i == 2 ? 1 : 0)) < 1e-8) }
    var indefinite: [Double] = [1, 2, 2, 1]
    #expect(SmallCholesky.factor(&indefinite, order: 2) == 2)
  }
}
