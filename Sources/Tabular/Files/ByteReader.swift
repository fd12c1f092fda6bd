/// Bytes that are read once, from the first to the last.
protocol ByteReader: AnyObject {
  /// Fills the buffer or a part of it.
  ///
  /// - Returns: how many bytes, zero only at the end.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

extension ByteReader {
  /// The first bytes, fewer only where the bytes end.
  func head(_ count: Int) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let read = try bytes.withUnsafeMutableBytes {
        try self.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[filled...]))
      }
      if read == 0 { break }
      filled += read
    }
    return Array(bytes[..<filled])
  }
}

/// Bytes that can be read as often as needed: a file, or a member of an archive.
enum FileBytes: Sendable {
  case file(HeldFile)
  case member(ZipMember)
  case memory(name: String, [UInt8])

  /// The name for messages.
  var name: String {
    switch self {
    case .file(let file): file.name
    case .member(let member): member.name
    case .memory(let name, _): name
    }
  }

  /// How many bytes there are, as the file or the archive says.
  var statedSize: Int {
    switch self {
    case .file(let file): file.size
    case .member(let member): member.entry.size
    case .memory(_, let bytes): bytes.count
    }
  }

  /// A reader that stands at the first byte.
  func reader() throws -> any ByteReader {
    switch self {
    case .file(let file): HeldFileReader(file)
    case .member(let member): try member.reader()
    case .memory(_, let bytes): MemoryReader(bytes)
    }
  }
}

/// Reads bytes that are in memory.
final class MemoryReader: ByteReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let piece = rest.prefix(buffer.count)
    buffer.copyBytes(from: piece)
    rest = rest.dropFirst(piece.count)
    return piece.count
  }
}
