import Foundation

/// The mark that an office program leaves beside a file while somebody has it open.
///
/// Such a program goes on showing the file that it has read and, when it saves, overwrites what has
/// come in its place; a rename over an open file succeeds and helps nobody.
enum OfficeLock {
  /// The path of the mark beside a file; nil when the file is not there or not open.
  static func mark(beside file: URL) -> String? {
    guard Disk.kind(of: file.path) == .file else { return nil }
    let name = file.lastPathComponent
    let folder = file.deletingLastPathComponent()
    // LibreOffice and OpenOffice; Excel, which does so on shared folders.
    let marks = [".~lock.\(name)#", "~$\(name)"]
    return marks.map { folder.appendingPathComponent($0).path }
      .first { Disk.kind(of: $0) == .file }
  }
}
