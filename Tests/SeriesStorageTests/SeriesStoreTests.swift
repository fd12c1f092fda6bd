import Foundation
import GRDB
import LaborSeries
import Testing

@testable import SeriesStorage

@Suite struct SeriesStoreTests {
  @Test func cellsComeBackWithTheirProvenance() throws {
    try withStore { store, _ in
      var feed = Feed("a.xlsx", [("29-2034", 223_460), ("29-2035", 41_530)])
      feed.cells.append(("29-2035", .hourlyMean, .topCoded, 115, 9))
      let stored = try feed.ingest(into: store)
      #expect(stored.map(\.cells) == [3])
      #expect(stored.first?.releases == [feed.release])
      #expect(
        try store.lines() == [
          "OEWS, May 2024 one 99 29-2034 employment value 223460.0 a.xlsx:2",
          "OEWS, May 2024 one 99 29-2035 employment value 41530.0 a.xlsx:3",
          "OEWS, May 2024 one 99 29-2035 hourly_mean top_coded 115.0 a.xlsx:9",
        ])
      _ = try store.verify()
    }
  }

  @Test func aReleaseDoesNotOverwriteAnother() throws {
    try withStore { store, _ in
      var feed = Feed("a.xlsx", [("29-2035", 41_340)])
      feed.release = Release(program: .oews, year: 2023, month: 5)
      try feed.ingest(into: store)
      try Feed("b.xlsx", [("29-2035", 41_530)]).ingest(into: store)
      #expect(try store.lines().count == 2)
      var query = CellQuery()
      query.asOf = ReleaseDate(year: 2023, month: 12)
      #expect(
        try store.lines(query) == [
          "OEWS, May 2023 one 99 29-2035 employment value 41340.0 a.xlsx:2"
        ])
    }
  }

  @Test func queriesTakeWhatTheyAskFor() throws {
    try withStore { store, _ in
      var feed = Feed("a.xlsx", [("29-2034", 1), ("29-2035", 2), ("29-2036", 3)])
      feed.cells.append(("29-2035", .annualMedian, .value, 88_180, 3))
      try feed.ingest(into: store)
      var query = CellQuery()
      query.occupations = ["29-2035"]
      #expect(try store.lines(query).count == 2)
      query.measures = [.annualMedian]
      #expect(try store.lines(query).map { $0.contains("88180.0") } == [true])
      query.measures = [.annualMean]
      #expect(try store.lines(query).isEmpty)
      query.measures = []
      query.areas = ["06"]
      #expect(try store.lines(query).isEmpty)
      query.areas = ["99"]
      query.areaKinds = [.state]
      #expect(try store.lines(query).isEmpty)
    }
  }

  @Test func aFailureLeavesTheStoreAsItWas() throws {
    try withStore { store, _ in
      try Feed("a.xlsx", [("29-2034", 1)]).ingest(into: store)
      var failing = Feed("b.xlsx", [("29-2035", 2)])
      failing.fails = true
      #expect(throws: Feed.Failure.self) { try failing.ingest(into: store) }
      #expect(try store.contents().files.map(\.file.name) == ["a.xlsx"])
      #expect(try store.lines().count == 1)
      let verification = try store.verify()
      #expect(verification.cells == 1)
    }
  }

  @Test func theSameBytesAreKnownUntilTheLayoutChanges() throws {
    try withStore { store, _ in
      var feed = Feed("a.xlsx", [("29-2034", 1)])
      try feed.ingest(into: store)
      func known(_ selection: String, _ version: Int) throws -> Int {
        try store.files(
          ofSHA256: feed.sha256, selection: selection, versions: ["feed": version]
        ).count
      }
      #expect(try known("", 1) == 1)
      // What is kept whole holds any selection.
      #expect(try known("29-2034", 1) == 1)
      #expect(try known("", 2) == 0)
      feed.layoutVersion = 2
      feed.cells[0].value = 5
      try feed.ingest(into: store)
      #expect(try known("", 2) == 1)
      #expect(try store.lines().map { $0.contains(" 5.0 ") } == [true])
      _ = try store.verify()
    }
  }

  @Test func aDigestFoundAtTheEndReplacesAnEarlierReading() throws {
    try withStore { store, _ in
      var feed = Feed("a.txt", [("29-2034", 1)])
      #expect(try !store.mayHoldFile(ofBytes: 100))
      feed.beginsWithDigest = false
      #expect(try feed.ingest(into: store).map(\.file.sha256) == [feed.sha256])
      #expect(try store.mayHoldFile(ofBytes: 100))
      #expect(try !store.mayHoldFile(ofBytes: 99))
      // Another process may have taken the file in meanwhile, by an earlier version of the layout.
      feed.layoutVersion = 2
      feed.cells[0].value = 5
      try feed.ingest(into: store)
      #expect(try store.contents().files.map(\.file.layoutVersion) == [2])
      #expect(try store.lines().map { $0.contains(" 5.0 ") } == [true])
      _ = try store.verify()
    }
  }

  @Test func manyBlocksComeBack() throws {
    try withStore { store, path in
      var feed = Feed("big")
      for code in 0..<70_000 {
        feed.cells.append(("c\(code)", .employment, .value, Double(code), Int32(code)))
      }
      try feed.ingest(into: store)
      let verification = try SeriesStore(reading: path).verify()
      #expect(verification.blocks == 2)
      #expect(verification.cells == 70_000)
      var query = CellQuery()
      query.occupations = ["c3", "c69999"]
      #expect(try store.lines(query).count == 2)
    }
  }

  @Test func exportIsOneRowForEachCell() throws {
    try withStore { store, _ in
      var feed = Feed("=a,\"b\".xlsx", [("29-2035", 41_530)])
      feed.cells.append(("29-2035", .annualMean, .suppressed, 0, 2))
      try feed.ingest(into: store)
      var bytes: [UInt8] = []
      try store.export(CellQuery()) { bytes += $0 }
      let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
      #expect(lines.count == 4)
      #expect(lines[0] == SeriesStore.exportColumns.joined(separator: ","))
      #expect(
        lines[1] == "oews,2024-05,nation,99,U.S.,US,000000,Cross-industry,cross-industry,1235,"
          + "soc-2018,29-2035,Title of 29-2035,detailed,,employment,2024,,41530,value,,,,"
          + "\"'=a,\"\"b\"\".xlsx\",one,2")
      #expect(lines[2].contains(",annual_mean,2024,,,suppressed,"))
    }
  }

  @Test func vacuumKeepsEverything() throws {
    try withStore { store, _ in
      try Feed("a.xlsx", [("29-2034", 1)]).ingest(into: store)
      try store.vacuum()
      #expect(try store.lines().count == 1)
      _ = try store.verify()
    }
  }
}
