import FlyingFox
import Foundation
import Testing

@testable import Serving

@Suite struct AnswerTests {
  private let page = Answer(
    contentType: "text/html; charset=utf-8", content: Data("abc".utf8), fileName: "a.csv")

  @Test func theTagIsTheDigestOfTheContent() {
    // SHA-256 of “abc”: FIPS 180-2, appendix B.1.
    #expect(
      page.tag == "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"")
  }

  @Test func anAnswerHasItsContentAndWhatGuardsIt() async throws {
    let sent = HTTPResponse(page, to: Request(path: "/"))
    #expect(sent.statusCode == .ok)
    #expect(try await sent.bodyData == Data("abc".utf8))
    for (name, value) in [
      ("Content-Length", "3"), ("X-Content-Type-Options", "nosniff"), ("ETag", page.tag),
      ("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "private, no-cache"),
      ("X-Frame-Options", "DENY"), ("Content-Disposition", "attachment; filename=\"a.csv\""),
      ("Referrer-Policy", "no-referrer"), ("Cross-Origin-Resource-Policy", "same-origin"),
      ("Content-Security-Policy", ContentPolicy.nothing.text),
    ] { #expect(sent.headers[HTTPHeader(name)] == value, "\(name)") }
    #expect(!sent.headers.keys.contains { $0.rawValue.lowercased().hasPrefix("access-control") })
    #expect(sent.headers[.connection] == nil)
  }

  @Test func theEndOfAConnectionIsSaid() {
    let sent = HTTPResponse(page, to: Request(path: "/", keepsConnection: false))
    #expect(sent.headers[.connection] == "close")
  }

  @Test func headHasTheSameFieldsAndNoContent() async throws {
    let sent = HTTPResponse(page, to: Request(.head, path: "/"))
    #expect(sent.headers == HTTPResponse(page, to: Request(path: "/")).headers)
    #expect(try await sent.bodyData.isEmpty)
  }

  @Test(arguments: ["TAG", "W/TAG", "\"x\", TAG", "*"])
  func whatAClientHasIsNotSentAgain(known: String) async throws {
    let tags = known.replacing("TAG", with: page.tag)
    let sent = HTTPResponse(page, to: Request(path: "/", knownTags: tags))
    #expect(sent.statusCode == .notModified)
    #expect(try await sent.bodyData.isEmpty)
    #expect(sent.headers[.eTag] == page.tag)
    #expect(sent.headers[.contentLength] == "3", "that of the content which is not sent")
  }

  @Test func anotherTagIsSentTheContent() async throws {
    let sent = HTTPResponse(page, to: Request(path: "/", knownTags: "\"ba78\""))
    #expect(try await sent.bodyData == Data("abc".utf8))
  }

  @Test func anErrorIsNeverKeptAndNamesTheMethods() {
    let answer = Answer(.methodNotAllowed, contentType: "text/plain", content: Data())
    let sent = HTTPResponse(answer, to: Request(path: "/", knownTags: "*"))
    #expect(sent.statusCode == .methodNotAllowed)
    #expect(sent.headers[HTTPHeader("Allow")] == "GET, HEAD")
    #expect(sent.headers[.cacheControl] == "no-store")
    #expect(sent.headers[.eTag] == nil)
  }

  @Test(arguments: [
    ("a.csv", "a.csv"), ("a\r\nSet-Cookie: x.csv", "a--Set-Cookie--x.csv"),
    ("../../etc/passwd", "-..-etc-passwd"), ("a\"b.csv", "a-b.csv"), ("...", "download"),
    ("", "download"), ("Ölüm 🩻.csv", "-l-m--.csv"), (".htaccess", "htaccess"),
  ]) func fileNamesAreSafe(name: String, expected: String) {
    #expect(Answer.safe(name) == expected)
  }

  @Test func fileNamesAreShort() {
    #expect(Answer.safe(String(repeating: "a", count: 10_000) + ".csv").count == 120)
  }

  @Test func aPolicyNamesTheScriptsOfAPage() {
    let page = "<style>\nb{}\n</style><script>x</script><SCRIPT>y</SCRIPT>"
    let policy = ContentPolicy(ofPage: page).text
    // printf 'x' | openssl dgst -sha256 -binary | base64
    #expect(policy.contains("script-src 'sha256-LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=';"))
    #expect(policy.contains("style-src 'self' 'unsafe-inline';"))
    #expect(policy.contains("default-src 'none'"))
    #expect(policy.contains("frame-ancestors 'none'"))
    #expect(!policy.replacing("style-src 'self' 'unsafe-inline'", with: "").contains("unsafe"))
    #expect(ContentPolicy.nothing.text.contains("script-src 'none'; style-src 'none'"))
  }
}
