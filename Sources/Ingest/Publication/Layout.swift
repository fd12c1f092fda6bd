import LaborSeries
import Tabular

/// The shape of one publication: how its files are told from others and what its rows mean.
///
/// There is one layout for each publication. A layout recognises a file by what stands in it, never
/// by its name or the position of a sheet.
public protocol SheetLayout: SendableMetatype {
  /// The name in messages and in the store: “OEWS workbook”.
  static var name: String { get }
  /// One more each time the layout reads the same file differently; a store then takes in the file
  /// anew. 1 unless a layout says otherwise.
  static var version: Int { get }

  /// A layout for a sheet when its first rows are this publication's; nil when they are not.
  ///
  /// - Parameters:
  ///   - rows: The first rows of the sheet, preamble and header included; up to 64.
  ///   - place: The file and the sheet.
  /// - Throws: ``IngestError`` when the rows are this publication's and cannot be used: a required
  ///   column is missing, a column stands twice.
  static func recognise(_ rows: [SheetRow], at place: SheetPlace) throws -> Self?

  /// Reads the sheet.
  ///
  /// - Throws: ``IngestError`` for what makes the whole file unusable; a row that cannot be read or
  ///   fails a check is remarked upon through the recorder.
  func read(_ sheet: some Sheet, at place: SheetPlace, into recorder: CellRecorder) throws
}

/// The same for publications that come as streams of bytes: LABSTAT files, JSON.
public protocol StreamLayout: SendableMetatype {
  static var name: String { get }
  /// As for sheets.
  static var version: Int { get }

  /// A layout for a file when its beginning is this publication's; nil when it is not.
  ///
  /// - Parameters:
  ///   - head: The first bytes of the file, up to 64 KiB.
  ///   - place: The file.
  static func recognise(_ head: [UInt8], at place: SheetPlace) throws -> Self?

  /// Reads the file from its first byte.
  func read(_ source: ByteSource, at place: SheetPlace, into recorder: CellRecorder) throws
}

extension SheetLayout {
  public static var version: Int { 1 }
}

extension StreamLayout {
  public static var version: Int { 1 }
}

/// The file and the sheet that are read, for messages and for publications that do not say inside
/// what they are.
public struct SheetPlace: Sendable, Hashable, CustomStringConvertible {
  /// The file as the user named it; a member of an archive follows after an exclamation mark.
  public let file: String
  /// The name of the sheet; empty where there is none.
  public let sheet: String
  /// The texts of every other sheet of the workbook that is no table of data: the field
  /// descriptions that carry the legend of the marks and the top code. Empty where there are none.
  public let notes: [String]
  /// The texts of the field descriptions that lie beside the file in its archive, a workbook of
  /// their own to 2018. Empty where there are none.
  public let notesBeside: [String]

  public init(
    file: String, sheet: String = "", notes: [String] = [], notesBeside: [String] = []
  ) {
    self.file = file
    self.sheet = sheet
    self.notes = notes
    self.notesBeside = notesBeside
  }

  /// `national_M2024_dl.xlsx, sheet national_M2024_dl`.
  public var description: String { sheet.isEmpty ? file : "\(file), sheet \(sheet)" }
}
