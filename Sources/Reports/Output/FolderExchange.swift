import Foundation

/// Exchanges files of a folder for new ones, one rename each, and can take everything back.
struct FolderExchange {
  /// Taking back failed: the earlier files remain in the backup.
  struct RestoreFailure: Error {
    let reason: String
  }

  private enum Step {
    case movedAside(String)
    case placed(String)
    case madeFolder(URL)
  }

  let destination: URL
  let fresh: URL
  let backup: URL
  private var steps: [Step] = []

  init(destination: URL, fresh: URL, backup: URL) {
    self.destination = destination
    self.fresh = fresh
    self.backup = backup
  }

  /// Moves an earlier file to the backup, when there is one.
  mutating func setAside(_ path: String) throws {
    let old = destination.appendingPathComponent(path)
    guard let kind = Disk.kind(of: old.path) else { return }
    guard kind == .file else { throw CocoaError(.fileWriteFileExists) }
    let kept = backup.appendingPathComponent(path)
    _ = try Disk.makeFolders(kept.deletingLastPathComponent())
    try Disk.move(old, to: kept)
    steps.append(.movedAside(path))
  }

  /// Puts the new file in the place of the earlier one.
  mutating func replace(_ path: String) throws {
    try setAside(path)
    let target = destination.appendingPathComponent(path)
    for folder in try Disk.makeFolders(target.deletingLastPathComponent()) {
      steps.append(.madeFolder(folder))
    }
    try Disk.move(fresh.appendingPathComponent(path), to: target)
    steps.append(.placed(path))
  }

  /// Takes every step back, last first.
  mutating func undo(because error: any Error) throws {
    do {
      while let step = steps.popLast() {
        switch step {
        case .placed(let path): try Disk.remove(destination.appendingPathComponent(path))
        case .madeFolder(let folder): try Disk.remove(folder)
        case .movedAside(let path):
          try Disk.move(
            backup.appendingPathComponent(path), to: destination.appendingPathComponent(path))
        }
      }
    } catch let second {
      throw RestoreFailure(reason: "\(Disk.reason(error)); then \(Disk.reason(second))")
    }
  }

  /// Removes the folders that `paths` have left empty; one that is not empty stays.
  func removeEmptyFolders(of paths: [String]) {
    let folders = Set(
      paths.map { destination.appendingPathComponent($0).deletingLastPathComponent() })
    for folder in folders where folder.path != destination.path {
      do {
        if try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty {
          try Disk.remove(folder)
        }
      } catch { continue }
    }
  }
}

/// The few dealings with the file system that output needs.
enum Disk {
  enum Kind { case file, folder }

  /// What lies at a path; nil when nothing does. A link counts as what it points at, and a link
  /// that points nowhere as a file.
  static func kind(of path: String) -> Kind? {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      return isFolder.boolValue ? .folder : .file
    }
    do {
      _ = try FileManager.default.attributesOfItem(atPath: path)
      return .file
    } catch {
      return nil
    }
  }

  /// Creates a folder and those above it; answers the ones that were missing, outermost first.
  static func makeFolders(_ folder: URL) throws -> [URL] {
    var missing: [URL] = []
    var current = folder
    while kind(of: current.path) == nil, current.path != "/" {
      missing.insert(current, at: 0)
      current.deleteLastPathComponent()
    }
    guard kind(of: current.path) == .folder else {
      throw POSIXError(.ENOTDIR)
    }
    for url in missing {
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: false)
    }
    return missing
  }

  static func move(_ source: URL, to target: URL) throws {
    try FileManager.default.moveItem(at: source, to: target)
  }

  static func remove(_ place: URL) throws {
    try FileManager.default.removeItem(at: place)
  }

  /// Why something failed, as the system says it.
  static func reason(_ error: any Error) -> String {
    let text = rootCause(error)
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  private static func rootCause(_ error: any Error) -> String {
    if let error = error as? POSIXError { return words(error.code) }
    let error = error as NSError
    if error.domain == NSPOSIXErrorDomain, let code = POSIXErrorCode(rawValue: Int32(error.code)) {
      return words(code)
    }
    if let inner = error.userInfo[NSUnderlyingErrorKey] as? any Error { return rootCause(inner) }
    return error.localizedDescription
  }

  private static func words(_ code: POSIXErrorCode) -> String {
    switch code {
    case .EACCES, .EPERM: "permission denied"
    case .ENOSPC: "no space left on the device"
    case .EDQUOT: "the disk quota is used up"
    case .EFBIG: "the file is larger than this session may write"
    case .EROFS: "the file system is read-only"
    case .ENOTDIR: "a part of the path is not a folder"
    case .EISDIR: "it is a folder"
    case .ENOENT: "a part of the path does not exist"
    case .EEXIST: "it exists already"
    case .ENAMETOOLONG: "the name is too long"
    default: "the system reports error \(code.rawValue)"
    }
  }
}
