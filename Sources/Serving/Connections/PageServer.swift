import FlyingSocks
import Foundation
import Synchronization

/// Listens on an address of this machine and answers what a browser asks.
///
/// Sockets and their events are those of FlyingFox (its library FlyingSocks). Its own reader of
/// requests is not used: it sets no limit to the length of a head nor to the time it may take, and
/// a refused `accept` ends it.
public final class PageServer: Sendable {
  /// Where the server listens, with the port that the system chose when 0 was asked for.
  public let address: ServerAddress
  private let site: Site
  private let limits: RequestLimits
  private let patience: Patience
  private let connectionLimit: Int
  private let socket: Socket
  private let connections = Mutex<[Int: Entry]>([:])

  private struct Entry {
    let connection: Connection
    let task: Task<Void, Never>
  }

  /// Begins to listen; clients wait until ``run()`` answers them.
  ///
  /// - Parameters:
  ///   - site: What is answered.
  ///   - address: Where to listen; port 0 has the system choose one.
  ///   - limits: How much of a request is read.
  ///   - patience: How long clients are waited for.
  ///   - connectionLimit: How many connections are open at once, where the system lets the program
  ///     open as many files; others wait.
  /// - Throws: ``ServingError``.
  public init(
    _ site: Site, at address: ServerAddress, limits: RequestLimits = RequestLimits(),
    patience: Patience = Patience(), connectionLimit: Int = 256
  ) throws(ServingError) {
    precondition(connectionLimit > 0, "at least one connection")
    (socket, self.address) = try address.listeningSocket()
    self.site = site
    self.limits = limits
    self.patience = patience
    var files = rlimit()
    let isKnown = getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &files) == 0
    self.connectionLimit = Self.places(
      of: connectionLimit, files: isKnown ? Int(clamping: files.rlim_cur) : connectionLimit)
  }

  /// How many connections there is room for when a program may open some files. The rest is for the
  /// program itself: the system's libraries end it when they cannot open a timer.
  static func places(of connectionLimit: Int, files: Int) -> Int {
    let reserve = 48
    return max(1, min(connectionLimit, files - reserve))
  }

  /// Answers requests until the surrounding task is cancelled, and closes every connection then.
  ///
  /// - Throws: `CancellationError`, or ``ServingError/stopped(reason:)``.
  public func run() async throws {
    let pool: SocketPool<ePoll> = .ePoll(maxEvents: 256)
    defer { try? socket.close() }  // Nothing is lost by a failure to close.
    do {
      try await pool.prepare()
      let listener = try AsyncSocket(socket: socket, pool: pool)
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { try await pool.run() }
        group.addTask { try await self.accept(from: listener) }
        group.addTask { try await self.dismissOverdue() }
        defer { group.cancelAll() }
        try await group.next()
      }
    } catch {
      await closeAll()
      // Whatever else fails because of it, a cancelled server was asked to end.
      if Task.isCancelled { throw CancellationError() }
      throw ServingError.stopped(reason: error.localizedDescription)
    }
  }

  private func accept(from listener: AsyncSocket) async throws {
    var number = 0
    while true {
      while connections.withLock({ $0.count }) >= connectionLimit {
        dismissSilent()
        try await Task.sleep(for: .milliseconds(5))
      }
      do {
        number += 1
        open(try await listener.accept(), as: number)
      } catch SocketError.failed(_, let code, _) where Self.passing.contains(code) {
        // Too many files are open, or the client has gone already: the others are not to suffer.
        try await Task.sleep(for: .milliseconds(20))
      }
    }
  }

  /// What can be wrong with one client, or for the moment (accept(2)).
  private static let passing: Set<Int32> = [
    ECONNABORTED, EINTR, EMFILE, ENFILE, ENOBUFS, ENOMEM, EPERM, EPROTO, ENETDOWN, ENETUNREACH,
    EHOSTDOWN, EHOSTUNREACH, ENOPROTOOPT, EOPNOTSUPP, ETIMEDOUT,
  ]

  private func open(_ socket: AsyncSocket, as number: Int) {
    let connection = Connection(socket, site: site, limits: limits, patience: patience)
    connections.withLock { connections in
      let task = Task {
        await connection.run()
        self.connections.withLock { $0[number] = nil }
      }
      connections[number] = Entry(connection: connection, task: task)
    }
  }

  /// Looks again and again for clients that keep the server waiting.
  private func dismissOverdue() async throws {
    let least = min(patience.request, patience.idle, patience.farewell)
    while true {
      try await Task.sleep(for: min(least / 4, .milliseconds(500)))
      let now = ContinuousClock.now
      let overdue = connections.withLock { connections in
        connections.values.filter { $0.connection.isOverdue(at: now) }
      }
      for entry in overdue { entry.task.cancel() }
    }
  }

  /// Makes room when every place is taken: those who have said nothing for a while go, so that
  /// clients that hang cannot keep out those that ask.
  private func dismissSilent() {
    let limit = ContinuousClock.now - .milliseconds(250)
    let silent = connections.withLock { connections in
      connections.values.filter { entry in
        entry.connection.silentSince.map { $0 < limit } ?? false
      }
    }
    for entry in silent { entry.task.cancel() }
  }

  private func closeAll() async {
    let open = connections.withLock { Array($0.values) }
    for entry in open { entry.task.cancel() }
    for entry in open { await entry.task.value }
  }
}
