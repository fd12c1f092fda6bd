import Testing

@testable import Serving

@Suite struct RequestTests {
  private func request(
    _ head: String, limits: RequestLimits = RequestLimits()
  ) throws(RequestFault) -> Request {
    try Request(try RequestHead(parsing: head, limits: limits), limits: limits)
  }

  private func refusal(_ head: String) -> Status? {
    do {
      _ = try request(head)
      return nil
    } catch {
      return error.status
    }
  }

  @Test func aBrowsersRequestIsRead() throws {
    let found = try request(
      "GET /tables/a%20b.csv?to=2030&occupations=29-2034%2B29-2035&area=New+York HTTP/1.1\r\n"
        + "Host: 127.0.0.1:8029\r\nAccept: text/html\r\nIf-None-Match: \"a\", W/\"b\"")
    #expect(found.method == .get)
    #expect(found.path == "/tables/a b.csv")
    #expect(
      found.query == [
        QueryItem("to", "2030"), QueryItem("occupations", "29-2034+29-2035"),
        QueryItem("area", "New York"),
      ])
    #expect(found.host == "127.0.0.1:8029")
    #expect(found.knownTags == "\"a\", W/\"b\"")
    #expect(found.keepsConnection)
  }

  @Test func aConnectionIsKeptUnlessEitherSideSaysOtherwise() throws {
    #expect(try !request("GET / HTTP/1.1\r\nHost: a\r\nConnection: Close").keepsConnection)
    #expect(try !request("GET / HTTP/1.0").keepsConnection)
    #expect(try request("HEAD / HTTP/1.1\r\nhost:a").method == .head)
  }

  @Test func theHostOfAnAbsoluteTargetCounts() throws {
    let found = try request("GET http://evil.example?x=1 HTTP/1.1\r\nHost: localhost")
    #expect(found.host == "evil.example")
    #expect(found.path == "/")
    #expect(found.query == [QueryItem("x", "1")])
  }

  @Test(arguments: [
    "", "GET", "GET /", "GET / HTTP/1.1 x", "GET  / HTTP/1.1\r\nHost: a", "get\u{7F} / HTTP/1.1",
    "GET / HTTP/1.1", "GET / HTTP/1.1\r\nHost: a\r\nHost: b", "GET / HTTP/1.1\r\nHost : a",
    "GET / HTTP/1.1\r\nHost: a\r\n folded", "GET / HTTP/1.1\r\nHost: a\nX: b",
    "GET / HTTP/1.1\r\nHost: a\r\n: b", "GET /%zz HTTP/1.1\r\nHost: a",
    "GET /%4 HTTP/1.1\r\nHost: a", "GET /%ff HTTP/1.1\r\nHost: a", "GET /%00 HTTP/1.1\r\nHost: a",
    "GET /?a=%ff HTTP/1.1\r\nHost: a", "GET /é HTTP/1.1\r\nHost: a", "GET * HTTP/1.1\r\nHost: a",
    "GET index.html HTTP/1.1\r\nHost: a", "GET / FTP/1.1\r\nHost: a",
    "\u{16}\u{3}\u{1} / HTTP/1.1\r\nHost: a", "GET / HTTP/1.1\r\nHost: a\r\nX: \u{0}",
  ]) func whatIsNotHTTPIsRefused(head: String) {
    #expect(refusal(head) == .badRequest)
  }

  @Test func otherMethodsVersionsAndBodiesAreRefused() {
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "get", "PROPFIND"] {
      #expect(refusal("\(method) / HTTP/1.1\r\nHost: a") == .methodNotAllowed)
    }
    #expect(refusal("GET / HTTP/2.0\r\nHost: a") == .versionNotSupported)
    #expect(refusal("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1") == .contentTooLarge)
    #expect(refusal("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1") == .contentTooLarge)
    #expect(
      refusal("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked") == .contentTooLarge)
    #expect(refusal("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0") == nil)
  }

  @Test func overlongRequestsAreRefused() {
    let long = String(repeating: "a", count: 4_096)
    #expect(refusal("GET /\(long) HTTP/1.1\r\nHost: a") == .targetTooLong)
    #expect(refusal("GET /\(long.dropLast()) HTTP/1.1\r\nHost: a") == nil)
    let fields = (0..<101).map { "x\($0): y" }.joined(separator: "\r\n")
    #expect(refusal("GET / HTTP/1.1\r\n\(fields)") == .headTooLarge)
    let items = Array(repeating: "a=b", count: 65).joined(separator: "&")
    #expect(refusal("GET /?\(items) HTTP/1.1\r\nHost: a") == .badRequest)
  }

  @Test func everyRefusalIsASentence() {
    let all: [RequestFault] = [
      .notHTTP("it has no field host"), .hasBody, .targetTooLong(limit: 1),
      .headTooLong(limit: "1 byte"), .method("POST"), .version("HTTP/2.0"), .tooSlow,
      .foreignHost("evil.example"),
    ]
    for fault in all {
      #expect(fault.description.hasSuffix("."))
      #expect(fault.status.rawValue >= 400)
    }
  }
}

@Suite struct HostRuleTests {
  @Test(arguments: [
    "localhost", "localhost:8029", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:8029", "[::1]:8029",
    "[::1]", "192.168.1.20:80", "report.localhost:8029", "",
  ]) func namesOfThisMachineAreAllowed(host: String) {
    #expect(HostRule().allows(host))
  }

  @Test(arguments: [
    "evil.example", "evil.example:8029", "localhost.evil.example", "127.0.0.1.evil.example",
    "evil.example:localhost", "1.2.3", "256.0.0.1", "1.2.3.4.5", "127.0.0.1@evil.example",
    "[evil.example]", ":8029", "a b",
  ]) func otherNamesAreNot(host: String) {
    #expect(!HostRule().allows(host))
  }

  @Test func aNameThatTheUserGivesIsAllowed() {
    #expect(HostRule(names: ["Planner.Hospital.org"]).allows("planner.hospital.org:8029"))
    #expect(!HostRule(names: ["planner.hospital.org"]).allows("x.planner.hospital.org"))
  }
}
