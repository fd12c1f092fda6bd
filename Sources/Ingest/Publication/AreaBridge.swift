import LaborSeries

extension AreaEstimate {
  /// Makes estimates by SOC 2018 code of published estimates of states and smaller areas.
  ///
  /// Codes are linked area by area as those of the nation are (see ``SeriesBridge``): by declared
  /// crosswalk rows alone. Jobs per 1,000 and location quotients are those of the row that an
  /// observation rests on; a sum of several rows has none.
  ///
  /// - Parameters:
  ///   - estimates: Cells of OEWS releases; those of the nation and of industries are passed over.
  ///   - crosswalk: The declared links.
  /// - Returns: Ascending by kind and code of the area, by occupation and year.
  /// - Throws: ``BridgingError`` when two weights or two estimates contradict each other.
  public static func bridging(
    _ estimates: [PublishedEstimates], crosswalk: [CrosswalkRow]
  ) throws(BridgingError) -> [AreaEstimate] {
    let links = try Crosswalk(crosswalk)
    var places: [Place: [(area: PublishedArea, estimate: NationalEstimate)]] = [:]
    for sheet in estimates where sheet.release.program == .oews {
      for (area, found) in sheet.areaEstimates() {
        places[Place(area), default: []] += found.map { (area, $0) }
      }
    }
    var result: [AreaEstimate] = []
    for place in places.keys.sorted(by: Place.precedes) {
      result += try bridged(places[place] ?? [], links)
    }
    return result
  }

  /// An area by kind and code: its title may change from release to release.
  private struct Place: Hashable {
    let kind: PublishedArea.Kind
    let code: String

    init(_ area: PublishedArea) {
      kind = area.kind
      code = area.code
    }

    static func precedes(_ first: Place, _ second: Place) -> Bool {
      (first.kind.rawValue, first.code) < (second.kind.rawValue, second.code)
    }
  }

  private static func bridged(
    _ found: [(area: PublishedArea, estimate: NationalEstimate)], _ links: Crosswalk
  ) throws(BridgingError) -> [AreaEstimate] {
    var bridge = SeriesBridge(crosswalk: links)
    for entry in found { try bridge.add(entry.estimate) }
    bridge.link()
    return bridge.observations.sorted { $0.key < $1.key }.flatMap { code, observations in
      observations.compactMap { observation in
        let row = found.first {
          $0.estimate.release.reference == observation.release
            && observation.publishedCode.hasPrefix($0.estimate.occupation.code)
        }
        return row.map {
          let isWhole = observation.publishedCode == $0.estimate.occupation.code
          return AreaEstimate(
            area: $0.area, code: code, observation: observation,
            jobsPer1000: isWhole ? $0.estimate.values[.jobsPer1000]?.number : nil,
            locationQuotient: isWhole ? $0.estimate.values[.locationQuotient]?.number : nil)
        }
      }
    }
  }
}
