import Foundation
import Testing

@testable import Serving

@Suite struct AnswerTests {
  private let page = Answer(
    contentType: "text/html; charset=utf-8", content: Data("abc".utf8), fileName: "a.csv")

  private func text(_ answer: Answer, to request: Request?) -> String {
    String(decoding: AnswerBytes(answer, to: request, keepsConnection: true).data, as: UTF8.self)
  }

  @Test func theTagIsTheDigestOfTheContent() {
    // SHA-256 of “abc”: FIPS 180-2, appendix B.1.
    #expect(
      page.tag == "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"")
  }

  @Test func anAnswerHasItsContentAndWhatGuardsIt() {
    let sent = text(page, to: Request(path: "/"))
    #expect(sent.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(sent.hasSuffix("\r\n\r\nabc"))
    for field in [
      "Content-Length: 3", "X-Content-Type-Options: nosniff", "ETag: \(page.tag)",
      "Cache-Control: private, no-cache", "X-Frame-Options: DENY",
      "Content-Disposition: attachment; filename=\"a.csv\"", "Referrer-Policy: no-referrer",
      "Cross-Origin-Resource-Policy: same-origin", "Connection: keep-alive",
    ] { #expect(sent.contains("\r\n\(field)\r\n"), "\(field)") }
    #expect(!sent.lowercased().contains("access-control"))
  }

  @Test func headHasTheSameFieldsAndNoContent() {
    let sent = text(page, to: Request(.head, path: "/"))
    #expect(sent + "abc" == text(page, to: Request(path: "/")))
  }

  @Test(arguments: ["TAG", "W/TAG", "\"x\", TAG", "*"])
  func whatAClientHasIsNotSentAgain(known: String) {
    let tags = known.replacing("TAG", with: page.tag)
    let sent = text(page, to: Request(path: "/", knownTags: tags))
    #expect(sent.hasPrefix("HTTP/1.1 304 Not Modified\r\n"))
    #expect(sent.hasSuffix("\r\n\r\n"))
    #expect(sent.contains("ETag: \(page.tag)"))
    #expect(!sent.contains("Content-Length"))
  }

  @Test func anotherTagIsSentTheContent() {
    #expect(text(page, to: Request(path: "/", knownTags: "\"ba78\"")).hasSuffix("abc"))
  }

  @Test func anErrorIsNeverKeptAndNamesTheMethods() {
    let answer = Answer(.methodNotAllowed, contentType: "text/plain", content: Data())
    let sent = text(answer, to: Request(path: "/", knownTags: "*"))
    #expect(sent.hasPrefix("HTTP/1.1 405 Method Not Allowed\r\n"))
    #expect(sent.contains("\r\nAllow: GET, HEAD\r\n"))
    #expect(sent.contains("\r\nCache-Control: no-store\r\n"))
    #expect(!sent.contains("ETag"))
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

  @Test func aPolicyNamesTheScriptsAndStylesOfAPage() {
    let page = "<style>\nb{}\n</style><script>x</script><SCRIPT>y</SCRIPT>"
    let policy = ContentPolicy(ofPage: page).text
    // printf 'x' | openssl dgst -sha256 -binary | base64, and the same of a line, b{} and a line.
    #expect(policy.contains("script-src 'sha256-LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=';"))
    #expect(
      policy.contains("style-src 'self' 'sha256-lkYe5SAjgQT1av6fhWoNE7zxmqmfMlAULMnahGbZ8os="))
    #expect(policy.contains("default-src 'none'"))
    #expect(policy.contains("frame-ancestors 'none'"))
    #expect(!policy.contains("unsafe"))
    #expect(ContentPolicy.nothing.text.contains("script-src 'none'; style-src 'none'"))
  }
}
