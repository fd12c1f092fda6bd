import Foundation
import Reports

/// Standard output, written whole.
enum StandardOutput {
  /// - Throws: ``StandardOutputError`` when standard output is closed or full.
  static func write(_ text: String) throws {
    try write(bytes: Array(text.utf8))
  }

  static func write(bytes: [UInt8]) throws {
    if let code = Descriptor.write(bytes, to: STDOUT_FILENO) {
      throw StandardOutputError(reason: Descriptor.words(code), isBrokenPipe: code == EPIPE)
    }
  }
}

/// Standard output could not be written.
struct StandardOutputError: Error, CustomStringConvertible {
  let reason: String
  /// Whether the reader of a pipe went away, which is no fault.
  let isBrokenPipe: Bool

  var description: String {
    "Standard output could not be written (\(reason)); write to a file with --output instead."
  }
}

/// Messages to people, on standard error.
enum Messages {
  /// Writes lines; characters that could steer a terminal, from a file's name or content, are taken
  /// out. Where standard error is closed or full there is nobody to tell, and the run goes on.
  static func write(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { terminalSafe(String($0)) }
    _ = Descriptor.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: STDERR_FILENO)
  }

  /// Shows what may move the cursor, such as a line of progress.
  static func show(_ text: String) {
    _ = Descriptor.write(Array(text.utf8), to: STDERR_FILENO)
  }
}

/// Bytes to an open file of the system.
private enum Descriptor {
  /// Writes every byte; the system's error number when it does not take them.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EAGAIN {
        var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&wait, 1, -1)
      } else if errno != EINTR {
        return errno
      }
    }
    return nil
  }

  static func words(_ code: Int32) -> String {
    switch code {
    case EBADF: "it is closed"
    case ENOSPC: "no space left on the device"
    case EDQUOT: "the disk quota is used up"
    case EFBIG: "the file is larger than this session may write"
    case EIO: "the device reports an error"
    default: "the system reports error \(code)"
    }
  }
}
