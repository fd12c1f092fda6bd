import Foundation
import LinearAlgebra
import Regression

/// Times three regressions on one core and prints one line for each: name, seconds of the fastest
/// of several runs. `Benchmarks/run-regression` sets them beside numpy, R and statsmodels.

/// A small generator (SplitMix64, Steele and others 2014), so that every run has the same data.
struct Generator {
  var state: UInt64

  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((z ^ (z >> 31)) >> 11) * 0x1p-53
  }

  /// Nearly normal: the sum of twelve uniform numbers.
  mutating func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + uniform() } }
}

func fastest(of runs: Int, _ body: () throws -> Void) rethrows -> Double {
  var best = Double.infinity
  for _ in 0..<runs {
    let start = DispatchTime.now().uptimeNanoseconds
    try body()
    best = min(best, Double(DispatchTime.now().uptimeNanoseconds - start) / 1e9)
  }
  return best
}

func report(_ name: String, _ seconds: Double, _ check: Double) {
  print("\(name),\(seconds),\(check)")
}

func trends(count: Int, runs: Int) throws {
  let length = 20
  var generator = Generator(state: 1)
  var values = [Double](repeating: 0, count: length * count)
  for i in 0..<count {
    let (level, growth) = (8 + generator.normal(), 0.02 * generator.normal())
    for t in 0..<length {
      values[i * length + t] = exp(level + growth * Double(t) + 0.05 * generator.normal())
    }
  }
  let levels = Matrix(rows: length, columns: count, elements: values)
  let years = (0..<length).map(Double.init)
  try trends(levels, .logarithmic, name: "trends-levels", years, runs)
  let logs = Matrix(rows: length, columns: count, elements: values.map { log($0) })
  try trends(logs, .identity, name: "trends-logs", years, runs)
  readAndCopy(logs.elements, runs)
}

/// Fits, with the factoring of the design, into memory that is used again and into new memory.
func trends(
  _ responses: Matrix, _ scale: ResponseScale, name: String, _ years: [Double], _ runs: Int
) throws {
  let last = responses.columns - 1
  var predictions = PredictionBatch()
  let seconds = try fastest(of: runs) {
    let design = try DesignMatrix([Term("year", years)])
    try LinearModel(design).factored()
      .predict(responses, scale: scale, at: [1, 29], level: 0.95, into: &predictions)
  }
  report(name, seconds, predictions.upper[last] - predictions.lower[0])
  let secondsOfNew = try fastest(of: runs) {
    let design = try DesignMatrix([Term("year", years)])
    let new = try LinearModel(design).factored()
      .predictions(of: responses, scale: scale, at: [1, 29], level: 0.95)
    precondition(new.upper[last] == predictions.upper[last], "memory changes no number")
  }
  report(name + "-new", secondsOfNew, predictions.upper[last])
}

/// What memory allows: reading all responses once, and copying them.
func readAndCopy(_ values: [Double], _ runs: Int) {
  var checksum = 0.0
  let reading = fastest(of: runs) {
    values.withUnsafeBytes { bytes in
      var lanes = (SIMD16<Double>(), SIMD16<Double>())
      for start in stride(from: 0, to: bytes.count / 256 * 256, by: 256) {
        lanes.0 += bytes.loadUnaligned(fromByteOffset: start, as: SIMD16<Double>.self)
        lanes.1 += bytes.loadUnaligned(fromByteOffset: start + 128, as: SIMD16<Double>.self)
      }
      checksum = (lanes.0 + lanes.1).sum()
    }
  }
  report("read", reading, checksum)
  var copy = values
  copy[0] += 1
  let copying = fastest(of: runs) {
    copy.withUnsafeMutableBytes { target in values.withUnsafeBytes { target.copyMemory(from: $0) } }
  }
  report("copy", copying, copy[values.count - 1])
}

func tall(rows: Int, columns: Int, runs: Int) throws {
  var generator = Generator(state: 2)
  var elements = [Double](repeating: 1, count: columns * rows)
  for i in rows..<(columns * rows) { elements[i] = generator.normal() }
  let y = (0..<rows).map { i in
    (0..<columns).reduce(generator.normal()) { $0 + Double($1 + 1) * elements[i + $1 * rows] }
  }
  let x = Matrix(rows: rows, columns: columns, elements: elements)
  var checksum = 0.0
  let seconds = try fastest(of: runs) {
    let design = try DesignMatrix(
      x, termNames: (0..<columns).map { "x\($0)" }, interceptColumn: 0)
    let table = try LinearModel(design).fit(y).coefficientTable()
    checksum = table.rows[1].estimate + table.rows[1].standardError
  }
  report("tall", seconds, checksum)
}

func small(count: Int, rows: Int, columns: Int, runs: Int) throws {
  var generator = Generator(state: 3)
  let designs = (0..<(count * rows * columns)).map { _ in generator.normal() }
  let responses = (0..<(count * rows)).map { _ in generator.normal() }
  var checksum = 0.0
  let seconds = try fastest(of: runs) {
    let batch = try DesignBatch(
      rows: rows, termNames: (0..<columns).map { "x\($0)" }, designs: designs,
      responses: responses)
    let fits = batch.fit()
    checksum = fits.coefficients[0, count - 1] + fits.standardErrors[0, count - 1]
  }
  report("small", seconds, checksum)
}

let chosen = CommandLine.arguments.dropFirst()
func isChosen(_ name: String) -> Bool { chosen.isEmpty || chosen.contains(name) }
if isChosen("trends") { try trends(count: 400_000, runs: 9) }
if isChosen("tall") { try tall(rows: 1_000_000, columns: 6, runs: 9) }
if isChosen("small") { try small(count: 100_000, rows: 20, columns: 4, runs: 9) }
