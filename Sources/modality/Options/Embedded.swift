import ArgumentParser
import Ingest
import LaborSeries
import Projections

/// The data that the program carries, read once for a command.
struct EmbeddedData {
  let collection: SeriesCollection
  let official: OfficialProjections

  init() throws {
    collection = try SeriesCollection.embedded()
    official = try OfficialProjections.embedded()
  }

  /// Every line item of past rounds, for the judge; read anew at each call.
  func rounds() throws -> OfficialRounds {
    OfficialRounds(try OfficialProjection.embeddedLineItems())
  }

  /// The series of an occupation named as users name them.
  func series(named text: String) throws -> OccupationalSeries {
    try collection.series(of: try collection.catalogue.occupation(named: text))
  }

  /// The occupations of a comma-separated list; all imaging modalities when there is none.
  func occupations(named list: String?) throws -> [Occupation] {
    guard let list else { return collection.catalogue.imagingModalities }
    var occupations: [Occupation] = []
    for name in list.split(separator: ",", omittingEmptySubsequences: false) {
      let occupation = try collection.catalogue.occupation(named: String(name))
      guard !occupations.contains(where: { $0.code == occupation.code }) else {
        throw UsageError(description: "\(occupation.label) is named twice; name it once.")
      }
      occupations.append(occupation)
    }
    return occupations
  }
}
