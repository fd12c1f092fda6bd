import Ingest
import LaborSeries
import Projections

/// The embedded series, by name.
enum Embedded {
  static func series(_ name: String) throws -> OccupationalSeries {
    let collection = try SeriesCollection.embedded()
    return try collection.series(of: try collection.catalogue.occupation(named: name))
  }
}
