import Dispatch
import Foundation

/// Something to be done before an interrupted program ends.
struct Interruption {
  private let sources: [any DispatchSourceSignal]

  /// Waits for the signals that end a program, does the work, and ends it with the code that a
  /// shell reports for the signal: 130 for an interruption from the keyboard.
  init(cleaningUp work: @escaping @Sendable () -> Void) {
    sources = [SIGINT, SIGTERM, SIGHUP].map { number in
      // Otherwise the signal would end the program before the work is done.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(
        signal: number, queue: DispatchQueue.global(qos: .userInitiated))
      source.setEventHandler {
        work()
        _exit(128 + number)
      }
      source.resume()
      return source
    }
  }

  /// Lets the signals end the program by themselves again.
  func end() {
    for source in sources { source.cancel() }
    for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
  }
}
