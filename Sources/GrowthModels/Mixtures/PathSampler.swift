/// Draws whole paths from mixtures over the forecast years.
struct PathSampler {
  let parts: [PathMixture]
  let unit: Double
  /// The running sums of the members' weights, over all parts.
  private let cumulative: [[Double]]
  private let total: Double

  init(parts: [PathMixture], unit: Double) {
    self.parts = parts
    self.unit = unit
    var sum = 0.0
    var cumulative: [[Double]] = []
    for part in parts {
      cumulative.append(
        part.weights.map { weight in
          sum += weight
          return sum
        })
    }
    self.cumulative = cumulative
    self.total = sum
  }

  /// One path: a member by its weight, then a multivariate t draw from it.
  func draw(from source: inout RandomSource) -> [Double] {
    let (part, member) = choose(source.uniform() * total)
    let mixture = parts[part]
    let normals = (0..<mixture.rank).map { _ in source.normal() }
    var stretch = 1.0
    if mixture.curve.degreesOfFreedom.isFinite {
      let half = mixture.curve.degreesOfFreedom / 2
      stretch = (half / source.gamma(shape: half)).squareRoot()
    }
    var path: [Double] = []
    path.reserveCapacity(mixture.horizon)
    var entry = member * mixture.horizon * mixture.rank
    for step in 0..<mixture.horizon {
      var shock = 0.0
      for column in 0..<mixture.rank {
        shock += mixture.factors[entry] * normals[column]
        entry += 1
      }
      let coordinate = mixture.centers[member * mixture.horizon + step] + stretch * shock
      path.append(unit * mixture.scale.level(coordinate))
    }
    return path
  }

  /// The part and member in whose stretch of the summed weights the target lies.
  private func choose(_ target: Double) -> (part: Int, member: Int) {
    for (part, sums) in cumulative.enumerated() {
      guard let last = sums.last, target < last else { continue }
      var (low, high) = (0, sums.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if target < sums[middle] { high = middle } else { low = middle + 1 }
      }
      return (part, low)
    }
    let part = parts.lastIndex { !$0.weights.isEmpty } ?? 0
    return (part, parts[part].weights.count - 1)
  }
}
