import Foundation

@testable import Tabular

/// The parts of a workbook as text, by name.
struct UnpackedParts {
  let parts: [String: String]

  init(_ bytes: [UInt8]) throws {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("parts-\(UUID().uuidString).xlsx")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }  // Only clears up.
    let archive = try ZipArchive(try HeldFile(path: file.path), limits: .standard)
    var parts: [String: String] = [:]
    for entry in archive.entries {
      let reader = try archive.reader(of: entry)
      var content = [UInt8](repeating: 0, count: entry.size)
      var filled = 0
      while filled < content.count {
        filled += try content.withUnsafeMutableBytes { buffer in
          try reader.read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
        }
      }
      parts[entry.name] = String(decoding: content, as: UTF8.self)
    }
    self.parts = parts
  }

  /// The text of a part; empty where there is none.
  subscript(name: String) -> String { parts[name] ?? "" }
}
