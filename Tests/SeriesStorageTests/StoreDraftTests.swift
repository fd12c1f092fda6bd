import Foundation
import GRDB
import LaborSeries
import Testing

@testable import SeriesStorage

@Suite struct StoreDraftTests {
  private func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("draft-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }  // The system cleans up too.
    try body(folder)
  }

  private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  private func path(_ folder: URL) -> String { folder.appendingPathComponent("s.sqlite").path }

  @Test func nothingStandsInThePlaceBeforeTheStoreIsWhole() throws {
    try withFolder { folder in
      let draft = StoreDraft(of: path(folder))
      let made = try draft.make()
      _ = try made.ingest { try Feed("a", [("29-2034", 1)]).write(to: &$0) }
      #expect(try names(in: folder).contains("s.sqlite") == false)
      #expect(try draft.publish(made))
      #expect(try names(in: folder) == ["s.sqlite"])
      let store = try SeriesStore(reading: path(folder))
      #expect(try store.contents().files.map(\.file.name) == ["a"])
      let mode = try store.queue.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
      #expect(mode == "wal")
      _ = try store.verify()
    }
  }

  @Test func aDraftThatIsDiscardedLeavesNothing() throws {
    try withFolder { folder in
      let draft = StoreDraft(of: path(folder))
      let made = try draft.make()
      #expect(throws: Feed.Failure.self) {
        try made.ingest { sink in
          var feed = Feed("a", [("29-2034", 1)])
          feed.fails = true
          try feed.write(to: &sink)
        }
      }
      draft.discard()
      #expect(try names(in: folder) == [])
      draft.discard()
      #expect(throws: StoreError.self) { try draft.publish(made) }
      #expect(throws: StoreError.self) { try draft.make() }
      #expect(try names(in: folder) == [])
    }
  }

  @Test func aStoreThatAnotherMadeMeanwhileStays() throws {
    try withFolder { folder in
      let first = StoreDraft(of: path(folder))
      let second = StoreDraft(of: path(folder))
      let (one, two) = (try first.make(), try second.make())
      _ = try one.ingest { try Feed("a", [("29-2034", 1)]).write(to: &$0) }
      _ = try two.ingest { try Feed("b", [("29-2035", 2)]).write(to: &$0) }
      #expect(try second.publish(two))
      #expect(try !first.publish(one))
      let store = try SeriesStore(reading: path(folder))
      #expect(try store.contents().files.map(\.file.name) == ["b"])
      #expect(try names(in: folder).filter { $0.hasPrefix(".") } == [])
    }
  }

  @Test func abandonedDraftsAreRemovedAndThoseAtWorkAreNot() throws {
    try withFolder { folder in
      let abandoned = [".s.sqlite.1.new", ".s.sqlite.1.new-journal"]
      let others = [".s.sqlite.one.new", ".t.sqlite.1.new", "s.sqlite.1.new"]
      for name in abandoned + others {
        try Data("x".utf8).write(to: folder.appendingPathComponent(name))
      }
      let draft = StoreDraft(of: path(folder))
      let made = try draft.make()
      let other = StoreDraft(of: path(folder))
      _ = try other.make()
      other.discard()
      let left = try names(in: folder)
      #expect(others.allSatisfy(left.contains))
      #expect(!abandoned.contains(where: left.contains))
      _ = try made.ingest { try Feed("a", [("29-2034", 1)]).write(to: &$0) }
      #expect(try draft.publish(made))
      #expect(try names(in: folder) == (others + ["s.sqlite"]).sorted())
    }
  }

  @Test func aFolderThatIsNotThereIsSaid() throws {
    try withFolder { folder in
      let path = folder.path + "/none/s.sqlite"
      #expect(throws: StoreError.notOpened(path, reason: "no such file or directory")) {
        try StoreDraft(of: path).make()
      }
    }
  }
}
