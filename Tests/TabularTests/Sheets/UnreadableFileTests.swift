import Testing

@testable import Tabular

@Suite struct UnreadableFileTests {
  static let all: [UnreadableFile] = [
    .notOpened(.notOpened(file: "f.xlsx", reason: "r")), .notAFile("f.xlsx", kind: "a socket"),
    .empty(file: "f.xlsx"), .changedWhileRead(file: "f.xlsx"),
    .readFailed(file: "f.xlsx", reason: "r"), .tooLarge(file: "f.xlsx", bytes: 2, limit: 1),
    .noTemporarySpace(file: "f.xlsx", reason: "r"), .webPage(file: "f.xlsx", title: "t"),
    .pointerFile(file: "f.xlsx"), .lockFile(file: "f.xlsx"),
    .anotherFormat(file: "f.xlsx", format: "a PDF document", remedy: "r"),
    .truncatedArchive(file: "f.xlsx"), .damagedArchive(file: "f.xlsx", reason: "r"),
    .damagedPart(file: "f.xlsx", part: "p", reason: "r"),
    .encryptedPart(file: "f.xlsx", part: "p"), .unsafeMember(file: "f.xlsx", member: "m"),
    .linkedMember(file: "f.xlsx", member: "m"),
    .partTooLarge(file: "f.xlsx", part: "p", limit: 1),
    .expandsTooFar(file: "f.xlsx", part: "p", limit: 1),
    .archiveTooLarge(file: "f.xlsx", limit: 1),
    .tooManyMembers(file: "f.xlsx", count: 2, limit: 1), .nestedTooDeep(file: "f.xlsx", limit: 1),
    .noTable(file: "f.xlsx", members: ["m"]), .notAWorkbook(file: "f.xlsx", reason: "r"),
    .missingPart(file: "f.xlsx", part: "p"), .documentType(file: "f.xlsx", part: "p"),
    .notWellFormed(file: "f.xlsx", part: "p", line: 1, reason: "r"),
    .sharedTextTooLarge(file: "f.xlsx", limit: 1), .tooManySheets(file: "f.xlsx", limit: 1),
    .cell(file: "f.xlsx", sheet: "s", cell: "A1", reason: "r"),
    .text(.text(.empty(file: "f.xlsx"))), .notUTF8(file: "f.xlsx", line: 1),
    .notEncoded(file: "f.xlsx", encoding: .windows1252),
    .raggedRow(file: "f.xlsx", line: 1, found: 2, required: 3),
    .tooManyColumns(file: "f.xlsx", line: 1, found: 2, limit: 1),
  ]

  @Test(arguments: all)
  func everyErrorIsOneSentenceThatNamesItsFile(_ error: UnreadableFile) {
    #expect(error.description.hasPrefix("f.xlsx"))
    #expect(error.description.hasSuffix("."))
    #expect(!error.description.contains("\n"))
  }

  @Test func namesInsideFilesCannotCommandTerminals() {
    let name = "a\u{1B}[2Jb\u{202E}c\n"
    for error in [
      UnreadableFile.unsafeMember(file: "f", member: name), .noTable(file: "f", members: [name]),
      .cell(file: "f", sheet: name, cell: "A1", reason: name),
    ] {
      #expect(!error.description.contains("\u{1B}"))
      #expect(!error.description.contains("\u{202E}"))
    }
    #expect(UnreadableFile.unsafeMember(file: "f", member: name).description.count < 200)
  }
}
