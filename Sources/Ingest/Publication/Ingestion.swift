import Digests
import LaborSeries
import Tabular

/// One file from disk, read through the layouts of what it holds into a sink.
///
/// What a file is, is found from its content: layouts of streams look at the first bytes, layouts
/// of sheets at the first rows of every sheet, hidden ones as well.
public struct Ingestion {
  /// What is asked of the reading.
  public struct Terms: Sendable {
    /// What the file may ask for.
    public var limits = ReadingLimits.standard
    /// What is declared about text.
    public var conventions = TextConventions.found
    /// The codes of the occupations to keep, as published; empty keeps everything.
    public var occupations: Set<String> = []

    /// Titles for the codes of LABSTAT data, from tables that were given.
    public var titles = LABSTATTables()

    /// Everything is kept, nothing declared, the limits are the standard ones.
    public init() {}

    /// What is kept, in words that are the same each time.
    public var selection: String { occupations.sorted().joined(separator: ",") }
  }

  /// How far the reading has come.
  public struct Progress: Sendable, Equatable {
    /// Bytes gone through: of text and JSON, of the sheets of a workbook and of the members of an
    /// archive as unpacked. A workbook of Excel 97 to 2003 goes by its rows.
    public internal(set) var bytes: Int
    /// The bytes that there are to go through; not the size of a packed file.
    public let total: Int
    /// Cells handed on.
    public internal(set) var cells: Int

    public init(bytes: Int = 0, total: Int, cells: Int = 0) {
      (self.bytes, self.total, self.cells) = (bytes, total, cells)
    }
  }

  /// What tells the file's bytes from others.
  public enum Identity: Sendable {
    /// Nobody asks.
    case unasked
    /// Their digest, which was taken before; the file must still be the same after reading.
    case known(FileDigest)
    /// Their digest is to be found: on the way when the file is read from its first byte to its
    /// last, else before it is read.
    case sought
  }

  /// How many bytes the file has.
  public let byteCount: Int
  private let path: String
  private let isArchive: Bool
  private let contents: [RecognisedFile]
  private let passedOver: [String]
  private let identity: Identity
  private let terms: Terms

  /// Opens a file and finds out what it is.
  ///
  /// - Parameters:
  ///   - path: A regular file.
  ///   - layouts: The publications that are looked for.
  /// - Throws: ``Tabular/UnreadableFile``; ``UnknownPublication`` when nothing in the file is
  ///   understood; what a layout throws that knows a file for its own and cannot use it.
  public init(
    path: String, identity: Identity = .unasked, terms: Terms = Terms(),
    layouts: LayoutRegistry = .standard
  ) throws {
    self.path = path
    self.identity = identity
    self.terms = terms
    let file = try OpenedFile(path: path, limits: terms.limits, conventions: terms.conventions)
    byteCount = file.size
    guard case .archive = file.content else {
      isArchive = false
      contents = [try RecognisedFile(file, by: layouts)]
      passedOver = file.passedOver
      return
    }
    isArchive = true
    var contents: [RecognisedFile] = []
    let members: [OpenedFile]
    var passedOver: [String]
    (members, passedOver) = Self.members(of: file)
    let notes = try FolderNotes(members)
    var prose: UnreadableFile?
    for member in members {
      do {
        contents.append(
          try RecognisedFile(member, by: layouts, notesBeside: notes.beside(member.name)))
      } catch UnknownPublication.reference where notes.areIn(member.name) {
        passedOver.append(
          "\(member.name): field descriptions, read as notes of the files beside it.")
      } catch let fault as UnreadableFile {
        // Rows of different widths below no header that is known are the prose of a note.
        guard case .raggedRow = fault else { throw fault }
        prose = prose ?? fault
        passedOver.append(fault.description)
      } catch let unknown as UnknownPublication {
        passedOver.append(unknown.description)
      }
    }
    guard !contents.isEmpty else {
      if let prose { throw prose }
      throw UnknownPublication.archive(
        file: file.name, members: members.map(\.name), known: layouts.names)
    }
    self.contents = contents
    self.passedOver = passedOver
  }

  /// The members of an archive and of the archives in it, and those that are no table.
  private static func members(of file: OpenedFile) -> (found: [OpenedFile], passedOver: [String]) {
    guard case .archive(let members) = file.content else { return ([file], file.passedOver) }
    return members.map(Self.members).reduce(into: ([], file.passedOver)) { all, member in
      all.0 += member.found
      all.1 += member.passedOver
    }
  }

  /// Reads the file, and every member of an archive that is a publication.
  ///
  /// - Parameter progress: Called every so often.
  /// - Returns: What was read, and members that are no publication.
  /// - Throws: What layouts, readers and the sink throw. Nothing of the file may then be kept.
  public func read(
    into sink: inout some PublicationSink, progress: @escaping (Progress) -> Void = { _ in }
  ) throws -> FileReading {
    let watch = ProgressWatch(total: contents.reduce(0) { $0 + $1.byteCount }, report: progress)
    let (digest, passing) = try digests()
    var parts: [FileReading.Part] = []
    for content in contents {
      parts.append(try read(content, into: &sink, watch, digest?.sha256, passing))
    }
    try digest?.checkUnchanged(file: path)
    return FileReading(parts: parts, passedOver: passedOver)
  }

  /// The digest of the file, or what takes it on the way; neither where nobody asks.
  private func digests() throws -> (FileDigest?, PassingDigest?) {
    switch identity {
    case .unasked: (nil, nil)
    case .known(let digest): (digest, nil)
    case .sought where !isArchive && contents.allSatisfy(\.isStream): (nil, PassingDigest())
    case .sought: (try FileDigest(ofFile: path), nil)
    }
  }

  private func published(_ contents: RecognisedFile, _ sha256: String) -> PublicationFile {
    PublicationFile(
      name: contents.name, sha256: sha256, layout: contents.layout,
      layoutVersion: contents.layoutVersion, selection: terms.selection, byteCount: byteCount)
  }

  private func read(
    _ contents: RecognisedFile, into sink: inout some PublicationSink, _ watch: ProgressWatch,
    _ sha256: String?, _ passing: PassingDigest?
  ) throws -> FileReading.Part {
    try sink.begin(published(contents, sha256 ?? ""))
    // A closure that outlives the call cannot hold the caller's variable; the box can.
    let box = Box(sink)
    var filter = OccupationFilter(terms.occupations)
    let recorder = CellRecorder(occupations: terms.occupations) { batch, dictionary in
      let kept = filter.filtered(batch, dictionary)
      try box.content.write(kept, dictionary)
      watch.add(cells: kept.cells.count)
    }
    recorder.titles = terms.titles
    defer { sink = box.content }
    let found = try contents.read(into: recorder, digest: passing) { watch.add(bytes: $0) }
    let sha256 = found ?? sha256 ?? ""
    try recorder.flush()
    let summary = PublicationSummary(
      sha256: sha256, rows: recorder.rows, cells: watch.takeCells(), remarks: recorder.remarks,
      notes: recorder.notes, legend: recorder.legend, crosswalk: recorder.crosswalk)
    guard summary.cells > 0 || !summary.crosswalk.isEmpty else {
      if !terms.occupations.isEmpty, summary.remarks.isEmpty {
        throw UnknownPublication.notAskedFor(
          file: contents.name, occupations: terms.occupations.sorted())
      }
      let faults = summary.remarks.map { "row \($0.row): \($0.sentence)" }
      throw UnknownPublication.nothing(
        file: contents.name, layout: contents.layout,
        reasons: faults.isEmpty ? Array(summary.notes.prefix(1)) : faults)
    }
    try box.content.finish(summary)
    return FileReading.Part(file: published(contents, sha256), summary: summary)
  }
}

/// What was read of a file from disk.
public struct FileReading: Sendable {
  /// A file, or a member of an archive.
  public struct Part: Sendable {
    public let file: PublicationFile
    public let summary: PublicationSummary
  }

  public let parts: [Part]
  /// Members of an archive that are no publication, with the reason.
  public let passedOver: [String]
}

/// The field descriptions that lie in the folders of an archive.
private struct FolderNotes {
  /// By folder; empty where there are several, so that it is not known whose they are.
  private var texts: [String: [String]] = [:]
  private var files: Set<String> = []

  init(_ members: [OpenedFile]) throws {
    for member in members {
      let found = try RecognisedFile.fieldDescriptions(in: member)
      guard !found.isEmpty else { continue }
      files.insert(member.name)
      let folder = Self.folder(of: member.name)
      texts[folder] = texts[folder] == nil ? found : []
    }
  }

  /// Whether a member is the field descriptions of its folder, the only ones there.
  func areIn(_ name: String) -> Bool { files.contains(name) && !beside(name).isEmpty }

  /// The texts for a member of the archive.
  func beside(_ name: String) -> [String] { texts[Self.folder(of: name)] ?? [] }

  /// `oesm12ma.zip!oesm12ma` of `oesm12ma.zip!oesm12ma/MSA_M2012_dl_1_AK_IN.xls`.
  private static func folder(of name: String) -> String {
    String(name[..<(name.lastIndex { $0 == "/" || $0 == "!" } ?? name.startIndex)])
  }
}

/// Leaves out the cells of occupations that are not asked for. Publications without occupations
/// are kept whole.
private struct OccupationFilter {
  private let codes: Set<String>
  private var isWanted: [Bool] = []

  init(_ codes: Set<String>) { self.codes = codes }

  mutating func filtered(_ batch: CellBatch, _ dictionary: PublicationDictionary) -> CellBatch {
    guard !codes.isEmpty else { return batch }
    for occupation in dictionary.occupations.values[isWanted.count...] {
      isWanted.append(
        occupation.classification == .none || codes.contains(occupation.code))
    }
    return CellBatch(
      release: batch.release, sheet: batch.sheet,
      cells: batch.cells.filter { isWanted[Int($0.occupation)] })
  }
}

/// Adds up how far the reading has come.
private final class ProgressWatch {
  private var progress: Ingestion.Progress
  private var cellsOfFile = 0
  private let report: (Ingestion.Progress) -> Void

  init(total: Int, report: @escaping (Ingestion.Progress) -> Void) {
    progress = Ingestion.Progress(total: total)
    self.report = report
  }

  func add(bytes: Int) {
    progress.bytes += bytes
    report(progress)
  }

  func add(cells: Int) {
    progress.cells += cells
    cellsOfFile += cells
    report(progress)
  }

  /// The cells since the last call: those of one file.
  func takeCells() -> Int {
    defer { cellsOfFile = 0 }
    return cellsOfFile
  }
}

private final class Box<Content> {
  var content: Content

  init(_ content: Content) { self.content = content }
}
