import GrowthModels
import Ingest
import LaborSeries
import Projections

/// The figures of areas, read once for a command that names an area.
struct AreaFigures {
  let data: OutlookData
  let estimates: [AreaEstimate]
  let lookup: AreaLookup
  private let withMetropolitanAreas: Bool

  /// States and territories, and the areas below them where one of those may be meant.
  init(data: OutlookData, withMetropolitanAreas: Bool = true) throws {
    self.data = data
    estimates = try data.areaEstimates(withMetropolitanAreas: withMetropolitanAreas)
    let estimates = self.estimates
    lookup = data.memory.recalling(\.lookups, withMetropolitanAreas) { AreaLookup(estimates) }
    self.withMetropolitanAreas = withMetropolitanAreas
  }

  /// One occupation in every area.
  func panel(of occupation: Occupation) throws -> AreaPanel {
    guard !occupation.code.isCombined else {
      throw AreaError.combinedOccupation(occupation.label)
    }
    let key = OutlookMemory.PanelKey(
      occupation: occupation.code, withMetropolitanAreas: withMetropolitanAreas)
    return try data.memory.recalling(\.panels, key) {
      AreaPanel(
        of: occupation, in: estimates, nation: try data.collection.series(of: occupation),
        all: try data.series(named: "00-0000"))
    }
  }

  /// The model of the shares of areas of some kinds, learned from the states where those are too
  /// few.
  static func shareModel(
    of panel: AreaPanel, _ kinds: Set<PublishedArea.Kind>, _ memory: OutlookMemory?
  ) -> AreaShareModel? {
    memory.recalling(\.shareModels, .init(occupation: panel.occupation.code, kinds: kinds)) {
      let own = panel.members.filter { kinds.contains($0.area.kind) }.map(panel.shares)
      let states = panel.members.filter { $0.area.kind == .state }.map(panel.shares)
      return AreaShareModel(of: own) ?? AreaShareModel(of: states)
    }
  }

  /// Every area of some kinds, with a model of shares learned from the states.
  func outlook(
    of panel: AreaPanel, through target: Int, kinds: Set<PublishedArea.Kind> = [.state],
    only: PublishedArea? = nil, isReconciled: Bool = false
  ) throws -> AreaOutlook {
    AreaOutlook(
      of: panel, nation: try data.projection(of: panel.nation, through: target), kinds: kinds,
      known: Self.shareModel(of: panel, kinds, data.memory), only: only,
      isReconciled: isReconciled)
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
    let outlook = try outlook(of: panel, through: target, kinds: [area.kind], only: member.area)
    guard let own = outlook.areas.first(where: { $0.area == member.area }) else {
      let years = member.employed.map(\.year)
      guard !years.isEmpty else {
        throw AreaError.noFigures(area: area.title, occupation: occupation.label)
      }
      guard years.count < AreaOutlook.fewestYears || outlook.model != nil else {
        throw AreaError.tooFewAreas(
          area: area.title, occupation: occupation.label, required: AreaShareModel.fewestAreas)
      }
      throw AreaError.tooFewYears(
        area: area.title, occupation: occupation.label, found: years,
        required: AreaOutlook.fewestYears)
    }
    return (own, outlook, panel)
  }
}
