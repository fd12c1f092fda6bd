import Foundation
import LoopbackServer
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
    connectionLimit: Int = 256, _ body: @escaping @Sendable (UInt16) throws -> Result
  ) async throws -> Result {
    let server = try PageServer(
      site, at: try ServerAddress(port: 0), limits: limits, patience: patience,
      connectionLimit: connectionLimit)
    let running = Task { try await server.run() }
    let result = await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(returning: Swift.Result { try body(server.address.port) })
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
      client.send("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")
      let answer = client.received()
      #expect(answer.hasPrefix("HTTP/1.1 421 Misdirected Request\r\n"))
      #expect(answer.contains("does not go by the name “evil.example”"))
    }
  }

  @Test func aHeadWithoutEndIsRefusedAndTheConnectionClosed() async throws {
    try await serving { port in
      let client = try RawClient(port: port)
      client.send("GET / HTTP/1.1\r\nX: " + String(repeating: "a", count: 300_000))
      let answer = client.received()
      #expect(answer.hasPrefix("HTTP/1.1 431 Request Header Fields Too Large\r\n"))
      #expect(answer.contains("\r\nConnection: close\r\n"))
    }
  }

  @Test(arguments: [
    "POST / HTTP/1.1\r\nHost: a\r\n\r\n", "\u{16}\u{3}\u{1}\r\n\r\n", "\r\n\r\n\r\n\r\n",
  ])
  func otherThingsAreRefusedWithASentence(text: String) async throws {
    try await serving { port in
      let client = try RawClient(port: port)
      client.send(text)
      let answer = client.received()
      #expect(answer.hasPrefix("HTTP/1.1 40"))
      #expect(answer.hasSuffix("."))
    }
  }

  @Test func clientsThatHangAreDismissed() async throws {
    let patience = Patience(request: .milliseconds(100), idle: .milliseconds(100))
    try await serving(patience: patience) { port in
      let (silent, slow, idle) = (
        try RawClient(port: port), try RawClient(port: port), try RawClient(port: port)
      )
      slow.send("GET / HTTP/1.1\r\nHost: ")
      idle.send(Self.get)
      #expect(idle.received(until: "|").hasSuffix("/a|"))
      #expect(silent.received() == "")
      #expect(slow.received().hasPrefix("HTTP/1.1 408 Request Timeout\r\n"))
      #expect(idle.received() == "")
    }
  }

  @Test func clientsThatDoNotReadAreDismissed() async throws {
    let patience = Patience(answer: .milliseconds(200))
    try await serving(patience: patience, connectionLimit: 1) { port in
      let deaf = try RawClient(port: port)
      deaf.send("GET /?size=50000000 HTTP/1.1\r\nHost: localhost\r\n\r\n")
      // The only place is taken until the first client is dismissed.
      let next = try RawClient(port: port)
      next.send(Self.get)
      #expect(next.received(until: "|").hasSuffix("/a|"))
    }
  }

  @Test func clientsThatHangDoNotKeepOthersOut() async throws {
    try await serving(connectionLimit: 4) { port in
      let hanging = try (0..<12).map { _ in try RawClient(port: port) }
      for client in hanging.prefix(6) { client.send("GET / HTTP/1.1\r\nHost: ") }
      let client = try RawClient(port: port)
      client.send(Self.get)
      #expect(client.received(until: "|").hasSuffix("/a|"))
    }
  }

  @Test func moreClientsThanPlacesAreAllAnswered() async throws {
    let patience = Patience(request: .milliseconds(200), idle: .milliseconds(200))
    try await serving(patience: patience, connectionLimit: 4) { port in
      let clients = try (0..<40).map { _ in try RawClient(port: port) }
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

  @Test func placesLeaveFilesForTheProgramItself() {
    #expect(PageServer.places(of: 256, files: 1_024) == 256)
    #expect(PageServer.places(of: 256, files: 64) == 16)
    #expect(PageServer.places(of: 256, files: 10) == 1)
  }

  @Test func aPortInUseIsAnErrorWithARemedy() async throws {
    let first = try PageServer(Self.echo, at: try ServerAddress(port: 0))
    #expect(first.address.port > 0)
    #expect(throws: ServingError.portInUse(first.address.port)) {
      try PageServer(Self.echo, at: first.address)
    }
  }

  @Test func addressesAreCheckedAndShown() throws {
    #expect(try ServerAddress(port: 80).description == "http://127.0.0.1:80/")
    #expect(try ServerAddress(host: "localhost", port: 80).isLoopback)
    #expect(try ServerAddress(host: "::1", port: 80).description == "http://[::1]:80/")
    #expect(try !ServerAddress(host: "0.0.0.0", port: 80).isLoopback)
    #expect(throws: ServingError.notAnAddress("a.example")) {
      try ServerAddress(host: "a.example", port: 80)
    }
    #expect(throws: ServingError.foreignAddress("203.0.113.7")) {
      // An address for documentation (RFC 5737), which no machine has.
      try PageServer(Self.echo, at: try ServerAddress(host: "203.0.113.7", port: 0))
    }
  }
}
