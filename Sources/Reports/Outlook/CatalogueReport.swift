import Digests
import LaborSeries

/// What the program carries: the files of its data, and the occupations it knows.
public enum CatalogueReport {
  /// The embedded files with their sizes and SHA-256.
  public static func files(_ files: [(path: String, bytes: [UInt8])]) -> Report {
    let table = Table(
      identifier: "files", caption: "Files of the program's data",
      columns: [.init("File"), .init("Bytes", .count), .init("SHA-256")],
      rows: files.map { file in
        [.text(file.path), .number(file.bytes.count), .text(SHA256.hexDigest(of: file.bytes))]
      },
      notes: ["Publisher, release and units are in the README of each folder."],
      source: "the program itself; print a file with modality datasets --print FILE")
    return Report(title: "Data that the program carries", blocks: [.table(table)])
  }

  /// The occupations, with the years observed and the names that they answer to.
  public static func occupations(_ collection: SeriesCollection) -> Report {
    let table = Table(
      identifier: "occupations", caption: "Occupations",
      columns: [
        .init("Code"), .init("Occupation"), .init("Employment observed"), .init("Also called"),
      ],
      rows: collection.catalogue.occupations.map { occupation in
        [
          .text(occupation.code.description), .text(occupation.title),
          .text(years(of: occupation, in: collection)),
          .text(occupation.aliases.joined(separator: ", ")),
        ]
      },
      notes: ["Join codes with + for a sum: 29-2034+29-2035 is unbroken since 2004."],
      source: "datasets/soc/occupations.csv.")
    return Report(title: "Occupations that the program knows", blocks: [.table(table)])
  }

  private static func years(of occupation: Occupation, in collection: SeriesCollection) -> String {
    guard let series = try? collection.series(of: occupation),  // None: it has no observations.
      let first = series.employmentObservations.first?.year, let last = series.latest?.year
    else { return "none" }
    return "\(first) to \(last), \(series.employmentObservations.count) observations"
  }
}
