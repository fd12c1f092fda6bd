import Foundation
import Testing

@testable import Tabular

@Suite struct JSONDocumentTests {
  private func root(_ text: String, limits: JSONLimits = JSONLimits()) throws -> JSONElement {
    try JSONDocument(parsing: Array(text.utf8), file: "a.json", limits: limits).root
  }

  private func fault(_ bytes: [UInt8], limits: JSONLimits = JSONLimits()) -> JSONError? {
    do {
      _ = try JSONDocument(parsing: bytes, file: "a.json", limits: limits)
      return nil
    } catch {
      return error
    }
  }

  private func fault(_ text: String, limits: JSONLimits = JSONLimits()) -> JSONError? {
    fault(Array(text.utf8), limits: limits)
  }

  @Test func numbersKeepTheirDigits() throws {
    let numbers = try #require(try root("[0, -0, 12.50, 1e2, -1.5E-3, 9007199254740993]").array)
    #expect(numbers.map(\.figure) == ["0", "-0", "12.50", "1e2", "-1.5E-3", "9007199254740993"])
    #expect(numbers[2].kind == .number(JSONNumber(text: "12.50", value: 12.5)))
    #expect(numbers[3].kind == .number(JSONNumber(text: "1e2", value: 100)))
  }

  @Test func valuesKnowTheirPlace() throws {
    let root = try root("{\r\n  \"é😀\": [1,\n 2], \"b\": null}")
    #expect(root.line == 1 && root.column == 1)
    let list = try #require(root["é😀"]?.array)
    #expect(list.map(\.line) == [2, 3])
    #expect(list.map(\.column) == [10, 2])
    #expect(root["b"]?.isNull == true)
    #expect(root["b"]?.column == 11)
    #expect(root["c"] == nil)
  }

  @Test func escapesBecomeCharacters() throws {
    #expect(
      try root(#""\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00x""#).string == "\"\\/\u{8}\u{C}\n\r\té😀x")
  }

  @Test func aByteOrderMarkIsSkipped() throws {
    let document = try JSONDocument(parsing: [0xEF, 0xBB, 0xBF, 0x5B, 0x5D], file: "a.json")
    #expect(document.root.kind == .array([]))
    #expect(document.root.column == 1)
  }

  @Test(arguments: [
    ("", JSONError.Reason.empty, 1, 1),
    (" \n ", .empty, 2, 2),
    ("[1,", .endedEarly(required: "a value"), 1, 4),
    ("[1", .endedEarly(required: "a comma or ]"), 1, 3),
    ("{\"a\" 1}", .unexpected(found: "“1”", required: "a colon"), 1, 6),
    ("{\"a\":1,}", .unexpected(found: "“}”", required: "a name in quotes"), 1, 8),
    ("[1,]", .unexpected(found: "“]”", required: "a value"), 1, 4),
    ("[1 2]", .unexpected(found: "“2”", required: "a comma or ]"), 1, 4),
    ("<html>", .unexpected(found: "“<”", required: "a value"), 1, 1),
    ("tru", .unexpected(found: "“tru”", required: "a value"), 1, 1),
    ("NaN", .unexpected(found: "“N”", required: "a value"), 1, 1),
    ("'a'", .unexpected(found: "“'”", required: "a value"), 1, 1),
    ("01", .badNumber("01"), 1, 1),
    ("[-]", .badNumber("-"), 1, 2),
    ("1.", .badNumber("1."), 1, 1),
    (".5", .unexpected(found: "“.”", required: "a value"), 1, 1),
    ("1e", .badNumber("1e"), 1, 1),
    ("0x1F", .badNumber("0x1F"), 1, 1),
    ("[1, 1e999]", .numberOutOfRange("1e999"), 1, 5),
    ("1\n {}", .trailingText(found: "“{”"), 2, 2),
    ("\"a", .endedEarly(required: "the closing quote of a text"), 1, 3),
    ("\"é\tb\"", .controlCharacter(9), 1, 3),
    (#""a\x""#, .badEscape(#"\x"#), 1, 3),
    (#""\u12""#, .endedEarly(required: "the closing quote of a text"), 1, 2),
    (#""\u12G4""#, .badEscape(#"\u"#), 1, 2),
    (#""\uD83D""#, .loneSurrogate(#"\uD83D"#), 1, 2),
    (#""\uDE00\uD83D""#, .loneSurrogate(#"\uDE00"#), 1, 2),
    (#""\uD83D\u0041""#, .loneSurrogate(#"\uD83D"#), 1, 2),
    (#"["\u0000"]"#, .nul, 1, 3),
    ("{\"a\":1,\n \"a\":2}", .duplicateName("a", firstLine: 1, firstColumn: 2), 2, 2),
  ])
  func whatIsNoJSONIsRefusedWithItsPlace(
    text: String, reason: JSONError.Reason, line: Int, column: Int
  ) {
    #expect(fault(text) == JSONError(reason, file: "a.json", line: line, column: column))
  }

  @Test(arguments: [
    ([0x22, 0xC3, 0x28, 0x22], JSONError.Reason.invalidUTF8(byte: 0xC3), 2),
    ([0x22, 0xC0, 0xAF, 0x22], .invalidUTF8(byte: 0xC0), 2),
    ([0x22, 0xED, 0xA0, 0x80, 0x22], .invalidUTF8(byte: 0xED), 2),
    ([0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], .invalidUTF8(byte: 0xF4), 2),
    ([0x22, 0xE2, 0x82], .invalidUTF8(byte: 0xE2), 2),
    ([0x5B, 0xFF, 0x5D], .invalidUTF8(byte: 0xFF), 2),
    ([0x22, 0x61, 0x00, 0x22], .nul, 3),
    ([0x5B, 0x31, 0x00], .nul, 3),
    ([0xFF, 0xFE, 0x5B, 0x00], .notUTF8(encoding: "UTF-16"), 1),
    ([0x5B, 0x00, 0x5D, 0x00], .notUTF8(encoding: "UTF-16"), 1),
  ])
  func damagedBytesAreRefused(bytes: [UInt8], reason: JSONError.Reason, column: Int) {
    #expect(fault(bytes) == JSONError(reason, file: "a.json", line: 1, column: column))
  }

  @Test func manyNamesAreStillComparedAllWithAll() {
    let names = (0..<1000).map { "\"n\($0)\":\($0)" }
    #expect(fault("{" + names.joined(separator: ",") + "}") == nil)
    let twice = fault("{" + names.joined(separator: ",") + ",\"n7\":0}")
    #expect(twice?.reason == .duplicateName("n7", firstLine: 1, firstColumn: 51))
  }

  @Test func limitsHoldBeforeMemoryOrStackIsTaken() {
    let deep = String(repeating: "[", count: 1_000_000)
    #expect(fault(deep)?.reason == .tooDeep(limit: 64))
    #expect(fault(deep)?.column == 65)
    let allowed = String(repeating: "[", count: 512) + String(repeating: "]", count: 512)
    #expect(fault(allowed, limits: JSONLimits(depth: 512)) == nil)
    #expect(fault("[1,1,1,1]", limits: JSONLimits(values: 4))?.reason == .tooManyValues(limit: 4))
    #expect(fault("[1,1,1]", limits: JSONLimits(values: 4)) == nil)
    #expect(fault("[1,1]", limits: JSONLimits(bytes: 4))?.reason == .tooManyBytes(limit: 4))
    let digits = String(repeating: "9", count: 2000)
    #expect(fault(digits) != nil)
  }

  /// Foundation's reader is the judge of what is accepted: the two differ on what only this one
  /// refuses (names twice, NUL), never the other way.
  @Test func whatIsAcceptedFoundationAcceptsToo() throws {
    let texts = [
      "{}", "[]", "\"\"", "0", "-1.25e+10", "true", " [null , false]\t\r\n",
      #"{"a":{"b":[1,2,{"c":"\ud834\udd1e"}]}}"#, "[\"\u{7F}\"]", "\"é漢😀\"",
    ]
    for text in texts {
      _ = try root(text)
      _ = try JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
    }
  }

  @Test func anErrorIsASentenceWithPlaceAndRemedy() {
    #expect(
      "\(fault("[1\n1]").map { "\($0)" } ?? "")"
        == "a.json, line 2, character 1: “1” stands where a comma or ] is needed, so this is not "
        + "JSON; download it again.")
  }
}
