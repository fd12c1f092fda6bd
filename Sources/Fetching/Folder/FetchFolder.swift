import Foundation
import Synchronization

/// The folder that answers are written to, each whole or not at all, with a record of each in the
/// hidden folder `.fetch`: what was asked, the digest of the answer, and its tag.
///
/// One run at a time has the folder. What an answer of the same request is complete for is not
/// asked for again, as long as the file still has the digest of its record.
public final class FetchFolder: Sendable {
  public let path: String
  private let records: String
  private let lock: Int32
  private let digest: @Sendable ([UInt8]) -> String
  /// Held while a file is written; whether nothing more may be written.
  private let isAbandoned = Mutex(false)

  /// Opens the folder, which is created when it is not there.
  ///
  /// - Parameter digest: SHA-256 in hexadecimal.
  /// - Throws: ``FetchError/folder(path:reason:)``, ``FetchError/folderInUse(path:)``.
  public init(
    path: String, digest: @escaping @Sendable ([UInt8]) -> String
  ) throws(FetchError) {
    self.path = path
    self.digest = digest
    records = path + "/.fetch"
    do {
      try FileManager.default.createDirectory(
        atPath: records, withIntermediateDirectories: true)
    } catch {
      throw .folder(path: path, reason: "it is no folder that can be written to")
    }
    lock = open(records + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard lock >= 0 else { throw .folder(path: path, reason: FetchFolder.words(errno)) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      close(lock)
      throw .folderInUse(path: path)
    }
    removeDrafts()
  }

  deinit {
    close(lock)
  }

  /// Ends writing for good and takes away what is not whole; for a run that is interrupted.
  public func abandon() {
    isAbandoned.withLock { isAbandoned in
      isAbandoned = true
      removeDrafts()
    }
  }

  /// The record of a query whose answer is there, whole and unchanged; nil otherwise.
  func record(of identity: String) -> FetchRecord? {
    let name = name(of: identity)
    guard let bytes = FileManager.default.contents(atPath: records + "/\(name).json"),
      let record = FetchRecord(reading: bytes), record.request == identity,
      let answer = FileManager.default.contents(atPath: "\(path)/\(record.file)"),
      record.sha256 == digest([UInt8](answer))
    else { return nil }
    return record
  }

  /// Writes an answer, then its record.
  ///
  /// - Throws: ``FetchError/notWritten(path:reason:)``, ``FetchError/interrupted``.
  func keep(
    _ answer: [UInt8], of identity: String, years: ClosedRange<Int>, tag: String?,
    contents: AnswerContents
  ) throws(FetchError) -> FetchRecord {
    let name = name(of: identity)
    let record = FetchRecord(
      file: "bls-\(years.lowerBound)-\(years.upperBound)-\(name).json", request: identity,
      sha256: digest(answer), tag: tag, contents: contents)
    try write(answer, to: record.file)
    try write(record.bytes, to: ".fetch/\(name).json")
    return record
  }

  /// The part of a file's name that tells requests apart.
  private func name(of identity: String) -> String {
    String(digest(Array(identity.utf8)).prefix(16))
  }

  /// Writes a file beside its place and renames it.
  private func write(_ bytes: [UInt8], to file: String) throws(FetchError) {
    let target = "\(path)/\(file)"
    let draft = "\(records)/\(Self.draft)"
    let fault = isAbandoned.withLock { isAbandoned -> Int32? in
      if isAbandoned { return ECANCELED }
      let fault = Self.write(bytes, to: draft) ?? (rename(draft, target) == 0 ? nil : errno)
      if fault != nil { removeDrafts() }
      return fault
    }
    if fault == ECANCELED { throw .interrupted }
    if let fault {
      throw .notWritten(path: target, reason: Self.words(fault))
    }
  }

  /// Writes and flushes a file; the system's number for what went wrong, nil when nothing did.
  private static func write(_ bytes: [UInt8], to path: String) -> Int32? {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard file >= 0 else { return errno }
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let fault = errno
        close(file)
        return fault
      }
      start += count
    }
    guard fsync(file) == 0 else {
      let fault = errno
      close(file)
      return fault
    }
    return close(file) == 0 ? nil : errno
  }

  private static let draft = "draft"

  private func removeDrafts() {
    unlink("\(records)/\(Self.draft)")
  }

  private static func words(_ code: Int32) -> String {
    switch code {
    case EACCES, EPERM: "permission denied"
    case ENOSPC: "no space left on the device"
    case EROFS: "the file system is read-only"
    default: String(cString: strerror(code)).lowercased()
    }
  }
}
