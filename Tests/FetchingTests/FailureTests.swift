import Foundation
import LoopbackServer
import Testing

@testable import Fetching

@Suite struct FailureTests {
  @Test func aServerThatAsksForTimeGetsIt() throws {
    let server = try LoopbackServer(
      .text("", status: 429, headers: ["Retry-After: 7"]), .text(Answers.good()))
    try FetchBench.with(server) { bench throws in
      let outcome = try bench.run()
      #expect(outcome.fault == nil)
      #expect(outcome.waits == [.seconds(7)])
      #expect(outcome.messages.contains { $0.contains("429") && $0.contains("7 seconds") })
    }
  }

  @Test func aServerThatAsksForTooMuchTimeEndsTheRun() throws {
    let server = try LoopbackServer(.text("", status: 429, headers: ["Retry-After: 86400"]))
    try FetchBench.with(server) { bench throws in
      let outcome = try bench.run()
      #expect(outcome.fault == .askedToWait(host: "127.0.0.1", status: 429, seconds: 86_400))
      #expect(outcome.waits.isEmpty)
    }
  }

  @Test(arguments: [500, 502, 503, 504])
  func aFaultOfTheServerIsRepeatedWithGrowingWaits(status: Int) throws {
    let fault = Reply.text(Answers.page, status: status, type: "text/html")
    try FetchBench.with(try LoopbackServer(fault, fault, .text(Answers.good()))) { bench throws in
      let outcome = try bench.run()
      #expect(outcome.fault == nil)
      #expect(outcome.waits == [.seconds(1), .seconds(2)])
    }
  }

  @Test func repetitionEnds() throws {
    try FetchBench.with(try LoopbackServer(.text("", status: 503))) { bench throws in
      let outcome = try bench.run()
      #expect(outcome.fault == .busy(host: "127.0.0.1", status: 503, attempts: 5))
      #expect(outcome.fault?.kind == .inputOutput)
      #expect(bench.server.requests.count == 5)
    }
  }

  @Test(arguments: [400, 401, 404, 410])
  func aRefusalIsNotRepeated(status: Int) throws {
    try FetchBench.with(try LoopbackServer(.text("{}", status: status))) { bench throws in
      #expect(try bench.run().fault == .refusedByServer(host: "127.0.0.1", status: status))
      #expect(bench.server.requests.count == 1)
    }
  }

  @Test func aConnectionLostInTheBodyIsRepeated() throws {
    let server = try LoopbackServer(.cut(Answers.good(), after: 40), .text(Answers.good()))
    try FetchBench.with(server) { bench throws in
      let outcome = try bench.run()
      #expect(outcome.fault == nil)
      #expect(outcome.waits == [.seconds(1)])
    }
  }

  @Test func aBodyThatNeverComesWholeIsNeverWritten() throws {
    try FetchBench.with(try LoopbackServer(.cut(Answers.good(), after: 40))) { bench throws in
      let fault = try #require(try bench.run(attempts: 3).fault)
      guard case .notReached(_, _, 3) = fault else {
        Issue.record("\(fault)")
        return
      }
      #expect(try bench.answers.isEmpty)
      #expect(
        try FileManager.default.contentsOfDirectory(
          atPath: bench.folder.path + "/.fetch") == ["lock"])
    }
  }

  @Test func aConnectionThatBringsNothingIsRepeated() throws {
    try FetchBench.with(try LoopbackServer(Reply([]), .text(Answers.good()))) { bench throws in
      #expect(try bench.run().fault == nil)
      #expect(bench.server.requests.count == 2)
    }
  }

  @Test func aLengthThatIsTooSmallLeavesNoJSON() throws {
    let reply = Reply.text(Answers.good(), headers: ["Content-Length: 40"])
    try FetchBench.with(try LoopbackServer(reply)) { bench throws in
      let fault = try #require(try bench.run().fault)
      guard case .notJSON(let error) = fault else {
        Issue.record("\(fault)")
        return
      }
      #expect("\(error)".contains("cut short"))
      #expect(try bench.answers.isEmpty)
    }
  }

  @Test func aSlowServerIsLeft() throws {
    let limits = TransferLimits(total: .milliseconds(200))
    try FetchBench.with(try LoopbackServer(.text(Answers.good()).late(by: 2))) { bench throws in
      let begin = ContinuousClock.now
      let outcome = try bench.run(attempts: 2, limits: limits)
      #expect(ContinuousClock.now - begin < .seconds(2))
      guard case .notReached(_, let reason, 2)? = outcome.fault else {
        Issue.record("\(String(describing: outcome.fault))")
        return
      }
      #expect(reason.lowercased().contains("timed out"))
    }
  }

  @Test func nobodyThereIsAnErrorOfTheConnection() throws {
    let server = try LoopbackServer(.text(Answers.good()))
    try FetchBench.with(server) { bench throws in
      server.stop()
      let fault = try #require(try bench.run(attempts: 2).fault)
      #expect(fault.kind == .inputOutput)
      #expect(fault.description.contains("2 attempts"))
    }
  }

  @Test func aServerWithoutACertificateGetsNothing() throws {
    try FetchBench.with(try LoopbackServer(.text(Answers.good()))) { bench throws in
      let address = "https://127.0.0.1:\(bench.server.port)"
      let fault = try #require(
        try bench.run(
          attempts: 1, limits: TransferLimits(total: .seconds(2)), address: address
        ).fault)
      #expect(fault.kind == .inputOutput)
      #expect(!bench.server.requests.contains { $0.body.contains(FetchBench.secret) })
    }
  }

  @Test func anAnswerLargerThanAllowedIsLeft() throws {
    let limits = TransferLimits(bytes: 10_000)
    let long = Reply(repeatElement(UInt8(ascii: " "), count: 200_000))
    let endless = Reply(
      [.bytes(Array("HTTP/1.1 200 OK\r\n\r\n".utf8))]
        + Array(repeating: .bytes([UInt8](repeating: 32, count: 8192)), count: 20))
    for reply in [long, endless] {
      try FetchBench.with(try LoopbackServer(reply)) { bench throws in
        #expect(
          try bench.run(limits: limits).fault == .tooLarge(host: "127.0.0.1", limit: 10_000))
        #expect(try bench.answers.isEmpty)
      }
    }
  }

  @Test func aPackedAnswerIsUnpackedAndCountsUnpacked() throws {
    let packed = Reply(
      Gzip.stored(Array(Answers.good().utf8)), headers: ["Content-Encoding: gzip"])
    try FetchBench.with(try LoopbackServer(packed)) { bench throws in
      #expect(try bench.run().records.map(\.contents.figures) == [1])
      #expect(bench.server.requests.first?.headers["accept-encoding"] == "gzip")
    }
    let bomb = Gzip.blanks(100_000)
    #expect(bomb.count < 200_000)
    try FetchBench.with(
      try LoopbackServer(Reply(bomb, headers: ["Content-Encoding: gzip"]))
    ) { bench throws in
      let limits = TransferLimits(bytes: 1 << 20)
      #expect(try bench.run(limits: limits).fault == .tooLarge(host: "127.0.0.1", limit: 1 << 20))
    }
  }

  @Test func damagedPackingIsAnError() throws {
    var packed = Gzip.stored(Array(Answers.good().utf8))
    packed[packed.count - 6] ^= 0xFF
    try FetchBench.with(
      try LoopbackServer(Reply(packed, headers: ["Content-Encoding: gzip"]))
    ) { bench throws in
      #expect(try bench.run(attempts: 1).fault?.kind == .inputOutput)
      #expect(try bench.answers.isEmpty)
    }
  }

  @Test func anotherServerIsNotGoneOnTo() throws {
    for location in [
      "https://evil.example/\(FetchBench.secret)", "//evil.example/", "http://127.0.0.1:1/",
      "ftp://127.0.0.1/", "",
    ] {
      let reply = Reply.text("", status: 307, headers: ["Location: \(location)"])
      try FetchBench.with(try LoopbackServer(reply)) { bench throws in
        let fault = try #require(try bench.run().fault)
        guard case .redirected = fault else {
          Issue.record("\(fault)")
          return
        }
        #expect(!fault.description.contains(FetchBench.secret))
        #expect(bench.server.requests.count == 1)
      }
    }
  }

  @Test func theSameServerIsGoneOnToAFewTimes() throws {
    let on = Reply.text("", status: 308, headers: ["Location: /elsewhere"])
    try FetchBench.with(try LoopbackServer(on, .text(Answers.good()))) { bench throws in
      #expect(try bench.run().fault == nil)
      #expect(bench.server.requests.last?.line == "POST /elsewhere HTTP/1.1")
      #expect(bench.server.requests.last?.body.contains("seriesid") == true)
    }
    try FetchBench.with(try LoopbackServer(on)) { bench throws in
      #expect(try bench.run().fault != nil)
      #expect(bench.server.requests.count == 4)
    }
  }
}
