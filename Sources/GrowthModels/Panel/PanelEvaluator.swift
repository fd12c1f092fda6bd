import Foundation

/// One thread's work on a panel: storage that is used again for every series.
struct PanelEvaluator {
  private let model: AveragedFamily
  private let horizon: Int
  private let levels: [Double]
  private let store: PlanStore
  private let grid: MemberGrid
  private let probabilities: [Double]
  private let logPriors: [MemberGrid.Lanes]
  private var curves: [Double: (curve: StudentCurve, table: CurveTable, standards: [Double])] = [:]
  private var projection = ObservedProjection()
  private var sweep = QuantileSweep()
  private var logWeights: [MemberGrid.Lanes] = []
  private var variances: [MemberGrid.Lanes] = []
  private var kept: [KeptMember] = []

  /// A member that carries weight, ready to be moved from year to year.
  private struct KeptMember {
    let block: Int
    let lane: Int
    /// The estimated lasting growth.
    let lasting: Double
    /// The variance of lasting growth relative to the shocks'.
    let certainty: Double
    /// The shocks' variance.
    let variance: Double
    let weight: Double

    func scaled(by share: Double) -> KeptMember {
      KeptMember(
        block: block, lane: lane, lasting: lasting, certainty: certainty, variance: variance,
        weight: weight * share)
    }
  }

  /// One scale of one series.
  private struct Part {
    let scale: GrowthScale
    let last: Double
    let plan: FamilyPlan
    let means: [MemberGrid.Lanes]
    let kept: Range<Int>
  }

  init(_ forecaster: PanelForecaster, store: PlanStore, grid: MemberGrid) {
    model = forecaster.model
    horizon = forecaster.horizon
    levels = forecaster.levels
    self.store = store
    self.grid = grid
    probabilities = PanelOutlook.probabilities(levels)
    logPriors = (0..<grid.blockCount).map { block in
      var lanes = laneLog(grid.lanes(block, \.priorWeight))
      for lane in 0..<MemberGrid.laneCount
      where block * MemberGrid.laneCount + lane >= grid.covariances.count {
        lanes[lane] = -.infinity
      }
      return lanes
    }
  }

  /// The outcome of one series.
  mutating func outcome(_ series: DatedSeries) -> Result<PanelOutlook, GrowthFault> {
    do throws(GrowthFault) {
      let knownError = series.points.contains { ($0.relativeStandardError ?? 0) > 0 }
      return .success(try knownError ? single(series) : shared(series))
    } catch {
      return .failure(error)
    }
  }

  /// The forecast of one series by itself.
  private func single(_ series: DatedSeries) throws(GrowthFault) -> PanelOutlook {
    let forecast = try model.fit(series).forecast(through: series.lastYear + horizon)
    return PanelOutlook(forecast, levels: levels)
  }

  /// The forecast with shared plans.
  private mutating func shared(_ series: DatedSeries) throws(GrowthFault) -> PanelOutlook {
    let unit = try model.checkedLevel(series)
    let options = model.options
    let levelTrend = options.shockTrend == 0 ? 0 : series.logTrend
    var parts: [Part] = []
    var count = 0
    kept.removeAll(keepingCapacity: true)
    for (scale, share) in options.scales(for: series) {
      let coordinates = series.points.map { scale.coordinate($0.value / unit) }
      let key = PlanStore.Key(
        series, shockTrend: options.shockTrend(on: scale, levelTrend: levelTrend))
      let entry = try store.plan(key) { () throws(GrowthFault) in
        try ChangeDesign(series, pooledYears: options.pooledYears)
      }
      guard let entry else { return try single(series) }
      var changes = entry.design.differences(coordinates)
      count = changes.count
      if options.meanGrowth != 0 {
        for index in changes.indices {
          changes[index] -= options.meanGrowth * entry.plan.observedYears[index]
        }
      }
      projection.update(changes, entry.plan)
      let start = kept.count
      weigh(entry.plan, count: count, share: share)
      parts.append(
        Part(
          scale: scale, last: coordinates[coordinates.count - 1], plan: entry.plan,
          means: projection.means, kept: start..<kept.count))
    }
    let degrees = 2 * options.priorShape + Double(count)
    return try sweepYears(parts, degreesOfFreedom: degrees, unit: unit, series)
  }

  /// Weighs the members against the projection held, and keeps those that carry weight.
  private mutating func weigh(_ plan: FamilyPlan, count: Int, share: Double) {
    logWeights.removeAll(keepingCapacity: true)
    variances.removeAll(keepingCapacity: true)
    var highest = MemberGrid.Lanes(repeating: -.infinity)
    for (index, block) in plan.blocks.enumerated() {
      let (square, cross) = (projection.squares[index], projection.crosses[index])
      for lasting in block.lasting {
        let half = 0.5 * (square - cross * cross * lasting.certainty)
        let (likelihood, variance) = grid.prior.integrated(halfSquare: half, count: count)
        let logWeight =
          logPriors[index] + likelihood - grid.prior.power * lasting.halfLogDeterminant
        highest.replace(with: logWeight, where: logWeight .> highest)
        logWeights.append(logWeight)
        variances.append(variance)
      }
    }
    keep(plan, highest: highest.max(), share: share)
  }

  /// Turns log weights into shares and keeps the members that carry weight.
  private mutating func keep(_ plan: FamilyPlan, highest: Double, share: Double) {
    guard highest.isFinite else { return }
    for index in logWeights.indices { logWeights[index] = laneExp(logWeights[index] - highest) }
    let limit = model.options.smallestWeight
    let start = kept.count
    var (at, carried) = (0, 0.0)
    for (index, block) in plan.blocks.enumerated() {
      for lasting in block.lasting {
        let shares = logWeights[at]
        for lane in 0..<MemberGrid.laneCount where shares[lane] >= limit && shares[lane] > 0 {
          carried += shares[lane]
          kept.append(
            KeptMember(
              block: index, lane: lane,
              lasting: projection.crosses[index][lane] * lasting.certainty[lane],
              certainty: lasting.certainty[lane], variance: variances[at][lane],
              weight: shares[lane]))
        }
        at += 1
      }
    }
    for index in start..<kept.count { kept[index] = kept[index].scaled(by: share / carried) }
  }

  /// The quantiles of year after year.
  private mutating func sweepYears(
    _ parts: [Part], degreesOfFreedom: Double, unit: Double, _ series: DatedSeries
  ) throws(GrowthFault) -> PanelOutlook {
    let (curve, table, standards) = curve(degreesOfFreedom)
    sweep.restart()
    var values: [Double] = []
    values.reserveCapacity(horizon * probabilities.count)
    for step in 0..<horizon {
      sweep.clear()
      for part in parts { place(part, step: step) }
      let found = sweep.quantiles(
        probabilities, standards: standards, deviationRatio: curve.deviationRatio, table: table)
      // What the fast search cannot settle, the slow one can.
      guard let found else { return try single(series) }
      for value in found { values.append(unit * value) }
    }
    return PanelOutlook(origin: series.lastYear, levels: levels, values: values)
  }

  /// Adds one scale's members as they predict one year.
  private mutating func place(_ part: Part, step: Int) {
    let drift = model.options.meanGrowth * part.plan.targetYears[step]
    sweep.begin(part.scale)
    let (effects, variances) = (part.plan.lastingEffects, part.plan.variances)
    for member in kept[part.kept] {
      let at = member.block * horizon + step
      let effect = effects[at][member.lane]
      let mean = part.means[at][member.lane]
      let spread = variances[at][member.lane] + effect * effect * member.certainty
      sweep.add(
        center: part.last + drift + mean + member.lasting * effect,
        spread: (member.variance * spread).squareRoot(), weight: member.weight)
    }
  }

  /// The curve of the given degrees of freedom, made once.
  private mutating func curve(
    _ degreesOfFreedom: Double
  ) -> (curve: StudentCurve, table: CurveTable, standards: [Double]) {
    if let found = curves[degreesOfFreedom] { return found }
    let curve = StudentCurve(degreesOfFreedom: degreesOfFreedom)
    let made = (curve, CurveTable(curve), probabilities.map(curve.quantile))
    curves[degreesOfFreedom] = made
    return made
  }
}
