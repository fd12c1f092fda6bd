import Testing

@testable import SeriesStorage

@Suite struct ColumnTests {
  @Test(arguments: [
    [], [0], [7, 7, 7, 7], [1, 2, 3, 4, 5, 4, 3], [Int32.max, Int32.min, 0, -1, 1],
    Array(repeating: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17], count: 50)
      .flatMap { $0 },
  ] as [[Int32]])
  func integersComeBack(_ numbers: [Int32]) throws {
    let bytes = IntegerColumn.encode(numbers).bytes
    #expect(try IntegerColumn.decode(ByteReader(bytes), count: numbers.count) == numbers)
  }

  @Test func randomIntegersComeBack() throws {
    var random = Xorshift(seed: 5)
    for spread in [1, 2, 10, 1_000_000] {
      let numbers = (0..<5_000).map { _ in Int32.random(in: 0...Int32(spread), using: &random) }
      let bytes = IntegerColumn.encode(numbers).bytes
      #expect(try IntegerColumn.decode(ByteReader(bytes), count: numbers.count) == numbers)
    }
  }

  @Test func consecutiveLinesTakeAFewBytes() {
    #expect(IntegerColumn.encode(Array(2...65_537)).bytes.count < 16)
  }

  @Test(arguments: [
    [], [0], [130, 6.2, 31.48, 0.123], [-13.2, 0.1 + 0.2, 1e300, .infinity, -0.0, .leastNonzeroMagnitude],
    [9_007_199_254_740_992, 89_999_999_999.99, 123_456_789.125],
  ] as [[Double]])
  func valuesComeBackBitForBit(_ values: [Double]) throws {
    let bytes = ValueColumn.encode(values).bytes
    let back = try ValueColumn.decode(ByteReader(bytes), count: values.count)
    #expect(back.map(\.bitPattern) == values.map(\.bitPattern))
  }

  @Test func notANumberComesBack() throws {
    let bytes = ValueColumn.encode([.nan, 1]).bytes
    let back = try ValueColumn.decode(ByteReader(bytes), count: 2)
    #expect(back[0].isNaN && back[1] == 1)
  }

  @Test func publishedDecimalsNeedNoEightBytes() throws {
    var random = Xorshift(seed: 9)
    let values = (0..<10_000).map { _ in Double(Int.random(in: 0...20_000, using: &random)) / 100 }
    let bytes = ValueColumn.encode(values).bytes
    #expect(bytes.count < values.count * 3 + 16)
    let back = try ValueColumn.decode(ByteReader(bytes), count: values.count)
    #expect(back == values)
  }

  /// Every byte of a column is cut off or changed in turn; nothing traps.
  @Test func damagedColumnsThrowOrDiffer() throws {
    var numbers: [Int32] = []
    for index in 0..<60 { numbers.append(Int32(index * index % 17)) }
    let bytes = IntegerColumn.encode(numbers).bytes
    let values = ValueColumn.encode(numbers.map { Double($0) / 7 }).bytes
    for length in bytes.indices {
      #expect(throws: BlockFault.self) {
        try IntegerColumn.decode(ByteReader(bytes[..<length]), count: numbers.count)
      }
    }
    for place in bytes.indices {
      for change in [UInt8(1), 0x80, 0xFF] {
        var damaged = bytes
        damaged[place] ^= change
        _ = try? IntegerColumn.decode(ByteReader(damaged), count: numbers.count)  // Must not trap.
      }
    }
    for place in values.indices {
      for change in [UInt8(1), 0x80, 0xFF] {
        var damaged = values
        damaged[place] ^= change
        _ = try? ValueColumn.decode(ByteReader(damaged), count: numbers.count)  // Must not trap.
      }
    }
  }

  @Test func groupsComeBack() throws {
    let groups = [
      CellGroup(area: 3, industry: 1, count: 40), CellGroup(area: 2, industry: 9, count: 1),
    ]
    let bytes = CellGroup.encode(groups)
    #expect(try CellGroup.decode(bytes, cells: 41) == groups)
    #expect(throws: BlockFault.countsDisagree) { try CellGroup.decode(bytes, cells: 42) }
  }

  @Test func bitSetsHoldWhatWasPutIn() {
    var set = BitSet()
    for number in [0, 7, 8, 1_000] { set.insert(number) }
    #expect(set.count == 4)
    #expect(set.contains(8) && !set.contains(9) && !set.contains(5_000) && !set.contains(-1))
    #expect(set.intersects(BitSet(bytes: [0x80])))
    #expect(!set.intersects(BitSet(bytes: [0x40])))
  }
}
