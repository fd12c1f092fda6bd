import LaborSeries

/// Notices, while cells go by, which groups of a release may state something twice.
///
/// A group is an area and an industry; published files keep its rows together. Inside a group a
/// series (occupation, detail, year, period) has a bit for each measure. A group that comes back
/// after another one, or sets a bit twice, is suspected; ``RepeatSearch`` then looks at its cells.
struct RepeatWatch {
  /// The groups that have to be looked at.
  private(set) var suspects: Set<UInt64> = []
  private var groups: Set<UInt64> = []
  private var group: UInt64?
  private var series: [Series: UInt64] = [:]
  private var current = Series(occupation: -1, detail: -1, date: -1)
  private var measures: UInt64 = 0

  private struct Series: Hashable {
    let occupation: Int32
    let detail: Int32
    /// Year and period.
    let date: Int32
  }

  /// The number of a group by what identifies area and industry.
  @inline(__always)
  static func group(area: Int32, industry: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: area)) << 32 | UInt64(UInt32(bitPattern: industry))
  }

  /// Takes in a cell; area, industry and occupation are the identities of its entries.
  @inline(__always)
  mutating func take(_ cell: PublishedCell, group: UInt64, occupation: Int32) {
    if group != self.group { begin(group) }
    let series = Series(
      occupation: occupation, detail: cell.detail,
      date: Int32(cell.year) << 8 | Int32(cell.period))
    if series != current { turn(to: series) }
    let bit: UInt64 = 1 << UInt64(cell.measure.rawValue)
    if measures & bit != 0 { suspects.insert(group) }
    measures |= bit
  }

  private mutating func begin(_ group: UInt64) {
    series.removeAll(keepingCapacity: true)
    current = Series(occupation: -1, detail: -1, date: -1)
    measures = 0
    self.group = group
    if !groups.insert(group).inserted { suspects.insert(group) }
  }

  private mutating func turn(to series: Series) {
    if current.occupation >= 0 { self.series[current] = measures }
    measures = self.series[series] ?? 0
    current = series
  }
}
