import Testing

@testable import Tabular

/// Hands out bytes in pieces of given sizes (none of them empty, which would be the end); what is
/// left comes in one piece.
private func pieces(_ bytes: [UInt8], sizes: [Int]) -> DelimitedStream.Source {
  var sizes = sizes[...]
  var rest = bytes[...]
  return { buffer in
    let piece = rest.prefix(min(sizes.popFirst() ?? rest.count, buffer.count))
    buffer.copyBytes(from: piece)
    rest = rest.dropFirst(piece.count)
    return piece.count
  }
}

private struct Rows: Equatable {
  var header: [String] = []
  var rows: [DelimitedText.Row] = []
  var error: DelimitedTextError?
}

/// The table as the reader of whole files sees it, rows before the error left out.
private func whole(_ bytes: [UInt8]) -> Rows {
  do throws(DelimitedTextError) {
    let table = try DelimitedText(parsing: bytes, file: "a.csv")
    return Rows(header: table.header, rows: table.rows)
  } catch {
    return Rows(error: error)
  }
}

/// The table as the stream sees it.
private func streamed(_ bytes: [UInt8], sizes: [Int], blockSize: Int = 64) -> Rows {
  var rows: [DelimitedText.Row] = []
  do throws(DelimitedStreamError) {
    var stream = try DelimitedStream(
      file: "a.csv", blockSize: blockSize, source: pieces(bytes, sizes: sizes))
    while try stream.nextRow() {
      var fields: [String] = []
      for column in 0..<stream.header.count { fields.append(stream.text(column)) }
      rows.append(DelimitedText.Row(line: stream.line, fields: fields))
    }
    return Rows(header: stream.header, rows: rows)
  } catch {
    guard case .text(let error) = error else { return Rows() }
    return Rows(error: error)
  }
}

@Suite struct DelimitedStreamTests {
  /// Every rule at once: mark, blank lines, CRLF, quotes, doubled quotes, line ends in quotes, lone
  /// carriage returns, several bytes a character, empty fields, no end to the last line.
  private static let nasty =
    "\u{FEFF}\r\n\nid,\"na\"\"me\",value\r\n1,\"x, \"\"y\"\"\",2.5\r\n\r\n\"\",\"one\r\ntwo\n\",\r\n"
    + "\u{E9}\u{1F9E0},\"\"\"\",a\rb\n\n\n,,\n\"q\",r\"s,\"\"\r\nlast,\"\u{4F60}\",\r"

  private static let broken = [
    "", "\u{FEFF}", "\n\r\n", "a,a\n", "a,b\n1,2\n1\n", "a,b\r\n1,2,3", "a\n\"x\ny", "a\n\"x\"y\n",
    "a\n\"x\ny\"z\n", "a\n1\u{0}\n", "a,b\n1,\"\n\u{0}\"\n", "a,b\n\"\n\",\"", "a\n\"", "\"",
  ]

  @Test func whereBlocksEndMakesNoDifference() {
    let bytes = Array(Self.nasty.utf8)
    let expected = whole(bytes)
    #expect(expected.rows.count == 6)
    #expect(expected.error == nil)
    for cut in 1...bytes.count {
      #expect(streamed(bytes, sizes: [cut]) == expected, "cut after \(cut) bytes")
      #expect(streamed(bytes, sizes: [cut, 1]) == expected, "cuts after \(cut) bytes")
    }
    for blockSize in 1...9 {
      #expect(
        streamed(bytes, sizes: [], blockSize: blockSize) == expected, "blocks of \(blockSize)")
    }
  }

  @Test func everyBrokenRuleIsTheSameErrorWhereverBlocksEnd() {
    let invalid: [[UInt8]] = [
      [0x61, 0x0A, 0xFF, 0x0A], [0x61, 0x0A, 0x22, 0x0A, 0xC3, 0x22], [0x61, 0x0A, 0xC3],
    ]
    for bytes in Self.broken.map({ Array($0.utf8) }) + invalid {
      let expected = whole(bytes)
      #expect(expected.error != nil, "\(bytes)")
      for cut in 1...max(1, bytes.count) {
        #expect(streamed(bytes, sizes: [cut]) == expected, "\(bytes), cut after \(cut)")
      }
      #expect(streamed(bytes, sizes: [], blockSize: 1) == expected, "\(bytes), byte by byte")
    }
  }

  @Test func rowsLongerThanABlockAreRead() {
    let long = String(repeating: "long ", count: 40_000)
    let bytes = Array("a,b\n1,\"\(long)\"\n2,x\n".utf8)
    #expect(streamed(bytes, sizes: [], blockSize: 16) == whole(bytes))
  }

  @Test func aQuoteThatNeverEndsDoesNotSwallowTheStream() {
    var produced = 0
    #expect(
      throws: DelimitedStreamError.rowTooLong(file: "a.csv", line: 2, limit: 10_000)
    ) {
      var stream = try DelimitedStream(file: "a.csv", blockSize: 100, longestRow: 10_000) {
        buffer in
        let text: [UInt8] = produced == 0 ? Array("a\n\"".utf8) : []
        buffer.copyBytes(from: text)
        for index in text.count..<buffer.count { buffer[index] = UInt8(ascii: "x") }
        produced += buffer.count
        return buffer.count
      }
      _ = try stream.nextRow()
    }
    #expect(produced <= 40_000)
  }

  @Test func fieldsAreReadAsNumbersAndCompared() throws {
    let text = "id,year,value\n\"a\"\"b\",2012,-1.5e3\n,x,\n"
    var stream = try DelimitedStream(
      file: "a.csv", source: pieces(Array(text.utf8), sizes: []))
    let positions = (stream.position(of: "value"), stream.position(of: "wage"))
    #expect(positions.0 == 2)
    #expect(positions.1 == nil)
    let first = try stream.nextRow()
    let names = (
      stream.holds(Array("a\"b".utf8), in: 0), stream.holds(Array("a\"\"b".utf8), in: 0)
    )
    let numbers = (stream.wholeNumber(1), stream.number(2))
    #expect(first && names.0 && !names.1)
    #expect(numbers.0 == 2012)
    #expect(numbers.1 == -1500)
    let second = try stream.nextRow()
    let others = (stream.isEmpty(0), stream.wholeNumber(1), stream.number(2))
    #expect(second && others.0)
    #expect(others.1 == nil)
    #expect(others.2 == nil)
    let ends = [try stream.nextRow(), try stream.nextRow()]
    #expect(ends == [false, false])
  }

  @Test func aSourceThatFailsIsNamed() {
    let fault = ByteSourceError.readFailed(file: "a.csv", reason: "the disk is gone")
    #expect(throws: DelimitedStreamError.source(fault)) {
      _ = try DelimitedStream(file: "a.csv") { _ throws(ByteSourceError) in throw fault }
    }
    #expect(throws: ByteSourceError.isFolder("/")) { try ByteSource(path: "/") }
    #expect(
      throws: ByteSourceError.notOpened(file: "/no/such", reason: "there is no such file")
    ) { try ByteSource(path: "/no/such") }
  }
}
