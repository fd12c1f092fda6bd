import Foundation

/// A folder that is written as a whole or not at all.
///
/// Everything is first written to a hidden folder, beside a new destination and inside one that
/// exists, which may be the root of its file system. A new destination is then put in place by one
/// rename. In an earlier report each file is exchanged for the new one and files that the earlier manifest lists and the new run lacks are removed; files of others
/// are never touched. When anything fails, the earlier files are put back.
public struct OutputFolder: Sendable {
  /// The folder's path, as the user gave it.
  public let path: String
  /// Whether files may be written into a folder that holds other things.
  public let isForced: Bool

  /// A folder to be written; nothing is touched before `write`.
  public init(path: String, isForced: Bool = false) {
    self.path = path
    self.isForced = isForced
  }

  /// Throws when `write` would refuse, so that a long run can fail before it begins.
  public func check() throws(OutputError) {
    try checkNoneIsOpen(try earlierPaths())
  }

  /// Writes `files`, whose paths differ from one another, unless `isInterrupted` says before the
  /// end that they are no longer wanted.
  ///
  /// - Throws: `OutputError`; the folder is then as it was before.
  public func write(
    _ files: [OutputFile], unless isInterrupted: () -> Bool = { false }
  ) throws(OutputError) {
    precondition(Set(files.map(\.path)).count == files.count, "each file has a path of its own")
    let exists = Disk.kind(of: destination.path) != nil
    let earlier = try earlierPaths()
    try checkNoneIsOpen(earlier.union(files.map(\.path)))
    var created: [URL] = []
    let staging = try makeStaging(
      in: exists ? destination : destination.deletingLastPathComponent(), created: &created)
    do {
      let fresh = staging.appendingPathComponent("new")
      try stage(files, in: fresh, unless: isInterrupted)
      if exists {
        let stale = earlier.subtracting(files.map(\.path))
        try exchange(
          files.map(\.path), removing: stale.sorted(), staging: staging, unless: isInterrupted)
      } else {
        try Disk.move(fresh, to: destination)
      }
      try Disk.remove(staging)
    } catch let error as FolderExchange.RestoreFailure {
      throw .restoreFailed(path: path, backup: staging.path, reason: error.reason)
    } catch {
      discard([staging] + created.reversed())
      throw error as? OutputError ?? .writeFailed(path: path, reason: Disk.reason(error))
    }
  }

  private var destination: URL {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL
  }

  /// The paths that the manifest of an earlier run lists; none when there was none.
  private func earlierPaths() throws(OutputError) -> Set<String> {
    switch Disk.kind(of: destination.path) {
    case nil: return []
    case .file: throw .wrongKind(path: path, found: "file", required: "folder")
    case .folder: break
    }
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: destination.path)
    } catch {
      throw .cannotCreate(path: path, reason: Disk.reason(error))
    }
    // What a run that was killed has left behind is not somebody's file.
    if names.allSatisfy({ $0.hasPrefix(Self.stagingPrefix) }) { return [] }
    let manifest = destination.appendingPathComponent(Manifest.fileName)
    if names.contains(Manifest.fileName), let earlier = EarlierManifest(at: manifest) {
      return Set(earlier.paths + [Manifest.fileName])
    }
    guard isForced else { throw .folderIsNotAReport(path: path) }
    return []
  }

  /// - Throws: `OutputError.openElsewhere` for the first of `paths` that an office program has open.
  private func checkNoneIsOpen(_ paths: Set<String>) throws(OutputError) {
    for path in paths.sorted() {
      if let mark = OfficeLock.mark(beside: destination.appendingPathComponent(path)) {
        throw .openElsewhere(path: self.path + "/" + path, mark: mark)
      }
    }
  }

  private static let stagingPrefix = ".modality.partial-"

  /// Creates a folder of a new name in `parent`, and the folders above it that are missing.
  private func makeStaging(
    in parent: URL, created: inout [URL]
  ) throws(OutputError) -> URL {
    do {
      created = try Disk.makeFolders(parent)
      var number = 1
      while true {
        let staging = parent.appendingPathComponent(Self.stagingPrefix + "\(number)")
        if Disk.kind(of: staging.path) == nil {
          try FileManager.default.createDirectory(at: staging, withIntermediateDirectories: false)
          return staging
        }
        number += 1
      }
    } catch {
      discard(created.reversed())
      throw .cannotCreate(path: path, reason: Disk.reason(error))
    }
  }

  private func stage(
    _ files: [OutputFile], in folder: URL, unless isInterrupted: () -> Bool
  ) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for file in files {
      guard !isInterrupted() else { throw OutputError.interrupted(path: path) }
      let target = folder.appendingPathComponent(file.path)
      try FileManager.default.createDirectory(
        at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.bytes).write(to: target)
    }
    guard !isInterrupted() else { throw OutputError.interrupted(path: path) }
  }

  private func exchange(
    _ paths: [String], removing stale: [String], staging: URL, unless isInterrupted: () -> Bool
  ) throws {
    var exchange = FolderExchange(
      destination: destination, fresh: staging.appendingPathComponent("new"),
      backup: staging.appendingPathComponent("old"))
    do {
      for path in stale { try exchange.setAside(path) }
      for path in paths {
        guard !isInterrupted() else { throw OutputError.interrupted(path: self.path) }
        try exchange.replace(path)
      }
    } catch {
      try exchange.undo(because: error)
      throw error
    }
    exchange.removeEmptyFolders(of: stale)
  }

  /// Takes away what this run created; what cannot be taken away is harmless and stays.
  private func discard(_ places: [URL]) {
    for place in places where Disk.kind(of: place.path) != nil {
      do { try Disk.remove(place) } catch { continue }
    }
  }
}

/// The part of an earlier manifest that says which files belong to it.
private struct EarlierManifest: Decodable {
  struct Output: Decodable { let path: String }
  let generator: String
  let outputs: [Output]

  var paths: [String] {
    outputs.map(\.path).filter { path in
      path.split(separator: "/", omittingEmptySubsequences: false)
        .allSatisfy { !["", ".", ".."].contains($0) }
    }
  }

  /// Nil when the file is not a manifest of this program.
  init?(at file: URL) {
    do {
      self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: file))
    } catch {
      return nil
    }
    guard generator == Manifest.generator else { return nil }
  }
}
