import Foundation
import LoopbackServer
import Synchronization
import Testing

@testable import Serving

@Suite struct PageServerTests {
  /// Answers the path, and a sentence to what cannot be answered.
  private static let echo = Site(
    answer: { request in
      let size = request.query.first { $0.name == "size" }.flatMap { Int($0.value) } ?? 0
      let content = request.path + String(repeating: ".", count: size) + "|"
      return Answer(contentType: "text/plain", content: Data(content.utf8))
    },
    refusal: { Answer($0.status, contentType: "text/plain", content: Data("\($0)".utf8)) })

  /// Runs a server on a port that is free while a client works on another thread.
  private func serving<Result: Sendable>(
    _ site: Site = echo, limits: RequestLimits = RequestLimits(), patience: Patience = Patience(),
    _ body: @escaping @Sendable (UInt16) throws -> Result
  ) async throws -> Result {
    let server = PageServer(
      site, at: try ServerAddress(port: 0), limits: limits, patience: patience)
    let (addresses, told) = AsyncStream.makeStream(of: ServerAddress.self)
    let running = Task {
      defer { told.finish() }
      try await server.run { told.yield($0) }
    }
    let address = try #require(await addresses.first { _ in true })
    let result = await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(returning: Swift.Result { try body(address.port) })
      }
    }
    running.cancel()
    await #expect(throws: CancellationError.self) { try await running.value }
    return try result.get()
  }

  private static let get = "GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n"

  @Test func aConnectionAnswersOneRequestAfterAnother() async throws {
    try await serving { port in
      let client = try RawClient(port: port)
      for path in ["/a", "/b", "/c"] {
        client.send("GET \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
        #expect(client.received(until: "|").hasSuffix("\r\n\r\n\(path)|"))
      }
    }
  }

  @Test func requestsSentTogetherAreAnsweredInOrder() async throws {
    try await serving { port in
      let client = try RawClient(port: port)
      client.send(
        Self.get + Self.get.replacing("/a", with: "/b")
          + "GET /c HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
      let all = client.received()
      let bodies = all.components(separatedBy: "\r\n\r\n").dropFirst().map { $0.prefix(3) }
      #expect(bodies == ["/a|", "/b|", "/c|"])
    }
  }

  @Test func aRequestMayArriveByteByByte() async throws {
    try await serving { port in
      let client = try RawClient(port: port)
      for character in Self.get { client.send(String(character)) }
      #expect(client.received(until: "|").hasSuffix("/a|"))
    }
  }

  @Test func largeAnswersArriveWhole() async throws {
    try await serving { port in
      let client = try RawClient(port: port)
      client.send("GET /?size=5000000 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
      let all = client.received()
      #expect(all.contains("Content-Length: 5000002\r\n"))
      #expect(all.components(separatedBy: "\r\n\r\n").last?.utf8.count == 5_000_002)
    }
  }

  @Test func foreignNamesAreTurnedAway() async throws {
    try await serving { port in
      let client = try RawClient(port: port)
      client.send("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
      let answer = client.received()
      #expect(answer.hasPrefix("HTTP/1.1 421 Misdirected Request\r\n"))
      #expect(answer.contains("does not go by the name “evil.example”"))
    }
  }

  @Test func contentIsRefusedAndTheNextRequestAnswered() async throws {
    try await serving { port in
      for content in ["12345", String(repeating: "a", count: 100_000)] {
        let client = try RawClient(port: port)
        client.send(
          "POST / HTTP/1.1\r\nHost: a.localhost\r\nContent-Length: \(content.count)\r\n\r\n"
            + content + Self.get)
        let answers = client.received(until: "/a|")
        #expect(answers.hasPrefix("HTTP/1.1 405 Method Not Allowed\r\n"))
        #expect(answers.contains("ask with GET or HEAD.HTTP/1.1 200 OK\r\n"))
      }
    }
  }

  @Test(arguments: ["\u{16}\u{3}\u{1}\r\n\r\n", "\r\n\r\n\r\n\r\n", "GET /\r\n\r\n"])
  func whatIsNotHTTPIsHungUpOn(text: String) async throws {
    try await serving { port in
      let stranger = try RawClient(port: port)
      stranger.send(text)
      #expect(stranger.received() == "")
      let client = try RawClient(port: port)
      client.send(Self.get)
      #expect(client.received(until: "|").hasSuffix("/a|"))
    }
  }

  @Test func clientsThatHangAreDismissed() async throws {
    try await serving(patience: Patience(request: .milliseconds(500))) { port in
      let (silent, slow, idle) = (
        try RawClient(port: port), try RawClient(port: port), try RawClient(port: port)
      )
      slow.send("GET / HTTP/1.1\r\nHost: ")
      idle.send(Self.get)
      #expect(idle.received(until: "|").hasSuffix("/a|"))
      #expect(silent.received() == "")
      #expect(slow.received() == "")
      #expect(idle.received() == "")
    }
  }

  @Test func clientsThatDoNotReadAreDismissed() async throws {
    let size = 50_000_000
    try await serving(patience: Patience(answer: .milliseconds(500))) { port in
      // A busy machine may not have begun to answer after the shorter waits.
      let isDismissed = try [3.0, 10, 60].contains { wait in
        let deaf = try RawClient(port: port)
        deaf.send("GET /?size=\(size) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        Thread.sleep(forTimeInterval: wait)
        return deaf.received().utf8.count < size
      }
      #expect(isDismissed, "the rest is never sent")
    }
  }

  @Test func manyClientsAreAnsweredAtOnce() async throws {
    try await serving { port in
      let clients = try (0..<200).map { _ in try RawClient(port: port) }
      for client in clients { client.send(Self.get) }
      for client in clients { #expect(client.received(until: "|").hasSuffix("/a|")) }
    }
  }

  @Test func aClientThatGoesAwayHarmsNobody() async throws {
    try await serving { port in
      for _ in 0..<50 {
        let client = try RawClient(port: port)
        client.send("GET /?size=1000000 HTTP/1.1\r\nHost: localhost\r\n\r\n")
      }
      let client = try RawClient(port: port)
      client.send(Self.get)
      #expect(client.received(until: "|").hasSuffix("/a|"))
    }
  }

  @Test func aPortInUseIsAnErrorWithARemedy() async throws {
    let failure = try await serving { port in
      let failures = Mutex<(any Error)?>(nil)
      let told = DispatchSemaphore(value: 0)
      let second = PageServer(Self.echo, at: try ServerAddress(port: port))
      Task {
        do { try await second.run { _ in } } catch { failures.withLock { $0 = error } }
        told.signal()
      }
      told.wait()
      return failures.withLock { $0 as? ServingError == .portInUse(port) }
    }
    #expect(failure)
  }

  @Test func addressesAreCheckedAndShown() async throws {
    #expect(try ServerAddress(port: 80).description == "http://127.0.0.1:80/")
    #expect(try ServerAddress(host: "localhost", port: 80).isLoopback)
    #expect(try ServerAddress(host: "::1", port: 80).description == "http://[::1]:80/")
    #expect(try !ServerAddress(host: "0.0.0.0", port: 80).isLoopback)
    #expect(throws: ServingError.notAnAddress("a.example")) {
      try ServerAddress(host: "a.example", port: 80)
    }
    await #expect(throws: ServingError.foreignAddress("203.0.113.7")) {
      // An address for documentation (RFC 5737), which no machine has.
      let address = try ServerAddress(host: "203.0.113.7", port: 0)
      try await PageServer(Self.echo, at: address).run { _ in }
    }
  }
}
