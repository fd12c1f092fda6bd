/// The container of workbooks of Excel 97 to 2003: a small file system ([MS-CFB]).
///
/// Only the stream that holds the workbook is read; every chain of sectors is followed with its
/// bounds in mind and never twice.
struct CompoundFile {
  /// The bytes of the workbook's stream.
  private(set) var workbook: [UInt8] = []

  private let file: String
  private let bytes: [UInt8]
  private let sectorSize: Int
  private var nextSectors: [UInt32] = []

  private static let end: UInt32 = 0xFFFF_FFFE
  private static let entrySize = 128

  init(_ bytes: [UInt8], file: String) throws {
    self.file = file
    self.bytes = bytes
    guard bytes.count >= 1536 else { throw Self.fault(file, "it is too short") }
    let shift = Int(bytes.word16(at: 30))
    guard shift == 9 || shift == 12 else {
      throw Self.fault(file, "its sectors have no usual size")
    }
    sectorSize = 1 << shift
    nextSectors = try allocation()
    let directory = try chain(from: bytes.word32(at: 48), limit: bytes.count)
    workbook = try stream(in: directory)
  }

  /// Which sector follows each sector, put together from the sectors that say so.
  private func allocation() throws -> [UInt32] {
    var places = (0..<109).map { bytes.word32(at: 76 + 4 * $0) }
    var next = bytes.word32(at: 68)
    var visited = 0
    while next < 0xFFFF_FFFA {
      let more = try sector(next)
      let words = (0..<(sectorSize / 4)).map { bytes.word32(at: more + 4 * $0) }
      places += words.dropLast()
      next = words[words.count - 1]
      visited += 1
      guard visited <= bytes.count / sectorSize else { throw fault("its table of sectors loops") }
    }
    let stated = Int(bytes.word32(at: 44))
    guard stated > 0, stated <= places.count, stated <= bytes.count / sectorSize else {
      throw fault("its table of sectors is not all there")
    }
    var allocation: [UInt32] = []
    for place in places.prefix(stated) {
      let start = try sector(place)
      for word in 0..<(sectorSize / 4) { allocation.append(bytes.word32(at: start + 4 * word)) }
    }
    return allocation
  }

  /// Where a sector begins; the last one may be cut off by the end of the file.
  private func sector(_ number: UInt32) throws -> Int {
    let start = (Int(number) + 1) * sectorSize
    guard number < 0xFFFF_FFFA, start + sectorSize <= bytes.count else {
      throw fault("it refers to sector \(number), behind its end")
    }
    return start
  }

  /// The bytes of a chain of sectors, as many as wanted.
  private func chain(from first: UInt32, limit: Int) throws -> [UInt8] {
    var content: [UInt8] = []
    var next = first
    while next != Self.end, content.count < limit {
      guard Int(next) < nextSectors.count, content.count <= bytes.count else {
        throw fault("a chain of its sectors is broken")
      }
      let start = (Int(next) + 1) * sectorSize
      guard start < bytes.count else { throw fault("it refers to sector \(next), behind its end") }
      content += bytes[start..<min(start + sectorSize, bytes.count)]
      next = nextSectors[Int(next)]
    }
    return content
  }

  /// The workbook's stream, of Excel 97 or, failing that, of Excel 5.
  private func stream(in directory: [UInt8]) throws -> [UInt8] {
    var found: [String: Int] = [:]
    for entry in stride(from: 0, to: directory.count - Self.entrySize + 1, by: Self.entrySize) {
      let length = Int(directory.word16(at: entry + 64))
      guard directory[entry + 66] == 2, (4...64).contains(length) else { continue }
      let units = (0..<(length / 2 - 1)).map { directory.word16(at: entry + 2 * $0) }
      found[String(decoding: units, as: UTF16.self).lowercased()] = entry
    }
    guard let entry = found["workbook"] ?? found["book"] else {
      if found["encryptedpackage"] != nil {
        throw UnreadableFile.encryptedPart(file: file, part: "EncryptedPackage")
      }
      throw fault("it holds no workbook")
    }
    let size = Int(directory.word32(at: entry + 120))
    guard size <= bytes.count else { throw fault("its workbook is longer than the file") }
    let start = directory.word32(at: entry + 116)
    let small = Int(bytes.word32(at: 56))
    let content =
      size < small
      ? try smallStream(start, size, root: directory) : try chain(from: start, limit: size)
    guard content.count >= size else { throw fault("its workbook is not all there") }
    return Array(content.prefix(size))
  }

  /// A stream below the size that fills sectors of its own: it lies in pieces of 64 bytes in the
  /// stream of the root.
  private func smallStream(_ first: UInt32, _ size: Int, root: [UInt8]) throws -> [UInt8] {
    let pieces = try chain(from: root.word32(at: 116), limit: Int(root.word32(at: 120)))
    let table = try chain(from: bytes.word32(at: 60), limit: bytes.count)
    var content: [UInt8] = []
    var next = first
    while content.count < size {
      let start = Int(next) * 64
      guard next < 0xFFFF_FFFA, start + 64 <= pieces.count, Int(next) * 4 + 4 <= table.count else {
        throw fault("a chain of its sectors is broken")
      }
      content += pieces[start..<(start + 64)]
      next = table.word32(at: Int(next) * 4)
    }
    return content
  }

  private func fault(_ reason: String) -> UnreadableFile { Self.fault(file, reason) }

  private static func fault(_ file: String, _ reason: String) -> UnreadableFile {
    .notAWorkbook(file: file, reason: reason)
  }
}

extension CompoundFile {
  /// A container that holds one stream named Workbook and nothing else, each sector behind the one
  /// before it.
  static func holding(_ workbook: [UInt8]) -> [UInt8] {
    // Streams below 4096 bytes would have to lie in pieces of 64 bytes.
    let padded = max(4096, workbook.count)
    let content = (padded + 511) / 512
    // The sectors of the stream, one of the directory, and those that say which sector follows.
    var tables = 1
    while tables * 128 < content + 1 + tables { tables += 1 }
    let directory = content
    let more = tables > 109 ? (tables - 109 + 126) / 127 : 0
    while tables * 128 < content + 1 + tables + more { tables += 1 }
    var next: [UInt32] = (0..<content).map { $0 + 1 < content ? UInt32($0 + 1) : end }
    next.append(end)
    next += repeatElement(0xFFFF_FFFD, count: tables)
    next += repeatElement(0xFFFF_FFFC, count: more)
    next += repeatElement(0xFFFF_FFFF, count: tables * 128 - next.count)
    let firstTable = directory + 1
    let firstMore = firstTable + tables
    var file = header(
      tables: tables, firstTable: firstTable, directory: directory, more: more, firstMore: firstMore
    )
    file += workbook
    file += repeatElement(0, count: content * 512 - workbook.count)
    file += directorySector(size: padded)
    for word in next { file.append(word32: word) }
    for sector in 0..<more {
      for place in 0..<127 {
        let table = 109 + sector * 127 + place
        file.append(word32: table < tables ? UInt32(firstTable + table) : 0xFFFF_FFFF)
      }
      file.append(word32: sector + 1 < more ? UInt32(firstMore + sector + 1) : end)
    }
    return file
  }

  private static func header(
    tables: Int, firstTable: Int, directory: Int, more: Int, firstMore: Int
  ) -> [UInt8] {
    var header: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]
    header += repeatElement(0, count: 16)
    // Version 3, little-endian, sectors of 512 bytes, pieces of 64.
    header += [0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0] + repeatElement(0, count: 10)
    for word in [UInt32(tables), UInt32(directory), 0, 4096, end, 0] { header.append(word32: word) }
    header.append(word32: more > 0 ? UInt32(firstMore) : end)
    header.append(word32: UInt32(more))
    for table in 0..<109 {
      header.append(word32: table < tables ? UInt32(firstTable + table) : 0xFFFF_FFFF)
    }
    return header
  }

  private static func directorySector(size: Int) -> [UInt8] {
    entry("Root Entry", kind: 5, child: 1, start: end, size: 0)
      + entry("Workbook", kind: 2, child: 0xFFFF_FFFF, start: 0, size: UInt32(size))
      + [UInt8](repeating: 0, count: 2 * entrySize)
  }

  private static func entry(
    _ name: String, kind: UInt8, child: UInt32, start: UInt32, size: UInt32
  ) -> [UInt8] {
    var entry: [UInt8] = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    entry += repeatElement(0, count: 64 - entry.count)
    entry += [UInt8(name.utf16.count * 2 + 2), 0, kind, 1]
    for word in [0xFFFF_FFFF, 0xFFFF_FFFF, child] { entry.append(word32: word) }
    entry += repeatElement(0, count: 36)
    for word in [start, size, 0] { entry.append(word32: word) }
    return entry
  }
}

extension [UInt8] {
  func word16(at place: Int) -> UInt16 { UInt16(self[place]) | UInt16(self[place + 1]) << 8 }

  func word32(at place: Int) -> UInt32 {
    UInt32(word16(at: place)) | UInt32(word16(at: place + 2)) << 16
  }

  fileprivate mutating func append(word32 word: UInt32) {
    for shift: UInt32 in [0, 8, 16, 24] { append(UInt8(truncatingIfNeeded: word >> shift)) }
  }
}
