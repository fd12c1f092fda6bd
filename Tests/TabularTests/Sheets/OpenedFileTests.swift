import Foundation
import Testing

@testable import Tabular

@Suite struct OpenedFileTests {
  @Test func whatAFileIsComesFromItsBytes() throws {
    let folder = try TestFolder()
    let text = try OpenedFile(path: folder.file("a.xlsx", "a,b\n1,2\n"))
    guard case .delimited(let sheet) = text.content else {
      Issue.record("text is not delimited")
      return
    }
    #expect(try rows(sheet).map(\.number) == [1, 2])
    for json in ["{\"a\": 1}", "\u{FEFF} \n[1]"] {
      guard case .stream = try OpenedFile(path: folder.file("a.csv", json)).content else {
        Issue.record("JSON is no stream")
        return
      }
    }
    let workbook = try TestWorkbook(rows: "<row><c><v>1</v></c></row>").archive.bytes()
    guard case .workbook(let sheets) = try OpenedFile(path: folder.file("a.txt", workbook)).content
    else {
      Issue.record("a workbook is none")
      return
    }
    #expect(sheets.map(\.name) == ["data"])
  }

  @Test func whatIsNoTableIsNamed() throws {
    #expect(failure(of: []) == .empty(file: "input"))
    let page = Array("\n<!DOCTYPE html><html><title>Access  Denied</title></html>".utf8)
    #expect(failure(of: page) == .webPage(file: "input", title: "Access Denied"))
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n"
    #expect(failure(of: Array(pointer.utf8)) == .pointerFile(file: "input"))
    var lock = [UInt8](repeating: 0x20, count: 165)
    (lock[0], lock[1], lock[55], lock[56]) = (4, 0x4A, 4, 0)
    #expect(failure(of: lock) == .lockFile(file: "input"))
    for (bytes, format) in [
      (Array("%PDF-1.7".utf8), "a PDF document"), ([0x1F, 0x8B, 8, 0], "a file packed by gzip"),
      ([1, 2, 3, 4, 5, 6, 7], "neither text nor a workbook"),
      (Array("<?xml version=\"1.0\"?><a/>".utf8), "XML"),
    ] {
      guard case .anotherFormat(_, format, _) = failure(of: bytes) else {
        Issue.record("\(format) is not told")
        continue
      }
    }
  }

  @Test func whatIsNoFileIsNamed() throws {
    let folder = try TestFolder()
    func failure(_ path: String) -> UnreadableFile? {
      do {
        _ = try OpenedFile(path: path)
        return nil
      } catch {
        return error as? UnreadableFile
      }
    }
    #expect(failure(folder.path) == .notOpened(.isFolder(folder.path)))
    let missing = folder.path + "/missing"
    #expect(failure(missing)?.description.contains("there is no such file") == true)
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(failure(pipe) == .notAFile(pipe, kind: "a pipe"))
    let socketPath = folder.path + "/socket"
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(socketPath.utf8)) }
    let bound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    #expect(bound == 0)
    #expect(failure(socketPath) == .notAFile(socketPath, kind: "a socket"))
    #expect(failure("/dev/null") == .notAFile("/dev/null", kind: "a device"))
  }

  @Test func aFileThatGrowsOrShrinksWhileItIsReadIsAnError() throws {
    let folder = try TestFolder()
    let text = "a,b\n" + String(repeating: "1,2\n", count: 100_000)
    for change in ["grows", "shrinks"] {
      let path = try folder.file(change, text)
      guard case .delimited(let sheet) = try OpenedFile(path: path).content else { return }
      var count = 0
      #expect(throws: UnreadableFile.changedWhileRead(file: path)) {
        try sheet.forEachRow { _ in
          count += 1
          if count == 10 {
            let handle = try FileHandle(forUpdating: URL(filePath: path))
            if change == "grows" {
              try handle.seekToEnd()
              try handle.write(contentsOf: Data("3,4\n".utf8))
            } else {
              try handle.truncate(atOffset: 300_000)
            }
            try handle.close()
          }
          return true
        }
      }
    }
  }

  @Test(arguments: ["grows", "shrinks"])
  func aStreamThatGrowsOrShrinksWhileItIsReadIsAnError(change: String) throws {
    let folder = try TestFolder()
    let path = try folder.file(change, "a\n" + String(repeating: "1\n", count: 100_000))
    let source = try OpenedFile(path: path).source()
    #expect(try source.readHead(100).count == 100)
    let handle = try FileHandle(forUpdating: URL(filePath: path))
    if change == "grows" {
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("2\n".utf8))
    } else {
      try handle.truncate(atOffset: 1000)
    }
    try handle.close()
    #expect(throws: ByteSourceError.changed(file: path)) { try source.readHead(1 << 20) }
  }

  @Test func theSourceStandsAtTheFirstByteEachTime() throws {
    let folder = try TestFolder()
    let file = try OpenedFile(path: folder.file("a", "series_id\tvalue\r\nx\t1\r\n"))
    for _ in 0..<2 {
      let source = try file.source()
      var bytes = [UInt8](repeating: 0, count: 100)
      let count = try bytes.withUnsafeMutableBytes { try source.read(into: $0) }
      #expect(String(decoding: bytes[..<count], as: UTF8.self).hasPrefix("series_id\tvalue\r\n"))
    }
    #expect(try file.head(6) == Array("series".utf8))
    #expect(file.size == 22)
  }

  @Test func aFileThatTakesItsNameIsNotRead() throws {
    let folder = try TestFolder()
    let path = try folder.file("a", "a,b\n1,2\n")
    let file = try OpenedFile(path: path)
    try FileManager.default.removeItem(atPath: path)
    _ = try folder.file("a", "other\n")
    guard case .delimited(let sheet) = file.content else { return }
    #expect(try rows(sheet)[1].cells == [.text("1"), .text("2")])
  }

  @Test func aFileBeyondTheLimitIsRefused() throws {
    let folder = try TestFolder()
    var limits = ReadingLimits.standard
    limits.archiveBytes = 5
    let path = try folder.file("a", "a,b\n1,2\n")
    #expect(throws: UnreadableFile.tooLarge(file: path, bytes: 8, limit: 5)) {
      try OpenedFile(path: path, limits: limits)
    }
  }
}
