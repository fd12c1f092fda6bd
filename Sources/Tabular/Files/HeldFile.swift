import Foundation

/// A file that stays open, so that what is read later is what was looked at first, whatever
/// happens to its name.
final class HeldFile: Sendable {
  /// The name for messages.
  let name: String
  let size: Int
  private let descriptor: Int32
  /// When the file was last written, in nanoseconds.
  private let written: Int

  /// Opens a regular file.
  init(path: String) throws {
    name = path
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw UnreadableFile.notOpened(.notOpened(file: path, reason: SystemReason.of(errno)))
    }
    try Self.checkKind(status, path)
    // A pipe that takes the file's place between the two calls must not make the program wait.
    descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw UnreadableFile.notOpened(.notOpened(file: path, reason: SystemReason.of(errno)))
    }
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      _ = close(descriptor)
      throw UnreadableFile.notOpened(.notOpened(file: path, reason: SystemReason.of(code)))
    }
    size = Int(status.st_size)
    written = Self.written(status)
    try Self.checkKind(status, path)
  }

  /// Takes over a descriptor of an anonymous file.
  init(name: String, descriptor: Int32, size: Int) throws {
    self.name = name
    self.descriptor = descriptor
    self.size = size
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      written = 0
      throw UnreadableFile.readFailed(file: name, reason: SystemReason.of(errno))
    }
    written = Self.written(status)
  }

  deinit {
    // Nothing was written that anyone else sees, so that a failure to close loses nothing.
    _ = close(descriptor)
  }

  /// A path by which libraries can open this very file.
  var path: String { "/proc/self/fd/\(descriptor)" }

  /// Reads from a place; fewer bytes than asked for only at the end.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard let start = buffer.baseAddress else { return 0 }
    var filled = 0
    while filled < buffer.count {
      let count = pread(descriptor, start + filled, buffer.count - filled, off_t(offset + filled))
      if count == 0 { break }
      if count > 0 {
        filled += count
      } else if errno != EINTR {
        throw UnreadableFile.readFailed(file: name, reason: SystemReason.of(errno))
      }
    }
    return filled
  }

  /// - Throws: ``UnreadableFile/changedWhileRead(file:)`` when the file is no longer as it was.
  func checkUnchanged() throws {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw UnreadableFile.readFailed(file: name, reason: SystemReason.of(errno))
    }
    guard Int(status.st_size) == size, Self.written(status) == written else {
      throw UnreadableFile.changedWhileRead(file: name)
    }
  }

  private static func written(_ status: stat) -> Int {
    status.st_mtim.tv_sec &* 1_000_000_000 &+ status.st_mtim.tv_nsec
  }

  private static func checkKind(_ status: stat, _ path: String) throws {
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw UnreadableFile.notOpened(.isFolder(path))
    case S_IFSOCK: throw UnreadableFile.notAFile(path, kind: "a socket")
    case S_IFIFO: throw UnreadableFile.notAFile(path, kind: "a pipe")
    default: throw UnreadableFile.notAFile(path, kind: "a device")
    }
  }
}

/// Reads a held file from its first byte to its last.
final class HeldFileReader: ByteReader {
  private let file: HeldFile
  private var offset = 0

  init(_ file: HeldFile) { self.file = file }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let room = min(buffer.count, file.size - offset)
    let count = try file.read(
      at: offset, into: UnsafeMutableRawBufferPointer(rebasing: buffer[..<room]))
    offset += count
    if count < room { throw UnreadableFile.changedWhileRead(file: file.name) }
    if offset == file.size { try file.checkUnchanged() }
    return count
  }
}

/// The system's words for an error, in lower case as they stand inside a sentence.
enum SystemReason {
  static func of(_ code: Int32) -> String {
    switch code {
    case ENOENT: "there is no such file"
    case EACCES, EPERM: "permission denied"
    case EISDIR: "it is a folder"
    case ENOTDIR: "a part of the path is not a folder"
    default: String(cString: strerror(code)).lowercased()
    }
  }
}
