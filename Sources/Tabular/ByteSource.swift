import Foundation

/// Bytes read block by block from a file or from standard input.
public final class ByteSource {
  /// The name that errors and messages give the source.
  public let name: String
  /// The number of bytes of a file when it was opened; `nil` for a pipe or a device.
  public let size: Int?
  /// How many bytes have been read.
  public private(set) var bytesRead = 0
  /// Is told how far reading has come, after each block.
  public var onRead: ((ReadProgress) -> Void)?
  /// Is given each block once it is read, and the place of its first byte; after ``rewind()`` the
  /// same blocks may come again.
  public var onBytes: ((borrowing RawSpan, Int) -> Void)?

  private let descriptor: Int32
  private let isOwned: Bool
  /// When a file was last written to before it was opened.
  private let written: timespec?
  /// Where the bytes come from when not from a descriptor.
  private var producer: Producer?
  /// Makes a producer that begins again.
  private let restart: (() throws(ByteSourceError) -> Producer)?

  /// Fills the buffer or a part of it and answers how many bytes, zero only at the end.
  public typealias Producer = (UnsafeMutableRawBufferPointer) throws(ByteSourceError) -> Int

  /// Bytes that come from anywhere.
  ///
  /// - Parameters:
  ///   - name: The name that errors and messages give the source.
  ///   - size: The number of bytes, where it is known.
  ///   - restart: Makes a producer that begins again at the first byte, where that can be done.
  ///   - producer: Gives the bytes one stretch after the other.
  public init(
    name: String, size: Int? = nil, restart: (() throws(ByteSourceError) -> Producer)? = nil,
    producer: @escaping Producer
  ) {
    self.name = name
    self.size = size
    self.producer = producer
    self.restart = restart
    descriptor = -1
    isOwned = false
    written = nil
  }

  /// Standard input.
  public init() {
    name = "standard input"
    descriptor = STDIN_FILENO
    isOwned = false
    (size, written, producer, restart) = (nil, nil, nil, nil)
  }

  /// Opens a file, a device or a named pipe.
  ///
  /// - Throws: ``ByteSourceError/notOpened(file:reason:)``, ``ByteSourceError/isFolder(_:)``.
  public init(path: String) throws(ByteSourceError) {
    name = path
    isOwned = true
    (producer, restart) = (nil, nil)
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .notOpened(file: path, reason: Self.reason(errno))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .notOpened(file: path, reason: Self.reason(errno))
    }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .isFolder(path) }
    // Files of the system that have no length of their own are read like pipes.
    let isFile = status.st_mode & S_IFMT == S_IFREG && status.st_size > 0
    size = isFile ? Int(status.st_size) : nil
    written = isFile ? status.st_mtim : nil
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
    let count =
      if let producer { try producer(buffer) } else { try readDescriptor(start, buffer.count) }
    if count > 0, let onBytes {
      onBytes(UnsafeRawBufferPointer(rebasing: buffer[..<count]).bytes, bytesRead)
    }
    bytesRead += count
    onRead?(ReadProgress(bytes: bytesRead, total: size))
    return count
  }

  private func readDescriptor(
    _ start: UnsafeMutableRawPointer, _ room: Int
  ) throws(ByteSourceError) -> Int {
    while true {
      let count = Foundation.read(descriptor, start, room)
      if count >= 0 { return count }
      let code = errno
      guard code == EINTR else { throw .readFailed(file: name, reason: Self.reason(code)) }
    }
  }

  /// The next bytes, as many as asked for unless the source ends before.
  ///
  /// - Throws: ``ByteSourceError/readFailed(file:reason:)``.
  public func readHead(_ count: Int) throws(ByteSourceError) -> [UInt8] {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
    defer { buffer.deallocate() }
    var filled = 0
    while filled < count {
      let found = try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      guard found > 0 else { break }
      filled += found
    }
    return Array(buffer[..<filled])
  }

  /// Goes back to the first byte; false where that cannot be done, as with a pipe.
  ///
  /// - Throws: What opening the bytes anew throws.
  public func rewind() throws(ByteSourceError) -> Bool {
    if let restart {
      producer = try restart()
    } else {
      guard written != nil, lseek(descriptor, 0, SEEK_SET) == 0 else { return false }
    }
    bytesRead = 0
    return true
  }

  /// Makes sure, once a file has been read to its end, that it was one and the same all the while.
  ///
  /// - Throws: ``ByteSourceError/changed(file:)`` when the file has grown, shrunk or been written
  ///   to since it was opened.
  public func checkUnchanged() throws(ByteSourceError) {
    guard let size, let written else { return }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw .readFailed(file: name, reason: Self.reason(errno))
    }
    guard
      bytesRead == size, Int(status.st_size) == size, status.st_mtim.tv_sec == written.tv_sec,
      status.st_mtim.tv_nsec == written.tv_nsec
    else { throw .changed(file: name) }
  }

  /// The system's words for an error, in lower case as they stand inside a sentence.
  private static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT: "there is no such file"
    case EACCES, EPERM: "permission denied"
    case EISDIR: "it is a folder"
    case ENOTDIR: "a part of the path is not a folder"
    case ENXIO: "it is a socket, or a device that is not there"
    default: "\(String(cString: strerror(code)).lowercased())"
    }
  }
}

/// How far a source has been read.
public struct ReadProgress: Sendable, Equatable {
  /// The bytes read so far.
  public let bytes: Int
  /// The bytes that there are; `nil` where nobody knows.
  public let total: Int?

  public init(bytes: Int, total: Int?) {
    self.bytes = bytes
    self.total = total
  }
}

/// Why bytes could not be read.
public enum ByteSourceError: Error, Equatable, CustomStringConvertible {
  case notOpened(file: String, reason: String)
  case isFolder(String)
  case readFailed(file: String, reason: String)
  /// The file grew, shrank or was written to while it was read.
  case changed(file: String)
  /// The archive that the bytes lie in is damaged, or they go beyond a limit.
  case damaged(file: String, reason: String)

  public var description: String {
    switch self {
    case .notOpened(let file, let reason):
      "\(file) cannot be opened (\(reason)); name a file that can be read."
    case .isFolder(let file):
      "\(file) is a folder; name a file in it."
    case .readFailed(let file, let reason):
      "\(file) could not be read to its end (\(reason)); try again."
    case .damaged(let file, let reason):
      "\(file) could not be unpacked to its end (\(reason)); download it again."
    case .changed(let file):
      "\(file) was changed while it was read; try again once it is written."
    }
  }
}
