extension LinearFit {
  /// Tests whether all coefficients are the same before and after a known break (Chow, 1960).
  ///
  /// - Parameter firstRow: the first row, from 0, of the second regime; each regime needs at least
  ///   as many rows as there are terms.
  /// - Throws: ``DiagnosticError``.
  public func chowTest(secondRegimeFrom firstRow: Int) throws(DiagnosticError) -> HypothesisTest {
    let name = "Chow"
    try requireOrdinary(name)
    let k = design.columns
    guard firstRow >= k, firstRow <= observations - k, observations > 2 * k else {
      throw .outOfRange(
        what: "The first row after the break", found: Double(firstRow),
        required: "from \(k) to \(observations - k), with more than \(2 * k) rows in all")
    }
    let apart = try splitSumOfSquares(name, firstRow)
    let freedom = Double(observations - 2 * k)
    return HypothesisTest(
      name: name,
      statistic: (residualSumOfSquares - apart) / Double(k) / (apart / freedom),
      reference: .f(numerator: Double(k), denominator: freedom))
  }

  /// Tests for a break at an unknown row: the largest of the Chow statistics (not divided by the
  /// number of terms) over all breaks that leave a share of the rows on each side (Andrews, 1993),
  /// with the approximate p-values of Hansen (1997).
  ///
  /// - Parameter trimming: the share of rows at each end in which no break is looked for, above 0
  ///   and below 0.5.
  /// - Throws: ``DiagnosticError``, also for more than ten terms, for which the p-values here do
  ///   not reach.
  public func supFTest(trimming: Double = 0.15) throws(DiagnosticError) -> SupFTest {
    let name = "Sup-F"
    try requireOrdinary(name)
    let (n, k) = (observations, design.columns)
    guard trimming > 0, trimming < 0.5 else {
      throw .outOfRange(what: "The trimming", found: trimming, required: "between 0 and 0.5")
    }
    guard k <= HansenSupF.largestTermCount else {
      throw .outOfRange(
        what: "The number of terms", found: Double(k),
        required: "at most \(HansenSupF.largestTermCount)")
    }
    let from = Int((trimming * Double(n)).rounded(.down))
    guard from > k, from < n - from else {
      throw .outOfRange(
        what: "The number of rows before the first candidate break", found: Double(from),
        required: "more than the \(k) terms and less than half of the rows")
    }
    var statistics: [Double] = []
    for lastRow in from...(n - from) {
      let apart = try splitSumOfSquares(name, lastRow)
      statistics.append((residualSumOfSquares - apart) / (apart / Double(n - 2 * k)))
    }
    let largest = statistics.max() ?? 0
    let place = statistics.firstIndex(of: largest) ?? 0
    let ratio = Double(n - from) * Double(n - from) / (Double(from) * Double(from))
    return SupFTest(
      statistic: largest, firstRowOfSecondRegime: from + place, statistics: statistics,
      firstCandidate: from, terms: k,
      probability: HansenSupF(terms: k, spread: ratio).probability(above: largest))
  }

  private func splitSumOfSquares(_ name: String, _ firstRow: Int) throws(DiagnosticError) -> Double
  {
    let before = try Self.auxiliary(
      name, design.selecting(rows: Array(0..<firstRow)), Array(response[..<firstRow]))
    let after = try Self.auxiliary(
      name, design.selecting(rows: Array(firstRow..<observations)), Array(response[firstRow...]))
    return before.residualSumOfSquares + after.residualSumOfSquares
  }
}

/// The outcome of a test for a break at an unknown row.
public struct SupFTest: Sendable, Equatable {
  /// The largest statistic: k times the largest Chow F.
  public let statistic: Double
  /// The row, from 0, at which the second regime of the largest statistic begins.
  public let firstRowOfSecondRegime: Int
  /// The statistic for every candidate break.
  public let statistics: [Double]
  /// The first row of the second regime for the first of ``statistics``.
  public let firstCandidate: Int
  /// The number of terms, all of which may change.
  public let terms: Int
  /// The approximate p-value of Hansen (1997).
  public let probability: Double
}
