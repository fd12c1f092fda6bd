extension FittedFamily {
  var account: ModelAccount {
    ModelAccount(
      model: name, series: series, assumptions: assumptions, weights: weights,
      breakEstimates: breakEstimates)
  }

  /// The weight by member name, over all scales.
  private var weights: [ModelAccount.MemberWeight] {
    var byName: [String: Double] = [:]
    for (posterior, share) in zip(posteriors, shares) {
      for entry in posterior.members {
        let covariance = posterior.grid.covariances[entry.covariance]
        let name = covariance.name(lasting: posterior.grid.lastingVariances[entry.lasting])
        byName[name, default: 0] += share * entry.weight
      }
    }
    return byName.sorted { $0.key < $1.key }
      .map { ModelAccount.MemberWeight(name: $0.key, weight: $0.value) }
  }

  private var assumptions: [String] {
    var sentences = [scaleSentence, errorSentence]
    let gaps = zip(series.years, series.years.dropFirst()).filter { $1 - $0 > 1 }.count
    if gaps > 0 {
      sentences.append(
        "Years without a value (\(gaps) \(gaps == 1 ? "gap" : "gaps")) are passed over, not filled."
      )
    }
    let early = series.breaks.filter { $0.year <= series.firstYear || $0.year > series.lastYear }
    for step in early {
      sentences.append(
        "The break of \(step.year) (\(step.label)) lies outside the observed years and has no "
          + "effect.")
    }
    return sentences
  }

  private var scaleSentence: String {
    switch options.scales {
    case [.log]: "Growth is taken to be relative to the level."
    case [.linear]: "Growth is taken to be in units per year."
    default:
      if posteriors.count == 1 {
        "Growth is taken to be in units per year, because the series has a value of zero."
      } else {
        "Growth is taken on \(options.scales.count) scales between relative and absolute growth, each "
          + "with a fixed share of the weight."
      }
    }
  }

  private var errorSentence: String {
    let known = series.points.filter { $0.relativeStandardError != nil }.count
    if design.errorCovariance == nil { return "No survey error is given; it is inferred." }
    if known == series.points.count { return "The survey error of every point is known." }
    return "The survey error of \(known) of \(series.points.count) points is known; the others are "
      + "given the median of the known ones."
  }

  /// The declared breaks' steps: what was observed across each, less what the members expected.
  private var breakEstimates: [ModelAccount.BreakEstimate] {
    guard !design.brokenChanges.isEmpty else { return [] }
    var steps = [(sum: Double, squares: Double)](
      repeating: (0, 0), count: design.brokenChanges.count)
    for (posterior, share) in zip(posteriors, shares) {
      for (index, moments) in stepMoments(posterior).enumerated() {
        steps[index].sum += share * moments.mean
        steps[index].squares += share * moments.meanSquare
      }
    }
    return zip(design.brokenChanges, steps).map { broken, step in
      ModelAccount.BreakEstimate(
        year: broken.breaks[0].year,
        label: broken.breaks.map(\.label).joined(separator: " and "), relativeStep: step.sum,
        standardError: max(step.squares - step.sum * step.sum, 0).squareRoot())
    }
  }

  /// The mean and mean square of each step, relative to the level before it, on one scale.
  private func stepMoments(_ posterior: FamilyPosterior) -> [(mean: Double, meanSquare: Double)] {
    let changes = design.brokenChanges.map(\.change)
    let mixture = posterior.mixture(of: changes, design: design, share: 1)
    return changes.indices.map { index in
      let margin = mixture.margin(at: index, relativeError: 0)
      let before = series.points[changes[index].fromPoint].value / unit
      var (mean, meanSquare) = (0.0, 0.0)
      for (member, weight) in margin.weights.enumerated() {
        let expected = margin.centers[member] - posterior.scaled.last
        let step = posterior.scaled.brokenDifferences[index] - expected
        let deviation = margin.spreads[member] * margin.curve.deviationRatio
        let scale = posterior.scaled.scale
        let coordinate = scale.coordinate(before)
        let after = scale.level(coordinate + step)
        let relative = after / before - 1
        let error = after > 0 ? deviation / (scale.slope(after) * before) : 0
        mean += weight * relative
        meanSquare += weight * (relative * relative + error * error)
      }
      return (mean, meanSquare)
    }
  }
}
