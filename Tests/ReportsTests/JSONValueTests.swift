import Foundation
import Reports
import Testing

@Suite struct JSONValueTests {
  @Test func membersKeepTheirOrder() {
    let value = JSONValue.object([
      .init("b", .integer(1)), .init("a", .array([.bool(true), .null])), .init("c", .object([])),
    ])
    #expect(value.text(isIndented: false) == #"{"b":1,"a":[true,null],"c":{}}"#)
    #expect(
      value.text()
        == "{\n  \"b\": 1,\n  \"a\": [\n    true,\n    null\n  ],\n  \"c\": {}\n}\n")
  }

  @Test func textIsEscaped() {
    let value = JSONValue.string("\"\\\n\r\t\u{1}\u{7F}\u{2028}é画</script>")
    #expect(
      value.text(isIndented: false)
        == "\"\\\"\\\\\\n\\r\\t\\u0001\\u007f\\u2028é画</script>\"")
  }

  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (43_390, "43390"), (0.1, "0.1"), (0.1 + 0.2, "0.30000000000000004"),
      (1e300, "1e+300"), (-2.5e-9, "-2.5e-09"), (.nan, "null"), (.infinity, "null"),
      (-.infinity, "null"),
    ] as [(Double, String)])
  func numbersAreTheShortestThatReadBack(value: Double, expected: String) {
    #expect(JSONValue.number(value).text(isIndented: false) == expected)
  }

  @Test func aParserReadsBackWhatWasWritten() throws {
    let strings = (0..<0x250).compactMap { Unicode.Scalar($0) }.map { "x\(Character($0))y" }
    let numbers = [
      0.1, Double.leastNonzeroMagnitude, 1.7976931348623157e308, 123_456_789.123_456_79, -7,
    ]
    let value = JSONValue.object([
      .init("s", .array(strings.map { .string($0) })),
      .init("n", .array(numbers.map { .number($0) })),
    ])
    struct Content: Decodable, Equatable {
      let s: [String]
      let n: [Double]
    }
    for isIndented in [true, false] {
      let data = Data(value.text(isIndented: isIndented).utf8)
      let read = try JSONDecoder().decode(Content.self, from: data)
      #expect(read == Content(s: strings, n: numbers))
    }
  }

  @Test func theReportAsJSONCarriesItsVersionAndTypedValues() throws {
    let text = try SampleReport.report().json.text()
    let members = try JSONDecoder().decode([String: Version].self, from: Data(text.utf8))
    #expect(members["schema_version"] == Version(number: 1))
    let table = SampleReport.table.json.text(isIndented: false)
    #expect(table.contains(#"{"value":0.028,"flag":"f"}"#))
    #expect(table.contains(#"{"value":null,"mark":"*","flag":"c"}"#))
    #expect(table.contains(#"{"lower":0.017,"upper":0.039}"#))
  }
}

/// A member of an object, of which only whole numbers matter.
private struct Version: Decodable, Equatable {
  let number: Int?

  init(number: Int?) {
    self.number = number
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    do { number = try container.decode(Int.self) } catch { number = nil }
  }
}
