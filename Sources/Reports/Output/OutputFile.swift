/// A file to be written: its path within the output folder and its bytes.
public struct OutputFile: Sendable, Equatable {
  /// Names joined by `/`, none of them empty, `.` or `..`.
  public let path: String
  /// The content.
  public let bytes: [UInt8]

  /// A file with the given content.
  ///
  /// A path that leaves the folder is a mistake of the program.
  public init(path: String, bytes: [UInt8]) {
    let names = path.split(separator: "/", omittingEmptySubsequences: false)
    precondition(
      !names.isEmpty && names.allSatisfy { !["", ".", ".."].contains($0) },
      "a path within a folder has no empty name and does not lead out of it")
    self.path = path
    self.bytes = bytes
  }

  /// A file of text in UTF-8.
  public init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }
}

/// Why output could not be written. Nothing is left half-written.
public enum OutputError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The folder holds files that are not of an earlier run.
  case folderIsNotAReport(path: String)
  /// A file of that name exists.
  case fileExists(path: String)
  /// A file stands where a folder is needed, or a folder where a file is.
  case wrongKind(path: String, found: String, required: String)
  /// The place cannot be created.
  case cannotCreate(path: String, reason: String)
  /// An office program has the file open, by the mark that it leaves beside it.
  case openElsewhere(path: String, mark: String)
  /// The run was interrupted; what had been written was taken back.
  case interrupted(path: String)
  /// Writing failed halfway; what had been written was taken back.
  case writeFailed(path: String, reason: String)
  /// Writing failed, and so did putting the earlier files back; they lie in `backup`.
  case restoreFailed(path: String, backup: String, reason: String)

  /// The reason as a sentence, with the remedy.
  public var description: String {
    switch self {
    case .folderIsNotAReport(let path):
      "The folder \(path) is not empty and was not written by this program: choose another "
        + "folder, or use --force to write among its files."
    case .fileExists(let path):
      "The file \(path) exists: choose another name, or use --force to replace it."
    case .wrongKind(let path, let found, let required):
      "\(path) is a \(found), but a \(required) is to be written there: choose another name."
    case .cannotCreate(let path, let reason):
      "\(path) cannot be created: \(reason)."
    case .openElsewhere(let path, let mark):
      "\(path) is open in another program, which would overwrite it or show old figures: close it "
        + "there first. If nobody has it open, remove \(mark)."
    case .interrupted(let path):
      "Interrupted: \(path) was not written, and nothing was changed."
    case .writeFailed(let path, let reason):
      "\(path) could not be written: \(reason). Nothing was changed."
    case .restoreFailed(let path, let backup, let reason):
      "\(path) could not be written, and the earlier files could not be put back: \(reason). "
        + "They lie in \(backup)."
    }
  }

  /// The exit status of sysexits that tells the same: 73 cannot create, 74 input or output; 130
  /// for an interrupted run.
  public var exitCode: Int32 {
    switch self {
    case .folderIsNotAReport, .fileExists, .wrongKind, .cannotCreate, .openElsewhere: 73
    case .interrupted: 130
    case .writeFailed, .restoreFailed: 74
    }
  }
}
