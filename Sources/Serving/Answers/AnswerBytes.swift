import Foundation

/// An answer as it is sent: the status line, the header fields, and the content where it belongs.
struct AnswerBytes {
  let data: Data
  let keepsConnection: Bool

  /// - Parameters:
  ///   - answer: What is answered.
  ///   - request: What was asked; nil when it could not be read.
  ///   - keepsConnection: Whether the server takes another request on the connection.
  init(_ answer: Answer, to request: Request?, keepsConnection: Bool) {
    let isKnown =
      answer.status == .ok && request?.knownTags.map { Self.names(answer.tag, in: $0) } == true
    let status = isKnown ? Status.notModified : answer.status
    var lines = ["HTTP/1.1 \(status.rawValue) \(status.words)"] + Self.fields(of: answer)
    if !isKnown {
      lines.append("Content-Type: \(answer.contentType)")
      lines.append("Content-Length: \(answer.content.count)")
    }
    if status == .methodNotAllowed { lines.append("Allow: GET, HEAD") }
    lines.append("Connection: \(keepsConnection ? "keep-alive" : "close")")
    var data = Data((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
    if !isKnown, request?.method != .head { data.append(answer.content) }
    self.data = data
    self.keepsConnection = keepsConnection
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
  private static func fields(of answer: Answer) -> [String] {
    var fields = [
      "Content-Security-Policy: \(answer.policy.text)",
      "X-Content-Type-Options: nosniff",
      "X-Frame-Options: DENY",
      "Referrer-Policy: no-referrer",
      "Cross-Origin-Resource-Policy: same-origin",
      "Cross-Origin-Opener-Policy: same-origin",
    ]
    if answer.status == .ok {
      fields += ["Cache-Control: private, no-cache", "ETag: \(answer.tag)"]
    } else {
      fields.append("Cache-Control: no-store")
    }
    if let name = answer.fileName {
      fields.append("Content-Disposition: attachment; filename=\"\(name)\"")
    }
    return fields
  }
}
