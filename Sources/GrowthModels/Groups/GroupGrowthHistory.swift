/// A group's mean growth as it was known at the end of each year, for judging what borrowing it would
/// have done.
public struct GroupGrowthHistory: Sendable {
  private let byYear: [Int: GroupGrowth]

  /// The mean growth of the series up to every year that one of them has a value in.
  ///
  /// A series counts from its third value on; a year in which fewer than three count has no mean.
  public init(of series: [DatedSeries]) {
    var byYear: [Int: GroupGrowth] = [:]
    for year in Set(series.flatMap(\.years)) {
      let known = series.compactMap { member -> DatedSeries? in
        let count = member.points.prefix { $0.year <= year }.count
        return count >= DatedSeries.fewestPoints ? member.prefix(count) : nil
      }
      if let growth = GroupGrowth(of: known) { byYear[year] = growth }
    }
    self.byYear = byYear
  }

  /// The group's mean growth with the values up to a year; `nil` where fewer than three series had
  /// enough of them, or none of the group has a value of that year.
  public func known(in year: Int) -> GroupGrowth? { byYear[year] }
}
