import CFreeXL
import Foundation

/// A file without a name, for a member of an archive that a library wants to seek in.
///
/// Small members stay in memory, large ones go to the temporary folder, where no one can find them
/// and the system removes them as soon as they are closed.
struct AnonymousFile: ~Copyable {
  private let name: String
  private var descriptor: Int32
  private(set) var size = 0

  private static let largestInMemory = 8 << 20
  /// MFD_CLOEXEC, which the C headers show only to GNU sources.
  private static let closedOnExecution: UInt32 = 1

  init(name: String, expectedSize: Int) throws {
    self.name = name
    let fromFolder = expectedSize > Self.largestInMemory ? Self.openInTemporaryFolder() : -1
    descriptor =
      fromFolder >= 0 ? fromFolder : memfd_create("modality-part", Self.closedOnExecution)
    guard descriptor >= 0 else {
      throw UnreadableFile.noTemporarySpace(file: name, reason: SystemReason.of(errno))
    }
  }

  deinit {
    if descriptor >= 0 { _ = close(descriptor) }
  }

  /// Appends bytes.
  mutating func write(_ bytes: UnsafeRawBufferPointer) throws {
    var done = 0
    while done < bytes.count, let start = bytes.baseAddress {
      let count = Foundation.write(descriptor, start + done, bytes.count - done)
      if count >= 0 {
        done += count
      } else if errno != EINTR {
        throw UnreadableFile.noTemporarySpace(file: name, reason: SystemReason.of(errno))
      }
    }
    size += done
  }

  /// The file for reading.
  consuming func held() throws -> HeldFile {
    let given = descriptor
    descriptor = -1
    return try HeldFile(name: name, descriptor: given, size: size)
  }

  private static func openInTemporaryFolder() -> Int32 {
    // The value of O_TMPFILE on Linux, which the C headers show only to GNU sources.
    let anonymous: Int32 = 0o20_200_000
    let folder = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
    return open(folder, anonymous | O_RDWR | O_CLOEXEC, 0o600)
  }
}
