import Foundation
import Synchronization

/// A small HTTP server on this machine that plays back scripted answers, one connection each.
public final class LoopbackServer: Sendable {
  /// A request as it came.
  public struct Request: Sendable {
    public let line: String
    /// By lower-case name.
    public let headers: [String: String]
    public let body: String
  }

  public let port: UInt16
  private let listener: Int32
  private let received = Mutex<[Request]>([])
  private let isStopped = Mutex(false)

  /// Starts a server that answers the first request with the first reply, and so on; the last one
  /// is repeated.
  public convenience init(_ replies: Reply...) throws {
    try self.init { _, number in replies[min(number, replies.count - 1)] }
  }

  /// Starts a server that answers what `reply` makes of a request and its number from 0.
  public init(reply: @escaping @Sendable (Request, Int) -> Reply) throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard listener >= 0 else { throw POSIXError(.EIO) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = self.listener
    let isReady = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) == 0 && listen(listener, 64) == 0
          && getsockname(listener, $0, &length) == 0
      }
    }
    guard isReady else { throw POSIXError(.EADDRNOTAVAIL) }
    port = UInt16(bigEndian: address.sin_port)
    // A connection that the client closes must not end the tests.
    signal(SIGPIPE, SIG_IGN)
    Thread.detachNewThread { [self] in serve(reply) }
  }

  public var address: String { "http://127.0.0.1:\(port)" }

  /// The requests so far.
  public var requests: [Request] { received.withLock { $0 } }

  /// Ends the server.
  public func stop() {
    isStopped.withLock { $0 = true }
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }

  private func serve(_ reply: @escaping @Sendable (Request, Int) -> Reply) {
    while !isStopped.withLock({ $0 }) {
      let connection = accept(listener, nil, nil)
      if connection < 0 { return }
      Thread.detachNewThread { [self] in
        if let request = Self.read(from: connection) {
          let number = received.withLock { requests in
            requests.append(request)
            return requests.count - 1
          }
          Self.send(reply(request, number), to: connection)
        }
        close(connection)
      }
    }
  }

  private static func read(from connection: Int32) -> Request? {
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 16_384)
    let end: [UInt8] = [13, 10, 13, 10]
    while true {
      if let head = bytes.firstRange(of: end) {
        let lines = String(decoding: bytes[..<head.lowerBound], as: UTF8.self)
          .components(separatedBy: "\r\n")
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
          let parts = line.split(separator: ":", maxSplits: 1)
          guard parts.count == 2 else { continue }
          headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        let wanted = Int(headers["content-length"] ?? "0") ?? 0
        let body = bytes[head.upperBound...]
        if body.count >= wanted {
          return Request(
            line: lines.first ?? "", headers: headers,
            body: String(decoding: body.prefix(wanted), as: UTF8.self))
        }
      }
      let count = recv(connection, &block, block.count, 0)
      guard count > 0 else { return nil }
      bytes += block[..<count]
    }
  }

  private static func send(_ reply: Reply, to connection: Int32) {
    for piece in reply.pieces {
      switch piece {
      case .pause(let seconds):
        Thread.sleep(forTimeInterval: seconds)
      case .bytes(let bytes):
        var start = 0
        while start < bytes.count {
          let count = bytes[start...].withUnsafeBytes {
            Foundation.send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
          }
          guard count > 0 else { return }
          start += count
        }
      }
    }
  }
}
