import GrowthModels
import LaborSeries
import Projections

/// How likely each ranked occupation is to grow fastest of all: one number, wherever it is shown.
///
/// It is the share of the joint draws of a comparison where the same occupations are compared;
/// where none is, the projections are taken as independent.
struct FastestGrowth {
  /// The ranked occupations, each with its probability.
  let members: [(outlook: OccupationOutlook, probability: Double)]
  /// Whether the draws go together, as a comparison has them.
  let isJoint: Bool

  init(of workforce: WorkforceOutlook, comparedAs comparison: GrowthComparison?) {
    let compared = comparison.map { comparison in
      Dictionary(
        zip(comparison.members.map(\.series.occupation.code), comparison.fastest)
      ) { first, _ in first }
    }
    let ranked = workforce.ranked
    let joint = ranked.compactMap { compared?[$0.occupation.code] }
    isJoint = joint.count == ranked.count && joint.count == compared?.count
    members = Array(zip(ranked, isJoint ? joint : workforce.ranks.fastest))
      .map { (outlook: $0.0, probability: $0.1) }
  }

  /// The likeliest of them; nil where none is ranked.
  var likeliest: (outlook: OccupationOutlook, probability: Double)? {
    members.max { $0.probability < $1.probability }
  }
}
