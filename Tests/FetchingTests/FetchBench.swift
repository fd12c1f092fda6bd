import Digests
import Foundation
import LoopbackServer
import Synchronization

@testable import Fetching

/// A server with scripted answers, a folder, and a fetch between the two.
struct FetchBench {
  let server: LoopbackServer
  let folder: URL
  static let secret = "0123456789abcdef0123456789abcdef"

  /// What a run did.
  struct Outcome {
    var records: [FetchRecord] = []
    var fault: FetchError?
    var waits: [Duration] = []
    var messages: [String] = []
  }

  /// Runs `body` with a bench that is taken apart afterwards.
  static func with(_ server: LoopbackServer, _ body: (FetchBench) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("fetch-\(UUID().uuidString)")
    defer {
      server.stop()
      try? FileManager.default.removeItem(at: folder)  // The system cleans up too.
    }
    try body(FetchBench(server: server, folder: folder))
  }

  func run(
    series: [String] = [Answers.series], years: ClosedRange<Int> = 2025...2025,
    isRefreshing: Bool = false, attempts: Int = 5, limits: TransferLimits = TransferLimits(),
    allowed: APILimits = .registered, address: String? = nil
  ) throws -> Outcome {
    let fetch = SeriesFetch(
      server: try ServerAddress(parsing: address ?? server.address),
      plan: try APIPlan(series: series, years: years, limits: allowed),
      key: allowed.version == 2 ? try RegistrationKey(Self.secret, origin: "a test") : nil,
      retries: RetryPolicy(attempts: attempts), limits: limits, program: "modality/test",
      isRefreshing: isRefreshing)
    var outcome = Outcome()
    do {
      let folder = try FetchFolder(path: folder.path) { SHA256.hexDigest(of: $0) }
      outcome.records = try fetch.run(into: folder) {
        outcome.waits.append($0)
      } report: {
        outcome.messages.append("\($0)")
      }
    } catch {
      outcome.fault = error
    }
    return outcome
  }

  /// The names of the answers in the folder.
  var answers: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { $0 != ".fetch" }.sorted()
    }
  }

  /// Every byte that the folder holds.
  var contents: String {
    get throws {
      try FileManager.default.subpathsOfDirectory(atPath: folder.path).map { path in
        let bytes = FileManager.default.contents(
          atPath: folder.appendingPathComponent(path).path)
        return path + String(decoding: bytes ?? Data(), as: UTF8.self)
      }.joined(separator: "\n")
    }
  }
}

/// Answers as the API gives them.
enum Answers {
  static let series = "OEUN000000000000029203501"

  /// 43,390 jobs in May 2025: LABSTAT `oe.data.0.Current`.
  static func good(messages: String = "", series: [String] = [Answers.series]) -> String {
    let list = series.map { id in
      #"{"seriesID":"\#(id)","data":[{"year":"2025","period":"A01","periodName":"Annual","#
        + #""latest":"true","value":"43390","footnotes":[{}]}]}"#
    }.joined(separator: ",")
    return #"{"status":"REQUEST_SUCCEEDED","responseTime":9,"message":[\#(messages)],"#
      + #""Results":{"series":[\#(list)]}}"#
  }

  static func refused(_ message: String, status: String = "REQUEST_NOT_PROCESSED") -> String {
    #"{"status":"\#(status)","responseTime":0,"message":["\#(message)"],"Results":{}}"#
  }

  static let badKey = refused(
    "The key:\(FetchBench.secret) provided by the User is invalid. Please provide a proper key for "
      + "the operation to be successful")
  static let quota = refused(
    "Request could not be serviced, as the daily threshold for total number of requests allocated "
      + "to the user with registration key  has been reached.")
  static let page = "<html><head><title>Access Denied</title></head><body>Reference</body></html>"
}
