import Foundation
import LaborSeries
import Tabular
import Testing

@testable import Ingest

@Suite struct LABSTATTablesTests {
  private static let area =
    "state_code\tarea_code\tareatype_code\tarea_name\r\n00\t0000000\tN\tNational\r\n"
    + "06\t0600000\tS\tCalifornia\r\n06\t0031080\tM\tLos Angeles-Long Beach-Anaheim, CA\r\n"
  /// The layout of 2015: no states, and a tab at the end of lines of data.
  private static let olderArea =
    "area_code\tareatype_code\tarea_name\n0031080\tM\tLos Angeles-Long Beach-Anaheim, CA\t\n"
    + "0600000\tS\tCalifornia\t\n"
  private static let occupation =
    "occupation_code\toccupation_name\toccupation_description\tdisplay_level\tselectable\t"
    + "sort_sequence\r\n292035\tMagnetic Resonance Imaging Technologists\tOperate scanners.\t3\tT\t1\r\n"
    + "131020\tBuyers and Purchasing Agents\t\t3\tT\t2\r\n"
  private static let release = "release_date\tdescription\r\n2024A01\tNovember 2024\r\n"
  private static let data = LABSTATText.file([
    LABSTATText.line("OEUM003108000000029203501", "2000", year: 2024),
    LABSTATText.line("OEUS060000000000013102001", "900", year: 2024),
  ])

  private func reading(_ tables: [String]) throws -> LABSTATReading {
    var layout = LABSTATLayout(survey: .occupationalEmployment)
    for table in tables { try layout.tables.add(LABSTATText.source(table)) }
    return try LABSTATReading(layout, text: Self.data)
  }

  @Test func tablesGiveTitlesInWhateverOrderTheyCome() throws {
    let tables = [Self.area, Self.occupation, Self.release]
    let expected = try reading(tables)
    #expect(expected.cells[0].area.title == "Los Angeles-Long Beach-Anaheim, CA")
    #expect(expected.cells[0].area.state == "CA")
    #expect(expected.cells[0].occupation.title == "Magnetic Resonance Imaging Technologists")
    #expect(expected.cells[1].occupation.level == "detailed")
    #expect(expected.cells[1].area.title == "California")
    #expect(expected.cells[0].release.month == 11)
    #expect(expected.notes.isEmpty)
    #expect(try reading(tables.reversed()).cells == expected.cells)
  }

  @Test func theOlderLayoutOfAreasGivesTheSame() throws {
    let older = try reading([Self.olderArea, Self.occupation, Self.release])
    #expect(older.cells == (try reading([Self.area, Self.occupation, Self.release])).cells)
  }

  @Test func aTableIsKnownByItsHeader() throws {
    #expect(LABSTATTables.kind(of: Array(Self.area.utf8)) == .area)
    #expect(LABSTATTables.kind(of: Array(Self.olderArea.utf8)) == .area)
    #expect(LABSTATTables.kind(of: Array(Self.occupation.utf8)) == .occupation)
    #expect(LABSTATTables.kind(of: Array(Self.data.utf8)) == nil)
    #expect(LABSTATTables.kind(of: Array("a,b\n1,2\n".utf8)) == nil)
    #expect(LABSTATTables.kind(of: []) == nil)
    let industry = "industry_code\tnaics_code\tpublishing_status\tindustry_name\n"
    #expect(LABSTATTables.kind(of: Array(industry.utf8)) == .currentEmploymentIndustry)
    var tables = LABSTATTables()
    #expect(try tables.add(LABSTATText.source("a\tb\n1\t2\n")) == nil)
    #expect(tables.kinds.isEmpty)
  }

  @Test func aDatatypeWithAnotherMeaningIsAnError() throws {
    var tables = LABSTATTables()
    let good = "datatype_code\tdatatype_name\n01\tEmployment\n18\tSomething new\n"
    #expect(try tables.add(LABSTATText.source(good)) == .datatype)
    let bad = "datatype_code\tdatatype_name\n01\tHourly mean wage\n"
    #expect(
      throws: LABSTATError.otherMeaning(
        datatype: "01", found: "Hourly mean wage", known: "Employment", file: "oe.data")
    ) { try tables.add(LABSTATText.source(bad)) }
  }

  @Test func datatypesOfEmploymentAreCheckedByTheWordsThatMatter() throws {
    var tables = LABSTATTables()
    let header = "data_type_code\tdata_type_text\n"
    let good = header + "01\tALL EMPLOYEES, THOUSANDS\n02\tAVERAGE WEEKLY HOURS\n"
    #expect(try tables.add(LABSTATText.source(good)) == .currentEmploymentDatatype)
    #expect(tables.currentEmploymentDatatypes["02"] == "AVERAGE WEEKLY HOURS")
    var others = LABSTATTables()
    #expect(
      throws: LABSTATError.otherMeaning(
        datatype: "03", found: "WEEKLY HOURS", known: "hourly earnings … all employees",
        file: "oe.data")
    ) { try others.add(LABSTATText.source(header + "03\tWEEKLY HOURS\n")) }
  }

  @Test func tablesBesideTheDataAreUsedAndNamed() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("modality-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }  // Left for the system to clean up.
    let files = [
      "oe.area": Self.area, "oe.occupation.txt": Self.occupation, "oe.data.0.Current": Self.data,
      "notes.txt": Self.release, "oe.folder/x": "",
    ]
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("oe.folder"), withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    let path = folder.appendingPathComponent("oe.data.0.Current").path
    let reading = try LABSTATReading(path: path)
    #expect(reading.cells[0].area.title == "Los Angeles-Long Beach-Anaheim, CA")
    // A file that is not called as the survey's are is not looked at.
    #expect(reading.cells[0].release.month == 5)
    #expect(reading.notes == ["Titles come from oe.area, oe.occupation.txt beside \(path)."])
    #expect(try LABSTATReading(path: path, besides: false).cells[0].area.title == "0031080")
  }

  @Test func aTableThatIsNoTextSaysWhere() throws {
    var tables = LABSTATTables()
    let bytes = Array("area_code\tarea_name\n0010180\tAbilene".utf8) + [0xFF, 0x0A]
    #expect(throws: LABSTATError.lines(.notText(file: "oe.data", line: 2))) {
      try tables.add(LABSTATText.source(bytes))
    }
  }
}
