import Digests
import Foundation
import LoopbackServer
import Testing

@testable import Fetching

@Suite struct FetchFolderTests {
  private let ids = (0..<100).map { "SERIES\($0)" }

  @Test func whatIsCompleteIsNotAskedForAgain() throws {
    try FetchBench.with(try LoopbackServer(.text(Answers.good()))) { bench throws in
      let first = try bench.run(series: ids)
      let second = try bench.run(series: ids)
      #expect(bench.server.requests.count == 2)
      #expect(second.records == first.records)
      #expect(second.messages.allSatisfy { $0.contains("is complete") })
    }
  }

  @Test func aRunGoesOnWhereAnotherEnded() throws {
    let server = try LoopbackServer { _, number in
      number == 1 ? .text(Answers.quota) : .text(Answers.good())
    }
    try FetchBench.with(server) { bench throws in
      let first = try bench.run(series: ids)
      #expect(first.fault != nil)
      #expect(try bench.answers.count == 1)
      let second = try bench.run(series: ids)
      #expect(second.fault == nil)
      #expect(bench.server.requests.count == 3)
      #expect(bench.server.requests[1].body == bench.server.requests[2].body)
    }
  }

  @Test func aFileThatIsGoneOrChangedIsAskedForAgain() throws {
    try FetchBench.with(try LoopbackServer(.text(Answers.good()))) { bench throws in
      let name = try #require(try bench.run().records.first?.file)
      let file = bench.folder.appendingPathComponent(name)
      try FileManager.default.removeItem(at: file)
      #expect(try bench.run().records.map(\.file) == [name])
      #expect(bench.server.requests.count == 2)
      try Data("{}".utf8).write(to: file)
      _ = try bench.run()
      #expect(bench.server.requests.count == 3)
      #expect(try String(contentsOf: file, encoding: .utf8) == Answers.good())
      let record = bench.folder.appendingPathComponent(".fetch/\(name.suffix(21))")
      try Data("{".utf8).write(to: record)
      _ = try bench.run()
      #expect(bench.server.requests.count == 4)
    }
  }

  @Test(arguments: [304, 412])
  func anUnchangedAnswerIsNotSentAgain(status: Int) throws {
    let server = try LoopbackServer { request, _ in
      request.headers["if-none-match"] == "\"one\""
        ? .text("", status: status) : .text(Answers.good(), headers: ["ETag: \"one\""])
    }
    try FetchBench.with(server) { bench throws in
      let first = try bench.run()
      let second = try bench.run(isRefreshing: true)
      #expect(second.fault == nil)
      #expect(second.records == first.records)
      #expect(second.messages.contains { $0.contains("is unchanged") })
      #expect(server.requests.count == 2)
    }
  }

  @Test func aChangedAnswerReplacesTheEarlier() throws {
    let later = Answers.good(messages: "\"revised\"")
    let server = try LoopbackServer(
      .text(Answers.good(), headers: ["ETag: \"one\""]), .text(later, headers: ["ETag: \"two\""]))
    try FetchBench.with(server) { bench throws in
      _ = try bench.run()
      let name = try #require(try bench.run(isRefreshing: true).records.first?.file)
      let file = bench.folder.appendingPathComponent(name)
      #expect(try String(contentsOf: file, encoding: .utf8) == later)
      #expect(try bench.answers.count == 1)
    }
  }

  @Test func aTagThatWasNotSentIsNoAgreement() throws {
    try FetchBench.with(try LoopbackServer(.text("", status: 304))) { bench throws in
      #expect(try bench.run().fault == .refusedByServer(host: "127.0.0.1", status: 304))
    }
  }

  @Test func oneRunAtATimeHasTheFolder() throws {
    try FetchBench.with(try LoopbackServer(.text(Answers.good()))) { bench throws in
      let held = try FetchFolder(path: bench.folder.path) { SHA256.hexDigest(of: $0) }
      #expect(try bench.run().fault == .folderInUse(path: bench.folder.path))
      withExtendedLifetime(held) {}
    }
  }

  @Test func anAbandonedFolderTakesNothingMore() throws {
    try FetchBench.with(try LoopbackServer(.text(Answers.good()))) { bench throws in
      let folder = try FetchFolder(path: bench.folder.path) { SHA256.hexDigest(of: $0) }
      folder.abandon()
      let contents = AnswerContents(
        figures: 0, unknownSeries: [], missingYears: [:], messages: [])
      #expect(throws: FetchError.interrupted) {
        _ = try folder.keep([1], of: "a", years: 2025...2025, tag: nil, contents: contents)
      }
      #expect(try bench.answers.isEmpty)
    }
  }

  @Test func aFolderThatCannotBeIsNamed() throws {
    #expect {
      _ = try FetchFolder(path: "/dev/null/x") { SHA256.hexDigest(of: $0) }
    } throws: { ($0 as? FetchError)?.kind == .cannotCreate && "\($0)".contains("/dev/null/x") }
  }
}
