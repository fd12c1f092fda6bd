import Digests
import Foundation
import Ingest
import LaborSeries
import Reports
import SeriesStorage
import Tabular

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
    /// A table of titles for LABSTAT data, which holds no figures of its own.
    case titles(path: String)
    /// The store had it.
    case known([StoredFile])
    case failed(path: String, any Error)
  }

  /// Takes in one file after the other, tables of titles before the data that need them.
  func outcomes(of paths: [String]) -> [Outcome] {
    var terms = terms
    var outcomes: [Int: Outcome] = [:]
    for (index, path) in paths.enumerated() {
      do {
        guard try LABSTATTables.kind(ofFile: path) != nil else { continue }
        try terms.titles.add(try ByteSource(path: path))
        outcomes[index] = .titles(path: path)
      } catch LABSTATError.lines(.source) {
        // What cannot be opened is reported below, as every other file is.
        continue
      } catch {
        outcomes[index] = .failed(path: path, error)
      }
    }
    let run = IngestRun(storePath: storePath, terms: terms, isQuiet: isQuiet)
    return paths.indices.map { outcomes[$0] ?? run.outcome(of: paths[$0]) }
  }

  /// Prints the cells of files as they are read, and keeps nothing: no store, no digest.
  ///
  /// - Throws: what the first file that cannot be read throws; what was printed before stands.
  func printCells(of paths: [String], write: @escaping ([UInt8]) throws -> Void) throws {
    var terms = terms
    var data: [String] = []
    for path in paths {
      if try LABSTATTables.kind(ofFile: path) != nil {
        try terms.titles.add(try ByteSource(path: path))
      } else {
        data.append(path)
      }
    }
    var sink = PrintedCells(write: write)
    for path in data {
      let ingestion = try Ingestion(path: path, terms: terms)
      _ = try ingestion.read(into: &sink) { _ in }
    }
  }

  private func outcome(of path: String) -> Outcome {
    do {
      return try ingest(path)
    } catch {
      return .failed(path: path, error)
    }
  }

  private func ingest(_ path: String) throws -> Outcome {
    let digest = try digestOfFileThatMayBeKnown(path)
    if let digest {
      let known = try SeriesStore(reading: storePath).files(
        ofSHA256: digest.sha256, selection: terms.selection,
        versions: LayoutRegistry.standard.versions)
      if !known.isEmpty { return .known(known) }
    }
    let ingestion = try Ingestion(
      path: path, identity: digest.map { .known($0) } ?? .sought, terms: terms)
    var passedOver: [String] = []
    let stored = try store { sink in
      let line = IngestProgress(file: path, isQuiet: isQuiet)
      defer { line.clear() }
      let reading = try ingestion.read(into: &sink) { line.update($0) }
      passedOver = reading.passedOver
    }
    return .stored(stored, passedOver: passedOver)
  }

  /// Writes to the store. Where there is none, one is made, which stays only when this succeeds.
  private func store(_ body: (inout StoreSink) throws -> Void) throws -> [StoredFile] {
    if !FileManager.default.fileExists(atPath: storePath) {
      let draft = StoreDraft(of: storePath)
      let interruption = Interruption { draft.discard() }
      defer {
        draft.discard()
        interruption.end()
      }
      let store = try draft.make()
      let stored = try store.ingest(body)
      if try draft.publish(store) { return stored }
    }
    // There was a store, or another program has made one meanwhile.
    return try SeriesStore(writing: storePath).ingest(body)
  }

  /// The digest of a file whose length a file in the store has. Any other file is not there, and
  /// its digest is taken while it is read.
  private func digestOfFileThatMayBeKnown(_ path: String) throws -> FileDigest? {
    let byteCount = try FileDigest.byteCount(ofFile: path)
    guard FileManager.default.fileExists(atPath: storePath),
      try SeriesStore(reading: storePath).mayHoldFile(ofBytes: byteCount)
    else { return nil }
    return try FileDigest(ofFile: path)
  }
}
