import Testing

@testable import Tabular

@Suite struct SheetMeterTests {
  /// Rows so many that they are read in several blocks.
  private static let count = 60_000

  private static let text =
    "number,double\n" + (1...count).map { "\($0),\(2 * $0)\n" }.joined()

  private static let xml = TestWorkbook.sheet(
    rows: (1...count).map {
      "<row r=\"\($0)\"><c r=\"A\($0)\"><v>\($0)</v></c><c r=\"B\($0)\"><v>\(2 * $0)</v></c></row>"
    }.joined())

  /// Where the meter stands after each row.
  private func places(_ sheet: any Sheet) throws -> (total: Int, places: [Int]) {
    let meter = try #require(sheet.meter)
    // What was looked at before does not count.
    _ = try sheet.firstRows(Self.count)
    var places: [Int] = []
    try sheet.forEachRow { _ in
      places.append(meter.done)
      return true
    }
    places.append(meter.done)
    return (meter.total, places)
  }

  private func expectSteady(_ found: (total: Int, places: [Int])) {
    #expect(found.places.first.map { $0 < found.total / 2 } == true)
    #expect(zip(found.places, found.places.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(Set(found.places).count > 2)
    #expect(found.places.last == found.total)
  }

  @Test func aWorkbookGoesThroughTheBytesOfItsPart() throws {
    let workbook = TestWorkbook(tabs: [TestWorkbook.Tab(name: "data", xml: Self.xml)])
    let found = try places(try #require(try sheets(workbook.archive.bytes()).first))
    #expect(found.total == Self.xml.utf8.count)
    expectSteady(found)
  }

  @Test func textGoesThroughItsBytesWhateverTheirEncoding() throws {
    let utf8 = Array(Self.text.utf8)
    let utf16: [UInt8] = [0xFF, 0xFE] + utf8.flatMap { [$0, UInt8(0)] }
    for bytes in [utf8, utf16] {
      let found = try places(try #require(try sheets(bytes).first))
      #expect(found.total == bytes.count)
      expectSteady(found)
    }
  }

  @Test func aMemberOfAnArchiveGoesThroughWhatItUnpacksTo() throws {
    let packed = try TestArchive([("a.csv", Self.text)]).bytes()
    guard case .archive(let members) = try openedFile(packed).content,
      case .delimited(let sheet)? = members.first?.content
    else {
      Issue.record("no text in the archive")
      return
    }
    let found = try places(sheet)
    #expect(found.total == Self.text.utf8.count && found.total > packed.count)
    expectSteady(found)
  }

  @Test func whereRowsAreKnownTheyStandForBytes() {
    let meter = SheetMeter(total: 1000)
    meter.reach(row: 1, of: 3)
    #expect(meter.done == 333)
    meter.reach(row: 3, of: 3)
    #expect(meter.done == 1000)
    meter.restart()
    #expect(meter.done == 0)
    meter.reach(row: 0, of: 0)
    #expect(meter.done == 0)
    meter.add(1001)
    #expect(meter.done == 1000)
  }
}
