import Foundation

/// Real files that a clone of this repository alone does not have.
///
/// They are looked for in `shared` beside the package, or where MODALITY_SHARED says.
enum SharedFiles {
  static let folder: String =
    ProcessInfo.processInfo.environment["MODALITY_SHARED"]
    ?? URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared").path

  static let areThere = FileManager.default.fileExists(atPath: folder + "/fixtures/damaged")

  static func path(_ name: String) -> String { "\(folder)/fixtures/\(name)" }
}
