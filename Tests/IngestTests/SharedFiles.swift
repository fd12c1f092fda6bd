import Foundation

/// Published files that are too large for the repository, where they are at hand.
enum SharedFiles {
  /// The folder named by `MODALITY_SHARED`, or `shared` beside the package.
  static let folder: URL = {
    if let named = ProcessInfo.processInfo.environment["MODALITY_SHARED"] {
      return URL(fileURLWithPath: named)
    }
    let package = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    return package.deletingLastPathComponent().appendingPathComponent("shared")
  }()

  static func url(_ path: String) -> URL { folder.appendingPathComponent(path) }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: url(path).path)
  }

  static var areThere: Bool { exists("fixtures/damaged") }

  /// The path of a fixture.
  static func path(_ name: String) -> String { url("fixtures/\(name)").path }
}
