import GRDB

/// Why a store cannot be used as asked, as a sentence with its place and a remedy.
public enum StoreError: Error, Equatable, CustomStringConvertible {
  /// There is no file of that name.
  case missing(String)
  /// The file is not SQLite, or is the database of another program.
  case notAStore(String)
  /// A newer program wrote it.
  case newer(String, found: Int, known: Int)
  case notOpened(String, reason: String)
  case readOnly(String)
  /// Another program has it open for writing.
  case inUse(String)
  case full(String)
  case writeFailed(String, reason: String)
  /// What is stored contradicts itself.
  case damaged(String, what: String)
  /// Two cells of one release state the same thing differently.
  case conflict(CellConflict, others: Int)

  public var description: String {
    switch self {
    case .missing(let path):
      "There is no store \(path); “modality ingest FILE --store \(path)” makes it."
    case .notAStore(let path):
      "\(path) is not a store of this program; name another file with --store."
    case .newer(let path, let found, let known):
      "\(path) was written by a newer program (schema \(found); this one knows \(known)); "
        + "install the newer program."
    case .notOpened(let path, let reason):
      "The store \(path) cannot be opened (\(reason)); name a file that can be read and written."
    case .readOnly(let path):
      "The store \(path) cannot be written to; change its permissions or name another store."
    case .inUse(let path):
      "The store \(path) is being written to by another program; wait until it is done and try "
        + "again."
    case .full(let path):
      "There is no room to write to the store \(path), which is as it was; free some space and "
        + "try again."
    case .writeFailed(let path, let reason):
      "The store \(path) could not be written to (\(reason)) and is as it was; try again."
    case .damaged(let path, let what):
      "The store \(path) is damaged: \(what); restore it from a copy, or ingest the files into a "
        + "new store."
    case .conflict(let conflict, let others):
      others == 0
        ? "\(conflict) Keep one of the two."
        : "\(conflict) So do \(others) more pairs of cells. Keep one of each."
    }
  }

  /// The error for what SQLite reports; others come back as they are.
  static func translating(_ error: any Error, path: String) -> any Error {
    guard let error = error as? DatabaseError else { return error }
    let reason = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_NOTADB: return Self.notAStore(path)
    case .SQLITE_CORRUPT: return Self.damaged(path, what: reason)
    case .SQLITE_BUSY, .SQLITE_LOCKED: return Self.inUse(path)
    case .SQLITE_READONLY: return Self.readOnly(path)
    case .SQLITE_FULL: return Self.full(path)
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      return Self.notOpened(path, reason: reason)
    case .SQLITE_IOERR: return Self.writeFailed(path, reason: reason)
    default: return error
    }
  }
}

/// Two cells of one release that state the same thing differently.
public struct CellConflict: Sendable, Equatable, CustomStringConvertible {
  /// Where one of the cells stands and what it holds.
  public struct Side: Sendable, Equatable, CustomStringConvertible {
    public let file: String
    /// The sheet; empty where there is none.
    public let sheet: String
    public let row: Int
    /// The value or the mark as text.
    public let content: String

    /// `a.xlsx, sheet one, row 5: 41,340`.
    public var description: String {
      "\(content) in \(file)\(sheet.isEmpty ? "" : ", sheet \(sheet)"), row \(row)"
    }
  }

  /// What both are about: release, measure, occupation, area and what else tells cells apart.
  public let subject: String
  public let first: Side
  public let second: Side

  public var description: String { "\(subject) is \(first), and \(second)." }
}
