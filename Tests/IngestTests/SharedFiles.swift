import Foundation

/// Published files that are too large for the repository, where they are at hand: in `shared`
/// beside the package, or where MODALITY_SHARED says.
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

  /// Whether the fixtures are at hand.
  static let areThere = exists("fixtures/damaged")

  static func url(_ path: String) -> URL { folder.appendingPathComponent(path) }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: url(path).path)
  }

  /// The path of a fixture.
  static func path(_ name: String) -> String { url("fixtures/" + name).path }
}
