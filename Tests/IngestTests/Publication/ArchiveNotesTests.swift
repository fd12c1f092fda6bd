import CZip
import Foundation
import LaborSeries
import Tabular
import Testing

@testable import Ingest

/// Archives in which the field descriptions are a file of their own, as BLS's are to 2018.
@Suite struct ArchiveNotesTests {
  private static let data = """
    OCC_CODE,OCC_TITLE,GROUP,TOT_EMP,A_MEDIAN
    29-1061,Anesthesiologists,,25130,#

    """
  /// The title and the sentence of the top code, as in the field descriptions of May 2005 with
  /// another year and another bound.
  private static let descriptions = """
    May 2003 OES Estimates,
    Field,Field Description
    occ_code,The code
    ,"# = indicates a wage greater than $65.00 per hour or $135,200 per year "

    """

  @Test func theTopCodeIsReadInTheFieldDescriptionsBeside() throws {
    let members = [
      ("oesm03nat/national_may2003_dl.csv", Self.data),
      ("oesm03nat/field_descriptions.csv", Self.descriptions),
    ]
    let (cell, notes, passedOver) = try anesthesiologists(members)
    #expect(passedOver.count == 1)
    #expect(passedOver.first?.hasSuffix("read as notes of the files beside it.") == true)
    #expect(cell?.status == .topCoded && cell?.value == 135_200)
    #expect(notes.contains { $0.contains("as the field descriptions beside the file say") })
  }

  @Test func theReleaseIsReadInTheFieldDescriptionsBesideWhereNothingElseSaysIt() throws {
    let members = [
      ("national_dl.csv", Self.data), ("field_descriptions.csv", Self.descriptions),
    ]
    let (cell, notes, _) = try anesthesiologists(members)
    #expect(cell?.year == 2003 && cell?.value == 135_200)
    #expect(notes.contains { $0.contains("the title of the field descriptions beside it") })
  }

  @Test(arguments: [
    // Of another year, in another folder, and two that cannot both be meant.
    [("national_may2005_dl.csv", data), ("field_descriptions.csv", descriptions)],
    [("a/national_may2005_dl.csv", data), ("b/field_descriptions.csv", descriptions)],
    [("national_may2003_dl.csv", data), ("a.csv", descriptions), ("b.csv", descriptions)],
  ])
  func descriptionsOfOtherFilesAreNotUsed(members: [(String, String)]) throws {
    let (cell, notes, _) = try anesthesiologists(members)
    #expect(cell?.value != 135_200)
    #expect(notes.contains { $0.contains("since the file does not say") })
  }

  @Test func proseBesideATableIsPassedOverAndATableThatBreaksOffIsNot() throws {
    let prose = "Read me\n\nEstimates, by state, area and industry.\nWrite to us, please.\n"
    let (cell, _, passedOver) = try anesthesiologists([
      ("national_may2003_dl.csv", Self.data), ("readme.txt", prose),
    ])
    #expect(cell?.status == .topCoded)
    #expect(passedOver.count == 1)
    #expect(passedOver.first?.contains("readme.txt, line") == true)
    let broken = Self.data + "29-1062,Family Practitioners,,1,2,3\n"
    #expect(throws: UnreadableFile.self) {
      try anesthesiologists([
        ("national_may2003_dl.csv", Self.data), ("national_may2005_dl.csv", broken),
      ])
    }
    #expect(throws: UnreadableFile.self) { try anesthesiologists([("readme.txt", prose)]) }
    // A table that could not be used in any case is told by the row that breaks off.
    let bare = "OCC_CODE,OCC_TITLE,TOT_EMP\n29-2034,Technologists,1,2\n29-2035,\n"
    #expect(throws: UnreadableFile.self) { try anesthesiologists([("table.csv", bare)]) }
  }

  /// The annual median and the notes of what is read of an archive.
  private func anesthesiologists(
    _ members: [(name: String, text: String)]
  ) throws -> (cell: PublishedCell?, notes: [String], passedOver: [String]) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("notes-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }  // The system cleans up too.
    let path = folder.appendingPathComponent("national.zip").path
    let archive = try #require(zip_open(path, ZIP_CREATE, nil))
    for (index, member) in members.enumerated() {
      let file = folder.appendingPathComponent("\(index)").path
      try Data(member.text.utf8).write(to: URL(fileURLWithPath: file))
      let source = try #require(zip_source_file(archive, file, 0, -1))
      #expect(zip_file_add(archive, member.name, source, UInt32(ZIP_FL_ENC_UTF_8)) >= 0)
    }
    #expect(zip_close(archive) == 0)
    var sink = Medians()
    let reading = try Ingestion(path: path).read(into: &sink)
    return (sink.cell, reading.parts.flatMap(\.summary.notes), reading.passedOver)
  }
}

/// Remembers the last annual median that it is given.
private struct Medians: PublicationSink {
  var cell: PublishedCell?

  mutating func begin(_ file: PublicationFile) {}

  mutating func write(_ batch: CellBatch, _ dictionary: PublicationDictionary) {
    cell = batch.cells.last { $0.measure == .annualMedian } ?? cell
  }

  mutating func finish(_ summary: PublicationSummary) {}
}
