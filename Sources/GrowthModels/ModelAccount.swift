/// What a fitted model assumed and found, in facts and in one paragraph of plain words.
public struct ModelAccount: Sendable, Equatable {
  /// How far a series' length lets it be trusted.
  public enum Tier: String, Sendable, Equatable, CaseIterable {
    /// Three to five points.
    case veryShort = "very short"
    /// Six to nine points.
    case short = "short"
    /// Ten points or more.
    case ordinary = "ordinary"

    /// The tier of a series with `count` points.
    public init(points count: Int) {
      self = count < 6 ? .veryShort : count < 10 ? .short : .ordinary
    }
  }

  /// A member of an average and the share of the weight it carries.
  public struct MemberWeight: Sendable, Equatable {
    /// The member's name ("damped trend").
    public let name: String
    /// Its share; the shares sum to one.
    public let weight: Double
  }

  /// The step that a declared break was estimated at.
  public struct BreakEstimate: Sendable, Equatable {
    /// The first year counted the new way.
    public let year: Int
    /// What changed.
    public let label: String
    /// The step as a fraction of the level before it.
    public let relativeStep: Double
    /// The standard error of the step, a fraction of the level.
    public let standardError: Double
  }

  /// The model's name.
  public let model: String
  /// The number of observed points.
  public let pointCount: Int
  /// The first and last observed year.
  public let span: ClosedRange<Int>
  /// The tier of the series' length.
  public let tier: Tier
  /// What the model took for granted, each a sentence.
  public let assumptions: [String]
  /// The weight by member, largest first; one entry of weight one for a model that is not an
  /// average.
  public let weights: [MemberWeight]
  /// The declared breaks with their estimated steps.
  public let breakEstimates: [BreakEstimate]

  package init(
    model: String, series: DatedSeries, assumptions: [String], weights: [MemberWeight],
    breakEstimates: [BreakEstimate] = []
  ) {
    self.model = model
    self.pointCount = series.points.count
    self.span = series.firstYear...series.lastYear
    self.tier = Tier(points: series.points.count)
    self.assumptions = assumptions
    self.weights = weights.sorted { ($1.weight, $0.name) < ($0.weight, $1.name) }
    self.breakEstimates = breakEstimates
  }
}

extension ModelAccount: CustomStringConvertible {
  /// The account as a paragraph.
  public var description: String { sentence }

  /// The account as a paragraph: the model, the points and tier, the assumptions, the weights and
  /// the breaks.
  public var sentence: String {
    var sentences = [opening] + assumptions
    if weights.count > 1 { sentences.append(weightSentence) }
    sentences += breakEstimates.map(Self.sentence)
    return sentences.joined(separator: " ")
  }

  private var opening: String {
    let length = "\(pointCount) points from \(span.lowerBound) to \(span.upperBound)"
    let caution = tier == .ordinary ? "" : ", a \(tier.rawValue) series"
    return "\(model.prefix(1).uppercased() + model.dropFirst()), learned from \(length)\(caution)."
  }

  private var weightSentence: String {
    let carried = weights.filter { $0.weight >= 0.005 }
      .map { "\($0.name) \(Self.percent($0.weight))" }
    return "The weight lies on " + carried.joined(separator: ", ") + "."
  }

  private static func sentence(_ step: BreakEstimate) -> String {
    "The break of \(step.year) (\(step.label)) is estimated at \(percent(step.relativeStep)) of "
      + "the level, standard error \(percent(step.standardError))."
  }

  private static func percent(_ fraction: Double) -> String {
    let tenths = (fraction * 1000).rounded()
    guard tenths.isFinite, abs(tenths) < 1e9 else { return "\(fraction * 100) %" }
    let whole = Int(abs(tenths)) / 10
    let sign = tenths < 0 ? "-" : ""
    return "\(sign)\(whole).\(Int(abs(tenths)) % 10) %"
  }
}
