/// Cells that follow each other in a file and share area and industry.
struct CellGroup: Equatable {
  let area: Int32
  let industry: Int32
  /// How many cells.
  var count: Int

  /// Writes the groups of a block.
  static func encode(_ groups: [CellGroup]) -> [UInt8] {
    var writer = ByteWriter(capacity: groups.count * 4 + 4)
    writer.write(UInt64(groups.count))
    var last = CellGroup(area: 0, industry: 0, count: 0)
    for group in groups {
      writer.write(signed: Int64(group.area) - Int64(last.area))
      writer.write(signed: Int64(group.industry) - Int64(last.industry))
      writer.write(UInt64(group.count))
      last = group
    }
    return writer.bytes
  }

  /// Reads the groups of a block of `cells` cells.
  static func decode(_ bytes: [UInt8], cells: Int) throws(BlockFault) -> [CellGroup] {
    var reader = ByteReader(bytes)
    let count = try reader.count(upTo: cells)
    var groups: [CellGroup] = []
    groups.reserveCapacity(count)
    var last = (area: Int64(0), industry: Int64(0))
    var total = 0
    for _ in 0..<count {
      last.area &+= try reader.signed()
      last.industry &+= try reader.signed()
      let length = try reader.count(upTo: cells - total)
      guard let area = Int32(exactly: last.area), let industry = Int32(exactly: last.industry)
      else { throw .outOfRange }
      groups.append(CellGroup(area: area, industry: industry, count: length))
      total += length
    }
    guard total == cells, reader.isAtEnd else { throw .countsDisagree }
    return groups
  }
}

/// A set of small numbers as bits: the occupations of a block, the cells that repeat others.
struct BitSet: Equatable {
  private(set) var bytes: [UInt8]

  init(bytes: [UInt8] = []) { self.bytes = bytes }

  mutating func insert(_ number: Int) {
    let place = number >> 3
    if place >= bytes.count {
      bytes.append(contentsOf: repeatElement(0, count: place + 1 - bytes.count))
    }
    bytes[place] |= 1 << UInt8(number & 7)
  }

  func contains(_ number: Int) -> Bool {
    let place = number >> 3
    return number >= 0 && place < bytes.count && bytes[place] & (1 << UInt8(number & 7)) != 0
  }

  func intersects(_ other: BitSet) -> Bool {
    zip(bytes, other.bytes).contains { $0 & $1 != 0 }
  }

  var count: Int { bytes.reduce(0) { $0 + $1.nonzeroBitCount } }
}
