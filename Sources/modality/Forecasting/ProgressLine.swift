import Foundation
import Reports

/// A line on the terminal that says how far a run of more than a second has come.
struct ProgressLine {
  private let isShown: Bool
  private let clock = ContinuousClock()
  private var next: ContinuousClock.Instant
  private var width = 0

  /// A line that is shown only where standard error is a terminal.
  init(isQuiet: Bool) {
    isShown = !isQuiet && Terminal.showsProgress
    next = clock.now + .seconds(1)
  }

  /// Shows the text, at most five times a second.
  mutating func update(_ text: () -> String) {
    guard isShown, clock.now >= next else { return }
    next = clock.now + .milliseconds(200)
    show(terminalSafe(text()))
  }

  /// Wipes the line.
  mutating func clear() {
    if width > 0 { show("") }
    width = 0
  }

  private mutating func show(_ text: String) {
    let padding = String(repeating: " ", count: max(0, width - text.count))
    width = text.count
    Messages.show("\r\(text)\(padding)\r")
  }
}
