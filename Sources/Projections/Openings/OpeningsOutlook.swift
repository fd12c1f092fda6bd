import GrowthModels
import LaborSeries

/// Openings of one occupation by three lines: the trend of the record, BLS, and both combined; on
/// the level of the survey and on that of BLS's projections, which count the self-employed.
public struct OpeningsOutlook: Sendable {
  /// Which jobs are counted.
  public enum Basis: String, Sendable, CaseIterable {
    /// OEWS: wage and salary jobs.
    case survey
    /// Employment Projections: the self-employed included.
    case official
  }

  public let occupation: Occupation
  /// Where the figures are for.
  public let area: String
  /// The release of the base year.
  public let release: String
  public let rates: SeparationRates
  /// What the rates' uncertainty was learned from.
  public let record: SeparationRecord.Deviation
  /// Openings along the growth of the record, on the survey's level.
  public let trend: OpeningsProjection
  /// Openings along the record and BLS combined; nil where BLS projects nothing from the level.
  public let combined: OpeningsProjection?
  /// BLS's own; nil where BLS publishes none.
  public let official: OfficialOpenings?
  /// BLS's class of the growth; nil where it is not known.
  public let growthClass: String?
  /// Employment with the self-employed over employment without, in the round's base year; nil
  /// where either is not published.
  public let officialRatio: Double?

  /// The openings of an outlook.
  ///
  /// - Parameters:
  ///   - outlook: Employment, with BLS's projection of it.
  ///   - rates: Exits and transfers; the published ones or those of the user.
  ///   - rounds: BLS's lines with rates.
  ///   - record: How far published rates moved.
  ///   - drawCount: How many draws the intervals rest on.
  public init(
    of outlook: OccupationOutlook, rates: SeparationRates, rounds: OfficialProjections,
    record: SeparationRecord, drawCount: Int = LevelDraws.usualCount
  ) {
    let projection = outlook.projection
    let occupation = outlook.occupation
    self.occupation = occupation
    area = outlook.series.area
    release = projection.base.release
    self.rates = rates
    self.record = record.deviation(of: occupation.code.parts.first?.majorGroup)
    trend = OpeningsProjection(
      along: LevelDraws(of: projection, count: drawCount), rates: rates)
    combined = outlook.combined.map {
      OpeningsProjection(along: LevelDraws(of: $0, count: drawCount), rates: rates)
    }
    growthClass = outlook.official?.growthClass?.name
    let lines = occupation.code.parts.compactMap(rounds.newestWithRates)
    let parts = lines.compactMap(OfficialOpenings.init)
    official =
      parts.count == occupation.code.parts.count ? OfficialOpenings(sumOf: parts) : nil
    officialRatio = outlook.official.flatMap { round in
      outlook.series.observation(in: round.baseYear)?.employment.number.map {
        round.baseEmployment / $0
      }
    }
  }

  /// The openings of an area, along its share of the nation's draws.
  ///
  /// - Parameters:
  ///   - projection: The area's employment.
  ///   - panel: The occupation, and the nation that the area is a part of.
  ///   - rates: The nation's rates, or the area's own.
  ///   - record: How far published rates moved.
  public init(
    of projection: AreaProjection, in panel: AreaPanel, rates: SeparationRates,
    record: SeparationRecord
  ) {
    occupation = panel.occupation
    area = projection.area.title
    release = panel.nation.latest?.release ?? ""
    self.rates = rates
    self.record = record.deviation(of: occupation.code.parts.first?.majorGroup)
    trend = OpeningsProjection(along: projection.draws, rates: rates)
    combined = nil
    official = nil
    growthClass = nil
    officialRatio = nil
  }

  /// What a line on the survey's level is multiplied by for a basis; nil where that is not known.
  public func factor(for basis: Basis) -> Double? {
    switch basis {
    case .survey: 1
    case .official: officialRatio
    }
  }
}
