import GrowthModels

/// For each of several occupations, the probability that it grows fastest.
///
/// With independent growth rates, the probability that occupation i is first is the mean over its
/// own distribution of the product of the others' cumulative probabilities, taken here over 201
/// equally likely growth rates of i.
public struct RankProbabilities: Sendable {
  /// The probability of growing fastest, in the order of the projections; they sum to one.
  public let fastest: [Double]

  /// Ranks projections that share base and target years or at least are all annual rates.
  public init(of projections: [EmploymentProjection]) {
    let growth = projections.map(\.annualGrowth)
    let raw = growth.indices.map { own in
      RankProbabilities.probabilityOfExceeding(growth, by: own)
    }
    let total = raw.reduce(0, +)
    fastest = total > 0 ? raw.map { $0 / total } : raw
  }

  private static func probabilityOfExceeding(
    _ growth: [GrowthRateDistribution], by own: Int
  ) -> Double {
    let count = 201
    let rates = growth[own].equallyLikely(count)
    let likelihoods = rates.map { rate in
      growth.indices.filter { $0 != own }
        .reduce(1.0) { $0 * (1 - growth[$1].probability(above: rate)) }
    }
    return likelihoods.reduce(0, +) / Double(count)
  }
}
