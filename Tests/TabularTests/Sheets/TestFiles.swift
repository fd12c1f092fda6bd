import CZip
import Foundation

@testable import Tabular

/// A folder of its own for files that a test writes; it goes when the value does.
final class TestFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "modality-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      print("\(path) stays behind: \(error)")
    }
  }

  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = "\(path)/\(name)"
    try Data(bytes).write(to: URL(filePath: file))
    return file
  }

  func file(_ name: String, _ text: String) throws -> String { try file(name, Array(text.utf8)) }
}

/// A zip archive that a test writes with libzip.
struct TestArchive {
  struct Member {
    var name: String
    var bytes: [UInt8]
    var isLink = false
    var password: String?
  }

  struct Failure: Error {}

  var members: [Member] = []

  init(_ members: [(String, String)] = []) {
    self.members = members.map { Member(name: $0.0, bytes: Array($0.1.utf8)) }
  }

  /// The archive's bytes.
  func bytes() throws -> [UInt8] {
    let folder = try TestFolder()
    let path = "\(folder.path)/archive.zip"
    guard let archive = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, nil) else { throw Failure() }
    // The archive takes the bytes when it is closed.
    var kept: [UnsafeMutableRawBufferPointer] = []
    defer { for buffer in kept { buffer.deallocate() } }
    for member in members {
      let buffer = UnsafeMutableRawBufferPointer.allocate(
        byteCount: max(1, member.bytes.count), alignment: 1)
      buffer.copyBytes(from: member.bytes)
      kept.append(buffer)
      let source = zip_source_buffer(archive, buffer.baseAddress, UInt64(member.bytes.count), 0)
      guard let source else { throw Failure() }
      let index = zip_file_add(archive, member.name, source, UInt32(ZIP_FL_ENC_UTF_8))
      guard index >= 0 else { throw Failure() }
      if member.isLink {
        zip_file_set_external_attributes(archive, UInt64(index), 0, 3, 0o120_777 << 16)
      }
      if let password = member.password {
        zip_file_set_encryption(archive, UInt64(index), UInt16(ZIP_EM_AES_256), password)
      }
    }
    guard zip_close(archive) == 0 else { throw Failure() }
    return Array(try Data(contentsOf: URL(filePath: path)))
  }
}

/// A workbook that a test writes part by part.
struct TestWorkbook {
  static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"

  /// The rows of a sheet as XML, and how its tab is.
  struct Tab {
    var name: String
    var xml: String
    var state = "visible"
  }

  var tabs: [Tab]
  var sharedTexts: String?
  var styles: String?
  var properties = ""
  var isStrict = false
  /// Stands before the outermost element of a part.
  var prologues: [String: String] = [:]

  init(rows: String) {
    tabs = [Tab(name: "data", xml: Self.sheet(rows: rows))]
  }

  init(tabs: [Tab]) { self.tabs = tabs }

  static func sheet(rows: String, namespace: String = main) -> String {
    "<worksheet xmlns=\"\(namespace)\"><sheetData>\(rows)</sheetData></worksheet>"
  }

  var archive: TestArchive {
    let spreadsheet = isStrict ? Self.strict : Self.main
    let office =
      isStrict
      ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
      : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let package = "http://schemas.openxmlformats.org/package/2006"
    var related = ""
    var sheets = ""
    var parts: [(String, String)] = []
    for (number, tab) in tabs.enumerated() {
      // Parts are numbered against the order of the tabs.
      let part = "worksheets/sheet\(tabs.count - number).xml"
      related += "<Relationship Id=\"r\(number)\" Type=\"\(office)/worksheet\" Target=\"\(part)\"/>"
      sheets += "<sheet name=\"\(tab.name)\" state=\"\(tab.state)\" r:id=\"r\(number)\"/>"
      parts.append(("xl/" + part, tab.xml))
    }
    if let sharedTexts {
      related +=
        "<Relationship Id=\"t\" Type=\"\(office)/sharedStrings\" Target=\"/xl/texts.xml\"/>"
      parts.append(("xl/texts.xml", "<sst xmlns=\"\(spreadsheet)\">\(sharedTexts)</sst>"))
    }
    if let styles {
      related += "<Relationship Id=\"s\" Type=\"\(office)/styles\" Target=\"styles.xml\"/>"
      parts.append(
        ("xl/styles.xml", "<styleSheet xmlns=\"\(spreadsheet)\">\(styles)</styleSheet>"))
    }
    parts.append(("[Content_Types].xml", "<Types xmlns=\"\(package)/content-types\"/>"))
    parts.append(
      (
        "_rels/.rels",
        "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"a\" "
          + "Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
      ))
    parts.append(
      (
        "xl/workbook.xml",
        "<workbook xmlns=\"\(spreadsheet)\" xmlns:r=\"\(office)\"><workbookPr \(properties)/>"
          + "<sheets>\(sheets)</sheets></workbook>"
      ))
    parts.append(
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"\(package)/relationships\">\(related)</Relationships>"
      ))
    return TestArchive(parts.map { ($0.0, (prologues[$0.0] ?? "") + $0.1) })
  }
}

/// Opens bytes as a file named input.
func openedFile(
  _ bytes: [UInt8], limits: ReadingLimits = .standard, conventions: TextConventions = .found
) throws -> OpenedFile {
  var opening = FileOpening(limits: limits, conventions: conventions)
  return try opening.open(.memory(name: "input", bytes), depth: 1)
}

/// What reading bytes ends with, when it does not succeed.
func failure(
  of bytes: [UInt8], limits: ReadingLimits = .standard, conventions: TextConventions = .found
) -> UnreadableFile? {
  do {
    try readAll(openedFile(bytes, limits: limits, conventions: conventions))
    return nil
  } catch {
    return error as? UnreadableFile
  }
}

/// Reads every row of every sheet.
func readAll(_ file: OpenedFile) throws {
  switch file.content {
  case .workbook(let sheets): for sheet in sheets { _ = try rows(sheet) }
  case .delimited(let sheet): _ = try rows(sheet)
  case .stream: _ = try file.head(100)
  case .archive(let files): for file in files { try readAll(file) }
  }
}

func rows(_ sheet: any Sheet) throws -> [SheetRow] { try sheet.firstRows(.max) }

/// The sheets of bytes that are a workbook, or the one sheet of text.
func sheets(
  _ bytes: [UInt8], limits: ReadingLimits = .standard, conventions: TextConventions = .found
) throws -> [any Sheet] {
  switch try openedFile(bytes, limits: limits, conventions: conventions).content {
  case .workbook(let sheets): sheets
  case .delimited(let sheet): [sheet]
  default: []
  }
}
