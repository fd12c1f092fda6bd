/// Why an answer of BLS's public data API holds no figures that can be used.
public enum APIAnswerError: Error, Equatable, CustomStringConvertible {
  /// The API refused the request.
  case refused(APIRefusal, file: String)
  /// A part that every answer has is not there.
  case missing(String, file: String, line: Int, column: Int)
  case wrongKind(
    String, found: String, required: String, file: String, line: Int, column: Int)
  /// Two figures for the same series, year and period that differ.
  case conflict(
    series: String, year: Int, period: String, first: String, firstPlace: String, second: String,
    secondPlace: String, file: String)

  public var description: String {
    switch self {
    case .refused(let refusal, let file):
      "\(file) holds no figures: \(refusal)"
    case .missing(let name, let file, let line, let column):
      "\(file), line \(line), character \(column): an answer of the BLS API has “\(name)” here, "
        + "and this one has not; fetch it again."
    case .wrongKind(let name, let found, let required, let file, let line, let column):
      "\(file), line \(line), character \(column): “\(name)” is \(found) and not \(required); "
        + "fetch the answer again."
    case .conflict(
      let series, let year, let period, let first, let place, let second, let other,
      let file):
      "\(file): the series \(series) has two figures for \(year), \(period): \(first) (\(place)) "
        + "and \(second) (\(other)); remove one of them."
    }
  }
}

/// The API's refusal, by its most telling message.
public struct APIRefusal: Sendable, Equatable, CustomStringConvertible {
  public let status: String
  public let messages: [APIMessage]

  public init(status: String, messages: [APIMessage]) {
    self.status = status
    self.messages = messages
  }

  /// What hinders every further request too; nil when another one may succeed.
  public var decisive: APIMessage? {
    messages.first { $0 == .quotaReached || $0 == .keyRejected }
  }

  public var description: String {
    if let message = decisive ?? messages.first { return message.description }
    let shown = status.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "_") } ? status : "unknown"
    return "BLS refused the request (status \(shown)) and says no more; try again."
  }
}
