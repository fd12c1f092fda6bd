/// Turns text of another encoding into UTF-8 as it is read.
final class TranscodingReader: ByteReader {
  private let source: any ByteReader
  private let encoding: TextEncoding
  private let file: String
  /// Bytes that were read and not yet turned into text: half a character at the most.
  private var rest: [UInt8] = []
  /// Text that was not yet handed on.
  private var pending: ArraySlice<UInt8> = []
  private var input = [UInt8](repeating: 0, count: 1 << 14)
  private var isAtStart = true
  private var hasEnded = false

  init(_ source: any ByteReader, encoding: TextEncoding, file: String) {
    self.source = source
    self.encoding = encoding
    self.file = file
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    if encoding == .utf8 { return try source.read(into: buffer) }
    while pending.isEmpty, !hasEnded { pending = try transcodeNext()[...] }
    let piece = pending.prefix(buffer.count)
    buffer.copyBytes(from: piece)
    pending = pending.dropFirst(piece.count)
    return piece.count
  }

  /// The text of the next bytes; empty where they are only a part of a character.
  private func transcodeNext() throws -> [UInt8] {
    let count = try input.withUnsafeMutableBytes { try source.read(into: $0) }
    hasEnded = count == 0
    let bytes = rest + input[..<count]
    rest = []
    switch encoding {
    case .utf8: return bytes
    case .windows1252: return try Self.windows1252(bytes, file: file)
    case .utf16LittleEndian, .utf16BigEndian: return try utf16(bytes)
    case .latin1:
      var output: [UInt8] = []
      for byte in bytes { Self.append(UInt32(byte), to: &output) }
      return output
    }
  }

  private func utf16(_ bytes: [UInt8]) throws -> [UInt8] {
    let (low, high) = encoding == .utf16LittleEndian ? (0, 1) : (1, 0)
    func unit(_ at: Int) -> UInt32 { UInt32(bytes[at + low]) | UInt32(bytes[at + high]) << 8 }
    var output: [UInt8] = []
    var at = 0
    while at + 1 < bytes.count {
      var code = unit(at)
      var length = 2
      if code & 0xF800 == 0xD800 {
        guard at + 3 < bytes.count else { break }
        let second = unit(at + 2)
        guard code < 0xDC00, second & 0xFC00 == 0xDC00 else { throw fault }
        code = 0x10000 + (code - 0xD800) << 10 + (second - 0xDC00)
        length = 4
      }
      if !(isAtStart && code == 0xFEFF) { Self.append(code, to: &output) }
      isAtStart = false
      at += length
    }
    rest = Array(bytes[at...])
    if hasEnded, !rest.isEmpty { throw fault }
    return output
  }

  private var fault: UnreadableFile { .notEncoded(file: file, encoding: encoding) }

  private static func append(_ code: UInt32, to output: inout [UInt8]) {
    if code < 0x80 {
      output.append(UInt8(code))
    } else if let scalar = Unicode.Scalar(code) {
      output.append(contentsOf: Unicode.UTF8.encode(scalar).map(Array.init) ?? [])
    }
  }

  private static func windows1252(_ bytes: [UInt8], file: String) throws -> [UInt8] {
    var output: [UInt8] = []
    for byte in bytes {
      var code = UInt32(byte)
      if byte & 0xE0 == 0x80 {
        code = upper[Int(byte - 0x80)]
        guard code != 0 else {
          throw UnreadableFile.notEncoded(file: file, encoding: .windows1252)
        }
      }
      append(code, to: &output)
    }
    return output
  }

  /// The characters of the bytes 0x80 to 0x9F, zero where there is none (Unicode's CP1252.TXT).
  private static let upper: [UInt32] = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC,
    0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
  ]
}
