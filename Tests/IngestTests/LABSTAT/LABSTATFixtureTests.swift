import Foundation
import LaborSeries
import Tabular
import Testing

@testable import Ingest

/// Published files, which a clone of this repository does not have: skipped there.
@Suite(.enabled(if: LABSTATFixtures.areHere, "published files are not part of the repository"))
struct LABSTATFixtureTests {
  private let folder = LABSTATFixtures.folder

  @Test func theExcerptOf2025IsReadWhole() throws {
    let reading = try LABSTATReading(path: folder + "labstat_oe_2025/oe.data.0.Current.excerpt")
    #expect(reading.rows == 11_264)
    #expect(reading.cells.count == 11_264)
    #expect(reading.remarks.filter { !$0.isKept }.isEmpty)
    // Counted in the file: 30 lines with footnote 4, 12 with 5, 68 with 8.
    func count(_ status: CellStatus) -> Int { reading.cells.filter { $0.status == status }.count }
    #expect(count(.annualOnly) + count(.hourlyOnly) == 30)
    #expect(count(.topCoded) == 12)
    #expect(count(.suppressed) == 68)
    #expect(count(.value) == 11_154)
    // The lines of the file that end in 29203401 and so on.
    #expect(reading.cell("99", "29-2034", .employment)?.value == 230_490)
    #expect(reading.cell("99", "29-2034", .annualMedian)?.value == 80_110)
    #expect(reading.cell("99", "29-2035", .employment)?.value == 43_390)
    #expect(reading.cell("99", "29-2035", .annualMedian)?.value == 95_480)
    #expect(reading.cell("06", "29-2034", .annualMedian)?.value == 121_260)
    #expect(reading.cell("06", "29-2034", .annualMedian)?.area.title == "California")
    let topCoded = try #require(reading.cells.first { $0.status == .topCoded })
    #expect(topCoded.measure == .hourlyMean && topCoded.value == 115)
    #expect(
      reading.cells.allSatisfy { $0.release == Release(program: .oews, year: 2025, month: 5) })
    #expect(reading.notes.contains { $0.contains("oe.area, oe.datatype, oe.footnote, oe.release") })
    #expect(reading.legend["8"] == "Estimate not released.")
  }

  @Test func tablesOf2015AreReadByTheirHeaders() throws {
    var tables = LABSTATTables()
    for name in ["oe.statemsa", "oe.occupation", "oe.area", "oe.industry", "oe.datatype"] {
      #expect(try tables.add(ByteSource(path: folder + "labstat_oe_2015-01/" + name)) != nil)
    }
    #expect(tables.areas["0010180"]?.title == "Abilene, TX")
    #expect(tables.statesOfAreas["0011500"] == "01")
    #expect(tables.occupations["292034"]?.title == "Radiologic Technologists")
    #expect(tables.industries["621500"]?.title.isEmpty == false)
    var layout = LABSTATLayout(survey: .occupationalEmployment)
    layout.tables = tables
    let reading = try LABSTATReading(
      layout,
      text: LABSTATText.file([
        LABSTATText.line("OEUM001150000000029203401", "100", year: 2014)
      ]))
    #expect(reading.cells[0].area.state == "AL")
    #expect(reading.cells[0].occupation.classification == .soc2010)
  }

  @Test func damagedFilesDoWhatTheirManifestSays() throws {
    let damaged = folder + "damaged/"
    let trailing = try LABSTATReading(path: damaged + "60_labstat_lf_trailing.txt")
    #expect(trailing.remarks.filter { !$0.isKept }.isEmpty)
    #expect(trailing.cells.count == trailing.rows && trailing.rows > 20)
    #expect(trailing.cells[0].value == 130)
    let identifiers = try LABSTATReading(path: damaged + "61_labstat_bad_id.txt")
    #expect(identifiers.cells.isEmpty)
    #expect(identifiers.remarks.map(\.row) == [2, 3, 4, 5])
    let years = try LABSTATReading(path: damaged + "62_labstat_two_years.txt")
    #expect(years.cells.map(\.release.year) == [2025, 2025, 2025, 2024, 2024, 2024])
    #expect(years.remarks.isEmpty)
    let datatype = try LABSTATReading(path: damaged + "63_labstat_unknown_datatype.txt")
    #expect(datatype.cells.isEmpty)
    #expect(datatype.remarks.map(\.sentence).first?.contains("datatype 18") == true)
  }
}
