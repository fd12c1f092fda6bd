import Ingest
import Tabular

/// Fetches series from BLS's public data API into a folder.
public struct SeriesFetch {
  public let server: ServerAddress
  public let plan: APIPlan
  private let key: RegistrationKey?
  private let retries: RetryPolicy
  private let limits: TransferLimits
  private let program: String
  private let isRefreshing: Bool

  /// What is to be fetched, and how.
  ///
  /// - Parameters:
  ///   - server: Where the API is.
  ///   - plan: The queries.
  ///   - key: The registration key that version 2 needs.
  ///   - retries: How failures that may pass are repeated.
  ///   - limits: How long a request may take, and how large its answer may be.
  ///   - program: The name and version that requests carry.
  ///   - isRefreshing: Whether complete answers are asked for again, unless they are unchanged.
  public init(
    server: ServerAddress, plan: APIPlan, key: RegistrationKey?, retries: RetryPolicy,
    limits: TransferLimits, program: String, isRefreshing: Bool
  ) {
    self.server = server
    self.plan = plan
    self.key = key
    self.retries = retries
    self.limits = limits
    self.program = program
    self.isRefreshing = isRefreshing
  }

  /// Makes the queries that are not complete yet.
  ///
  /// - Parameters:
  ///   - folder: Takes the answers.
  ///   - wait: Lets time pass.
  ///   - report: Is told of every step.
  /// - Throws: ``FetchError``; answers that were complete before it stay.
  public func run(
    into folder: FetchFolder, wait: (Duration) -> Void, report: (FetchEvent) -> Void
  ) throws(FetchError) -> [FetchRecord] {
    var exchange = APIExchange(
      client: try HTTPClient(limits: limits, program: program), server: server, key: key,
      retries: retries, queriesLeft: plan.limits.queriesPerDay, daily: plan.limits.queriesPerDay)
    var records: [FetchRecord] = []
    for (number, query) in plan.queries.enumerated() {
      let step = FetchStep(number: number + 1, count: plan.queries.count)
      let identity = "\(server) \(query.shown) v\(query.version)"
      let earlier = folder.record(of: identity)
      if let earlier, !isRefreshing {
        report(.alreadyComplete(step, file: earlier.file))
        records.append(earlier)
        continue
      }
      report(.asking(step, series: query.series.count, years: query.years))
      let answer = try exchange.answer(to: query, unless: earlier?.tag, wait, report)
      if let earlier, answer.isUnchanged {
        report(.unchanged(step, file: earlier.file))
        records.append(earlier)
        continue
      }
      let judged = try AnswerJudge(host: server.host, key: key).judge(answer, of: query)
      let record = try folder.keep(
        judged.bytes, of: identity, years: query.years, tag: answer.tag,
        contents: judged.contents)
      report(.fetched(step, file: record.file, figures: judged.contents.figures))
      records.append(record)
    }
    return records
  }
}

/// Which query of how many.
public struct FetchStep: Sendable, Equatable, CustomStringConvertible {
  public let number: Int
  public let count: Int

  public var description: String { "\(number) of \(count)" }
}

/// A step of a run, for messages.
public enum FetchEvent: Sendable, CustomStringConvertible {
  case alreadyComplete(FetchStep, file: String)
  case asking(FetchStep, series: Int, years: ClosedRange<Int>)
  case waiting(seconds: Double, reason: String)
  case fetched(FetchStep, file: String, figures: Int)
  case unchanged(FetchStep, file: String)

  /// Whether nothing more is to be done for the query.
  public var endsQuery: Bool {
    switch self {
    case .alreadyComplete, .fetched, .unchanged: true
    case .asking, .waiting: false
    }
  }

  public var description: String {
    switch self {
    case .alreadyComplete(let step, let file):
      "Query \(step): \(file) is complete."
    case .asking(let step, let series, let years):
      "Query \(step): asking for \(series) series, \(years.lowerBound)"
        + (years.count > 1 ? " to \(years.upperBound)." : ".")
    case .waiting(let seconds, let reason):
      "\(reason); waiting \(seconds.formatted) seconds."
    case .fetched(let step, let file, let figures):
      "Query \(step): \(file), \(figures) figures."
    case .unchanged(let step, let file):
      "Query \(step): \(file) is unchanged."
    }
  }
}

extension Double {
  /// With one decimal at the most.
  fileprivate var formatted: String {
    let tenths = (self * 10).rounded() / 10
    return tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)
  }
}
