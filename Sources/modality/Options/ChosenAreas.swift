import GrowthModels
import Ingest
import LaborSeries
import Projections

/// The figures of areas, read once for a command that names an area.
struct AreaFigures {
  let data: OutlookData
  let estimates: [AreaEstimate]
  let lookup: AreaLookup

  /// States and territories, and the areas below them where one of those may be meant.
  init(data: OutlookData, withMetropolitanAreas: Bool = true) throws {
    self.data = data
    estimates = try data.areaEstimates(withMetropolitanAreas: withMetropolitanAreas)
    lookup = AreaLookup(estimates)
  }

  /// One occupation in every area.
  func panel(of occupation: Occupation) throws -> AreaPanel {
    guard !occupation.code.isCombined else {
      throw AreaError.combinedOccupation(occupation.label)
    }
    return AreaPanel(
      of: occupation, in: estimates, nation: try data.collection.series(of: occupation),
      all: try data.series(named: "00-0000"))
  }

  /// Every area of some kinds, with a model of shares learned from the states.
  func outlook(
    of panel: AreaPanel, through target: Int, kinds: Set<PublishedArea.Kind> = [.state],
    isReconciled: Bool = false
  ) throws -> AreaOutlook {
    let states = panel.members.filter { $0.area.kind == .state }.map(panel.shares)
    return AreaOutlook(
      of: panel, nation: try EmploymentProjection(of: panel.nation, through: target), kinds: kinds,
      learned: AreaShareModel(of: states), isReconciled: isReconciled)
  }

  /// One occupation in one area, with the outlook that it is a part of.
  ///
  /// - Throws: `AreaError` where there are no figures, or too few.
  func projection(
    of occupation: Occupation, in area: PublishedArea, through target: Int
  ) throws -> (projection: AreaProjection, outlook: AreaOutlook, panel: AreaPanel) {
    let panel = try panel(of: occupation)
    guard let member = panel.member(of: area) else {
      throw AreaError.noFigures(area: area.title, occupation: occupation.label)
    }
    let outlook = try outlook(of: panel, through: target, kinds: [area.kind])
    guard let own = outlook.areas.first(where: { $0.area == member.area }) else {
      let years = member.employed.map(\.year)
      guard !years.isEmpty else {
        throw AreaError.noFigures(area: area.title, occupation: occupation.label)
      }
      throw AreaError.tooFewYears(
        area: area.title, occupation: occupation.label, found: years,
        required: AreaOutlook.fewestYears)
    }
    return (own, outlook, panel)
  }
}
