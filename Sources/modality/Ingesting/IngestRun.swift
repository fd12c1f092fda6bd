import Digests
import Foundation
import Ingest
import LaborSeries
import Reports
import SeriesStorage

/// Takes files into a store, each whole or not at all.
struct IngestRun {
  /// The store's path. It is opened when there is something to look up in it or to write.
  let storePath: String
  let terms: Ingestion.Terms
  let isQuiet: Bool

  /// What has become of one file.
  enum Outcome {
    /// Taken in: the file, or the members of an archive, and members passed over.
    case stored([StoredFile], passedOver: [String])
    /// The store had it.
    case known([StoredFile])
    case failed(path: String, any Error)
  }

  /// Takes in one file after the other.
  func outcomes(of paths: [String]) -> [Outcome] {
    paths.map { path in
      do {
        return try ingest(path)
      } catch {
        return .failed(path: path, error)
      }
    }
  }

  private func ingest(_ path: String) throws -> Outcome {
    let digest = try FileDigest(ofFile: path)
    if FileManager.default.fileExists(atPath: storePath) {
      let known = try SeriesStore(reading: storePath).files(
        ofSHA256: digest.sha256, selection: terms.selection,
        versions: LayoutRegistry.standard.versions)
      if !known.isEmpty { return .known(known) }
    }
    let ingestion = try Ingestion(
      path: path, sha256: digest.sha256, byteCount: digest.byteCount, terms: terms)
    let store = try SeriesStore(writing: storePath)
    let line = IngestProgress(file: path, bytes: digest.byteCount, isQuiet: isQuiet)
    defer { line.clear() }
    var passedOver: [String] = []
    let stored = try store.ingest { sink in
      let reading = try ingestion.read(into: &sink) { line.update($0) }
      try digest.checkUnchanged(file: path)
      passedOver = reading.passedOver
    }
    return .stored(stored, passedOver: passedOver)
  }
}
