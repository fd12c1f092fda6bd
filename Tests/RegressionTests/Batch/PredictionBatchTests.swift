import Foundation
import LinearAlgebra
import Regression
import Testing

@Suite("Predictions for many responses")
struct PredictionBatchTests {
  private func levels(_ rows: Int, _ count: Int, seed: UInt64) -> Matrix {
    var generator = Generator(state: seed)
    let values = (0..<(rows * count)).map { _ in exp(3 + 0.3 * generator.normal()) }
    return Matrix(rows: rows, columns: count, elements: values)
  }

  private func model(_ rows: Int, degree: Int) throws -> FactoredLinearModel {
    let years = (0..<rows).map { 2 * Double($0) / Double(rows) - 1 }
    let powers = (0...degree).map { power in years.map { pow($0, Double(power)) } }
    let design = try DesignMatrix(
      Matrix(columnByColumn: powers), termNames: (0...degree).map { "year^\($0)" },
      interceptColumn: 0)
    return try LinearModel(design).factored()
  }

  // Eight responses stand side by side, and numbers are turned in eights, fours and ones: every
  // remainder of both is met, for each width of the design.
  @Test(arguments: 0...6)
  func everyShapeAgreesWithOneByOne(_ degree: Int) throws {
    for rows in (degree + 2)...(degree + 14) {
      let count = 1 + (rows * 5 + degree) % 17
      let factored = try model(rows, degree: degree)
      let responses = levels(rows, count, seed: UInt64(rows))
      let row = (0...degree).map { pow(1.2, Double($0)) }
      for scale in [ResponseScale.identity, .logarithmic] {
        let found = try factored.predictions(of: responses, scale: scale, at: row, level: 0.8)
        #expect(found.estimates.count == count)
        for place in 0..<count {
          let expected = try single(
            factored, responses.column(place).map { scale == .identity ? $0 : log($0) }, row)
          let ends = [found.lower[place], found.estimates[place], found.upper[place]]
          let onScale = scale == .identity ? ends : ends.map { log($0) }
          let unit = expected[2] - expected[0]
          for (value, reference) in zip(onScale, expected) {
            #expect(abs(value - reference) <= 1e-11 * (unit + abs(reference)))
          }
        }
      }
    }
  }

  private func single(_ factored: FactoredLinearModel, _ y: [Double], _ row: [Double]) throws
    -> [Double]
  {
    let at = try DesignMatrix(
      Matrix(rowByRow: [row]), termNames: factored.model.design.termNames, interceptColumn: 0)
    let one = try #require(try factored.fit(y).predictions(at: at).first)
    let interval = one.predictionInterval(level: 0.8)
    return [interval.lower, one.mean, interval.upper]
  }

  @Test func earlierMemoryChangesNoNumber() throws {
    let factored = try model(11, degree: 1)
    var predictions = PredictionBatch()
    #expect(predictions.estimates.isEmpty && predictions.failures.isEmpty)
    for (count, seed) in [(40, 1), (40, 2), (77, 3), (0, 4), (5, 5)] {
      let responses = levels(11, count, seed: UInt64(seed))
      try factored.predict(responses, scale: .logarithmic, at: [1, 2], into: &predictions)
      let fresh = try factored.predictions(of: responses, scale: .logarithmic, at: [1, 2])
      #expect(predictions.estimates == fresh.estimates && predictions.estimates.count == count)
      #expect(predictions.lower == fresh.lower && predictions.upper == fresh.upper)
      #expect(predictions.level == 0.95)
    }
  }

  @Test func earlierFailuresAreForgotten() throws {
    let factored = try model(11, degree: 1)
    var responses = levels(11, 20, seed: 6)
    let good = responses
    responses[3, 17] = .infinity
    var predictions = PredictionBatch()
    try factored.predict(responses, at: [1, 2], into: &predictions)
    #expect(predictions.failures == [17: .nonFiniteResponse(row: 3)])
    #expect(predictions.lower[17].isNaN && predictions.estimates[17].isNaN)
    try factored.predict(good, at: [1, 2], level: 0.5, into: &predictions)
    #expect(predictions.failures.isEmpty && predictions.level == 0.5)
    #expect(predictions.lower.allSatisfy { $0.isFinite })
  }

  @Test func columnsOfPredictionsAreCollectionsCountedFromZero() throws {
    let factored = try model(11, degree: 1)
    let predictions = try factored.predictions(of: levels(11, 9, seed: 9), at: [1, 2])
    let upper = predictions.upper
    #expect(upper.count == 9 && upper.startIndex == 0)
    #expect(Array(upper) == (0..<9).map { upper[$0] })
    let viaStorage = upper.withContiguousStorageIfAvailable { Array($0) }
    #expect(viaStorage == Array(upper))
    #expect(upper == predictions.upper && upper != predictions.lower)
    #expect(zip(predictions.lower, upper).allSatisfy { $0 < $1 })
  }

  @Test func anErrorLeavesEarlierPredictionsAlone() throws {
    let factored = try model(11, degree: 1)
    var predictions = try factored.predictions(of: levels(11, 9, seed: 7), at: [1, 2])
    let before = predictions.upper
    #expect(throws: RegressionError.self) {
      try factored.predict(levels(10, 9, seed: 8), at: [1, 2], into: &predictions)
    }
    #expect(throws: RegressionError.self) {
      try factored.predict(levels(11, 9, seed: 8), at: [1, 2], level: 1, into: &predictions)
    }
    #expect(predictions.upper == before)
  }
}
