import Foundation
import GRDB
import LaborSeries

/// A store that is made beside its place and put there whole, so that nobody meets half of one, and
/// a file that cannot be taken in leaves no store where there was none.
///
/// The draft has a name that begins with a dot and is locked for as long as it is worked on. What
/// a program that was killed has left behind is removed when the next one makes a draft.
public struct StoreDraft: Sendable {
  /// Where the store is to be.
  public let path: String
  private let lock: DraftLock

  /// The draft of a store; nothing is on disk before ``make()``.
  public init(of path: String) {
    self.path = path
    lock = DraftLock(for: URL(fileURLWithPath: path))
  }

  /// Makes an empty store beside its place. What it takes in comes to its place with
  /// ``publish(_:)``. Call it once.
  ///
  /// - Throws: ``StoreError``.
  public func make() throws -> SeriesStore {
    do {
      return try SeriesStore(newIn: try lock.take(), for: path)
    } catch let fault as DraftLock.Fault {
      throw StoreError.notOpened(path, reason: fault.reason)
    } catch {
      discard()
      throw StoreError.translating(error, path: path)
    }
  }

  /// Puts the store in its place, when everything is taken in; it cannot be used afterwards.
  ///
  /// - Parameter store: What ``make()`` gave.
  /// - Returns: False when another program has put one there in the meantime, which stays as it is.
  /// - Throws: ``StoreError``.
  public func publish(_ store: SeriesStore) throws -> Bool {
    defer { discard() }
    guard let draft = lock.path else { throw fault(ENOENT) }
    do {
      try store.queue.writeWithoutTransaction { database in
        // From now on readers and a writer do not hinder each other.
        try database.execute(sql: "PRAGMA journal_mode = WAL")
      }
      try store.queue.close()
    } catch {
      throw StoreError.translating(error, path: path)
    }
    if link(draft, path) == 0 {
      try syncFolder()
      return true
    }
    switch errno {
    case EEXIST: return false
    case EPERM, EOPNOTSUPP, ENOSYS, EMLINK: return try publishWithoutLinks(draft)
    case let code: throw fault(code)
    }
  }

  /// Removes what has not come to its place; the store in its place stays. This can be called at
  /// any moment, from any thread, and again.
  public func discard() { lock.discard() }

  /// Where a file cannot have two names, the name is taken first.
  private func publishWithoutLinks(_ draft: String) throws -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      if errno == EEXIST { return false }
      throw fault(errno)
    }
    _ = close(descriptor)
    guard rename(draft, path) == 0 else {
      let code = errno
      unlink(path)
      throw fault(code)
    }
    try syncFolder()
    return true
  }

  /// Makes the new name last through a loss of power.
  private func syncFolder() throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    // A folder that can be written to but not read, or of a system that syncs no folders.
    guard descriptor >= 0 else { return }
    defer { _ = close(descriptor) }
    guard fsync(descriptor) == 0 || errno == EINVAL else {
      throw StoreError.writeFailed(path, reason: DraftLock.Fault(errno).reason)
    }
  }

  private func fault(_ code: Int32) -> StoreError {
    .notOpened(path, reason: DraftLock.Fault(code).reason)
  }
}
