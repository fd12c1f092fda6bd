import Foundation
import Reports
import Testing

/// Golden files are pages that a person has read. Set `MODALITY_UPDATE_GOLDEN=1` to write them
/// anew, then read every one that changed.
@Suite struct GoldenTests {
  @Test func pageIsAsSeen() throws {
    try Golden.compare(HTMLWriter().text(try SampleReport.report()), "report.html")
  }

  @Test func markdownIsAsSeen() throws {
    try Golden.compare(MarkdownWriter().text(try SampleReport.report()), "report.md")
  }

  @Test(arguments: [60, 100]) func textIsAsSeen(width: Int) throws {
    try Golden.compare(
      TextWriter(width: width).text(try SampleReport.report()), "report-\(width).txt")
  }

  @Test func jsonIsAsSeen() throws {
    try Golden.compare(try SampleReport.report().json.text(), "report.json")
  }

  @Test(arguments: DelimitedDialect.allCases)
  func tidyTableIsAsSeen(dialect: DelimitedDialect) throws {
    try Golden.compare(
      SampleReport.tidy.delimitedText(dialect), "tidy-\(dialect.rawValue).txt")
  }

  @Test func tableAsCSVIsAsSeen() throws {
    try Golden.compare(SampleReport.table.delimitedText(), "table.csv")
  }

  @Test func tidyRowsAsJSONAreAsSeen() throws {
    try Golden.compare(SampleReport.tidy.json.text(), "tidy.json")
    try Golden.compare(SampleReport.tidy.ndjson, "tidy.ndjson")
  }

  @Test func tidyTableForPeopleIsAsSeen() throws {
    let table = SampleReport.tidy.table(caption: "Employment", source: SampleReport.source)
    try Golden.compare(TextWriter(width: 120).text(table), "tidy-table.txt")
  }

  @Test func sameReportIsTheSameBytes() throws {
    let once = try SampleReport.report()
    let again = try SampleReport.report()
    #expect(HTMLWriter().text(once) == HTMLWriter().text(again))
    #expect(once.json.text() == again.json.text())
  }
}

enum Golden {
  /// Compares `output` with the golden file of that name, or writes it when asked to.
  static func compare(
    _ output: String, _ name: String, location: SourceLocation = #_sourceLocation
  ) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Golden")
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["MODALITY_UPDATE_GOLDEN"] == "1" {
      try Data(output.utf8).write(to: file)
    }
    let golden = try Data(contentsOf: file)
    let isSame = output.utf8.elementsEqual(golden)
    #expect(isSame, "\(name) differs from its golden file", sourceLocation: location)
  }
}
