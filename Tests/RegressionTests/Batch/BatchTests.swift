import Foundation
import LinearAlgebra
import Regression
import Testing

@Suite("Many fits at once")
struct BatchTests {
  private func responses(_ rows: Int, _ count: Int, seed: UInt64) -> Matrix {
    var generator = Generator(state: seed)
    var values: [Double] = []
    for _ in 0..<count {
      let (level, growth) = (5 + generator.normal(), 0.05 * generator.normal())
      for t in 0..<rows {
        values.append(exp(level + growth * Double(t) + 0.02 * generator.normal()))
      }
    }
    return Matrix(rows: rows, columns: count, elements: values)
  }

  @Test(arguments: [1, 2, 3, 7])
  func manyResponsesAgreeWithOneByOne(_ degree: Int) throws {
    let years = (0..<20).map { Double($0) / 10 - 1 }
    let model = try LinearModel(.polynomial(in: years, named: "year", degree: degree))
    let levels = responses(20, 150, seed: 1)
    let row = (0...degree).map { pow(1.3, Double($0)) }
    for scale in [ResponseScale.identity, .logarithmic] {
      let batch = try model.factored().fit(responses: levels, scale: scale)
      let predictions = try batch.predictions(at: row, level: 0.9)
      let direct = try model.factored()
        .predictions(of: levels, scale: scale, at: row, level: 0.9)
      #expect(fewestDigits(Array(direct.estimates), Array(predictions.estimates)) >= 12)
      #expect(fewestDigits(Array(direct.lower), Array(predictions.lower)) >= 11)
      #expect(fewestDigits(Array(direct.upper), Array(predictions.upper)) >= 11)
      #expect(batch.failures.isEmpty)
      for place in stride(from: 0, to: 150, by: 29) {
        let y = levels.column(place).map { scale == .identity ? $0 : log($0) }
        let fit = try model.fit(y)
        #expect(fewestDigits(batch.coefficients.row(place), fit.coefficients) >= 9)
        #expect(digits(batch.residualSumsOfSquares[place], fit.residualSumOfSquares) >= 9)
        #expect(fewestDigits(batch.standardErrors(of: place), try fit.standardErrors()) >= 9)
        let at = try DesignMatrix(
          Matrix(rowByRow: [row]), termNames: model.design.termNames, interceptColumn: 0)
        let one = try #require(try fit.predictions(at: at).first)
        let interval = one.predictionInterval(level: 0.9)
        let ends = [interval.lower, one.mean, interval.upper]
        let expected = scale == .identity ? ends : ends.map { exp($0) }
        let found = [
          predictions.lower[place], predictions.estimates[place], predictions.upper[place],
        ]
        #expect(fewestDigits(found, expected) >= 10)
      }
    }
  }

  @Test func weightedBatchesAreWhitened() throws {
    let years = (0..<12).map(Double.init)
    let weights = years.map { 1 + $0 }
    let model = try LinearModel(
      DesignMatrix([Term("year", years)]), errors: .analyticWeights(weights))
    let levels = responses(12, 5, seed: 2)
    let batch = try model.factored().fit(responses: levels, scale: .logarithmic)
    let fit = try model.fit(levels.column(3).map { log($0) })
    #expect(fewestDigits(batch.coefficients.row(3), fit.coefficients) >= 12)
    #expect(digits(batch.residualSumsOfSquares[3], fit.residualSumOfSquares) >= 10)
  }

  @Test func oneBadResponseLeavesTheOthersUntouched() throws {
    let years = (0..<10).map(Double.init)
    let factored = try LinearModel(DesignMatrix([Term("year", years)])).factored()
    var levels = responses(10, 200, seed: 3)
    let clean = try factored.fit(responses: levels, scale: .logarithmic)
    levels[4, 70] = 0
    levels[9, 71] = .nan
    levels[2, 199] = -3
    let batch = try factored.fit(responses: levels, scale: .logarithmic)
    #expect(
      batch.failures == [
        70: .nonPositiveResponse(row: 4, value: 0), 71: .nonFiniteResponse(row: 9),
        199: .nonPositiveResponse(row: 2, value: -3),
      ])
    let predictions = try factored.predictions(of: levels, scale: .logarithmic, at: [1, 12])
    #expect(predictions.failures == batch.failures)
    #expect(predictions.estimates[70].isNaN && predictions.upper[70].isNaN)
    #expect(predictions.estimates[69].isFinite && predictions.estimates[72].isFinite)
    #expect(batch.coefficients.row(69) == clean.coefficients.row(69))
    #expect(batch.coefficients.row(72) == clean.coefficients.row(72))
  }

  @Test func threadsChangeNothing() throws {
    let years = (0..<6).map(Double.init)
    let factored = try LinearModel(DesignMatrix([Term("year", years)])).factored()
    let levels = responses(6, 5000, seed: 4)
    let one = try factored.fit(responses: levels, scale: .logarithmic)
    let four = try factored.fit(responses: levels, scale: .logarithmic, threads: 4)
    #expect(one.coefficients == four.coefficients)
    #expect(one.residualSumsOfSquares == four.residualSumsOfSquares)
    let alone = try factored.predictions(of: levels, scale: .logarithmic, at: [1, 8])
    let together = try factored.predictions(
      of: levels, scale: .logarithmic, at: [1, 8], threads: 4)
    #expect(alone.lower == together.lower && alone.upper == together.upper)
  }

  private func designs(count: Int, seed: UInt64) throws -> DesignBatch {
    var generator = Generator(state: seed)
    let designs = generator.normals(count * 20 * 4)
    return try DesignBatch(
      rows: 20, termNames: ["a", "b", "c", "d"], designs: designs,
      responses: generator.normals(count * 20))
  }

  private func single(_ batch: DesignBatch, _ place: Int) throws -> LinearFit {
    let values = Array(batch.designs[(place * 80)..<((place + 1) * 80)])
    let design = try DesignMatrix(
      Matrix(rows: 20, columns: 4, elements: values), termNames: batch.termNames)
    return try LinearModel(design).fit(Array(batch.responses[(place * 20)..<((place + 1) * 20)]))
  }

  @Test func manyDesignsAgreeWithOneByOne() throws {
    let batch = try designs(count: 37, seed: 5)
    let fits = batch.fit()
    #expect(fits.failures.isEmpty)
    for place in 0..<37 {
      let fit = try single(batch, place)
      #expect(fewestDigits(Array(fits.coefficients.column(place)), fit.coefficients) >= 12)
      let errors = try fit.standardErrors()
      #expect(fewestDigits(Array(fits.standardErrors.column(place)), errors) >= 13)
      #expect(digits(fits.residualSumsOfSquares[place], fit.residualSumOfSquares) >= 13)
    }
    #expect(batch.fit(threads: 2).coefficients == fits.coefficients)
  }

  @Test func badDesignsGetTheirReasonAndDelicateOnesCare() throws {
    let good = try designs(count: 40, seed: 6)
    var values = good.designs
    for t in 0..<20 {
      values[7 * 80 + 40 + t] = values[7 * 80 + t] + values[7 * 80 + 20 + t]
      values[9 * 80 + 60 + t] = values[9 * 80 + t] * (1 + 1e-9 * values[9 * 80 + 60 + t])
    }
    values[21 * 80 + 25] = .nan
    let batch = try DesignBatch(
      rows: 20, termNames: good.termNames, designs: values, responses: good.responses)
    let fits = batch.fit()
    #expect(
      fits.failures == [
        7: .rankDeficient(terms: [["a", "b", "c"]]), 21: .nonFiniteTerm(row: 5, term: "b"),
      ])
    #expect(fits.coefficients.column(7).allSatisfy { $0.isNaN })
    #expect(
      fewestDigits(Array(fits.coefficients.column(9)), try single(batch, 9).coefficients) >= 15)
    #expect(fits.coefficients.column(8) == good.fit().coefficients.column(8))
  }
}
