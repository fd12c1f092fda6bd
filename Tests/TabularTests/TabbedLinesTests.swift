import Foundation
import Testing

@testable import Tabular

@Suite struct TabbedLinesTests {
  /// Bytes handed out in pieces of one size.
  private func source(_ bytes: [UInt8], piece: Int = 1 << 20) -> ByteSource {
    var rest = bytes[...]
    return ByteSource(name: "a.txt") { buffer in
      let part = rest.prefix(min(piece, buffer.count))
      buffer.copyBytes(from: part)
      rest = rest.dropFirst(part.count)
      return part.count
    }
  }

  /// The fields of every line, the line's number before them.
  private func rows(
    _ text: String, filter: LineFilter? = nil, piece: Int = 1 << 20, blockSize: Int = 1 << 18
  ) throws -> [[String]] {
    var lines = try TabbedLines(
      source(Array(text.utf8), piece: piece), filter: filter, blockSize: blockSize)
    var rows = [lines.header]
    while try lines.nextLine() {
      rows.append(["\(lines.line)"] + (0..<lines.fieldCount).map { lines.text($0) ?? "no text" })
    }
    return rows
  }

  /// What is not copyable cannot stand in an expectation.
  private func advance(_ lines: inout TabbedLines) throws -> Bool { try lines.nextLine() }

  @Test func fieldsAreTrimmedWhateverLinesEndIn() throws {
    let expected = [["id", "year", "note"], ["2", "A1", "2020", ""], ["4", "B", "", "x y"]]
    let text = "id  \tyear\t note\nA1\t  2020\t\n\nB   \t\tx y"
    #expect(try rows(text) == expected)
    #expect(try rows(text + "\n") == expected)
    #expect(try rows(text.replacingOccurrences(of: "\n", with: "\r\n") + "\r\n") == expected)
    #expect(try rows("\u{FEFF}" + text) == expected)
  }

  @Test func tabsBehindTheLastColumnSeparateNothing() throws {
    let text = "id\tyear\t \nA\t2020\t\t \nB\t2021\tmore\n"
    var lines = try TabbedLines(source(Array(text.utf8)))
    let header = lines.header
    #expect(header == ["id", "year"])
    #expect(try advance(&lines))
    var hasSurplus = lines.hasSurplus
    #expect(!hasSurplus)
    #expect(try advance(&lines))
    hasSurplus = lines.hasSurplus
    #expect(hasSurplus)
    #expect(try !advance(&lines))
  }

  @Test func whereBlocksEndMakesNoDifference() throws {
    var text = "id\tvalue\r\n"
    for number in 0..<200 { text += "S\(number)\t\(number * number).5\r\n" }
    let expected = try rows(text)
    #expect(expected.count == 201)
    for (piece, blockSize) in [(1, 1), (2, 3), (7, 64), (64, 7), (1000, 100)] {
      #expect(try rows(text, piece: piece, blockSize: blockSize) == expected)
    }
  }

  @Test func aWordHoldsEightBytesOfAFieldAndZerosBehindIt() throws {
    var lines = try TabbedLines(source(Array("id\tnext\nABCDEFGHIJ\tx\n".utf8)))
    #expect(try advance(&lines))
    let words = [
      lines.word(0), lines.word(0, at: 8), lines.word(0, at: 10), lines.word(1), lines.word(5),
    ]
    #expect(words == [0x4847_4645_4443_4241, 0x4A49, 0, 0x78, 0])
  }

  @Test func numbersAreTheNearestToTheirDecimals() throws {
    let texts = [
      "130", "6.2", "0.1", "999999999999999", "99999999999.999", "1234567890123.45",
      "1234567890123456", "-3", "1e3", ".5", "5.", "0", "00012.50", "123456789012.3456",
    ]
    let text = "value\n" + texts.map { "\($0)\n" }.joined()
    var lines = try TabbedLines(source(Array(text.utf8)))
    for expected in texts {
      #expect(try advance(&lines))
      let number = lines.number(0)
      #expect(number == Double(expected), "\(expected)")
    }
    for word in ["", ".", "-", "1.2.3", "1,000", "12a", "0x10", " 1 2"] {
      var lines = try TabbedLines(source(Array("value\tx\n\(word)\tx\n".utf8)))
      #expect(try advance(&lines))
      let number = lines.number(0)
      #expect(number == nil, "\(word)")
    }
  }

  /// Ten thousand lines, a third of them damaged somewhere; a filter lets through exactly those
  /// that have a key or are not of the regular form.
  @Test func aFilterTurnsAwayNothingButRegularLinesWithOtherKeys() throws {
    var seed: UInt64 = 7
    func draw(_ count: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % count
    }
    let keys: Set<String> = ["292034", "292035", "291124"]
    var text = "series\tvalue\n"
    var expected: [String] = []
    for number in 0..<10_000 {
      let key = ["292034", "292035", "291124", "292033", "000000", "999999", "291125"][draw(7)]
      var line = "OEUM0010420000000\(key)01     \t\(number)"
      if draw(3) == 0 {
        let place = line.index(line.startIndex, offsetBy: draw(line.count))
        switch draw(3) {
        case 0: line.remove(at: place)
        case 1: line.insert(["7", " ", "\t", "x"][draw(4)], at: place)
        default: line = String(line[..<place])
        }
      }
      text += line + "\n"
      let bytes = Array(line.utf8)
      guard bytes.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { continue }
      let isRegular =
        bytes.count > 25 && line.hasPrefix("OE") && [0x20, 0x09].contains(bytes[25])
        && ![0x20, 0x09].contains(bytes[24])
      if !isRegular || keys.contains(String(decoding: bytes[17..<23], as: UTF8.self)) {
        expected.append("\(number + 2)")
      }
    }
    let filter = LineFilter(prefix: "OE", length: 25, offset: 17, keys: keys)
    for blockSize in [1 << 18, 100] {
      let found = try rows(text, filter: filter, blockSize: blockSize).dropFirst().map { $0[0] }
      #expect(found == expected)
    }
    #expect(expected.count > 4000 && expected.count < 8000)
  }

  @Test func whatIsNoTableOfLinesSaysSo() throws {
    #expect(throws: TabbedLinesError.empty(file: "a.txt")) { try rows("") }
    let long = [UInt8](repeating: 0x41, count: 10 << 20)
    #expect(
      throws: TabbedLinesError.lineTooLong(
        file: "a.txt", line: 1, limit: TabbedLines.longestLine)
    ) { _ = try TabbedLines(source(long)).header }
    #expect(throws: TabbedLinesError.notText(file: "a.txt", line: 1)) {
      _ = try TabbedLines(source([0xFF, 0x09, 0x41, 0x0A])).header
    }
    var lines = try TabbedLines(source(Array("a\tb\n".utf8) + [0, 0x41, 0x09, 0xC3, 0x0A]))
    #expect(try advance(&lines))
    let texts = [lines.text(0), lines.text(1)]
    #expect(texts == [nil, nil])
  }

  @Test func aFileThatGrowsOrShrinksWhileItIsReadIsAnError() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("modality-\(UUID().uuidString)").path
    defer { unlink(path) }
    for grows in [true, false] {
      let text = "a\n" + String(repeating: "12345678\n", count: 100_000)
      try text.write(toFile: path, atomically: false, encoding: .utf8)
      var lines = try TabbedLines(try ByteSource(path: path))
      #expect(try advance(&lines))
      if grows {
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("more\n".utf8))
        try handle.close()
      } else {
        #expect(truncate(path, 500_000) == 0)
      }
      #expect(throws: TabbedLinesError.source(.changed(file: path))) {
        while try lines.nextLine() {}
      }
    }
  }

  @Test func aFolderAndASocketAreNoFiles() throws {
    #expect(throws: ByteSourceError.isFolder("/")) { try ByteSource(path: "/") }
    // A path of a socket has at most 107 bytes.
    let path = "/tmp/modality-\(UInt32.random(in: 0 ... .max))"
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer {
      close(descriptor)
      unlink(path)
    }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    #expect(bound == 0)
    #expect(
      throws: ByteSourceError.notOpened(
        file: path, reason: "it is a socket, or a device that is not there")
    ) { try ByteSource(path: path) }
  }
}
