import CDatasets

/// A file of `datasets/` that the program carries inside itself.
public struct EmbeddedDataset: Sendable, Hashable {
  /// Where the file stands in the repository, `datasets/oews/national.csv`.
  public let path: String
  /// The file, byte for byte.
  public let bytes: [UInt8]

  /// The publisher's release, or span of releases, that the file holds, as its folder's README says.
  public var release: String {
    switch path {
    case "datasets/oews/national.csv": "OEWS, May 2004 to May 2025"
    case "datasets/oews/panel.csv": "OEWS, May 2004 to May 2024"
    case "datasets/employment-projections/line-items.csv":
      "Employment Projections, rounds 2012–22 to 2024–34"
    case "datasets/employment-projections/rounds.csv":
      "Employment Projections, rounds 1996–2006 to 2025–35"
    case "datasets/employment-projections/growth-classes.csv":
      "Occupational Outlook Handbook, rounds 2002–12 to 2025–35"
    case "datasets/oews/states.csv": "OEWS, May 2007 to May 2025"
    case "datasets/oews/metropolitan.csv": "OEWS, May 2021 to May 2025"
    case "datasets/oews/area-sources.csv": "OEWS, May 2007 to May 2025"
    case "datasets/employment-projections/details.csv":
      "Employment Projections, rounds 2012–22 to 2025–35"
    case "datasets/employment-projections/factors.csv":
      "Employment Projections, rounds 2019–29 to 2024–34"
    case "datasets/employment-projections/states.csv":
      "State projections of California, Massachusetts and Michigan"
    case "datasets/population/population.csv":
      "Census estimates to Vintage 2024, National Population Projections of 2014, 2017 and 2023"
    case "datasets/prices/cpi-u.csv": "Consumer Price Index, CPI-U, May 1997 to May 2026"
    case "datasets/soc/crosswalk.csv", "datasets/soc/history.csv", "datasets/soc/occupations.csv":
      "Standard Occupational Classification 2000, 2010 and 2018"
    case "datasets/pathways/entry.csv": "Employment Projections, round 2024–34"
    default: "as each row's source says"
    }
  }

  /// Every embedded file, ascending by path.
  public static var all: [EmbeddedDataset] {
    (0..<modality_dataset_count()).map { EmbeddedDataset(modality_dataset_at($0)) }
  }

  /// The embedded file of a path.
  ///
  /// - Throws: ``IngestError/noSuchDataset(_:)`` when the program carries no such file.
  public static func file(_ path: String) throws(IngestError) -> EmbeddedDataset {
    for index in 0..<modality_dataset_count() {
      let file = modality_dataset_at(index)
      if String(cString: file.path) == path { return EmbeddedDataset(file) }
    }
    throw IngestError.noSuchDataset(path)
  }

  /// Copies the bytes out of the program's image, where they live as a constant array.
  private init(_ file: modality_dataset) {
    path = String(cString: file.path)
    bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }
}
