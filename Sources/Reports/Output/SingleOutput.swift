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
    case .file where isDevice: return
    case .file where !isForced: throw .fileExists(path: path)
    case .file:
      if let mark = OfficeLock.mark(beside: URL(fileURLWithPath: path)) {
        throw .openElsewhere(path: path, mark: mark)
      }
    case nil: break
    }
  }

  /// Writes `text` in UTF-8.
  ///
  /// - Throws: `OutputError`; a file that was there is then as it was before.
  public func write(_ text: String) throws(OutputError) {
    try write(Array(text.utf8))
  }

  /// Writes `bytes`, unless `isInterrupted` says before the end that they are no longer wanted.
  ///
  /// - Throws: `OutputError`; a file that was there is then as it was before.
  public func write(
    _ bytes: [UInt8], unless isInterrupted: () -> Bool = { false }
  ) throws(OutputError) {
    let stream = try StreamedOutput(path: path, isForced: isForced)
    do throws(OutputError) {
      var start = 0
      while start < bytes.count {
        guard !isInterrupted() else { throw .interrupted(path: path) }
        let end = min(start + (1 << 20), bytes.count)
        try stream.write(Array(bytes[start..<end]))
        start = end
      }
      guard !isInterrupted() else { throw .interrupted(path: path) }
      try stream.finish()
    } catch {
      stream.discard()
      throw error
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
