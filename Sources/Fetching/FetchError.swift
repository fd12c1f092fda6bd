import Ingest
import Tabular

/// Why figures could not be fetched. No case ever holds a registration key.
public enum FetchError: Error, Equatable, CustomStringConvertible {
  // What was asked for.
  case badServer(String, reason: String)
  case badKey(origin: String)
  case keyFile(path: String, reason: String)
  case badSeries(String)
  // The way to the server.
  case notStarted(reason: String)
  case notReached(host: String, reason: String, attempts: Int)
  case notTrusted(host: String, reason: String)
  case busy(host: String, status: Int, attempts: Int)
  case askedToWait(host: String, status: Int, seconds: Int)
  // The answer.
  case refusedByServer(host: String, status: Int)
  case redirected(host: String, to: String)
  case tooLarge(host: String, limit: Int)
  case webPage(host: String, status: Int, title: String)
  case notJSON(JSONError)
  case notAnAnswer(APIAnswerError)
  case keyInAnswer(host: String)
  case dailyLimit(Int)
  case nothingFound(series: Int)
  // The folder.
  case folder(path: String, reason: String)
  case folderInUse(path: String)
  case notWritten(path: String, reason: String)
  /// The run is about to end, so that nothing more is written.
  case interrupted

  /// What kind of failure it is, which decides the exit status.
  public enum Kind: Sendable {
    case usage, missingInput, unusableAnswer, inputOutput, cannotCreate, interrupted
  }

  public var kind: Kind {
    switch self {
    case .badServer, .badKey, .badSeries: .usage
    case .keyFile: .missingInput
    case .notStarted, .notReached, .notTrusted, .busy, .askedToWait, .notWritten: .inputOutput
    case .refusedByServer, .redirected, .tooLarge, .webPage, .notJSON, .notAnAnswer,
      .keyInAnswer, .dailyLimit, .nothingFound:
      .unusableAnswer
    case .folder, .folderInUse: .cannotCreate
    case .interrupted: .interrupted
    }
  }

  public var description: String {
    switch self {
    case .badServer, .badKey, .keyFile, .badSeries: wrongUse
    case .folder, .folderInUse, .notWritten, .interrupted: wrongFolder
    case .notStarted, .notReached, .notTrusted, .busy, .askedToWait: noAnswer
    default: wrongAnswer
    }
  }
}

extension FetchError {
  private var wrongUse: String {
    switch self {
    case .badServer(let text, let reason):
      "“\(text)” cannot be the address of a server: \(reason)."
    case .badKey(let origin):
      "What stands in \(origin) is no registration key of BLS: one has 8 to 128 letters, digits "
        + "and hyphens; copy it from BLS's e-mail."
    case .keyFile(let path, let reason):
      "The key file \(path) is of no use: \(reason); check its name and its permissions."
    case .badSeries(let id):
      "“\(id)” is no series id: one has 4 to 40 capitals, digits, _, - and #."
    default: ""
    }
  }

  private var wrongFolder: String {
    switch self {
    case .folder(let path, let reason):
      "The folder \(path) cannot be used: \(reason); choose another one with --output."
    case .folderInUse(let path):
      "Another run is writing to \(path); wait for its end, or choose another folder."
    case .notWritten(let path, let reason):
      "\(path) could not be written (\(reason)); what is complete was kept, run it again."
    case .interrupted:
      "The run was interrupted; run it again, what is complete is not asked for again."
    default: ""
    }
  }

  private var noAnswer: String {
    switch self {
    case .notStarted(let reason):
      "Nothing can be fetched: \(reason)."
    case .notReached(let host, let reason, let attempts):
      "\(host) gave no whole answer in \(times(attempts)) (\(reason)); run it again later, what is "
        + "complete is not asked for again."
    case .notTrusted(let host, let reason):
      "The certificate of \(host) cannot be trusted (\(reason)); nothing was sent. Check the "
        + "network, the clock and the package ca-certificates."
    case .busy(let host, let status, let attempts):
      "\(host) answered with status \(status) in \(times(attempts)); run it again later, what is "
        + "complete is not asked for again."
    case .askedToWait(let host, let status, let seconds):
      "\(host) answered with status \(status) and asks to wait \(seconds) seconds; run it again "
        + "after that, what is complete is not asked for again."
    default: ""
    }
  }

  private var wrongAnswer: String {
    switch self {
    case .refusedByServer(let host, let status):
      "\(host) refused the request with status \(status); try again later, or from another network."
    case .redirected(let host, let to):
      "\(host) sends the request on to \(to), which is not followed; check --server."
    case .tooLarge(let host, let limit):
      "The answer of \(host) is longer than \(limit) bytes and was left; ask for fewer series."
    case .webPage(let host, let status, let title):
      "\(host) answered with a web page\(title.isEmpty ? "" : " (“\(title)”)"), status \(status), "
        + "instead of figures; it is under maintenance or refuses this network. Try again later."
    case .notJSON(let error): "\(error)"
    case .notAnAnswer(let error): "\(error)"
    case .keyInAnswer(let host):
      "The answer of \(host) repeats the registration key in a form that cannot be taken out, and "
        + "was not kept."
    case .dailyLimit(let limit):
      "BLS allows \(limit) queries in a day, and this run has made them; run it again tomorrow, "
        + "what is complete is not asked for again."
    case .nothingFound(let count):
      "BLS has no figure of the \(count == 1 ? "series" : "\(count) series") for these years; "
        + "check the ids and the years."
    default: ""
    }
  }

  private func times(_ attempts: Int) -> String {
    attempts == 1 ? "one attempt" : "\(attempts) attempts"
  }
}
