import Foundation

/// A file given by the user, read whole.
enum InputFile {
  /// The bytes of a file; `-` is standard input.
  ///
  /// - Throws: ``InputFileError``.
  static func bytes(at path: String) throws -> [UInt8] {
    if path == "-" { return Array(FileHandle.standardInput.readDataToEndOfFile()) }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw InputFileError.missing(path)
    }
    guard !isFolder.boolValue else { throw InputFileError.isFolder(path) }
    do {
      return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw InputFileError.unreadable(path, reason: error.localizedDescription)
    }
  }
}

/// Why an input file cannot be read.
enum InputFileError: Error, Equatable, CustomStringConvertible {
  /// There is no such file.
  case missing(String)
  /// The path leads to a folder.
  case isFolder(String)
  /// The file cannot be opened or read.
  case unreadable(String, reason: String)

  var description: String {
    switch self {
    case .missing(let path): "There is no file \(path); check the name."
    case .isFolder(let path): "\(path) is a folder; name a file."
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)."
    }
  }
}
