import Foundation
import Ingest

/// Says on a terminal how far the reading of a file has come, how fast, and how long it will take.
final class IngestProgress {
  private let file: String
  private let bytes: Int
  private let start = ContinuousClock.now
  private var line: ProgressLine

  init(file: String, bytes: Int, isQuiet: Bool) {
    self.file = file
    self.bytes = bytes
    line = ProgressLine(isQuiet: isQuiet)
  }

  func update(_ progress: Ingestion.Progress) {
    line.update { text(progress) }
  }

  func clear() { line.clear() }

  private func text(_ progress: Ingestion.Progress) -> String {
    let elapsed = ContinuousClock.now - start
    let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    let cells = Self.grouped(progress.cells)
    guard progress.bytes > 0, bytes > 0, seconds > 0 else {
      let rate = Int(Double(progress.cells) / max(seconds, 0.001))
      return "\(file): \(cells) cells, \(Self.grouped(rate)) a second"
    }
    let part = min(1, Double(progress.bytes) / Double(bytes))
    let filled = Int(part * 20)
    let bar =
      String(repeating: "#", count: filled) + String(repeating: ".", count: 20 - filled)
    let rate = Double(progress.bytes) / seconds / 1e6
    let left = Int((seconds / part * (1 - part)).rounded(.up))
    return "\(file) [\(bar)] \(Int(part * 100))%, \(cells) cells, \(Int(rate)) MB/s, \(left) s left"
  }

  /// 6,023,970 for 6023970.
  private static func grouped(_ number: Int) -> String {
    var text = ""
    for (index, digit) in String(number).reversed().enumerated() {
      if index > 0 && index % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }
}
