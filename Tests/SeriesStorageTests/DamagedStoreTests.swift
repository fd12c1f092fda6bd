import Foundation
import GRDB
import LaborSeries
import Testing

@testable import SeriesStorage

@Suite struct DamagedStoreTests {
  @Test func aChangedBlockIsFound() throws {
    try withStore { store, path in
      try Feed("a.xlsx", [("29-2034", 1), ("29-2035", 2)]).ingest(into: store)
      for change in [
        "UPDATE block SET data = CAST(substr(data, 1, 40) || x'00' AS BLOB)",
        "UPDATE block SET checksum = checksum + 1", "UPDATE block SET measures = 7",
        "UPDATE block SET occupations = x'FF'", "UPDATE block SET repeats = 1",
        "UPDATE file SET cells = 9", "DELETE FROM occupation", "UPDATE area SET kind = 77",
      ] {
        let copy = path + ".copy"
        try store.vacuum()
        try FileManager.default.copyItem(atPath: path, toPath: copy)
        try DatabaseQueue(path: copy).write { try $0.execute(sql: change) }
        let error = #expect(throws: StoreError.self, "\(change)") {
          try SeriesStore(reading: copy).verify()
        }
        if case .damaged = error {
        } else {
          Issue.record("\(change) gave \(String(describing: error))")
        }
        try FileManager.default.removeItem(atPath: copy)
      }
      _ = try store.verify()
    }
  }

  /// Bytes changed anywhere in the file: verification says so or what is read is unharmed; nothing
  /// traps, and nothing wrong is read.
  @Test func changedBytesNeverGiveOtherFigures() throws {
    try withStore { store, path in
      let values = (0..<400).map { ("c\($0)", Double($0) * 1.5) }
      try Feed("a.xlsx", values).ingest(into: store)
      try store.vacuum()
      let sound = try store.lines()
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      var random = Xorshift(seed: 20)
      let copy = path + ".copy"
      var found = 0
      for _ in 0..<60 {
        var damaged = bytes
        damaged[Int.random(in: 0..<bytes.count, using: &random)] ^= UInt8.random(
          in: 1...255, using: &random)
        try damaged.write(to: URL(fileURLWithPath: copy))
        do {
          let store = try SeriesStore(reading: copy)
          _ = try store.verify()
          // Texts of the dictionary are not under a checksum; figures are.
          #expect(try store.lines().count == sound.count)
        } catch is StoreError {
          found += 1
        }
      }
      #expect(found > 0)
    }
  }

  @Test func whatIsNoStoreIsLeftAlone() throws {
    try withStore { _, path in
      let other = path + ".txt"
      try Data("not a database, and longer than a header of SQLite would be, by far".utf8)
        .write(to: URL(fileURLWithPath: other))
      #expect(throws: StoreError.notAStore(other)) { try SeriesStore(reading: other) }
      #expect(throws: StoreError.notAStore(other)) { try SeriesStore(writing: other) }
      let foreign = path + ".db"
      try DatabaseQueue(path: foreign).write { try $0.execute(sql: "CREATE TABLE mine (a)") }
      let before = try Data(contentsOf: URL(fileURLWithPath: foreign))
      #expect(throws: StoreError.notAStore(foreign)) { try SeriesStore(writing: foreign) }
      #expect(try Data(contentsOf: URL(fileURLWithPath: foreign)) == before)
      #expect(throws: StoreError.missing(path + ".none")) {
        try SeriesStore(reading: path + ".none")
      }
    }
  }

  @Test func aNewerStoreIsRefused() throws {
    try withStore { store, path in
      try store.queue.write { try $0.execute(sql: "PRAGMA user_version = 99") }
      #expect(throws: StoreError.newer(path, found: 99, known: 2)) {
        try SeriesStore(reading: path)
      }
      #expect(throws: StoreError.newer(path, found: 99, known: 2)) {
        try SeriesStore(writing: path)
      }
    }
  }

  @Test func twoWritersDoNotMeet() throws {
    try withStore { store, path in
      try store.ingest { sink in
        // SQLite waits this long and then gives up.
        #expect(throws: StoreError.inUse(path)) {
          try SeriesStore(writing: path, patience: 0.05)
        }
        try Feed("a.xlsx", [("29-2034", 1)]).write(to: &sink)
      }
      #expect(try store.contents().files.count == 1)
    }
  }

  @Test func readersSeeTheLastStateWhileAFileIsTakenIn() throws {
    try withStore { store, path in
      try Feed("a.xlsx", [("29-2034", 1)]).ingest(into: store)
      try store.ingest { sink in
        try Feed("b.xlsx", [("29-2035", 2)]).write(to: &sink)
        let files = try SeriesStore(reading: path).contents().files
        #expect(files.count == 1)
      }
      #expect(try SeriesStore(reading: path).contents().files.count == 2)
    }
  }
}
