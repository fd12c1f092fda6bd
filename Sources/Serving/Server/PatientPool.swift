import FlyingSocks
import Foundation

/// Waits for sockets as FlyingFox's own pool does, but for no client longer than it may take: one
/// that says nothing, or does not take its answer, is hung up on.
struct PatientPool: AsyncSocketPool {
  private let pool: SocketPool<ePoll> = .ePoll(maxEvents: 256)
  let patience: Patience

  func prepare() async throws { try await pool.prepare() }

  func run() async throws { try await pool.run() }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    if isListening(socket) {
      sendAtOnce(socket)
      return try await pool.suspendSocket(socket, untilReadyFor: events)
    }
    let limit = events.contains(.write) ? patience.answer : patience.request
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await pool.suspendSocket(socket, untilReadyFor: events) }
      group.addTask {
        try await Task.sleep(for: limit)
        throw SocketError.timeout(message: "the client kept the server waiting")
      }
      defer { group.cancelAll() }
      try await group.next()
    }
  }

  /// Whether the socket is that on which clients arrive (socket(7)). FlyingFox waits for it with the
  /// events that it waits for a client's next words with.
  private func isListening(_ socket: Socket) -> Bool {
    var accepts: Int32 = 0
    var size = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(socket.file.rawValue, SOL_SOCKET, SO_ACCEPTCONN, &accepts, &size) == 0
      && accepts != 0
  }

  /// The sockets of clients take this over from the one that listens (tcp(7)). Otherwise the last
  /// part of an answer would wait for the client's word on the part before it.
  private func sendAtOnce(_ socket: Socket) {
    var number: Int32 = 1
    _ = setsockopt(
      socket.file.rawValue, Int32(IPPROTO_TCP), TCP_NODELAY, &number,
      socklen_t(MemoryLayout<Int32>.size))
  }
}

/// How long a client may keep the server waiting at a time.
public struct Patience: Sendable, Equatable {
  /// For a request, or the next part of one.
  public let request: Duration
  /// For the client to take the next part of an answer.
  public let answer: Duration
  /// For the site to work out an answer.
  public let work: Duration

  /// Half a minute for a request, a minute for an answer to arrive, five to work it out.
  public init(
    request: Duration = .seconds(30), answer: Duration = .seconds(60),
    work: Duration = .seconds(300)
  ) {
    self.request = request
    self.answer = answer
    self.work = work
  }
}
