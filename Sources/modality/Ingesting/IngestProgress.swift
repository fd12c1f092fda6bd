import Foundation
import Ingest

/// Says on a terminal how far the reading of a file has come, how fast, and how long it will take.
final class IngestProgress {
  private let file: String
  private let start = ContinuousClock.now
  private var line: ProgressLine

  init(file: String, isQuiet: Bool) {
    self.file = file
    line = ProgressLine(isQuiet: isQuiet)
  }

  func update(_ progress: Ingestion.Progress) {
    line.update {
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      return IngestPace(progress: progress, seconds: seconds)
        .line(of: file, width: Self.width)
    }
  }

  /// How many characters a line of the terminal takes before it goes on in the next one.
  private static var width: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 79 }
    return Int(size.ws_col) - 1
  }

  func clear() { line.clear() }
}
