import FlyingFox
import Testing

@testable import Serving

@Suite struct RequestTests {
  /// A request as FlyingFox hands it over.
  private func request(
    _ line: String, _ headers: HTTPHeaders = [.host: "a"]
  ) throws(RequestFault) -> Request {
    let parts = line.split(separator: " ").map(String.init)
    let target = parts[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    return try Request(
      HTTPRequest(
        method: HTTPMethod(parts[0]), version: HTTPVersion(parts[2]),
        target: .init(path: String(target[0]), query: String(target.dropFirst().first ?? "")),
        headers: headers, body: HTTPBodySequence()), limits: RequestLimits())
  }

  private func refusal(_ line: String, _ headers: HTTPHeaders = [.host: "a"]) -> Status? {
    do {
      _ = try request(line, headers)
      return nil
    } catch {
      return error.status
    }
  }

  @Test func aBrowsersRequestIsRead() throws {
    let found = try request(
      "GET /tables/a%20b.csv?to=2030&occupations=29-2034%2B29-2035&area=New+York HTTP/1.1",
      [.host: "127.0.0.1:8029", .ifNoneMatch: "\"a\", W/\"b\""])
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
    #expect(try !request("GET / HTTP/1.1", [.host: "a", .connection: "Close"]).keepsConnection)
    #expect(try !request("GET / HTTP/1.0", [:]).keepsConnection)
    #expect(try request("GET / HTTP/1.0", [.connection: "Keep-Alive"]).keepsConnection)
    #expect(try request("HEAD / HTTP/1.1").method == .head)
  }

  @Test func theHostOfAnAbsoluteTargetCounts() throws {
    let found = try request("GET http://evil.example?x=1 HTTP/1.1", [.host: "localhost"])
    #expect(found.host == "evil.example")
    #expect(found.path == "/")
    #expect(found.query == [QueryItem("x", "1")])
  }

  @Test(arguments: ["/%zz", "/%4", "/%ff", "/%00", "/?a=%ff", "/?a=%", "/é", "*", "index.html"])
  func targetsThatCannotBeDecodedAreRefused(target: String) {
    #expect(refusal("GET \(target) HTTP/1.1") == .badRequest)
  }

  @Test func aRequestWithoutAHostIsRefusedUnlessItIsOld() {
    #expect(refusal("GET / HTTP/1.1", [:]) == .badRequest)
    #expect(refusal("GET / HTTP/1.0", [:]) == nil)
  }

  @Test func otherMethodsVersionsAndBodiesAreRefused() {
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"] {
      #expect(refusal("\(method) / HTTP/1.1") == .methodNotAllowed)
    }
    #expect(refusal("GET / HTTP/2.0") == .versionNotSupported)
    #expect(refusal("GET / FTP/1.1") == .versionNotSupported)
    #expect(refusal("GET / HTTP/1.1", [.host: "a", .contentLength: "1"]) == .contentTooLarge)
    #expect(
      refusal("GET / HTTP/1.1", [.host: "a", .transferEncoding: "chunked"]) == .contentTooLarge)
    #expect(refusal("GET / HTTP/1.1", [.host: "a", .contentLength: "0"]) == nil)
  }

  @Test func overlongRequestsAreRefused() {
    let long = String(repeating: "a", count: 4_096)
    #expect(refusal("GET /\(long) HTTP/1.1") == .targetTooLong)
    #expect(refusal("GET /\(long.dropLast()) HTTP/1.1") == nil)
    let items = Array(repeating: "a=b", count: 65).joined(separator: "&")
    #expect(refusal("GET /?\(items) HTTP/1.1") == .badRequest)
    #expect(refusal("GET /?\(items.dropLast(4)) HTTP/1.1") == nil)
  }

  @Test func everyRefusalIsASentence() {
    let all: [RequestFault] = [
      .notHTTP("it has no field host"), .hasBody, .targetTooLong(limit: 1), .method("POST"),
      .version("HTTP/2.0"), .foreignHost("evil.example"),
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
