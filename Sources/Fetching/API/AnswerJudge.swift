import Ingest
import Tabular

/// Decides whether an answer can be kept.
struct AnswerJudge {
  let host: String
  let key: RegistrationKey?

  /// The bytes to keep, without the key should the server have repeated it, and what they hold.
  ///
  /// - Throws: ``FetchError`` when there are no figures in the answer.
  func judge(
    _ answer: APIRawAnswer, of query: APIQuery
  ) throws(FetchError) -> (bytes: [UInt8], contents: AnswerContents) {
    if let title = pageTitle(answer) {
      throw .webPage(host: host, status: answer.status, title: title)
    }
    guard answer.status == 200 else { throw .refusedByServer(host: host, status: answer.status) }
    let bytes = key?.removed(from: answer.body) ?? answer.body
    let document: JSONDocument
    do {
      document = try JSONDocument(parsing: bytes, file: "The answer of \(host)")
    } catch {
      throw .notJSON(error)
    }
    // Written with escapes, the key passes the comparison of bytes.
    if let key, document.root.holds(key) { throw .keyInAnswer(host: host) }
    do {
      return (bytes, contents(try APIAnswer(document), of: query))
    } catch {
      throw .notAnAnswer(error)
    }
  }

  private func contents(_ answer: APIAnswer, of query: APIQuery) -> AnswerContents {
    var unknown: [String] = []
    var missing: [String: [String]] = [:]
    var messages: [String] = []
    for message in answer.messages {
      switch message {
      case .unknownSeries(let id): unknown.append(id)
      case .noFigures(let series, let year): missing[series, default: []].append(year)
      default: messages.append(message.description)
      }
    }
    let given = Set(answer.series.map(\.id))
    for id in query.series where !given.contains(id) && !unknown.contains(id) {
      messages.append("Warning: the answer leaves out the series \(id), which was asked for.")
    }
    return AnswerContents(
      figures: answer.series.reduce(0) { $0 + $1.points.count }, unknownSeries: unknown,
      missingYears: missing, messages: messages)
  }

  /// The title of a web page, or its first words; nil when the answer is none.
  private func pageTitle(_ answer: APIRawAnswer) -> String? {
    let head = String(decoding: answer.body.prefix(4096), as: UTF8.self)
    let first = head.first { !$0.isWhitespace }
    let isCalledPage = answer.contentType.lowercased().hasPrefix("text/html")
    guard first == "<" || isCalledPage && first != "{" else { return nil }
    let lower = head.lowercased()
    var text = Substring(head)
    // Lower case may change the number of characters; then the first words serve.
    if lower.count == head.count, let begin = lower.firstRange(of: "<title>"),
      let end = lower[begin.upperBound...].firstRange(of: "</title>")
    {
      let start = lower.distance(from: lower.startIndex, to: begin.upperBound)
      let length = lower.distance(from: begin.upperBound, to: end.lowerBound)
      text = head.dropFirst(start).prefix(length)
    }
    return plainWords(text)
  }

  /// The first words outside of tags, without key and control characters.
  private func plainWords(_ text: Substring) -> String {
    var isTag = false
    var plain = ""
    for character in text {
      switch character {
      case "<": isTag = true
      case ">":
        isTag = false
        plain.append(" ")
      default:
        if !isTag { plain.append(character) }
      }
    }
    let words = plain.split { $0.isWhitespace || $0.unicodeScalars.contains { $0.value < 0x20 } }
    let joined = words.joined(separator: " ")
    return String((key?.removed(from: joined) ?? joined).prefix(60))
  }
}

extension JSONElement {
  /// Whether a text or a name anywhere in the value holds the key.
  fileprivate func holds(_ key: RegistrationKey) -> Bool {
    switch kind {
    case .string(let text): key.stands(in: text)
    case .array(let elements): elements.contains { $0.holds(key) }
    case .object(let members):
      members.contains { key.stands(in: $0.name) || $0.value.holds(key) }
    case .null, .boolean, .number: false
    }
  }
}
