import Foundation
import GrowthModels
import Ingest
import LaborSeries
import Projections

/// Seven occupations in 54 areas, ten years ahead, with joint draws: the national series are those
/// that the program carries, the areas' figures are generated shares of them from a fixed seed, in
/// five years (three or four where the nation has no more). Prints the processor time of one thread.
@main
struct AreasBenchmark {
  static let areaCount = 54
  static let target = 2035

  static func main() throws {
    let collection = try SeriesCollection.embedded()
    let all = try collection.series(of: try collection.catalogue.occupation(named: "00-0000"))
    let occupations = collection.catalogue.imagingModalities
    let series = try occupations.map { try collection.series(of: $0) }
    let estimates = series.flatMap(generatedAreas)
    let start = clock()
    var (areas, figures, checksum) = (0, 0, 0.0)
    for own in series {
      let panel = AreaPanel(of: own.occupation, in: estimates, nation: own, all: all)
      let outlook = AreaOutlook(
        of: panel, nation: try EmploymentProjection(of: own, through: target),
        isReconciled: true)
      areas += outlook.areas.count
      for area in outlook.areas {
        for year in area.draws.years {
          guard let drawn = area.draws.distribution(in: year) else { continue }
          checksum +=
            drawn.median + drawn.interval(level: 0.8).upper
            + drawn.interval(level: 0.95).upper
          figures += 1
        }
      }
    }
    let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    print("occupations,\(series.count)")
    print("areas projected,\(areas)")
    print("years of areas,\(figures)")
    print("draws of each,\(LevelDraws.usualCount)")
    print("sum of figures,\((checksum / 1000).rounded())")
    print("processor seconds,\((seconds * 100).rounded() / 100)")
    guard areas == series.count * areaCount, seconds < 10 else { exit(1) }
  }

  /// Shares of the nation that fall off from area to area and wander by three percent a year.
  static func generatedAreas(of series: OccupationalSeries) -> [AreaEstimate] {
    guard let code = series.occupation.code.parts.first else { return [] }
    var state: UInt64 = 20_250_501 &+ UInt64(code.number)
    func uniform() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
    let observed = series.employmentObservations.filter { $0.year >= 2015 && $0.year % 2 == 1 }
    return (0..<areaCount).flatMap { number -> [AreaEstimate] in
      var share = 0.05 / Double(number + 3)
      return observed.compactMap { observation in
        guard let jobs = observation.employment.number else { return nil }
        share *= exp(0.085 * (uniform() - 0.5))
        return AreaEstimate(
          area: PublishedArea(
            kind: .state, code: "\(100 + number)", title: "Area \(number)", state: ""),
          code: code,
          observation: Observation(
            year: observation.year, release: observation.release, publishedCode: "",
            publishedTitle: "", employment: .value((jobs * share).rounded()),
            employmentPRSE: 6, wages: .absent, sources: [], note: ""),
          jobsPer1000: nil, locationQuotient: nil)
      }
    }
  }
}
