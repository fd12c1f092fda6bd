/// Why a file, or a part of it, cannot be read as rows.
public enum UnreadableFile: Error, Equatable, CustomStringConvertible {
  case notOpened(ByteSourceError)
  case notAFile(String, kind: String)
  case empty(file: String)
  case changedWhileRead(file: String)
  case readFailed(file: String, reason: String)
  case tooLarge(file: String, bytes: Int, limit: Int)
  case noTemporarySpace(file: String, reason: String)

  // What is no table.
  case webPage(file: String, title: String)
  case pointerFile(file: String)
  case lockFile(file: String)
  case anotherFormat(file: String, format: String, remedy: String)

  // Archives.
  case truncatedArchive(file: String)
  case damagedArchive(file: String, reason: String)
  case damagedPart(file: String, part: String, reason: String)
  case encryptedPart(file: String, part: String)
  case unsafeMember(file: String, member: String)
  case linkedMember(file: String, member: String)
  case partTooLarge(file: String, part: String, limit: Int)
  case expandsTooFar(file: String, part: String, limit: Int)
  case archiveTooLarge(file: String, limit: Int)
  case tooManyMembers(file: String, count: Int, limit: Int)
  case nestedTooDeep(file: String, limit: Int)
  case noTable(file: String, members: [String])

  // Workbooks.
  case notAWorkbook(file: String, reason: String)
  case missingPart(file: String, part: String)
  case documentType(file: String, part: String)
  case notWellFormed(file: String, part: String, line: Int, reason: String)
  case sharedTextTooLarge(file: String, limit: Int)
  case tooManySheets(file: String, limit: Int)
  case cell(file: String, sheet: String, cell: String, reason: String)

  // Delimited text.
  case text(DelimitedStreamError)
  case notUTF8(file: String, line: Int)
  case notEncoded(file: String, encoding: TextEncoding)
  case raggedRow(file: String, line: Int, found: Int, required: Int)
  case tooManyColumns(file: String, line: Int, found: Int, limit: Int)

  public var description: String {
    switch self {
    case .notOpened(let error): error.description
    case .notAFile(let file, let kind):
      "\(file) is \(kind); name a file that holds a publication."
    case .empty(let file):
      "\(file) is empty; download it again."
    case .changedWhileRead(let file):
      "\(file) changed while it was read; wait until its download has ended and read it again."
    case .readFailed(let file, let reason):
      "\(file) could not be read to its end (\(reason)); try again."
    case .tooLarge(let file, let bytes, let limit):
      "\(file) has \(bytes) bytes, more than the limit of \(limit); raise the limit (--limits "
        + "archive-bytes=…) if it is sound."
    case .noTemporarySpace(let file, let reason):
      "\(file): no room to unpack it (\(reason)); free space in the temporary folder."
    default:
      formatSentence ?? archiveSentence ?? workbookSentence ?? textSentence
    }
  }

  private var formatSentence: String? {
    switch self {
    case .webPage(let file, let title):
      "\(file) is a web page\(title.isEmpty ? "" : " (“\(title)”)"), probably the page by which "
        + "www.bls.gov refuses programs; download the file with a browser."
    case .pointerFile(let file):
      "\(file) is a Git LFS pointer, not the file itself; run “git lfs pull” or download the file."
    case .lockFile(let file):
      "\(file) is a lock that Excel leaves beside an open workbook; name the workbook."
    case .anotherFormat(let file, let format, let remedy):
      "\(file) is \(format), not a table; \(remedy)."
    default: nil
    }
  }

  private var archiveSentence: String? {
    switch self {
    case .truncatedArchive(let file):
      "\(file) ends before its table of contents: a truncated download; download it again."
    case .damagedArchive(let file, let reason):
      "\(file) is a damaged zip archive (\(reason)); download it again."
    case .damagedPart(let file, let part, let reason):
      "\(file), part \(part.readable): damaged (\(reason)); download the file again."
    case .encryptedPart(let file, let part):
      "\(file), part \(part.readable): encrypted; save the file without a password."
    case .unsafeMember(let file, let member):
      "\(file) has a member named “\(member.readable)”, outside the archive; do not use this file."
    case .linkedMember(let file, let member):
      "\(file) has a member “\(member.readable)” that is a symbolic link; archive the file itself."
    case .partTooLarge(let file, let part, let limit):
      "\(file), part \(part.readable): unpacks to more than the limit of \(limit) bytes; raise the "
        + "limit (--limits part-bytes=…) if the file is sound."
    case .expandsTooFar(let file, let part, let limit):
      "\(file), part \(part.readable): unpacks to more than \(limit) times its packed size; raise "
        + "the limit (--limits expansion-ratio=…) if the file is sound."
    case .archiveTooLarge(let file, let limit):
      "\(file): its members unpack to more than the limit of \(limit) bytes; raise the limit "
        + "(--limits expanded-bytes=…) if the file is sound."
    case .tooManyMembers(let file, let count, let limit):
      "\(file) has \(count) members, more than the limit of \(limit); raise the limit (--limits "
        + "members=…) if it is sound."
    case .nestedTooDeep(let file, let limit):
      "\(file): more than \(limit) archives lie inside one another; unpack the file that is meant, or "
        + "raise the limit (--limits archive-depth=…)."
    case .noTable(let file, let members) where members.isEmpty:
      "\(file) is an archive without members; download it again."
    case .noTable(let file, let members):
      "\(file) holds no workbook and no text among \(members.listed); name another file."
    default: nil
    }
  }

  private var workbookSentence: String? {
    switch self {
    case .notAWorkbook(let file, let reason):
      "\(file) is not a workbook that can be read (\(reason)); save it as .xlsx or download it again."
    case .missingPart(let file, let part):
      "\(file) lacks its part \(part.readable); download it again."
    case .documentType(let file, let part):
      "\(file), part \(part.readable): a document type declaration, which workbooks never have and "
        + "attacks do; do not use this file."
    case .notWellFormed(let file, let part, let line, let reason):
      "\(file), part \(part.readable), line \(line): not well-formed XML (\(reason)); download the "
        + "file again."
    case .sharedTextTooLarge(let file, let limit):
      "\(file): its shared texts have more than the limit of \(limit) bytes; raise the limit "
        + "(--limits shared-text-bytes=…) if the file is sound."
    case .tooManySheets(let file, let limit):
      "\(file) has more than the limit of \(limit) sheets; raise the limit (--limits sheets=…) if it "
        + "is sound."
    case .cell(let file, let sheet, let cell, let reason):
      "\(file), sheet \(sheet.readable), cell \(cell): \(CellText.printable(reason))."
    default: nil
    }
  }

  private var textSentence: String {
    switch self {
    case .text(let error): error.description
    case .notUTF8(let file, let line):
      "\(file), line \(line): the bytes are not UTF-8 (Windows-1252 most likely); declare the "
        + "encoding (--encoding windows-1252) or save the file as UTF-8."
    case .notEncoded(let file, let encoding):
      "\(file): the bytes are not \(encoding.rawValue); declare another encoding."
    case .raggedRow(let file, let line, let found, let required):
      "\(file), line \(line): \(found) fields where the table has \(required); correct the row."
    case .tooManyColumns(let file, let line, let found, let limit):
      "\(file), line \(line): \(found) columns, more than the limit of \(limit); raise the limit "
        + "(--limits columns=…) if the file is sound."
    default:
      // Every case has its sentence in one of the four lists; a test goes through all of them.
      "The file cannot be read."
    }
  }
}

extension String {
  /// The text with whatever could change a terminal made visible, cut after 100 characters.
  fileprivate var readable: String {
    var text = ""
    for scalar in unicodeScalars.prefix(100) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return unicodeScalars.count > 100 ? text + "…" : text
  }
}

extension [String] {
  /// The first of them as a list for a sentence.
  fileprivate var listed: String {
    if isEmpty { return "no members" }
    let shown = prefix(5).map(\.readable).joined(separator: ", ")
    return count > 5 ? "\(shown) and \(count - 5) others" : shown
  }
}
