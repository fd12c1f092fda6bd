/// The texts in the records of a workbook of Excel 5 to 2003 ([MS-XLS], 2.5.294 and 2.4.265).
struct BinaryTexts {
  /// Why a text cannot be read.
  struct Fault: Error {}

  private let stream: [UInt8]
  /// Where the records lie in which the text may continue.
  private var pieces: ArraySlice<Range<Int>>
  private var at: Int
  private var end: Int

  /// - Parameter pieces: At least one.
  init(_ stream: [UInt8], pieces: [Range<Int>]) {
    self.stream = stream
    self.pieces = pieces.dropFirst()
    at = pieces.first?.lowerBound ?? 0
    end = pieces.first?.upperBound ?? 0
  }

  /// A text of two-byte length that may have runs of formats and the pronunciation of Japanese
  /// behind it.
  mutating func next() throws(Fault) -> String {
    let count = try number(2)
    return try text(count: count, hasExtras: true)
  }

  /// A text of which the number of characters is known.
  mutating func text(count: Int, hasExtras: Bool) throws(Fault) -> String {
    var flags = try number(1)
    let runs = hasExtras && flags & 8 != 0 ? try number(2) : 0
    let extra = hasExtras && flags & 4 != 0 ? try number(4) : 0
    var units: [UInt16] = []
    while units.count < count {
      if at == end {
        try turn()
        // The characters go on in one byte or two, whichever the first byte says.
        flags = try number(1)
        continue
      }
      units.append(UInt16(try number(flags & 1 == 0 ? 1 : 2)))
    }
    try skip(runs * 4 + extra)
    return String(decoding: units, as: UTF16.self)
  }

  /// A text of single bytes, as Excel 5 wrote it.
  mutating func narrowText(count: Int, file: String) throws -> String {
    var bytes: [UInt8] = []
    for _ in 0..<count { bytes.append(UInt8(truncatingIfNeeded: try number(1))) }
    let reader = TranscodingReader(MemoryReader(bytes), encoding: .windows1252, file: file)
    return String(decoding: try reader.head(3 * count), as: UTF8.self)
  }

  /// A number of one to four bytes, the lowest first.
  mutating func number(_ size: Int) throws(Fault) -> Int {
    if at == end { try turn() }
    guard at + size <= end else { throw Fault() }
    var number = 0
    for place in 0..<size { number |= Int(stream[at + place]) << (8 * place) }
    at += size
    return number
  }

  private mutating func skip(_ count: Int) throws(Fault) {
    var rest = count
    while rest > 0 {
      if at == end { try turn() }
      let step = min(rest, end - at)
      at += step
      rest -= step
    }
  }

  private mutating func turn() throws(Fault) {
    repeat {
      guard let next = pieces.popFirst() else { throw Fault() }
      (at, end) = (next.lowerBound, next.upperBound)
    } while at == end
  }
}
