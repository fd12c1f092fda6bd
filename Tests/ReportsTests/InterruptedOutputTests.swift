import Foundation
import Testing

@testable import Reports

@Suite struct InterruptedOutputTests {
  private func inScratch(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("interrupted-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }  // Only clears up.
    try body(folder)
  }

  private func report(_ letter: String) -> [OutputFile] {
    let files = ["a.csv", "b/c.csv", "d.csv"].map { OutputFile(path: $0, text: letter) }
    return Manifest(version: "1", command: "test", options: [], inputs: []).adding(to: files)
  }

  private func names(_ folder: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
  }

  /// Interrupts after every number of questions until one run gets through.
  @Test(arguments: [false, true]) func whereverAFolderIsInterruptedNothingIsChanged(
    hasEarlier: Bool
  ) throws {
    try inScratch { scratch in
      let folder = OutputFolder(path: scratch.appendingPathComponent("out").path)
      if hasEarlier { try folder.write(report("earlier")) }
      let before = try names(scratch)
      var interruptions = 0
      for limit in 0..<100 {
        var questions = 0
        do {
          try folder.write(report("new")) {
            questions += 1
            return questions > limit
          }
          break
        } catch let error as OutputError {
          #expect(error == .interrupted(path: folder.path))
          #expect(error.exitCode == 130)
          interruptions += 1
          #expect(try names(scratch) == before)
          if hasEarlier {
            let text = try String(
              contentsOf: scratch.appendingPathComponent("out/b/c.csv"), encoding: .utf8)
            #expect(text == "earlier")
          }
        }
      }
      #expect(interruptions >= (hasEarlier ? 8 : 5))
      let text = try String(
        contentsOf: scratch.appendingPathComponent("out/b/c.csv"), encoding: .utf8)
      #expect(text == "new")
    }
  }

  @Test func anInterruptedFileIsNotThere() throws {
    try inScratch { scratch in
      let file = SingleOutput(path: scratch.appendingPathComponent("big.csv").path)
      let bytes = [UInt8](repeating: 65, count: 3 << 20)
      var questions = 0
      #expect(throws: OutputError.interrupted(path: file.path)) {
        try file.write(bytes) {
          questions += 1
          return questions > 2
        }
      }
      #expect(try names(scratch) == [])
      try file.write(bytes)
      #expect(try Data(contentsOf: URL(fileURLWithPath: file.path)).count == bytes.count)
    }
  }

  @Test func aReportWithAFileThatIsOpenIsLeftAlone() throws {
    try inScratch { scratch in
      let out = scratch.appendingPathComponent("out")
      let folder = OutputFolder(path: out.path, isForced: true)
      try folder.write(report("earlier"))
      let mark = out.appendingPathComponent("b/.~lock.c.csv#")
      try Data(",a,b,,".utf8).write(to: mark)
      let expected = OutputError.openElsewhere(path: out.path + "/b/c.csv", mark: mark.path)
      #expect(throws: expected) { try folder.check() }
      #expect(throws: expected) { try folder.write(report("new")) }
      #expect(expected.exitCode == 73)
      let text = try String(contentsOf: out.appendingPathComponent("a.csv"), encoding: .utf8)
      #expect(text == "earlier")
    }
  }

  @Test func aMarkWithoutItsFileIsOfNoOne() throws {
    try inScratch { scratch in
      try Data().write(to: scratch.appendingPathComponent(".~lock.x.csv#"))
      try SingleOutput(path: scratch.appendingPathComponent("x.csv").path).write("a")
    }
  }

  /// A folder may be the root of its file system, and what lies above it closed.
  @Test func anExistingFolderIsWrittenFromWithin() throws {
    try inScratch { scratch in
      let out = scratch.appendingPathComponent("out")
      try FileManager.default.createDirectory(at: out, withIntermediateDirectories: true)
      // A killed run's rest does not make the folder somebody else's.
      try FileManager.default.createDirectory(
        at: out.appendingPathComponent(".modality.partial-1"), withIntermediateDirectories: true)
      try OutputFolder(path: out.path).write(report("a"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["out"])
      #expect(
        try names(out) == [
          ".modality.partial-1", "a.csv", "b", "b/c.csv", "d.csv", "manifest.json",
        ])
    }
  }

  @Test func aReplacedFileKeepsItsPermissions() throws {
    try inScratch { scratch in
      let path = scratch.appendingPathComponent("x.csv").path
      try SingleOutput(path: path).write("a")
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: path)
      try SingleOutput(path: path, isForced: true).write("b")
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions]
      #expect((mode as? NSNumber)?.intValue == 0o640)
    }
  }
}
