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
  private let store: SeriesStore

  /// Makes an empty store beside its place.
  ///
  /// - Throws: ``StoreError``.
  public init(of path: String) throws {
    self.path = path
    let target = URL(fileURLWithPath: path)
    let folder = target.deletingLastPathComponent()
    let prefix = ".\(target.lastPathComponent)."
    DraftLock.removeAbandoned(in: folder.path, prefix: prefix)
    do {
      lock = try DraftLock(in: folder.path, prefix: prefix)
    } catch {
      throw StoreError.notOpened(path, reason: error.reason)
    }
    do {
      store = try SeriesStore(newIn: lock.path, for: path)
    } catch {
      lock.discard()
      throw StoreError.translating(error, path: path)
    }
  }

  /// Takes in what `body` writes, as ``SeriesStore/ingest(_:)`` does.
  ///
  /// - Throws: ``StoreError``, and what `body` throws.
  public func ingest(_ body: (inout StoreSink) throws -> Void) throws -> [StoredFile] {
    try store.ingest(body)
  }

  /// Puts the store in its place. Call it once, when everything is taken in.
  ///
  /// - Returns: False when another program has put one there in the meantime, which stays as it is.
  /// - Throws: ``StoreError``.
  public func publish() throws -> Bool {
    defer { discard() }
    do {
      try store.queue.writeWithoutTransaction { database in
        // From now on readers and a writer do not hinder each other.
        try database.execute(sql: "PRAGMA journal_mode = WAL")
      }
      try store.queue.close()
    } catch {
      throw StoreError.translating(error, path: path)
    }
    if link(lock.path, path) == 0 {
      try syncFolder()
      return true
    }
    switch errno {
    case EEXIST: return false
    case EPERM, EOPNOTSUPP, ENOSYS, EMLINK: return try publishWithoutLinks()
    case let code: throw fault(code)
    }
  }

  /// Removes what has not come to its place; the store in its place stays. This can be called at
  /// any moment, from any thread, and again.
  public func discard() { lock.discard() }

  /// Where a file cannot have two names, the name is taken first.
  private func publishWithoutLinks() throws -> Bool {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      if errno == EEXIST { return false }
      throw fault(errno)
    }
    _ = close(descriptor)
    guard rename(lock.path, path) == 0 else {
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
