import FlyingFox
import FlyingSocks
import Foundation

/// Listens on an address of this machine and answers what a browser asks.
///
/// Connections and requests are read by FlyingFox's server. It is meant for a browser on the same
/// machine, and is not guarded against everything that a stranger could do: it keeps the head of a
/// request in memory however long it is, takes any number of connections, never ends a client that
/// sends a byte now and then, and hangs up without a word on what is not HTTP. Clients that say
/// nothing or do not take their answer are dismissed (``Patience``), and a refused `accept`, which
/// ends FlyingFox's server, has it begin anew.
public struct PageServer: Sendable {
  private let address: ServerAddress
  private let handler: SiteHandler
  private let patience: Patience

  /// A server that does not listen yet.
  ///
  /// - Parameters:
  ///   - site: What is answered.
  ///   - address: Where to listen; port 0 has the system choose one.
  ///   - limits: How much of a request is taken.
  ///   - patience: How long clients are waited for.
  public init(
    _ site: Site, at address: ServerAddress, limits: RequestLimits = RequestLimits(),
    patience: Patience = Patience()
  ) {
    self.address = address
    self.patience = patience
    handler = SiteHandler(site: site, limits: limits)
  }

  /// Answers requests until the surrounding task is cancelled, and closes every connection then.
  ///
  /// - Parameter begun: Is told once where the server listens, with the port that the system chose
  ///   when 0 was asked for.
  /// - Throws: `CancellationError`, or ``ServingError``.
  public func run(_ begun: @Sendable (ServerAddress) -> Void) async throws {
    var place: ServerAddress?
    do {
      while true {
        let isFirst = place == nil
        try await listen(at: place ?? address) { bound in
          place = bound
          if isFirst { begun(bound) }
        }
        try await Task.sleep(for: .milliseconds(20))
      }
    } catch {
      // Whatever else fails because of it, a cancelled server was asked to end.
      if Task.isCancelled { throw CancellationError() }
      throw ServingError(error, at: place ?? address)
    }
  }

  /// What a server that runs comes to.
  private enum Event {
    case listens(ServerAddress)
    case ended(any Error)
  }

  /// Answers requests until a client could not be accepted.
  private func listen(at place: ServerAddress, _ begun: (ServerAddress) -> Void) async throws {
    let server = HTTPServer(
      config: HTTPServer.Configuration(
        address: try place.socketAddress, timeout: patience.work.seconds,
        sharedRequestReplaySize: 4_096, pool: PatientPool(patience: patience),
        logger: .disabled),
      handler: handler)
    try await withThrowingTaskGroup(of: Event.self) { group in
      group.addTask {
        do { try await server.run() } catch { return .ended(error) }
        return .ended(SocketError.disconnected)
      }
      group.addTask {
        try await server.waitUntilListening(timeout: 60)
        return .listens(try place.named(by: await server.listeningAddress))
      }
      defer { group.cancelAll() }
      while let event = try await group.next() {
        switch event {
        case .listens(let bound): begun(bound)
        case .ended(let error):
          guard case SocketError.failed("Accept", let code, _) = error,
            Self.passing.contains(code)
          else { throw error }
          return
        }
      }
    }
  }

  /// What can be wrong with one client, or for the moment (accept(2)): the client has gone already,
  /// or too many files are open, which those of the connections closed make up for.
  private static let passing: Set<Int32> = [
    ECONNABORTED, EINTR, EMFILE, ENFILE, ENOBUFS, ENOMEM, EPERM, EPROTO, ENETDOWN, ENETUNREACH,
    EHOSTDOWN, EHOSTUNREACH, ENOPROTOOPT, EOPNOTSUPP, ETIMEDOUT,
  ]
}

extension Duration {
  fileprivate var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
