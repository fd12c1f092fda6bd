/// A file that was looked into: what it is, and ways to read it. Found by content, never by name.
///
/// The file stays open, so that what is read is what was looked at, even when another file takes
/// its name.
public struct OpenedFile: Sendable {
  /// The file as the user named it; a member of an archive follows after an exclamation mark.
  public let name: String
  public let content: Content
  /// Members of an archive that are neither workbooks nor text, with the reason for each.
  public let passedOver: [String]

  private let bytes: FileBytes

  /// What a file holds.
  public enum Content: Sendable {
    /// A workbook with the sheets that have rows, in the order of their tabs.
    case workbook([any Sheet])
    /// Text; which fields it has is only known to whoever knows the publication, so that it can be
    /// read as a sheet or through ``OpenedFile/source()``.
    case delimited(any Sheet)
    /// JSON, to be read through ``OpenedFile/source()``.
    case stream
    /// An archive with the members that can be read, in the order of its table of contents.
    case archive([OpenedFile])
  }

  /// Opens a file and finds out what it is.
  ///
  /// - Parameters:
  ///   - path: A regular file.
  ///   - limits: What the file may ask for.
  ///   - conventions: What is declared about text; it holds for each text in an archive.
  /// - Throws: ``UnreadableFile``.
  public init(
    path: String, limits: ReadingLimits = .standard, conventions: TextConventions = .found
  ) throws {
    let file = try HeldFile(path: path)
    guard file.size <= limits.archiveBytes || file.size == 0 else {
      throw UnreadableFile.tooLarge(file: path, bytes: file.size, limit: limits.archiveBytes)
    }
    var opening = FileOpening(limits: limits, conventions: conventions)
    self = try opening.open(.file(file), depth: 1)
  }

  init(bytes: FileBytes, content: Content, passedOver: [String] = []) {
    name = bytes.name
    self.bytes = bytes
    self.content = content
    self.passedOver = passedOver
  }

  /// How many bytes the file has; for a member of an archive, how many the archive says it unpacks
  /// to.
  public var size: Int { bytes.statedSize }

  /// The first bytes as they stand in the file, fewer only where the file is shorter.
  ///
  /// - Throws: ``UnreadableFile``.
  public func head(_ count: Int) throws -> [UInt8] {
    try bytes.reader().head(count)
  }

  /// The bytes as they stand in the file, from the first; opened anew at each call.
  ///
  /// The bytes of a member of an archive are unpacked as they are read. The source throws
  /// ``ByteSourceError/damaged(file:reason:)`` when the archive is damaged, and
  /// ``ByteSourceError/changed(file:)`` when the file changes.
  ///
  /// - Throws: ``UnreadableFile``.
  public func source() throws -> ByteSource {
    ByteSource(name: name, restart: producer, producer: try producer())
  }

  /// Reads the bytes from the first.
  private func producer() throws(ByteSourceError) -> ByteSource.Producer {
    let name = name
    let reader: any ByteReader
    do { reader = try bytes.reader() } catch { throw Self.fault(error, of: name) }
    return { buffer throws(ByteSourceError) in
      do {
        return try reader.read(into: buffer)
      } catch {
        throw Self.fault(error, of: name)
      }
    }
  }

  /// What a source says of an error of the file that it reads.
  private static func fault(_ error: any Error, of name: String) -> ByteSourceError {
    switch error {
    case UnreadableFile.changedWhileRead: .changed(file: name)
    case UnreadableFile.readFailed(_, let reason): .readFailed(file: name, reason: reason)
    default: .damaged(file: name, reason: FileOpening.reason(error))
    }
  }
}
