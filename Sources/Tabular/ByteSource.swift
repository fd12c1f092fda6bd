import Foundation

/// Bytes read block by block from a file or from standard input.
public final class ByteSource {
  /// The name that errors and messages give the source.
  public let name: String
  private let descriptor: Int32
  private let isOwned: Bool
  /// Where the bytes come from when not from a descriptor.
  private let producer: ((UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int)?

  /// Standard input.
  public init() {
    name = "standard input"
    descriptor = STDIN_FILENO
    isOwned = false
    producer = nil
  }

  /// Bytes that come from anywhere.
  ///
  /// - Parameters:
  ///   - name: The name that errors and messages give the source.
  ///   - producer: Fills the buffer or a part of it and answers how many bytes, zero only at the
  ///     end.
  public init(
    name: String,
    producer: @escaping (UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int
  ) {
    self.name = name
    descriptor = -1
    isOwned = false
    self.producer = producer
  }

  /// Opens a file, a device or a named pipe.
  ///
  /// - Throws: ``ByteSourceError/notOpened(file:reason:)``, ``ByteSourceError/isFolder(_:)``.
  public init(path: String) throws(ByteSourceError) {
    name = path
    isOwned = true
    producer = nil
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .notOpened(file: path, reason: Self.reason(errno))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .notOpened(file: path, reason: Self.reason(errno))
    }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .isFolder(path) }
  }

  deinit {
    // Nothing was written, so that a failure to close loses nothing.
    if isOwned, descriptor >= 0 { _ = close(descriptor) }
  }

  /// Reads what is ready, at most as many bytes as the buffer has room for; waits for the first.
  ///
  /// - Returns: how many bytes were read, zero only at the end.
  /// - Throws: ``ByteSourceError/readFailed(file:reason:)``.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int {
    guard let start = buffer.baseAddress, buffer.count > 0 else { return 0 }
    if let producer { return try producer(buffer) }
    while true {
      let count = Foundation.read(descriptor, start, buffer.count)
      if count >= 0 { return count }
      let code = errno
      guard code == EINTR else { throw .readFailed(file: name, reason: Self.reason(code)) }
    }
  }

  /// The system's words for an error, in lower case as they stand inside a sentence.
  private static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT: "there is no such file"
    case EACCES, EPERM: "permission denied"
    case EISDIR: "it is a folder"
    case ENOTDIR: "a part of the path is not a folder"
    default: "\(String(cString: strerror(code)).lowercased())"
    }
  }
}

/// Why bytes could not be read.
public enum ByteSourceError: Error, Equatable, CustomStringConvertible {
  case notOpened(file: String, reason: String)
  case isFolder(String)
  case readFailed(file: String, reason: String)

  public var description: String {
    switch self {
    case .notOpened(let file, let reason):
      "\(file) cannot be opened (\(reason)); name a file that can be read."
    case .isFolder(let file):
      "\(file) is a folder; name a file in it."
    case .readFailed(let file, let reason):
      "\(file) could not be read to its end (\(reason)); try again."
    }
  }
}
