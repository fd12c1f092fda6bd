import Foundation
import LinearAlgebra
import Regression

let rows = 1_000_000
var generator = SystemRandomNumberGenerator()
func uniform() -> Double { Double.random(in: -1...1) }
var x = Matrix(rows: rows, columns: 6)
var elements = [Double](repeating: 1, count: 6 * rows)
for i in rows..<(6 * rows) { elements[i] = uniform() + uniform() + uniform() }
x = Matrix(rows: rows, columns: 6, elements: elements)
var y = [Double](repeating: 0, count: rows)
for i in 0..<rows {
  y[i] = (0..<6).reduce(uniform()) { $0 + Double($1 + 1) * elements[i + $1 * rows] }
}
for _ in 0..<5 {
  let t0 = DispatchTime.now().uptimeNanoseconds
  let design = try DesignMatrix(x, termNames: (0..<6).map { "x\($0)" }, interceptColumn: 0)
  let t1 = DispatchTime.now().uptimeNanoseconds
  let f = try LinearModel(design).factored()
  let t2 = DispatchTime.now().uptimeNanoseconds
  let fit = try f.fit(y)
  let t3 = DispatchTime.now().uptimeNanoseconds
  let table = try fit.coefficientTable()
  let t4 = DispatchTime.now().uptimeNanoseconds
  print(
    table.rows[0].estimate, [t1 - t0, t2 - t1, t3 - t2, t4 - t3].map { Double($0) / 1e6 },
    Double(t4 - t0) / 1e6)
}
