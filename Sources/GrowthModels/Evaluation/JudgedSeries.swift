/// A series that projections are judged on, with what some contenders need to know of it.
public struct JudgedSeries: Sendable {
  /// The name, as results show it.
  public let name: String
  /// All values, those to be projected included.
  public let series: DatedSeries
  /// The series that this one is a part of, for ``Contender/constantShare``.
  public let parent: DatedSeries?
  /// Official projections of it, for ``Contender/official``.
  public let officialProjections: [OfficialProjection]
  /// The mean growth of the group that it belongs to, for ``Contender/borrowing(_:share:)``.
  public let group: GroupGrowthHistory?

  /// A series to be judged.
  public init(
    name: String, series: DatedSeries, parent: DatedSeries? = nil,
    officialProjections: [OfficialProjection] = [], group: GroupGrowthHistory? = nil
  ) {
    self.name = name
    self.series = series
    self.parent = parent
    self.officialProjections = officialProjections
    self.group = group
  }
}

/// Who projects: a model, a yardstick, or an official projection.
public enum Contender: Sendable {
  /// A growth model, fitted anew at every origin to what was known then.
  case model(any GrowthModel)
  /// The last value, for every year to come.
  case noChange
  /// The last share of the parent, times the parent's own forecast.
  case constantShare
  /// The least-squares line through the last ten years: a yardstick of BLS's own evaluations.
  case tenYearLine
  /// The mean change of the logarithm, continued.
  case drift
  /// The official projection made from the origin, alone.
  case official
  /// A family combined with the official projection made from the origin.
  case combined(AveragedFamily)
  /// A family with lasting growth centered on a share, from 0 to 1, of what its group's mean growth
  /// was known to be at the origin (``GroupGrowth``).
  case borrowing(AveragedFamily, share: Double = 0.5)

  /// The name, as results show it.
  public var name: String {
    switch self {
    case .model(let model): model.name
    case .noChange: "no change"
    case .constantShare: "constant share"
    case .tenYearLine: "ten-year line"
    case .drift: "drift on logs"
    case .official: "official projection"
    case .combined(let family): family.name + " with the official projection"
    case .borrowing(let family, let share):
      family.name + " centered on \(share) of its group's growth"
    }
  }

  /// The forecast from the last year of the history through the furthest year.
  ///
  /// Returns `nil` when the contender has nothing to say of this series at this origin: no parent, no
  /// official projection with this base, no group whose growth was known.
  func forecast(
    _ history: DatedSeries, of judged: JudgedSeries, through year: Int
  ) throws(GrowthFault) -> Forecast? {
    switch self {
    case .model(let model):
      return try model.fit(history).forecast(through: year)
    case .noChange:
      return try RandomWalk(scale: .linear).fit(history).forecast(through: year)
    case .tenYearLine:
      guard history.points.filter({ $0.year > history.lastYear - 10 }).count >= 3 else {
        return nil
      }
      return try LinearTrend(window: 10).fit(history).forecast(through: year)
    case .drift:
      return try RandomWalkWithDrift().fit(history).forecast(through: year)
    case .constantShare:
      guard let parent = judged.parent else { return nil }
      return try ConstantShare(of: parent).fit(history).forecast(through: year)
    case .official:
      guard let projection = projection(of: judged, from: history.lastYear) else { return nil }
      return try projection.forecast(of: history)
    case .combined(let family):
      guard let projection = projection(of: judged, from: history.lastYear) else { return nil }
      return try CombinedGrowth(family: family, projection: projection).fit(history)
        .forecast(through: year)
    case .borrowing(let family, let share):
      guard let growth = judged.group?.known(in: history.lastYear) else { return nil }
      return try growth.family(options: family.options, share: share).fit(history)
        .forecast(through: year)
    }
  }

  private func projection(of judged: JudgedSeries, from origin: Int) -> OfficialProjection? {
    judged.officialProjections.first { $0.base == origin }
  }
}
