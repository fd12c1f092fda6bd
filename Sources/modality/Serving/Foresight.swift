/// Work on what may be asked for next: one piece at a time, ended when something else is asked for.
actor Foresight {
  /// A page whatever its target year: a changed year goes on with what has begun.
  private var subject: OutlookQuery?
  private var task: Task<Void, Never>?

  /// Begins work for a page that was asked for, unless it is under way or done.
  func begin(_ query: OutlookQuery, _ work: @escaping @Sendable () async -> Void) {
    let own = query.through(0)
    guard own != subject else { return }
    subject = own
    task?.cancel()
    task = Task(priority: .utility) { await work() }
  }
}
