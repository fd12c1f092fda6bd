import Foundation

/// What tells one state of a file from another: its bytes' digest, and how many there are.
public struct FileDigest: Sendable, Hashable {
  /// SHA-256 of the bytes, 64 hexadecimal digits.
  public let sha256: String
  /// How many bytes.
  public let byteCount: Int
  /// When the file was last written, in nanoseconds, and which file it is: what a later look at the
  /// name is compared with.
  private let state: FileState

  /// Reads a regular file from its first byte to its last.
  ///
  /// - Throws: ``FileDigestError``.
  public init(ofFile path: String) throws(FileDigestError) {
    let descriptor = try opened(path)
    // Nothing was written, so that a failure to close loses nothing.
    defer { _ = close(descriptor) }
    let before = try FileState(of: descriptor, named: path)
    guard before.isRegular else { throw .notAFile(path) }
    (sha256, byteCount) = try digest(of: descriptor, named: path)
    state = try FileState(of: descriptor, named: path)
    guard before == state, byteCount == state.byteCount else { throw .changed(path) }
  }

  /// How many bytes a regular file has, without reading it.
  ///
  /// - Throws: ``FileDigestError``.
  public static func byteCount(ofFile path: String) throws(FileDigestError) -> Int {
    let descriptor = try opened(path)
    defer { _ = close(descriptor) }
    let state = try FileState(of: descriptor, named: path)
    guard state.isRegular else { throw .notAFile(path) }
    return state.byteCount
  }

  /// Looks whether the file is still the one that was read.
  ///
  /// - Throws: ``FileDigestError/changed(_:)`` when it was written to, replaced, or grew.
  public func checkUnchanged(file path: String) throws(FileDigestError) {
    let descriptor = try opened(path)
    defer { _ = close(descriptor) }
    guard try FileState(of: descriptor, named: path) == state else { throw .changed(path) }
  }
}

/// Why a file has no digest.
public enum FileDigestError: Error, Equatable, CustomStringConvertible {
  case notOpened(file: String, reason: String)
  /// A folder, a socket, a pipe or a device.
  case notAFile(String)
  case readFailed(file: String, reason: String)
  /// The file was written to while it was read.
  case changed(String)

  public var description: String {
    switch self {
    case .notOpened(let file, let reason):
      "\(file) cannot be opened (\(reason)); name a file that can be read."
    case .notAFile(let file):
      "\(file) is a folder, a device, a socket or a pipe; name a file as it was downloaded."
    case .readFailed(let file, let reason):
      "\(file) could not be read to its end (\(reason)); try again."
    case .changed(let file):
      "\(file) was changed while it was read; wait until it is complete and read it again."
    }
  }
}

/// Which file a descriptor is of, how long, and when it was last written.
private struct FileState: Sendable, Hashable {
  let isRegular: Bool
  let device: UInt64
  let inode: UInt64
  let byteCount: Int
  let seconds: Int
  let nanoseconds: Int

  init(of descriptor: Int32, named path: String) throws(FileDigestError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .notOpened(file: path, reason: reason(errno))
    }
    isRegular = status.st_mode & S_IFMT == S_IFREG
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
    byteCount = Int(status.st_size)
    seconds = status.st_mtim.tv_sec
    nanoseconds = status.st_mtim.tv_nsec
  }
}

/// Opens a file without waiting for anyone to write to it.
private func opened(_ path: String) throws(FileDigestError) -> Int32 {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
  guard descriptor >= 0 else {
    // What a socket answers to opening.
    if errno == ENXIO { throw .notAFile(path) }
    throw .notOpened(file: path, reason: reason(errno))
  }
  return descriptor
}

private func digest(
  of descriptor: Int32, named path: String
) throws(FileDigestError) -> (sha256: String, byteCount: Int) {
  var hash = SHA256()
  var total = 0
  // A quarter of a mebibyte stays in the second-level cache between the copy and the digest.
  let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
  defer { buffer.deallocate() }
  while true {
    let count = read(descriptor, buffer.baseAddress, buffer.count)
    if count < 0 && errno == EINTR { continue }
    guard count >= 0 else { throw .readFailed(file: path, reason: reason(errno)) }
    guard count > 0 else { return (hash.hexDigest(), total) }
    hash.update(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    total += count
  }
}

/// The system's words for an error, in lower case as they stand inside a sentence.
private func reason(_ code: Int32) -> String {
  switch code {
  case ENOENT: "there is no such file"
  case EACCES, EPERM: "permission denied"
  default: String(cString: strerror(code)).lowercased()
  }
}
