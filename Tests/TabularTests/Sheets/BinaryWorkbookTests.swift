import Testing

@testable import Tabular

/// The records of a workbook of Excel 97, which a test writes.
private struct Records {
  private(set) var bytes: [UInt8] = []

  mutating func add(_ kind: Int, _ content: [UInt8]) {
    bytes += Self.word(kind) + Self.word(content.count) + content
  }

  static func word(_ number: Int) -> [UInt8] { [UInt8(number & 0xFF), UInt8(number >> 8 & 0xFF)] }
  static func long(_ number: Int) -> [UInt8] { word(number) + word(number >> 16) }
  static func double(_ number: Double) -> [UInt8] {
    (0..<8).map { UInt8(number.bitPattern >> (8 * UInt64($0)) & 0xFF) }
  }
  static func cell(_ row: Int, _ column: Int, style: Int = 0) -> [UInt8] {
    word(row) + word(column) + word(style)
  }
}

@Suite struct BinaryWorkbookTests {
  /// A workbook of one sheet; the second of its three texts breaks off in the middle and goes on in
  /// the next record in characters of two bytes.
  private func workbook(
    visibility: UInt8 = 0, dimension: Int = 5, _ change: (inout Records) -> Void = { _ in }
  ) -> [UInt8] {
    var globals = Records()
    globals.add(0x0809, [0, 6, 5, 0] + [UInt8](repeating: 0, count: 12))
    globals.add(0x0042, [0xB0, 0x04])
    globals.add(0x0022, [0, 0])
    for format in [0, 14] {
      globals.add(0x00E0, [0, 0] + Records.word(format) + .init(repeating: 0, count: 16))
    }
    // The place of the sheet is known once everything before it is.
    let name: [UInt8] = [4, 0] + Array("data".utf8)
    var texts = Records()
    let first: [UInt8] = Records.long(3) + Records.long(3) + [3, 0, 0] + Array("one".utf8)
    texts.add(0x00FC, first + [4, 0, 0] + Array("tw".utf8))
    texts.add(
      0x003C, [1, 0x6F, 0, 0x13, 0x20] + [2, 0, 8, 1, 0] + Array("hi".utf8) + [0, 0, 0, 0])
    texts.add(0x000A, [])
    let start = globals.bytes.count + 4 + 6 + name.count + texts.bytes.count
    globals.add(0x0085, Records.long(start) + [visibility, 0] + name)
    var sheet = Records()
    sheet.add(0x0809, [0, 6, 16, 0] + [UInt8](repeating: 0, count: 12))
    sheet.add(
      0x0200,
      Records.long(0) + Records.long(dimension) + Records.word(0) + Records.word(255) + [0, 0])
    sheet.add(0x00FD, Records.cell(0, 0) + Records.long(1))
    sheet.add(0x00FD, Records.cell(0, 1) + Records.long(2))
    sheet.add(0x0203, Records.cell(0, 2) + Records.double(1.5))
    sheet.add(0x027E, Records.cell(0, 3) + Records.long(700 << 2 | 3))
    sheet.add(0x0203, Records.cell(0, 4, style: 1) + Records.double(44501))
    sheet.add(0x0205, Records.cell(2, 0) + [1, 0])
    sheet.add(0x0205, Records.cell(2, 1) + [0x17, 1])
    sheet.add(
      0x0006, Records.cell(2, 2) + Records.double(0.25) + .init(repeating: 0, count: 8))
    sheet.add(
      0x0006, Records.cell(2, 3) + [0, 0, 0, 0, 0, 0, 0xFF, 0xFF] + .init(repeating: 0, count: 8))
    sheet.add(0x0207, [5, 0, 0] + Array("words".utf8))
    sheet.add(0x0204, Records.cell(2, 4) + [5, 0, 0] + Array("  1.5".utf8))
    change(&sheet)
    sheet.add(0x000A, [])
    return CompoundFile.holding(globals.bytes + texts.bytes + sheet.bytes)
  }

  @Test func cellsOfEveryKindAreRead() throws {
    let sheet = try #require(try sheets(workbook()).first)
    #expect(sheet.name == "data")
    #expect(!sheet.isHidden)
    #expect(
      try rows(sheet) == [
        SheetRow(
          number: 1,
          cells: [.text("two\u{2013}"), .text("hi"), .number(1.5), .number(7), .date(44501)]),
        SheetRow(
          number: 3,
          cells: [.boolean(true), .error("#REF!"), .number(0.25), .text("words"), .text("  1.5")]),
      ])
    #expect(try sheets(workbook(visibility: 1)).map(\.isHidden) == [true])
    // The third row is the last one.
    let meter = try #require(sheet.meter)
    #expect(meter.done == meter.total && meter.total == workbook().count)
    _ = try sheet.firstRows(1)
    #expect(meter.done == meter.total / 3)
  }

  @Test func theStatedSizeOfASheetIsNotBelieved() throws {
    for dimension in [0, 1, 65_536, 1 << 30] {
      let sheet = try #require(try sheets(workbook(dimension: dimension)).first)
      #expect(try rows(sheet).map(\.number) == [1, 3])
    }
  }

  @Test func recordsThatPointNowhereAreRefused() throws {
    let wrong: [(Int, [UInt8], String)] = [
      (0x00FD, Records.cell(4, 0) + Records.long(3), "a text that is not there"),
      (0x0203, Records.cell(4, 300) + Records.double(1), "outside the columns A to IV"),
      (0x00BD, Records.cell(4, 3) + .init(repeating: 0, count: 4) + [1, 0], "outside the columns"),
      (0x0204, Records.cell(4, 0) + [200, 0, 0, 65], "a text in it is not all there"),
      (0x0203, Records.cell(4, 0), "a cell is not all there"),
      (0x0809, [0, 6, 0x20, 0], "it ends inside a sheet"),
      (0x002F, [0, 0], "encrypted"),
      (0x0200, Records.long(0) + Records.long(65_536) + .init(repeating: 0, count: 6), "twice"),
      (0x0203, .init(repeating: 0, count: 9000), "longer than records can be"),
    ]
    for (kind, content, sentence) in wrong {
      let found = failure(of: workbook { $0.add(kind, content) })
      #expect(found?.description.contains(sentence) == true, "\(String(describing: found))")
    }
  }

  @Test func cellsSpreadOverAWideGridAreRefused() throws {
    let found = failure(
      of: workbook { $0.add(0x0203, Records.cell(65_535, 255) + Records.double(1)) })
    #expect(found?.description.contains("spread over a grid of 16777216") == true)
  }

  @Test func everyCutOffWorkbookEndsWithASentence() throws {
    let bytes = workbook()
    for length in stride(from: 8, to: bytes.count, by: 97) {
      #expect(failure(of: Array(bytes.prefix(length))) != nil, "\(length) bytes")
    }
  }

  /// Streams of every size are put together again from their chains, long and short.
  @Test func aContainerHoldsWhatWasPutIntoIt() throws {
    for count in [4096, 4097, 60_000, 8_000_000] {
      let stream = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 9) }
      #expect(try CompoundFile(CompoundFile.holding(stream), file: "f").workbook == stream)
    }
  }
}
