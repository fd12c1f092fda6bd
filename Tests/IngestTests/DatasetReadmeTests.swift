import Foundation
import Ingest
import Testing

@Suite struct DatasetReadmeTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Each folder's README states the SHA-256 of its files; `sha256sum` is the independent program.
  @Test func readmesStateTheHashOfEveryFile() throws {
    for dataset in EmbeddedDataset.all {
      let file = Self.root.appendingPathComponent(dataset.path)
      let readme = file.deletingLastPathComponent().appendingPathComponent("README.md")
      let text = try String(contentsOf: readme, encoding: .utf8)
      let hash = try Self.sha256sum(file)
      #expect(text.contains("| \(file.lastPathComponent) |"), "\(dataset.path) is not listed")
      #expect(text.contains("`\(hash)`"), "\(dataset.path) has changed; its hash is \(hash)")
    }
  }

  private static func sha256sum(_ file: URL) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
    process.arguments = [file.path]
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data.prefix(64), as: UTF8.self)
  }
}
