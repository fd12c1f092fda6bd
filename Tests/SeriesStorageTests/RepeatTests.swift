import LaborSeries
import Testing

@testable import SeriesStorage

@Suite struct RepeatTests {
  @Test func agreeingFilesAreKeptAndCountedOnce() throws {
    try withStore { store, _ in
      try Feed("a.xlsx", [("29-2034", 1), ("29-2035", 2)]).ingest(into: store)
      var again = Feed("b.txt", [("29-2035", 2), ("29-2036", 3)])
      again.areaTitle = "United States"
      let stored = try again.ingest(into: store)
      #expect(stored.first?.repeats == 1)
      #expect(
        stored.first?.notes == ["One cell stands in a.xlsx as well, and agrees."])
      #expect(try store.lines().count == 3)
      var query = CellQuery()
      query.includesRepeats = true
      #expect(try store.lines(query).count == 4)
      _ = try store.verify()
    }
  }

  @Test func contradictingFilesAreAnErrorThatShowsBoth() throws {
    try withStore { store, _ in
      try Feed("a.xlsx", [("29-2034", 1), ("29-2035", 41_340)]).ingest(into: store)
      let second = Feed("b.txt", [("29-2035", 41_350)])
      let error = #expect(throws: StoreError.self) { try second.ingest(into: store) }
      let sentence = error?.description ?? ""
      for part in [
        "employment of 29-2035 Title of 29-2035", "U.S.", "OEWS, May 2024",
        "41340 in a.xlsx, sheet one, row 3", "41350 in b.txt, sheet one, row 2",
      ] { #expect(sentence.contains(part), "\(part) is not in: \(sentence)") }
      #expect(try store.contents().files.count == 1)
    }
  }

  @Test func topCodesAgreeWhateverBoundTheNotesName() throws {
    try withStore { store, _ in
      var first = Feed("a.xls")
      first.cells = [("29-1061", .annualMedian, .topCoded, 145_600, 2)]
      try first.ingest(into: store)
      var second = Feed("b.xls")
      second.cells = [("29-1061", .annualMedian, .topCoded, 124_820, 2)]
      #expect(try second.ingest(into: store).first?.repeats == 1)
      var third = Feed("c.xls")
      third.cells = [("29-1061", .annualMedian, .value, 124_820, 2)]
      #expect(throws: StoreError.self) { try third.ingest(into: store) }
    }
  }

  @Test func aContradictionInsideAFileIsAnError() throws {
    try withStore { store, _ in
      let feed = Feed("a.xlsx", [("29-2034", 1), ("29-2035", 2), ("29-2034", 7)])
      let error = #expect(throws: StoreError.self) { try feed.ingest(into: store) }
      #expect(error?.description.contains("1 in a.xlsx, sheet one, row 2") == true)
      #expect(error?.description.contains("7 in a.xlsx, sheet one, row 4") == true)
    }
  }

  @Test func rowsTwiceInAFileCountOnce() throws {
    try withStore { store, _ in
      let stored = try Feed("a.xlsx", [("29-2034", 1), ("29-2035", 2), ("29-2034", 1)])
        .ingest(into: store)
      #expect(stored.first?.repeats == 1)
      #expect(try store.lines().count == 2)
    }
  }

  @Test func otherReleasesAndMeasuresAreNoRepeats() throws {
    try withStore { store, _ in
      var feed = Feed("a.xlsx", [("29-2034", 1)])
      feed.cells.append(("29-2034", .annualMean, .value, 9, 2))
      try feed.ingest(into: store)
      var other = Feed("b.xlsx", [("29-2034", 5)])
      other.release = Release(program: .oews, year: 2024, month: 11)
      #expect(try other.ingest(into: store).first?.repeats == 0)
    }
  }

  @Test func emptyAndWithheldCellsAgree() throws {
    try withStore { store, _ in
      var first = Feed("a.xlsx")
      first.cells = [
        ("29-2034", .employment, .absent, 0, 2), ("29-2035", .employment, .suppressed, 0, 3),
      ]
      try first.ingest(into: store)
      var second = Feed("b.xlsx")
      second.cells = [
        ("29-2034", .employment, .value, 7, 2), ("29-2035", .employment, .notPublished, 0, 3),
      ]
      try second.ingest(into: store)
      // The empty cell gives way to the one that says something, whichever came first.
      let lines = try store.lines()
      #expect(lines.count == 2)
      #expect(lines.contains { $0.contains("29-2034 employment value 7.0 b.xlsx:2") })
      _ = try store.verify()
      var third = Feed("c.xlsx")
      third.cells = [("29-2035", .employment, .value, 3, 2)]
      #expect(throws: StoreError.self) { try third.ingest(into: store) }
    }
  }

  @Test func tablesOfProjectionsMayRoundDifferently() throws {
    try withStore { store, _ in
      var first = Feed("a.xlsx", [("29-2034", 227_800)])
      first.release = Release(program: .employmentProjections, year: 2023, edition: "2023–33")
      try first.ingest(into: store)
      var second = Feed("b.csv", [("29-2034", 227_900)])
      second.release = first.release
      #expect(try second.ingest(into: store).first?.repeats == 1)
      second.name = "c.csv"
      second.sha256 = "c"
      second.cells[0].value = 228_000
      #expect(throws: StoreError.self) { try second.ingest(into: store) }
    }
  }

  /// The same cells in an order without any groups: found through the store, whatever the order.
  @Test func shuffledFilesAreComparedAsWell() throws {
    try withStore { store, _ in
      var random = Xorshift(seed: 77)
      let values = (0..<3_000).map { ("c\($0)", Double($0)) }
      try Feed("a", values).ingest(into: store)
      let shuffled = try Feed("b", values.shuffled(using: &random)).ingest(into: store)
      #expect(shuffled.first?.repeats == 3_000)
      var changed = values.shuffled(using: &random)
      changed[1_234].1 += 0.5
      let error = #expect(throws: StoreError.self) {
        try Feed("c", changed).ingest(into: store)
      }
      #expect(error?.description.contains(changed[1_234].0 + " ") == true)
      #expect(try store.lines().count == 3_000)
    }
  }
}
