import LaborSeries
import Tabular
import Testing

@testable import Ingest

/// Lines made of the cells of real files, against `datasets/employment-projections/line-items.csv`,
/// which was read from BLS's workbooks by another program.
@Suite(.enabled(if: ProjectionFiles.areThere, "needs shared/fixtures/ep"))
struct PublishedProjectionsTests {
  private static func lines(_ file: String) throws -> [SOCCode: OfficialProjection] {
    let path = SharedFiles.url(file).path
    let recording = try record(EmploymentProjectionsTable.self, try sheets(of: path), file: path)
    let release = try #require(recording.cells.first?.release)
    let lines = OfficialProjection.lineItems(
      of: release, cells: recording.cells.map(\.cell), dictionary: recording.dictionary,
      file: path)
    return Dictionary(uniqueKeysWithValues: lines.map { ($0.code, $0) })
  }

  /// 2016–26 and 2024–34 come from the query tool here and from the workbook there.
  @Test(arguments: [
    (ProjectionFiles.workbook, 2018, true),
    ("\(ProjectionFiles.folder)/\(ProjectionFiles.names[0])", 2016, false),
    ("\(ProjectionFiles.folder)/\(ProjectionFiles.names[1])", 2024, false),
  ])
  func everyLineItemIsThatOfTheEmbeddedRound(file: String, base: Int, hasRates: Bool) throws {
    let read = try Self.lines(file)
    let embedded = try OfficialProjection.embeddedLineItems().filter { $0.baseYear == base }
    #expect(embedded.count > 800)
    for line in embedded where line.code != .allOccupations || hasRates {
      let found = try #require(read[line.code], "\(line.code)")
      #expect(found.baseEmployment == line.baseEmployment, "\(line.code)")
      #expect(found.projectedEmployment == line.projectedEmployment, "\(line.code)")
      #expect(found.annualOpenings == line.annualOpenings, "\(line.code)")
      #expect(found.targetYear == line.targetYear)
      if hasRates {
        #expect(found.exitRate == line.exitRate, "\(line.code)")
        #expect(found.transferRate == line.transferRate, "\(line.code)")
      }
    }
    let items = embedded.filter { $0.code != .allOccupations }
    #expect(read.keys.filter { $0 != .allOccupations }.count == items.count)
  }
}
