/// Looks for document type declarations in the parts of a workbook that nothing else reads.
///
/// The parts that are read are refused by their parser. The others are harmless here, and an attack
/// on whoever opens the workbook next.
enum DocumentTypes {
  /// Parts of an archive that are looked at; a workbook has about fifteen.
  private static let mostParts = 64
  /// Bytes of the largest part that is looked at; larger ones are sheets, which are read.
  private static let largestPart = 1 << 20
  /// Bytes of a part that are looked at: a declaration stands before its first element.
  private static let headSize = 4096

  /// - Throws: ``UnreadableFile/documentType(file:part:)``, and what reading a part throws.
  static func refuse(in archive: ZipArchive) throws {
    for entry in archive.entries.prefix(mostParts)
    where entry.size <= largestPart && isXML(entry.name) {
      let head = try archive.reader(of: entry).head(headSize)
      if head[...].firstRange(of: Array("<!DOCTYPE".utf8)) != nil {
        throw UnreadableFile.documentType(file: archive.file.name, part: entry.name)
      }
    }
  }

  private static func isXML(_ name: String) -> Bool {
    let name = name.lowercased()
    return name.hasSuffix(".xml") || name.hasSuffix(".rels")
  }
}
