/// How disagreement between a total and its parts is shared out.
public enum ReconciliationWeights: Sendable, Equatable {
  /// Equally among all series (Athanasopoulos, Ahmed and Hyndman, 2009).
  case ordinary
  /// In proportion to each forecast's own variance, so that the surest moves least (Hyndman and
  /// others, 2016).
  case variance
  /// By variances and by how yearly changes of the series go together, shrunk toward independence
  /// (minimum trace: Wickramasuriya, Athanasopoulos and Hyndman, 2019; Schäfer and Strimmer, 2005).
  case minimumTrace
}

/// Forecasts that add up, in every draw.
public struct ReconciledForecasts: Sendable {
  /// The series' names.
  public let names: [String]
  /// The forecast years.
  public let years: [Int]
  /// The draws: one array of levels by series and year for each.
  public let draws: [[[Double]]]

  /// The distribution of one series in one year, or `nil` where there is none.
  public func distribution(of name: String, in year: Int) -> DrawnDistribution? {
    guard let member = names.firstIndex(of: name), let step = years.firstIndex(of: year)
    else { return nil }
    return DrawnDistribution(draws.map { $0[member][step] })
  }
}

extension ForecastGroup {
  /// Draws paths of every series and makes each draw add up, none below zero.
  ///
  /// A draw is moved as little as the sums allow, distances measured by the weights. A part that
  /// would fall below zero is held at zero and the others are moved again.
  ///
  /// - Parameters:
  ///   - weights: how disagreement is shared out.
  ///   - count: the number of draws, at least one.
  ///   - seed: the same seed gives the same draws.
  /// - Throws: ``GroupFault/dependentSums``; ``GroupFault/tooFewCommonChanges(found:required:)`` for
  ///   the minimum trace.
  public func reconciled(
    by weights: ReconciliationWeights = .variance, count: Int = 2000, seed: UInt64 = 1
  ) throws(GroupFault) -> ReconciledForecasts {
    precondition(count > 0, "at least one draw")
    let paths = members.enumerated().map { index, member in
      member.forecast.jointPaths(count: count, seed: seed &+ UInt64(index) &* 0x9E37_79B9)
    }
    let correlations = weights == .minimumTrace ? try ChangeCorrelation(members).matrix : nil
    var projections: [SumProjection] = []
    for step in years.indices {
      let deviations = paths.map { Self.deviation($0.map { $0[step] }) }
      let covariance = Self.covariance(deviations, weights, correlations)
      guard let projection = SumProjection(sums, covariance: covariance) else {
        throw .dependentSums
      }
      projections.append(projection)
    }
    let draws = (0..<count).map { draw in
      var levels = paths.map { $0[draw] }
      for step in years.indices {
        let moved = projections[step].project(levels.map { $0[step] })
        for member in levels.indices { levels[member][step] = moved[member] }
      }
      return levels
    }
    return ReconciledForecasts(names: members.map(\.name), years: years, draws: draws)
  }

  /// Half the width of the central 68 % of the draws, which heavy tails do not blow up.
  private static func deviation(_ values: [Double]) -> Double {
    let drawn = DrawnDistribution(values)
    return (drawn.quantile(0.84) - drawn.quantile(0.16)) / 2
  }

  private static func covariance(
    _ deviations: [Double], _ weights: ReconciliationWeights, _ correlations: [[Double]]?
  ) -> [[Double]] {
    deviations.indices.map { i in
      deviations.indices.map { j in
        switch weights {
        case .ordinary: i == j ? 1 : 0
        case .variance: i == j ? deviations[i] * deviations[i] : 0
        case .minimumTrace: (correlations?[i][j] ?? 0) * deviations[i] * deviations[j]
        }
      }
    }
  }
}
