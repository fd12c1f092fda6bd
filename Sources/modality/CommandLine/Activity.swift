import Dispatch
import Foundation
import Synchronization

/// Work that may take more than a second, with a bar on the terminal from then on.
///
/// The bar is a line on standard error that is wiped at the end. Where standard error is no
/// terminal, or one that cannot write over a line, there is none.
enum Activity {
  /// Does the work while saying that it is being done.
  static func shown<Value>(
    _ label: String, isQuiet: Bool = false, _ work: () throws -> Value
  ) rethrows -> Value {
    try shown(label, steps: 0, isQuiet: isQuiet) { _ in try work() }
  }

  /// Does the work while saying how far it is; the work calls `step` as each of its steps is done.
  static func shown<Value>(
    _ label: String, steps: Int, isQuiet: Bool = false,
    _ work: (_ step: @escaping @Sendable () -> Void) throws -> Value
  ) rethrows -> Value {
    guard !isQuiet, Terminal.showsProgress else { return try work {} }
    let pulse = Pulse(label, steps: steps)
    defer { pulse.end() }
    let line = pulse.line
    return try work { line.step() }
  }
}

/// A line that is written anew five times a second, from the first second on.
private struct Pulse {
  let line: PulseLine
  private let queue = DispatchQueue(label: "modality.progress")
  private let timer: any DispatchSourceTimer

  init(_ label: String, steps: Int) {
    let line = PulseLine(label, steps: steps)
    self.line = line
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.setEventHandler { line.show() }
    timer.schedule(deadline: .now() + 1, repeating: 0.2)
    timer.resume()
  }

  /// Ends the line; nothing is written after this has returned.
  func end() {
    timer.cancel()
    queue.sync { line.wipe() }
  }
}

/// What the line says.
private final class PulseLine: Sendable {
  private let label: String
  private let steps: Int
  private let start = ContinuousClock.now
  private let done = Mutex(0)

  init(_ label: String, steps: Int) { (self.label, self.steps) = (label, steps) }

  func step() { done.withLock { $0 += 1 } }

  func show() {
    let seconds = (ContinuousClock.now - start).components.seconds
    let done = done.withLock { $0 }
    let bar: ProgressBar = steps > 0 ? .part(done, of: steps) : .moving(Int(seconds))
    Self.write("\r\(label) \(ProgressBar.text(bar)) \(seconds) s\u{1B}[K")
  }

  func wipe() {
    if ContinuousClock.now - start >= .seconds(1) { Self.write("\r\u{1B}[K") }
  }

  private static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}

/// A bar of twenty characters.
enum ProgressBar {
  case part(Int, of: Int)
  /// How far is not known; the number moves a block along.
  case moving(Int)

  private static let width = 20

  static func text(_ bar: ProgressBar) -> String {
    switch bar {
    case .part(let done, let all):
      let filled = min(width, done * width / max(1, all))
      return "[" + String(repeating: "#", count: filled)
        + String(repeating: ".", count: width - filled) + "] \(min(done, all)) of \(all)"
    case .moving(let step):
      let before = step % (width - 3)
      return "[" + String(repeating: ".", count: before) + "###"
        + String(repeating: ".", count: width - 3 - before) + "]"
    }
  }
}
