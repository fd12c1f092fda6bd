import CDatasets

/// A file of `datasets/` that the program carries inside itself.
public struct EmbeddedDataset: Sendable, Hashable {
  /// Where the file stands in the repository, `datasets/oews/national.csv`.
  public let path: String
  /// The file, byte for byte.
  public let bytes: [UInt8]

  /// Every embedded file, ascending by path.
  public static var all: [EmbeddedDataset] {
    (0..<modality_dataset_count()).map { EmbeddedDataset(modality_dataset_at($0)) }
  }

  /// The embedded file of a path.
  ///
  /// - Throws: ``IngestError/noSuchDataset(_:)`` when the program carries no such file.
  public static func file(_ path: String) throws(IngestError) -> EmbeddedDataset {
    for index in 0..<modality_dataset_count() {
      let file = modality_dataset_at(index)
      if String(cString: file.path) == path { return EmbeddedDataset(file) }
    }
    throw IngestError.noSuchDataset(path)
  }

  /// Copies the bytes out of the program's image, where they live as a constant array.
  private init(_ file: modality_dataset) {
    path = String(cString: file.path)
    bytes = Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
  }
}
