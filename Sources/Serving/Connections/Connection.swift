import FlyingSocks
import Foundation
import Synchronization

/// One client's connection, from its first request to its end.
final class Connection: Sendable {
  private let socket: AsyncSocket
  private let site: Site
  private let limits: RequestLimits
  private let patience: Patience
  private let state:
    Mutex<(deadline: ContinuousClock.Instant, silentSince: ContinuousClock.Instant?)>

  init(_ socket: AsyncSocket, site: Site, limits: RequestLimits, patience: Patience) {
    self.socket = socket
    self.site = site
    self.limits = limits
    self.patience = patience
    state = Mutex((.now + patience.request, .now))
  }

  /// Whether the client has kept the server waiting for too long.
  func isOverdue(at instant: ContinuousClock.Instant) -> Bool {
    state.withLock { $0.deadline < instant }
  }

  /// Since when the server waits for a request or the rest of one; nil while it answers.
  var silentSince: ContinuousClock.Instant? { state.withLock { $0.silentSince } }

  /// Answers requests until the client or the server has had enough; the socket is closed after.
  func run() async {
    var number: Int32 = 1
    // Otherwise the last part of an answer waits for the client's word on the part before it.
    _ = setsockopt(
      socket.socket.file.rawValue, Int32(IPPROTO_TCP), TCP_NODELAY, &number,
      socklen_t(MemoryLayout<Int32>.size))
    do {
      try await answerAll()
    } catch {
      // The client went away or was too slow to take its answer: nobody is left to be told.
    }
    try? socket.close()  // Nothing was written to a file, so that nothing is lost.
  }

  /// What a client did next.
  private enum Step {
    case asked(Request)
    case leftOff
    case failed(RequestFault)
  }

  private func answerAll() async throws {
    var reader = RequestReader(socket, limits: limits)
    while true {
      switch try await next(&reader) {
      case .leftOff: return
      case .failed(let fault):
        try await refuse(fault)
        return
      case .asked(let request):
        // How long an answer takes to be worked out is not the client's fault.
        wait(.seconds(86_400), isSilent: false)
        let answer = await site.answer(request)
        wait(patience.answer, isSilent: false)
        let bytes = AnswerBytes(answer, to: request, keepsConnection: request.keepsConnection)
        try await socket.write(bytes.data)
        if !request.keepsConnection { return }
        wait(patience.idle)
      }
    }
  }

  private func next(_ reader: inout RequestReader) async throws -> Step {
    do {
      guard let request = try await reader.next({ wait(patience.request) }) else { return .leftOff }
      guard site.hosts.allows(request.host) else {
        return .failed(.foreignHost(String(request.host.prefix(100))))
      }
      return .asked(request)
    } catch let fault as RequestFault {
      return .failed(fault)
    } catch is CancellationError {
      return reader.hasBegun ? .failed(.tooSlow) : .leftOff
    }
  }

  /// Says why, as far as the client takes it at once, and takes what the client still sends for a
  /// moment: with unread bytes left, closing would have its system throw the answer away.
  private func refuse(_ fault: RequestFault) async throws {
    wait(patience.farewell, isSilent: false)
    let bytes = AnswerBytes(site.refusal(fault), to: nil, keepsConnection: false)
    _ = try socket.socket.write(bytes.data)
    shutdown(socket.socket.file.rawValue, Int32(SHUT_WR))
    var left = 1 << 20
    while left > 0 { left -= try await socket.read(atMost: 4_096).count }
  }

  private func wait(_ duration: Duration, isSilent: Bool = true) {
    let now = ContinuousClock.now
    state.withLock { $0 = (now + duration, isSilent ? now : nil) }
  }
}

/// How long a client may keep the server waiting.
public struct Patience: Sendable, Equatable {
  /// For the rest of a request after its first byte, and for the first byte of the first request.
  public let request: Duration
  /// For the client to take an answer.
  public let answer: Duration
  /// For the next request on the same connection.
  public let idle: Duration
  /// For the client to take the words that end a connection.
  public let farewell: Duration

  /// Seconds for a request; a minute for an answer to arrive.
  public init(
    request: Duration = .seconds(10), answer: Duration = .seconds(60),
    idle: Duration = .seconds(30), farewell: Duration = .seconds(2)
  ) {
    self.request = request
    self.answer = answer
    self.idle = idle
    self.farewell = farewell
  }
}

/// What a server answers with: a function of the request alone.
public struct Site: Sendable {
  /// The names that the server goes by.
  public let hosts: HostRule
  /// Answers a request.
  public let answer: @Sendable (Request) async -> Answer
  /// Answers what is not a request that can be answered.
  public let refusal: @Sendable (RequestFault) -> Answer

  /// A site; see the properties for each argument.
  public init(
    hosts: HostRule = HostRule(), answer: @escaping @Sendable (Request) async -> Answer,
    refusal: @escaping @Sendable (RequestFault) -> Answer
  ) {
    self.hosts = hosts
    self.answer = answer
    self.refusal = refusal
  }
}
