import Digests
import Foundation
import Testing

@testable import Reports

@Suite struct OutputFolderTests {
  private let manifest = Manifest(
    version: "1.0.0", command: "report", options: [.init("to", .integer(2035))],
    inputs: [Manifest.Input(name: "national.csv", bytes: Array("abc".utf8), release: "May 2025")])

  /// Runs `body` in a folder of its own, which is removed afterwards.
  private func inScratch(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("modality-output-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer {
      do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) }
    }
    try body(folder)
  }

  private func files(_ texts: [String: String]) -> [OutputFile] {
    manifest.adding(
      to: texts.sorted { $0.key < $1.key }.map { OutputFile(path: $0.key, text: $0.value) })
  }

  /// Every file below `folder`, hidden ones included, with its text.
  private func content(_ folder: URL) throws -> [String: String] {
    var content: [String: String] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let file = folder.appendingPathComponent(path)
      if Disk.kind(of: file.path) == .file {
        content[path] = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      } else {
        content[path + "/"] = ""
      }
    }
    return content
  }

  @Test func aNewFolderHoldsTheFilesAndTheirManifest() throws {
    try inScratch { scratch in
      let target = scratch.appendingPathComponent("deep/er/out")
      try OutputFolder(path: target.path).write(files(["a.txt": "A", "charts/b.svg": "B"]))
      let found = try content(target)
      #expect(Set(found.keys) == ["a.txt", "charts/", "charts/b.svg", "manifest.json"])
      #expect(found["a.txt"] == "A")
      let manifest = found["manifest.json"] ?? ""
      #expect(manifest.contains(SHA256.hexDigest(of: "A")))
      #expect(manifest.contains("\"generator\": \"modality\""))
      let beside = try content(target.deletingLastPathComponent())
      #expect(beside.keys.allSatisfy { !$0.hasPrefix(".") })
    }
  }

  @Test func anEarlierReportIsReplacedAndItsStaleFilesAreGone() throws {
    try inScratch { scratch in
      let target = scratch.appendingPathComponent("out")
      let folder = OutputFolder(path: target.path)
      try folder.write(files(["old/stale.txt": "x", "same.txt": "1"]))
      try Data("mine".utf8).write(to: target.appendingPathComponent("mine.txt"))
      try folder.write(files(["same.txt": "2", "new/fresh.txt": "y"]))
      let found = try content(scratch)
      #expect(
        Set(found.keys) == [
          "out/", "out/same.txt", "out/mine.txt", "out/new/", "out/new/fresh.txt",
          "out/manifest.json",
        ])
      #expect(found["out/same.txt"] == "2")
      #expect(found["out/mine.txt"] == "mine")
    }
  }

  @Test func aFolderOfOthersIsLeftAloneUnlessForced() throws {
    try inScratch { scratch in
      try Data("mine".utf8).write(to: scratch.appendingPathComponent("mine.txt"))
      try Data(#"{"generator":"other"}"#.utf8)
        .write(to: scratch.appendingPathComponent("manifest.json"))
      let before = try content(scratch)
      #expect(throws: OutputError.folderIsNotAReport(path: scratch.path)) {
        try OutputFolder(path: scratch.path).write(files(["a.txt": "A"]))
      }
      let now = try content(scratch)
      #expect(now == before)
      try OutputFolder(path: scratch.path, isForced: true).write(files(["a.txt": "A"]))
      let after = try content(scratch)
      #expect(after["mine.txt"] == "mine")
      #expect(after["a.txt"] == "A")
    }
  }

  @Test func aFailureHalfwayLeavesTheEarlierReport() throws {
    try inScratch { scratch in
      let target = scratch.appendingPathComponent("out")
      let folder = OutputFolder(path: target.path)
      try folder.write(files(["a.txt": "1", "b.txt": "1", "gone.txt": "1"]))
      // A folder of the user's stands where the new run wants to put a file.
      let obstacle = target.appendingPathComponent("z.txt/keep")
      try FileManager.default.createDirectory(at: obstacle, withIntermediateDirectories: true)
      let before = try content(scratch)
      let error = #expect(throws: OutputError.self) {
        try folder.write(files(["a.txt": "2", "new/n.txt": "2", "z.txt": "2"]))
      }
      #expect(error?.exitCode == 74)
      let now = try content(scratch)
      #expect(now == before)
    }
  }

  @Test func aFailureInANewFolderLeavesNothing() throws {
    try inScratch { scratch in
      let target = scratch.appendingPathComponent("deep/out")
      let error = #expect(throws: OutputError.self) {
        // One path is a file and a folder at once, which no file system can hold.
        try OutputFolder(path: target.path).write([
          OutputFile(path: "a", text: "1"), OutputFile(path: "a/b", text: "2"),
        ])
      }
      #expect(error?.exitCode == 74)
      let rest = try content(scratch)
      #expect(rest.isEmpty)
    }
  }

  @Test func aFileInThePlaceOfAFolderIsRefused() throws {
    try inScratch { scratch in
      let file = scratch.appendingPathComponent("file")
      try Data("x".utf8).write(to: file)
      #expect(
        throws: OutputError.wrongKind(path: file.path, found: "file", required: "folder")
      ) { try OutputFolder(path: file.path, isForced: true).check() }
      let below = file.appendingPathComponent("below")
      let error = #expect(throws: OutputError.self) {
        try OutputFolder(path: below.path).write(files(["a.txt": "A"]))
      }
      #expect(
        error
          == .cannotCreate(path: below.path, reason: "a part of the path is not a folder"))
      #expect(error?.exitCode == 73)
    }
  }

  @Test func aSingleFileIsNotReplacedUnlessForced() throws {
    try inScratch { scratch in
      let file = scratch.appendingPathComponent("out.csv").path
      try SingleOutput(path: file).write("1")
      #expect(throws: OutputError.fileExists(path: file)) {
        try SingleOutput(path: file).write("2")
      }
      let now = try content(scratch)
      #expect(now == ["out.csv": "1"])
      try SingleOutput(path: file, isForced: true).write("2")
      let after = try content(scratch)
      #expect(after == ["out.csv": "2"])
      let missing = scratch.appendingPathComponent("none/out.csv").path
      let error = #expect(throws: OutputError.self) { try SingleOutput(path: missing).write("") }
      #expect(error?.exitCode == 73)
      #expect(
        throws: OutputError.wrongKind(path: scratch.path, found: "folder", required: "file")
      ) { try SingleOutput(path: scratch.path, isForced: true).write("") }
    }
  }

  /// Others may read what is written, as the user's mask allows, however it was put in place.
  @Test func filesHaveOrdinaryPermissions() throws {
    try inScratch { scratch in
      let plain = scratch.appendingPathComponent("plain")
      try Data().write(to: plain)
      try SingleOutput(path: scratch.appendingPathComponent("single").path).write("x")
      try OutputFolder(path: scratch.appendingPathComponent("out").path).write(files(["a": "A"]))
      let modes = try ["plain", "single", "out/a"].map { name in
        let file = scratch.appendingPathComponent(name).path
        return try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
      }
      #expect(modes[0] != nil)
      #expect(modes[1] == modes[0])
      #expect(modes[2] == modes[0])
    }
  }

  @Test func aLinkToAFolderIsFollowed() throws {
    try inScratch { scratch in
      let target = scratch.appendingPathComponent("real")
      let link = scratch.appendingPathComponent("link")
      try FileManager.default.createDirectory(at: target, withIntermediateDirectories: false)
      try FileManager.default.createSymbolicLink(at: link, withDestinationURL: target)
      try OutputFolder(path: link.path).write(files(["a.txt": "A"]))
      let found = try content(target)
      #expect(found["a.txt"] == "A")
      let pointed = try FileManager.default.destinationOfSymbolicLink(atPath: link.path)
      #expect(pointed == target.path)
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDeviceIsReported() {
    let error = #expect(throws: OutputError.self) {
      try SingleOutput(path: "/dev/full").write("text")
    }
    #expect(error == .writeFailed(path: "/dev/full", reason: "no space left on the device"))
  }
}
