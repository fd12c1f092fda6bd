import Foundation
import Reports
import Testing

@Suite struct StreamedOutputTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("streamed-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }  // The system cleans up too.
    try body(folder)
  }

  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func theFileAppearsWhenItIsFinished() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("a.csv").path
      let output = try StreamedOutput(path: path)
      try output.write(Array("one\n".utf8))
      #expect(!FileManager.default.fileExists(atPath: path))
      try output.write(Array("two\n".utf8))
      try output.finish()
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "one\ntwo\n")
      #expect(try names(folder) == ["a.csv"])
    }
  }

  @Test func whatIsDiscardedLeavesNothing() throws {
    try withFolder { folder in
      let path = folder.appendingPathComponent("a.csv").path
      try Data("before".utf8).write(to: URL(fileURLWithPath: path))
      #expect(throws: OutputError.fileExists(path: path)) { try StreamedOutput(path: path) }
      let output = try StreamedOutput(path: path, isForced: true)
      try output.write(Array("half".utf8))
      output.discard()
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "before")
      #expect(try names(folder) == ["a.csv"])
    }
  }

  @Test func aPlaceThatCannotBeWrittenIsAnError() throws {
    try withFolder { folder in
      #expect(throws: OutputError.self) { try StreamedOutput(path: folder.path) }
      let missing = folder.appendingPathComponent("no/such/a.csv").path
      #expect(throws: OutputError.self) { try StreamedOutput(path: missing) }
      let left = try names(folder)
      #expect(left.isEmpty)
    }
  }
}
