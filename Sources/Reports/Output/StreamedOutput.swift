import Foundation

/// One file that is written piece by piece and appears as a whole or not at all.
///
/// The pieces go to a hidden file beside the destination, which ``finish()`` puts in place by one
/// rename and ``discard()`` removes. A device or a pipe, such as `/dev/stdout`, is written
/// directly.
public final class StreamedOutput: Sendable {
  /// The file's path, as the user gave it.
  public let path: String
  private let target: URL
  /// The hidden file; `nil` where the destination is written directly.
  private let draft: URL?
  private let handle: FileHandle

  /// Opens the hidden file.
  ///
  /// - Throws: `OutputError` when the file exists and `isForced` is false, or when the place cannot
  ///   be written.
  public init(path: String, isForced: Bool = false) throws(OutputError) {
    let output = SingleOutput(path: path, isForced: isForced)
    try output.check()
    self.path = path
    target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let draft = output.isDevice ? nil : try Self.draft(of: target, path: path)
    self.draft = draft
    do {
      handle = try FileHandle(forWritingTo: draft ?? target)
    } catch {
      if let draft { unlink(draft.path) }
      throw .cannotCreate(path: path, reason: Disk.reason(error))
    }
  }

  /// Adds bytes to the end.
  ///
  /// - Throws: `OutputError.writeFailed`.
  public func write(_ bytes: [UInt8]) throws(OutputError) {
    do {
      try handle.write(contentsOf: Data(bytes))
    } catch {
      throw .writeFailed(path: path, reason: Disk.reason(error))
    }
  }

  /// Puts the file in place.
  ///
  /// - Throws: `OutputError.writeFailed`; a file that was there is then as it was before.
  public func finish() throws(OutputError) {
    do {
      if draft != nil { try handle.synchronize() }
      try handle.close()
    } catch {
      throw .writeFailed(path: path, reason: Disk.reason(error))
    }
    guard let draft else { return }
    guard rename(draft.path, target.path) == 0 else {
      let code = POSIXErrorCode(rawValue: errno) ?? .EIO
      throw .writeFailed(path: path, reason: Disk.reason(POSIXError(code)))
    }
  }

  /// Removes what was written, after a failure. May be called from a signal's handler queue.
  public func discard() {
    // The error that led here is the one to report.
    if let draft { unlink(draft.path) }
  }

  /// A new empty file beside the target, with a name that no other has.
  private static func draft(of target: URL, path: String) throws(OutputError) -> URL {
    let folder = target.deletingLastPathComponent()
    guard Disk.kind(of: folder.path) == .folder else {
      throw .cannotCreate(path: path, reason: "the folder \(folder.path) does not exist")
    }
    let process = ProcessInfo.processInfo.processIdentifier
    var code = POSIXErrorCode.EEXIST
    for attempt in 0..<100 {
      // A long name with something added could be longer than the system allows.
      let name = target.lastPathComponent.utf8.count > 200 ? "modality" : target.lastPathComponent
      let draft = folder.appendingPathComponent(".\(name).\(process).\(attempt)")
      let descriptor = open(draft.path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 {
        keepMode(of: target, on: descriptor)
        close(descriptor)
        return draft
      }
      code = POSIXErrorCode(rawValue: errno) ?? .EIO
      // A name may be left over from a run that was killed.
      guard code == .EEXIST else { break }
    }
    throw .cannotCreate(path: path, reason: Disk.reason(POSIXError(code)))
  }

  /// Gives the draft the permissions of the file that it is to replace, where there is one.
  private static func keepMode(of target: URL, on descriptor: Int32) {
    var status = stat()
    guard stat(target.path, &status) == 0 else { return }
    // A file of somebody else may refuse; the draft then has ordinary permissions.
    _ = fchmod(descriptor, status.st_mode & 0o777)
  }
}
