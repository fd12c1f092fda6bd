import CTransfer

/// A request: a POST of JSON.
struct HTTPRequest {
  let url: String
  let isPlain: Bool
  let body: [UInt8]
  let headers: [String]
}

/// An answer, whole.
struct HTTPAnswer {
  let status: Int
  /// By lower-case name; of a header that comes twice the last.
  let headers: [String: String]
  let body: [UInt8]
}

/// Why there is no whole answer.
enum TransferFault: Error {
  case timedOut(String)
  case notConnected(String)
  case broken(String)
  case notTrusted(String)
  case tooLarge(limit: Int)
  case failed(String)
}

/// How long a request may take and how large its answer may be.
public struct TransferLimits: Sendable {
  /// Until there is a connection.
  public let connecting: Duration
  /// Until the answer is whole.
  public let total: Duration
  /// Bytes of the answer, unpacked.
  public let bytes: Int

  public init(
    connecting: Duration = .seconds(15), total: Duration = .seconds(120), bytes: Int = 32 << 20
  ) {
    self.connecting = connecting
    self.total = total
    self.bytes = bytes
  }
}

/// Sends requests through libcurl, which checks certificates and obeys the proxy settings of the
/// environment. Redirects are given back like other answers.
final class HTTPClient {
  private let session: OpaquePointer
  private let limits: TransferLimits
  private let program: String

  /// - Parameter program: The name and version that requests carry.
  /// - Throws: ``FetchError/notStarted(reason:)``.
  init(limits: TransferLimits, program: String) throws(FetchError) {
    var session: OpaquePointer?
    if let reason = transfer_open(&session) {
      throw .notStarted(reason: String(cString: reason))
    }
    guard let session else { throw .notStarted(reason: "libcurl gave no session") }
    self.session = session
    self.limits = limits
    self.program = program
  }

  deinit {
    transfer_close(session)
  }

  /// Sends a request and takes the whole answer.
  func send(_ request: HTTPRequest) throws(TransferFault) -> HTTPAnswer {
    let collector = AnswerCollector(limit: limits.bytes)
    var result = transfer_result()
    withCStrings(request.headers) { headers in
      request.url.withCString { url in
        program.withCString { program in
          request.body.withUnsafeBytes { body in
            var raw = transfer_request()
            raw.url = url
            raw.body = body.bindMemory(to: CChar.self).baseAddress
            raw.body_length = body.count
            raw.headers = headers.baseAddress
            raw.header_count = headers.count
            raw.user_agent = program
            raw.is_plain = request.isPlain ? 1 : 0
            raw.connect_milliseconds = limits.connecting.milliseconds
            raw.total_milliseconds = limits.total.milliseconds
            let context = Unmanaged.passUnretained(collector).toOpaque()
            transfer_perform(session, &raw, takeHeader, takeBody, context, &result)
          }
        }
      }
    }
    try check(result)
    return HTTPAnswer(
      status: result.status, headers: collector.headers, body: collector.body)
  }

  private func check(_ result: transfer_result) throws(TransferFault) {
    var result = result
    let reason = withUnsafeBytes(of: &result.reason) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    switch result.outcome {
    case TRANSFER_DONE: return
    case TRANSFER_TIMED_OUT: throw .timedOut(reason)
    case TRANSFER_NOT_CONNECTED: throw .notConnected(reason)
    case TRANSFER_BROKEN: throw .broken(reason)
    case TRANSFER_NOT_TRUSTED: throw .notTrusted(reason)
    case TRANSFER_REFUSED_BY_SINK: throw .tooLarge(limit: limits.bytes)
    default: throw .failed(reason)
    }
  }
}

/// Gathers an answer while it comes.
private final class AnswerCollector {
  private(set) var headers: [String: String] = [:]
  private(set) var body: [UInt8] = []
  private var headerBytes = 0
  private let limit: Int

  init(limit: Int) {
    self.limit = limit
  }

  /// Takes one line of the head; false when the head is larger than any head needs to be.
  func takeHeader(_ line: UnsafeRawBufferPointer) -> Bool {
    headerBytes += line.count
    guard headerBytes <= 65_536 else { return false }
    let text = String(decoding: line, as: UTF8.self)
    if text.hasPrefix("HTTP/") { headers.removeAll() }
    guard let colon = text.firstIndex(of: ":") else { return true }
    let value = text[text.index(after: colon)...].split(whereSeparator: \.isWhitespace)
    headers[text[..<colon].lowercased()] = value.joined(separator: " ")
    return true
  }

  /// Takes a part of the body; false when it is more than the limit.
  func takeBody(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count <= limit - body.count else { return false }
    body.append(contentsOf: bytes)
    return true
  }
}

private func takeHeader(
  _ context: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<CChar>?, _ count: Int
) -> Int32 {
  guard let context else { return 1 }
  let collector = Unmanaged<AnswerCollector>.fromOpaque(context).takeUnretainedValue()
  return collector.takeHeader(UnsafeRawBufferPointer(start: bytes, count: count)) ? 0 : 1
}

private func takeBody(
  _ context: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<CChar>?, _ count: Int
) -> Int32 {
  guard let context else { return 1 }
  let collector = Unmanaged<AnswerCollector>.fromOpaque(context).takeUnretainedValue()
  return collector.takeBody(UnsafeRawBufferPointer(start: bytes, count: count)) ? 0 : 1
}

/// Lends texts as C strings.
private func withCStrings(
  _ texts: [String], _ body: (UnsafeBufferPointer<UnsafePointer<CChar>?>) -> Void
) {
  var bytes: [CChar] = []
  var starts: [Int] = []
  for text in texts {
    starts.append(bytes.count)
    bytes += text.utf8CString
  }
  bytes.withUnsafeBufferPointer { buffer in
    let pointers = starts.map { start in buffer.baseAddress.map { $0 + start } }
    pointers.withUnsafeBufferPointer(body)
  }
}

extension Duration {
  /// Whole milliseconds, at least one.
  var milliseconds: Int {
    max(1, Int(components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000))
  }
}
