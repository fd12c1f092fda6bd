import FlyingFox
import Foundation

extension HTTPResponse {
  /// An answer as FlyingFox sends it: the status, the header fields, and the content where it
  /// belongs.
  ///
  /// - Parameters:
  ///   - answer: What is answered.
  ///   - request: What was asked; nil when it is refused.
  init(_ answer: Answer, to request: Request?) {
    let isKnown =
      answer.status == .ok && request?.knownTags.map { Self.names(answer.tag, in: $0) } == true
    let status = isKnown ? Status.notModified : answer.status
    var headers = Self.fields(of: answer)
    // Also where no content follows (RFC 9110, section 8.6): FlyingFox would write a length of 0.
    headers[.contentLength] = "\(answer.content.count)"
    if !isKnown { headers[.contentType] = answer.contentType }
    if status == .methodNotAllowed { headers[HTTPHeader("Allow")] = "GET, HEAD" }
    if request?.keepsConnection == false { headers[.connection] = "close" }
    let content = isKnown || request?.method == .head ? Data() : answer.content
    self.init(
      statusCode: HTTPStatusCode(status.rawValue, phrase: status.words), headers: headers,
      // In one piece: in parts of 4 kB a page of a megabyte would be 250 writes.
      body: HTTPBodySequence(data: content, suggestedBufferSize: max(1, content.count)))
  }

  /// Whether a list of tags names one; weak tags count (RFC 9110, section 13.1.2).
  private static func names(_ tag: String, in list: String) -> Bool {
    list.split(separator: ",").contains { entry in
      let entry = entry.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
      let text = String(entry)
      return text == "*" || text == tag || text == "W/" + tag
    }
  }

  /// What every answer carries: nothing is guessed, framed, or read by other sites, and a browser
  /// asks again before it shows what it has kept.
  private static func fields(of answer: Answer) -> HTTPHeaders {
    var fields = HTTPHeaders([
      HTTPHeader("Content-Security-Policy"): answer.policy.text,
      HTTPHeader("X-Content-Type-Options"): "nosniff",
      HTTPHeader("X-Frame-Options"): "DENY",
      HTTPHeader("Referrer-Policy"): "no-referrer",
      HTTPHeader("Cross-Origin-Resource-Policy"): "same-origin",
      HTTPHeader("Cross-Origin-Opener-Policy"): "same-origin",
      .cacheControl: answer.status == .ok ? "private, no-cache" : "no-store",
    ])
    if answer.status == .ok { fields[.eTag] = answer.tag }
    if let name = answer.fileName {
      fields[.contentDisposition] = "attachment; filename=\"\(name)\""
    }
    return fields
  }
}
