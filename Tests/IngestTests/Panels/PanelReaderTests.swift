import Foundation
import Ingest
import Testing

@Suite struct PanelReaderTests {
  /// Every series of a panel, read from a file as a user's would be.
  private func series(_ text: String, pointLimit: Int = 1000) throws -> [PanelSeries] {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("panel-\(UUID().uuidString).csv")
    try Data(text.utf8).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }  // The system cleans up too.
    var reader = try PanelReader(path: file.path, pointLimit: pointLimit)
    var found: [PanelSeries] = []
    while let one = try reader.next() { found.append(one) }
    return found
  }

  @Test func columnsStandInAnyOrder() throws {
    let found = try series("value,note,year,series_id\n5,x,2001,a\n6,y,2002,a\n7,,2001,b\n")
    #expect(found.map(\.name) == ["a", "b"])
    #expect(found.map(\.line) == [2, 4])
    #expect(found[0].points.map(\.index) == [2001, 2002])
    #expect(found[0].points.map(\.value) == [5, 6])
    #expect(found.allSatisfy { $0.fault == nil })
  }

  @Test func standardErrorsBecomeFractions() throws {
    let absolute = try series(
      "series_id,index,value,standard_error\na,1,200,5\na,2,100,\na,3,0,0\na,4,-50,5\n")
    #expect(absolute[0].points.map(\.relativeStandardError) == [0.025, nil, 0, 0.1])
    let relative = try series("series_id,index,value,relative_standard_error\na,1,200,0.025\n")
    #expect(relative[0].points.map(\.relativeStandardError) == [0.025])
    let ofZero = try series("series_id,index,value,standard_error\na,1,0,5\nb,1,1,1\n")
    #expect(ofZero.map(\.fault) == [.standardErrorOfZero(line: 2), nil])
  }

  @Test func aCellThatCannotBeReadHarmsItsSeriesAlone() throws {
    let found = try series(
      "series_id,year,value\na,2001,1\nb,2001,abc\nb,2002,2\nc,2001,\nd,soon,1\ne,2001,nan\n"
        + "f,12345678901,1\n")
    #expect(found.map(\.name) == ["a", "b", "c", "d", "e", "f"])
    #expect(found[0].fault == nil)
    #expect(
      found[1].fault == .badCell("abc", column: "value", line: 3, required: "a number"))
    #expect(found[2].fault == .emptyCell(column: "value", line: 5))
    #expect(found[3].fault?.description.contains("Line 6, column year: “soon”") == true)
    #expect(found[4].points.first?.value.isNaN == true)
    #expect(found[5].fault != nil)
  }

  @Test func aSeriesThatComesBackNamesBothLines() {
    #expect {
      try series("series_id,year,value\na,2001,1\nb,2001,1\na,2002,1\n")
    } throws: { error in
      guard case PanelError.seriesReturns("a", _, first: 2, second: 4) = error else { return false }
      return "\(error)".contains("lines 2 and 4")
    }
  }

  @Test func manySeriesAreToldApart() throws {
    var text = "series_id,year,value\n"
    for number in 0..<5000 { text += "s\(number),2001,1\n" }
    #expect(try series(text).count == 5000)
    #expect(throws: PanelError.self) { try series(text + "s17,2002,1\n") }
  }

  @Test func aSeriesIsCutOffAtItsLimit() throws {
    let rows = (1...50).map { "a,\($0),1\n" }.joined()
    let found = try series("series_id,year,value\n" + rows + "b,1,1\n", pointLimit: 10)
    #expect(found.map(\.points.count) == [10, 1])
  }

  @Test func aHeaderThatDoesNotSayEnoughIsAnError() {
    #expect {
      try series("series_id,value\na,1\n")
    } throws: {
      "\($0)".contains("no column “index” or “year” among series_id, value")
    }
    #expect {
      try series("series_id,index,year,value\na,1,1,1\n")
    } throws: {
      "\($0)".contains("both “index” and “year”")
    }
    #expect { try series("") } throws: { "\($0)".contains("is empty") }
    #expect { try series("series_id,year,value\na,1\n") } throws: { "\($0)".contains("line 2") }
    #expect(throws: PanelError.self) { try PanelReader(path: "/no/such", pointLimit: 1).file }
  }
}
