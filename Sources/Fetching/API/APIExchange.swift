/// A query's answer as it came, with the tag that the server gives it.
struct APIRawAnswer {
  let status: Int
  let contentType: String
  let tag: String?
  let body: [UInt8]
  /// Whether the server says that it is what the tag of the request names.
  let isUnchanged: Bool
}

/// Sends queries, repeats those whose failure may pass, and counts them.
struct APIExchange {
  let client: HTTPClient
  let server: ServerAddress
  let key: RegistrationKey?
  let retries: RetryPolicy
  /// How many queries BLS still allows today.
  var queriesLeft: Int
  /// How many it allows in a day.
  let daily: Int

  /// The answer to a query.
  ///
  /// - Parameter tag: The tag of the answer that is at hand. A server that knows it answers 304, or
  ///   412 where it goes by the letter of RFC 9110, 13.1.2, for a POST.
  mutating func answer(
    to query: APIQuery, unless tag: String?, _ wait: (Duration) -> Void,
    _ report: (FetchEvent) -> Void
  ) throws(FetchError) -> APIRawAnswer {
    var url = server.url(query.path)
    var redirects = 0
    var attempt = 1
    while true {
      try count()
      let answer: HTTPAnswer
      do throws(TransferFault) {
        answer = try client.send(request(query, url: url, tag: tag))
      } catch {
        try pause(after: attempt, because: error, wait, report)
        attempt += 1
        continue
      }
      if RetryPolicy.mayPass(answer.status) {
        try pause(after: attempt, because: answer, wait, report)
        attempt += 1
        continue
      }
      if (300..<400).contains(answer.status), answer.status != 304 {
        redirects += 1
        url = try redirect(answer, redirects: redirects)
        continue
      }
      let isUnchanged = tag != nil && (answer.status == 304 || answer.status == 412)
      return APIRawAnswer(
        status: answer.status, contentType: answer.headers["content-type"] ?? "",
        tag: answer.headers["etag"].map(withoutKey), body: answer.body, isUnchanged: isUnchanged)
    }
  }

  private mutating func count() throws(FetchError) {
    guard queriesLeft > 0 else { throw .dailyLimit(daily) }
    queriesLeft -= 1
  }

  private func request(_ query: APIQuery, url: String, tag: String?) -> HTTPRequest {
    var headers = [
      "Content-Type: application/json", "Accept: application/json",
      // Without it libcurl waits for the leave to send a long body.
      "Expect:",
    ]
    if let tag { headers.append("If-None-Match: \(tag)") }
    return HTTPRequest(
      url: url, isPlain: server.isPlain, body: Array(query.body(key: key).utf8), headers: headers)
  }

  /// Waits before the next attempt after a failure on the way, or throws when it is of no use.
  private func pause(
    after attempt: Int, because fault: TransferFault, _ wait: (Duration) -> Void,
    _ report: (FetchEvent) -> Void
  ) throws(FetchError) {
    let reason: String
    switch fault {
    case .timedOut(let words), .notConnected(let words), .broken(let words):
      reason = sentence(words)
    case .notTrusted(let words):
      throw .notTrusted(host: server.host, reason: sentence(words))
    case .tooLarge(let limit):
      throw .tooLarge(host: server.host, limit: limit)
    case .failed(let words):
      throw .notReached(host: server.host, reason: sentence(words), attempts: attempt)
    }
    guard attempt < retries.attempts else {
      throw .notReached(host: server.host, reason: reason, attempts: attempt)
    }
    pause(retries.wait(after: attempt), "No whole answer (\(reason))", wait, report)
  }

  /// Waits before the next attempt after an answer that says to try again.
  private func pause(
    after attempt: Int, because answer: HTTPAnswer, _ wait: (Duration) -> Void,
    _ report: (FetchEvent) -> Void
  ) throws(FetchError) {
    let requested = RetryAfter.wait(answer.headers)
    if let requested, requested > retries.longestRequestedWait {
      throw .askedToWait(
        host: server.host, status: answer.status, seconds: Int(requested.components.seconds))
    }
    guard attempt < retries.attempts else {
      throw .busy(host: server.host, status: answer.status, attempts: attempt)
    }
    let pause = max(requested ?? .zero, requested == nil ? retries.wait(after: attempt) : .zero)
    self.pause(pause, "The server answered with status \(answer.status)", wait, report)
  }

  private func pause(
    _ time: Duration, _ reason: String, _ wait: (Duration) -> Void, _ report: (FetchEvent) -> Void
  ) {
    report(.waiting(seconds: Double(time.milliseconds) / 1000, reason: reason))
    wait(time)
  }

  /// The address to go on to: only by 307 and 308, which keep the request as it is, and only on the
  /// same server.
  private func redirect(_ answer: HTTPAnswer, redirects: Int) throws(FetchError) -> String {
    let location = answer.headers["location"] ?? ""
    let isSame = location.hasPrefix(server.origin + "/")
    let isPath = location.hasPrefix("/") && !location.hasPrefix("//")
    let isSafe = location.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "\\") }
    guard [307, 308].contains(answer.status), redirects <= 3, isSame || isPath, isSafe else {
      let parts = location.split(separator: "/", omittingEmptySubsequences: false)
      let place =
        parts.count > 2 && parts[1].isEmpty ? String(parts[2].prefix(80)) : "another address"
      throw .redirected(host: server.host, to: withoutKey(place))
    }
    return isPath ? server.origin + location : location
  }

  /// The words of libcurl as they stand inside a sentence.
  private func sentence(_ words: String) -> String {
    let text = withoutKey(words)
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  private func withoutKey(_ text: String) -> String { key?.removed(from: text) ?? text }
}
