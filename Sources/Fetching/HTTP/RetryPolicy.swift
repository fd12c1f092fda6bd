/// How often a request is repeated after a failure that may pass, and how long to wait.
public struct RetryPolicy: Sendable {
  /// Requests in all, the first one included.
  public let attempts: Int
  /// The wait before the second request; it doubles with each one after.
  public let firstWait: Duration
  public let longestWait: Duration
  /// A server that asks for a longer wait than this is not waited for.
  public let longestRequestedWait: Duration

  /// - Precondition: `attempts` is at least 1.
  public init(
    attempts: Int = 5, firstWait: Duration = .seconds(1), longestWait: Duration = .seconds(60),
    longestRequestedWait: Duration = .seconds(300)
  ) {
    precondition(attempts >= 1, "a request is sent at least once")
    self.attempts = attempts
    self.firstWait = firstWait
    self.longestWait = longestWait
    self.longestRequestedWait = longestRequestedWait
  }

  /// The wait after an attempt, counted from 1.
  func wait(after attempt: Int) -> Duration {
    var wait = firstWait
    for _ in 1..<max(attempt, 1) where wait < longestWait { wait = wait * 2 }
    return min(wait, longestWait)
  }

  /// Whether the status of an answer may be another one on the next request.
  static func mayPass(_ status: Int) -> Bool {
    [408, 425, 429, 500, 502, 503, 504].contains(status)
  }
}

/// The wait that a server asks for with `Retry-After`.
enum RetryAfter {
  /// Seconds, or a date, which is compared with the date of the answer itself; nil when the header
  /// is neither (RFC 9110, 10.2.3).
  static func wait(_ headers: [String: String]) -> Duration? {
    guard let text = headers["retry-after"] else { return nil }
    if !text.isEmpty, text.allSatisfy({ $0.isASCII && $0.isNumber }) {
      return .seconds(min(Int(text) ?? longest, longest))
    }
    guard let then = seconds(text), let now = headers["date"].flatMap(seconds) else { return nil }
    return .seconds(min(max(0, then - now), longest))
  }

  /// More than a server means.
  private static let longest = 10_000_000

  /// Seconds since 1970 of a date such as `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, 5.6.7).
  static func seconds(_ text: String) -> Int? {
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT", let day = Int(parts[1]), (1...31).contains(day),
      let month = months.firstIndex(of: String(parts[2])), let year = Int(parts[3]),
      (1970...9999).contains(year)
    else { return nil }
    let clock = parts[4].split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3, (0...23).contains(clock[0]), (0...59).contains(clock[1]),
      (0...60).contains(clock[2])
    else { return nil }
    let days = daysSince1970(year: year, month: month + 1, day: day)
    return ((days * 24 + clock[0]) * 60 + clock[1]) * 60 + clock[2]
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Days by the Gregorian calendar, with years that begin in March (Zeller's device, 1882).
  private static func daysSince1970(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
    return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
  }
}
