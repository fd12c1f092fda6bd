import FlyingSocks

/// Reads one request after another from a connection, and no more of each than the limits allow.
struct RequestReader {
  let limits: RequestLimits
  private let socket: AsyncSocket
  private var buffer: [UInt8] = []
  /// How much of the buffer has been searched for the end of the head.
  private var searched = 0

  init(_ socket: AsyncSocket, limits: RequestLimits) {
    self.socket = socket
    self.limits = limits
  }

  /// Whether some of a request has arrived.
  var hasBegun: Bool { !buffer.isEmpty }

  /// The next request; nil when the client has gone.
  ///
  /// - Parameter began: Called when the first bytes of the request are there.
  /// - Throws: ``RequestFault``, `CancellationError` when time is up, `SocketError`.
  mutating func next(_ began: () -> Void) async throws -> Request? {
    if hasBegun { began() }
    while true {
      if let end = endOfHead() {
        let head = Array(buffer[..<end])
        buffer.removeFirst(end + Self.mark.count)
        searched = 0
        return try request(head)
      }
      guard buffer.count <= limits.headBytes else {
        throw RequestFault.headTooLong(limit: "\(limits.headBytes) bytes in its head")
      }
      let bytes: [UInt8]
      do {
        bytes = try await socket.read(atMost: 4_096)
      } catch SocketError.disconnected {
        return nil
      }
      if !hasBegun { began() }
      buffer += bytes
    }
  }

  private static let mark = Array("\r\n\r\n".utf8)

  private mutating func endOfHead() -> Int? {
    let last = buffer.count - Self.mark.count
    guard searched <= last else { return nil }
    for start in searched...last where buffer[start] == Self.mark[0] {
      if buffer[start..<(start + Self.mark.count)].elementsEqual(Self.mark) {
        guard start <= limits.headBytes else { return nil }
        return start
      }
    }
    searched = last + 1
    return nil
  }

  private func request(_ head: [UInt8]) throws(RequestFault) -> Request {
    guard let text = String(validating: head, as: UTF8.self) else {
      throw .notHTTP("its head is not UTF-8")
    }
    return try Request(try RequestHead(parsing: text, limits: limits), limits: limits)
  }
}
