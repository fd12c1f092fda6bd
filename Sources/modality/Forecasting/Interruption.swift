import Dispatch
import Foundation

/// Something to be done before an interrupted program ends.
struct Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  private let sources: [any DispatchSourceSignal]

  /// Waits for the signals that end a program, does the work, and ends it with the code that a
  /// shell reports for the signal: 130 for an interruption from the keyboard.
  init(cleaningUp work: @escaping @Sendable () -> Void) {
    let registered = DispatchGroup()
    sources = Self.signals.map { number in
      // Otherwise the signal would end the program before the work is done.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(
        signal: number, queue: DispatchQueue.global(qos: .userInitiated))
      source.setEventHandler {
        work()
        _exit(128 + number)
      }
      registered.enter()
      source.setRegistrationHandler { registered.leave() }
      source.resume()
      return source
    }
    // Nothing is begun that a signal could not end yet: until it is heard, it is lost.
    registered.wait()
  }

  /// Lets the signals end the program by themselves again.
  func end() {
    for source in sources { source.cancel() }
    for number in Self.signals { signal(number, SIG_DFL) }
  }
}
