import Foundation
import Synchronization

/// The file of a draft, locked so that other programs can tell it from one that was abandoned.
final class DraftLock: Sendable {
  let path: String
  /// Closed once the draft is discarded, and not later: closing it then would take away the locks
  /// that SQLite has on the store by its other name.
  private let descriptor: Mutex<Int32?>

  private static let suffix = ".new"

  struct Fault: Error {
    let reason: String

    init(_ code: Int32) { reason = String(cString: strerror(code)).lowercased() }
  }

  /// Makes the file, empty, under a name that nobody has.
  init(in folder: String, prefix: String) throws(Fault) {
    var number = Int(getpid())
    while true {
      let path = "\(folder)/\(prefix)\(number)\(Self.suffix)"
      let made = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      guard made >= 0 || errno == EEXIST else { throw Fault(errno) }
      number += 1
      guard made >= 0 else { continue }
      // A file system without locks has no abandoned drafts removed either.
      _ = flock(made, LOCK_EX)
      var status = stat()
      if fstat(made, &status) == 0, status.st_nlink > 0 {
        self.path = path
        descriptor = Mutex(made)
        return
      }
      // Another program took it for abandoned before it was locked.
      _ = close(made)
    }
  }

  deinit { discard() }

  /// Removes the file unless that has been done.
  func discard() {
    descriptor.withLock { descriptor in
      guard let held = descriptor else { return }
      Self.remove(path)
      _ = close(held)
      descriptor = nil
    }
  }

  /// Removes the drafts that nobody holds.
  static func removeAbandoned(in folder: String, prefix: String) {
    // A folder that cannot be listed takes no store, and whoever makes the draft is told.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix(prefix) && name.hasSuffix(suffix) {
      let number = name.dropFirst(prefix.count).dropLast(suffix.count)
      guard !number.isEmpty, number.allSatisfy(\.isNumber) else { continue }
      let path = "\(folder)/\(name)"
      let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      guard descriptor >= 0 else { continue }
      var status = stat()
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &status) == 0,
        status.st_nlink > 0
      {
        remove(path)
      }
      _ = close(descriptor)
    }
  }

  /// A file and what SQLite puts beside it.
  private static func remove(_ path: String) {
    for suffix in ["", "-journal", "-wal", "-shm"] { unlink(path + suffix) }
  }
}
