import LaborSeries
import Testing

@Suite struct ReleaseDateTests {
  @Test(
    arguments: [
      ("2024-05", 2024, 5), ("2024", 2024, nil), ("May 2024", 2024, 5), ("nov 2003", 2003, 11),
      ("2023–33", 2023, nil), ("2023-33", 2023, nil), ("2023-2033", 2023, nil),
    ] as [(String, Int, Int?)])
  func releasesAreReadAsWritten(_ text: String, _ year: Int, _ month: Int?) throws {
    #expect(try ReleaseDate(parsing: text) == ReleaseDate(year: year, month: month))
  }

  @Test(arguments: ["", "May", "24", "2024-00", "2024-5-1", "Mai 2024", "20245", "2024-5"])
  func otherTextsAreRefused(_ text: String) {
    #expect(throws: ReleaseDateError.unreadable(text)) { try ReleaseDate(parsing: text) }
  }

  @Test func aYearTakesInAllItsMonths() {
    let november = Release(program: .oews, year: 2003, month: 11)
    #expect(ReleaseDate(year: 2003).includes(november))
    #expect(!ReleaseDate(year: 2003, month: 5).includes(november))
    #expect(ReleaseDate(year: 2003, month: 11).includes(november))
    let round = Release(program: .employmentProjections, year: 2003, edition: "2003–13")
    #expect(ReleaseDate(year: 2003, month: 5).includes(round))
  }
}
