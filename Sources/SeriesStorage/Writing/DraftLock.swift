import Foundation
import Synchronization

/// The file of a draft, locked so that other programs can tell it from one that was abandoned.
final class DraftLock: Sendable {
  private let folder: String
  private let prefix: String
  private let state = Mutex(State.untaken)

  private enum State {
    case untaken
    /// The descriptor is closed once the draft is discarded, and not later: closing it then would
    /// take away the locks that SQLite has on the store by its other name.
    case held(path: String, descriptor: Int32)
    case discarded
  }

  private static let suffix = ".new"

  struct Fault: Error {
    let reason: String

    init(_ code: Int32) { reason = String(cString: strerror(code)).lowercased() }
  }

  init(for target: URL) {
    folder = target.deletingLastPathComponent().path
    prefix = ".\(target.lastPathComponent)."
  }

  deinit { discard() }

  /// The file; nil before it is taken and after it is discarded.
  var path: String? {
    state.withLock { if case .held(let path, _) = $0 { path } else { nil } }
  }

  /// Makes the file, empty, under a name that nobody has, and removes what was abandoned.
  ///
  /// - Throws: ``Fault``, also when it was discarded before.
  func take() throws -> String {
    try state.withLock { state in
      guard case .untaken = state else { throw Fault(ENOENT) }
      removeAbandoned()
      let (path, descriptor) = try made()
      state = .held(path: path, descriptor: descriptor)
      return path
    }
  }

  /// Removes the file, and keeps it from being made. Again, this does nothing.
  func discard() {
    state.withLock { state in
      if case .held(let path, let descriptor) = state {
        Self.remove(path)
        _ = close(descriptor)
      }
      state = .discarded
    }
  }

  private func made() throws(Fault) -> (path: String, descriptor: Int32) {
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
      if fstat(made, &status) == 0, status.st_nlink > 0 { return (path, made) }
      // Another program took it for abandoned before it was locked.
      _ = close(made)
    }
  }

  /// Removes the drafts that nobody holds.
  private func removeAbandoned() {
    // A folder that cannot be listed takes no store, and whoever makes the draft is told.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasPrefix(prefix) && name.hasSuffix(Self.suffix) {
      let number = name.dropFirst(prefix.count).dropLast(Self.suffix.count)
      guard !number.isEmpty, number.allSatisfy(\.isNumber) else { continue }
      let path = "\(folder)/\(name)"
      let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
      guard descriptor >= 0 else { continue }
      var status = stat()
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0, fstat(descriptor, &status) == 0,
        status.st_nlink > 0
      {
        Self.remove(path)
      }
      _ = close(descriptor)
    }
  }

  /// A file and what SQLite puts beside it.
  private static func remove(_ path: String) {
    for suffix in ["", "-journal", "-wal", "-shm"] { unlink(path + suffix) }
  }
}
