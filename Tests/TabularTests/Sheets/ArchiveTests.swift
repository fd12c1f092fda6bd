import Testing

@testable import Tabular

@Suite struct ArchiveTests {
  @Test func membersAreOpenedByContentAndLitterIsPassedOver() throws {
    var archive = TestArchive([
      ("folder/table.bin", "a,b\n1,2\n"), ("__MACOSX/folder/._table.bin", "x"),
      ("folder/~$book.xlsx", "lock"), ("folder/notes.pdf", "%PDF-1.4"),
      ("folder/readme.htm", "<html><body>Read me</body></html>"),
    ])
    let workbook = try TestWorkbook(rows: "<row><c><v>7</v></c></row>").archive.bytes()
    archive.members.append(.init(name: "book", bytes: workbook))
    let file = try openedFile(archive.bytes())
    guard case .archive(let files) = file.content else {
      Issue.record("an archive is none")
      return
    }
    #expect(files.map(\.name) == ["input!folder/table.bin", "input!book"])
    #expect(file.passedOver.count == 2)
    #expect(try files[0].head(3) == Array("a,b".utf8))
    guard case .workbook(let sheets) = files[1].content else { return }
    #expect(try rows(sheets[0]) == [SheetRow(number: 1, cells: [.number(7)])])
  }

  @Test(arguments: ["../evil.csv", "/abs.csv", "..\\win.csv", "C:\\x.csv", "a/../../b", "\\x"])
  func aMemberOutsideTheArchiveIsRefused(_ name: String) throws {
    let archive = try TestArchive([("good.csv", "a\n"), (name, "a\n")]).bytes()
    #expect(failure(of: archive) == .unsafeMember(file: "input", member: name))
  }

  @Test func aLinkIsRefused() throws {
    var archive = TestArchive()
    archive.members.append(.init(name: "link", bytes: Array("/etc/passwd".utf8), isLink: true))
    #expect(failure(of: try archive.bytes()) == .linkedMember(file: "input", member: "link"))
  }

  @Test func anEncryptedMemberIsRefused() throws {
    var archive = TestArchive()
    archive.members.append(.init(name: "a.csv", bytes: Array("a,b\n".utf8), password: "x"))
    #expect(failure(of: try archive.bytes()) == .encryptedPart(file: "input", part: "a.csv"))
  }

  @Test func aTruncatedArchiveIsATruncatedDownload() throws {
    let bytes = try TestArchive([("a.csv", "a,b\n1,2\n")]).bytes()
    for length in [10, bytes.count / 2, bytes.count - 1] {
      #expect(
        failure(of: Array(bytes.prefix(length))) == .truncatedArchive(file: "input"),
        "\(length) of \(bytes.count) bytes")
    }
  }

  @Test func aWrongChecksumIsAnErrorForRowsAndForBytes() throws {
    var bytes = try TestArchive([("a.csv", "a,b\n1,2\n")]).bytes()
    // The text is too short to be packed, so that it can be found and changed.
    let place = try #require(
      bytes.indices.first { bytes[$0...].starts(with: Array("1,2".utf8)) })
    bytes[place] = UInt8(ascii: "9")
    #expect(
      failure(of: bytes)
        == .damagedPart(file: "input", part: "a.csv", reason: "its checksum is wrong"))
  }

  @Test func bombsAreStoppedByRatioAndBySize() throws {
    var archive = TestArchive()
    archive.members.append(.init(name: "zeros.csv", bytes: .init(repeating: 0x30, count: 4 << 20)))
    let bytes = try archive.bytes()
    #expect(
      failure(of: bytes) == .expandsTooFar(file: "input", part: "zeros.csv", limit: 100))
    var limits = ReadingLimits.standard
    limits.expansionRatio = 100_000
    limits.partBytes = 1 << 20
    #expect(
      failure(of: bytes, limits: limits)
        == .partTooLarge(file: "input", part: "zeros.csv", limit: 1 << 20))
    limits.partBytes = 1 << 30
    limits.expandedBytes = 1 << 20
    #expect(
      failure(of: bytes, limits: limits) == .archiveTooLarge(file: "input", limit: 1 << 20))
  }

  /// The size that an archive states is not believed: here both places that state it are changed.
  @Test func aMemberThatUnpacksToMoreThanItStatesIsDamaged() throws {
    var archive = TestArchive()
    archive.members.append(.init(name: "z.csv", bytes: .init(repeating: 0x30, count: 4 << 20)))
    var bytes = try archive.bytes()
    let size: [UInt8] = [0, 0, 0x40, 0]
    for place in bytes.indices where bytes[place...].starts(with: size) { bytes[place + 2] = 1 }
    guard case .damagedPart = failure(of: bytes) else {
      Issue.record("\(String(describing: failure(of: bytes)))")
      return
    }
  }

  @Test func archivesInsideOneAnotherEndWithASentence() throws {
    var bytes = try TestArchive([("a.csv", "a,b\n1,2\n")]).bytes()
    for depth in 2...5 {
      var archive = TestArchive()
      archive.members.append(.init(name: "inner.zip", bytes: bytes))
      bytes = try archive.bytes()
      if depth <= 3 {
        #expect(failure(of: bytes) == nil)
      } else {
        guard case .nestedTooDeep(_, 3) = failure(of: bytes) else {
          Issue.record("\(depth) archives inside one another")
          return
        }
      }
    }
  }

  @Test func tooManyMembersAreRefused() throws {
    var limits = ReadingLimits.standard
    limits.members = 3
    let archive = TestArchive((0..<4).map { ("\($0).csv", "a\n") })
    #expect(
      failure(of: try archive.bytes(), limits: limits)
        == .tooManyMembers(file: "input", count: 4, limit: 3))
  }

  @Test func aPageInThePlaceOfATableIsAnError() throws {
    let page = "<html><title>Access Denied</title></html>"
    let archive = TestArchive([("good.csv", "a,b\n1,2\n"), ("national.xlsx", page)])
    #expect(
      failure(of: try archive.bytes())
        == .webPage(file: "input!national.xlsx", title: "Access Denied"))
  }

  @Test func anArchiveWithoutMembersSaysSo() {
    let empty: [UInt8] = [0x50, 0x4B, 0x05, 0x06] + [UInt8](repeating: 0, count: 18)
    let found = failure(of: empty)
    #expect(found == .noTable(file: "input", members: []))
    #expect(found?.description == "input is an archive without members; download it again.")
  }

  @Test func anArchiveWithoutTablesNamesItsMembers() throws {
    let archive = TestArchive([("a.pdf", "%PDF-1"), ("__MACOSX/._b", "x")])
    #expect(
      failure(of: try archive.bytes())
        == .noTable(file: "input", members: ["a.pdf", "__MACOSX/._b"]))
  }
}
