import LinearAlgebra

/// How one search is conducted.
struct SearchSettings: Sendable {
  /// First trust radius, as a multiple of the scaled length of the start (Moré, 1978).
  var radiusFactor = 1.0
  /// Whether steps follow the model's curvature to second order (Transtrum & Sethna, 2012).
  var followsCurvature = true
  /// Whether parameters in which the model is linear are solved for after every accepted step.
  var solvesLinearParameters = false
  /// Whether a parameter keeps the largest scale it has had (Moré, 1978) or takes the present one.
  var remembersScale = true
  /// Iterations after which the search gives up.
  var iterationLimit = 1000
}

/// Where a search ended.
struct SearchEnd: Sendable {
  let point: [Double]
  let sumOfSquares: Double
  let iterations: Int
  /// The relative offset at the last point that was factorised.
  var relativeOffset = Double.infinity
}

/// Levenberg–Marquardt in a trust region: every step minimises ‖Jδ − r‖ within ‖Dδ‖ ≤ Δ, by
/// pivoted QR of J·D⁻¹ (Moré, 1978), with the geodesic correction of Transtrum & Sethna (2012).
struct TrustRegionSearch {
  let function: any ResidualFunction
  let settings: SearchSettings
  private let linear: [Int]
  private var point: [Double]
  private var residuals: [Double]
  private var sumOfSquares: Double
  private var scale: [Double]
  private var radius = 0.0
  private var iterations = 0
  private var lastOffset = Double.infinity

  /// Begins at a point where the model is finite.
  init(_ function: any ResidualFunction, from start: [Double], settings: SearchSettings) {
    self.function = function
    self.settings = settings
    linear = settings.solvesLinearParameters ? PartialLinearity.indices(function, start) : []
    point = start
    residuals = function.residuals(start)
    sumOfSquares = residuals.sumOfSquares
    scale = [Double](repeating: 0, count: function.columns)
    solveLinearParameters()
  }

  /// Searches until no step helps any more or the iteration limit is reached.
  mutating func run() -> SearchEnd {
    let zeros = [Double](repeating: 0, count: function.columns)
    while iterations < settings.iterationLimit {
      iterations += 1
      guard
        let frame = LocalFrame(
          function, point, residuals, minimumScale: settings.remembersScale ? scale : zeros)
      else { break }
      scale = frame.scale
      lastOffset = frame.relativeOffset
      if radius == 0 { radius = firstRadius() }
      if frame.relativeOffset < 1e-9 || sumOfSquares == 0 { break }
      guard advance(in: frame) else { break }
      solveLinearParameters()
    }
    return SearchEnd(
      point: point, sumOfSquares: sumOfSquares, iterations: iterations,
      relativeOffset: lastOffset)
  }

  /// Takes one successful step; false where even the shortest step does not help.
  private mutating func advance(in frame: LocalFrame) -> Bool {
    while true {
      let trial = trialStep(in: frame)
      let length = trial.scaledLength
      let ratio = gain(of: trial)
      if ratio < 0.25 {
        radius = 0.25 * Swift.min(radius, Swift.max(length, 1e-300))
      } else if ratio > 0.75 {
        radius = Swift.max(radius, 2 * length)
      }
      if ratio > 1e-4, let residuals = trial.residuals {
        let moved = length > 1e-15 * scaledLength(point)
        point = trial.end
        self.residuals = residuals
        sumOfSquares = trial.sumOfSquares
        return moved
      }
      if length <= 1e-16 * scaledLength(point) || length == 0 || radius < 1e-300 { return false }
    }
  }

  private func gain(of trial: TrialStep) -> Double {
    guard trial.sumOfSquares.isFinite, trial.isWithinCurvature else { return -1 }
    guard trial.predictedReduction > 0 else { return -1 }
    return (sumOfSquares - trial.sumOfSquares) / trial.predictedReduction
  }

  private func trialStep(in frame: LocalFrame) -> TrialStep {
    let solution = frame.step(within: radius)
    var scaled = solution.step
    var isWithinCurvature = true
    if settings.followsCurvature {
      let bend = frame.bend(function, point, step: scaled, damping: solution.damping)
      if bend.allSatisfy(\.isFinite) {
        isWithinCurvature = 2 * bend.norm <= 0.75 * scaled.norm
        if isWithinCurvature { scaled = zip(scaled, bend).map { $0 + $1 } }
      }
    }
    let length = scaled.norm
    let end = frame.end(from: point, scaledStep: scaled, parameters: function.parameters)
    let predicted = frame.predictedReduction(to: end, from: point)
    let trialResiduals = function.residuals(end)
    return TrialStep(
      end: end, residuals: trialResiduals, sumOfSquares: trialResiduals.sumOfSquares,
      predictedReduction: settings.followsCurvature
        ? Swift.max(predicted, frame.predictedReduction(ofScaled: solution)) : predicted,
      scaledLength: length, isWithinCurvature: isWithinCurvature)
  }

  private func firstRadius() -> Double {
    let length = scaledLength(point)
    return settings.radiusFactor * (length > 0 ? length : 1)
  }

  private func scaledLength(_ vector: [Double]) -> Double {
    zip(vector, scale).map { $0 * $1 }.norm
  }

  private mutating func solveLinearParameters() {
    guard !linear.isEmpty,
      let better = PartialLinearity.solve(function, point, residuals, linear)
    else { return }
    let trial = function.residuals(better)
    let sum = trial.sumOfSquares
    guard sum < sumOfSquares else { return }
    point = better
    residuals = trial
    sumOfSquares = sum
  }
}

/// A step that has been tried.
private struct TrialStep {
  let end: [Double]
  let residuals: [Double]?
  let sumOfSquares: Double
  let predictedReduction: Double
  let scaledLength: Double
  let isWithinCurvature: Bool
}

extension [Double] {
  var sumOfSquares: Double { reduce(0) { $0 + $1 * $1 } }
  var norm: Double {
    let largest = reduce(0) { Swift.max($0, abs($1)) }
    guard largest > 0, largest.isFinite else { return largest }
    return largest * map { $0 / largest }.sumOfSquares.squareRoot()
  }
}
