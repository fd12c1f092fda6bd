import GRDB
import LaborSeries
import Testing

@testable import SeriesStorage

@Suite struct IndustryIdentityTests {
  private static let ces = "65621512"

  private func ingest(
    _ name: String, _ industry: PublishedIndustry, value: Double, into store: SeriesStore
  ) throws {
    try store.ingest { sink in
      var dictionary = PublicationDictionary()
      let cell = PublishedCell(
        area: dictionary.entry(PublishedArea.unitedStates), industry: dictionary.entry(industry),
        occupation: dictionary.entry(
          PublishedOccupation(classification: .none, code: "", title: "", level: "")),
        measure: .employment, status: .value, year: 2025, period: 6, value: value, row: 1)
      try sink.begin(PublicationFile(name: name, sha256: name, layout: "feed", layoutVersion: 1))
      try sink.write(
        CellBatch(
          release: Release(program: .currentEmployment, year: 2025, month: 7), sheet: "",
          cells: [cell]), dictionary)
      try sink.finish(
        PublicationSummary(
          sha256: name, rows: 1, cells: 1, remarks: [], notes: [], legend: [:]))
    }
  }

  @Test func anIndustryOfCESIsOneWithAndWithoutItsNAICSCode() throws {
    let with = PublishedIndustry(
      currentEmployment: Self.ces, title: "Diagnostic imaging centers", naics: "621512")
    let without = PublishedIndustry(currentEmployment: Self.ces, title: "")
    for (first, second) in [(with, without), (without, with)] {
      try withStore { store, _ in
        try ingest("one", first, value: 78_300, into: store)
        let error = #expect(throws: StoreError.self) {
          try ingest("two", second, value: 78_400, into: store)
        }
        #expect(error?.description.contains("78300 in one, row 1") == true)
        #expect(error?.description.contains("78400 in two, row 1") == true)
        try ingest("three", second, value: 78_300, into: store)
        #expect(try store.contents().files.map(\.repeats) == [0, 1])
      }
    }
  }

  @Test func otherLevelsStillTellIndustriesApart() throws {
    try withStore { store, _ in
      for (name, level) in [("one", "3-digit"), ("two", "4-digit"), ("three", "NAICS 3-digit")] {
        let industry = PublishedIndustry(code: "621500", title: "", level: level, ownership: "5")
        try ingest(name, industry, value: Double(level.count), into: store)
      }
      #expect(try store.contents().files.count == 3)
    }
  }

  @Test func anOlderStoreLearnsWhichIndustriesAreTheSame() throws {
    try withStore { store, path in
      let with = PublishedIndustry(currentEmployment: Self.ces, title: "", naics: "621512")
      try ingest("one", with, value: 1, into: store)
      try store.queue.write { database in
        // As the first schema had it: every level made an industry of its own.
        try database.execute(
          sql: """
            INSERT INTO industry (id, identity, code, title, level, ownership)
            VALUES (99, 99, '\(Self.ces)', '', '', '');
            DELETE FROM grdb_migrations WHERE identifier = '2';
            PRAGMA user_version = 1;
            """)
      }
      let newer = try SeriesStore(writing: path)
      let identities = try newer.queue.read {
        try Int.fetchAll($0, sql: "SELECT identity FROM industry ORDER BY id")
      }
      #expect(identities == [1, 1])
      #expect(throws: StoreError.self) {
        let without = PublishedIndustry(currentEmployment: Self.ces, title: "")
        try ingest("two", without, value: 2, into: newer)
      }
      #expect(try newer.contents().schema == 2)
    }
  }
}
