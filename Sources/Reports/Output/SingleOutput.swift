import Foundation

/// One file that is written as a whole or not at all.
///
/// The bytes go to a hidden file beside the destination, which is then put in place by one rename.
/// A device or a pipe, such as `/dev/stdout`, is written directly.
public struct SingleOutput: Sendable {
  /// The file's path, as the user gave it.
  public let path: String
  /// Whether a file that exists may be replaced.
  public let isForced: Bool

  /// A file to be written; nothing is touched before `write`.
  public init(path: String, isForced: Bool = false) {
    self.path = path
    self.isForced = isForced
  }

  /// Throws when `write` would refuse, so that a long run can fail before it begins.
  public func check() throws(OutputError) {
    switch Disk.kind(of: path) {
    case .folder: throw .wrongKind(path: path, found: "folder", required: "file")
    case .file where !isForced && !isDevice: throw .fileExists(path: path)
    default: break
    }
  }

  /// Writes `text` in UTF-8.
  ///
  /// - Throws: `OutputError`; a file that was there is then as it was before.
  public func write(_ text: String) throws(OutputError) {
    try write(Array(text.utf8))
  }

  /// Writes `bytes`.
  ///
  /// - Throws: `OutputError`; a file that was there is then as it was before.
  public func write(_ bytes: [UInt8]) throws(OutputError) {
    try check()
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    if isDevice { return try writeDirectly(bytes, to: target) }
    let parent = target.deletingLastPathComponent()
    guard Disk.kind(of: parent.path) == .folder else {
      throw .cannotCreate(path: path, reason: "the folder \(parent.path) does not exist")
    }
    guard FileManager.default.isWritableFile(atPath: parent.path) else {
      throw .cannotCreate(path: path, reason: "permission denied")
    }
    do {
      // An atomic write goes to a file beside the target and renames it.
      try Data(bytes).write(to: target, options: .atomic)
    } catch {
      throw .writeFailed(path: path, reason: Disk.reason(error))
    }
  }

  private func writeDirectly(_ bytes: [UInt8], to target: URL) throws(OutputError) {
    do {
      let handle = try FileHandle(forWritingTo: target)
      try handle.write(contentsOf: Data(bytes))
      try handle.close()
    } catch {
      throw .writeFailed(path: path, reason: Disk.reason(error))
    }
  }

  /// Whether the path leads to something other than a file or folder.
  var isDevice: Bool {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    do {
      let kind = try FileManager.default.attributesOfItem(atPath: target)[.type]
      return kind as? FileAttributeType != .typeRegular
        && kind as? FileAttributeType != .typeDirectory
    } catch {
      return false
    }
  }
}
