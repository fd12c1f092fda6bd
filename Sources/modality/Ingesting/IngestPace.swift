import Ingest

/// How far the reading of a file has come, how fast it is, and how long the rest will take.
struct IngestPace: Equatable {
  let progress: Ingestion.Progress
  /// Since the reading began.
  let seconds: Double

  /// The part of the bytes that is behind, from 0 to 1; nil where nobody knows how many there are.
  var part: Double? {
    guard progress.total > 0 else { return nil }
    return min(1, Double(progress.bytes) / Double(progress.total))
  }

  /// Bytes a second.
  var bytesPerSecond: Double { Double(progress.bytes) / max(seconds, 0.001) }

  /// Cells a second.
  var cellsPerSecond: Double { Double(progress.cells) / max(seconds, 0.001) }

  /// How many seconds the rest takes when it goes on as before, rounded up; nil before the first
  /// byte.
  var secondsLeft: Int? {
    guard let part, part > 0 else { return nil }
    let rest = max(0, progress.total - progress.bytes)
    return Int((seconds * Double(rest) / Double(progress.bytes)).rounded(.up))
  }
}

extension IngestPace {
  /// `oe.data [#####...............] 25%, 412 MB/s, 3 s left, 1,505,992 cells`; the cells are left
  /// out where the line would be longer than `width`. Once every byte is read only they count.
  func line(of file: String, width: Int) -> String {
    let name = Self.shortened(file)
    let cells = "\(Self.grouped(progress.cells)) cells"
    guard let part, let secondsLeft else {
      return "\(name): \(cells), \(Self.grouped(Int(cellsPerSecond))) a second"
    }
    // Some forms, such as JSON, are read whole before the first cell is made.
    guard part < 1 else { return "\(name) \(Self.bar(1)) read, \(cells) made" }
    let line =
      "\(name) \(Self.bar(part)) \(Int(part * 100))%, \(Self.rate(bytesPerSecond)), "
      + "\(Self.duration(secondsLeft)) left"
    return line.count + cells.count + 2 <= width ? "\(line), \(cells)" : line
  }

  private static func bar(_ part: Double) -> String {
    let width = 20
    let filled = Int(part * Double(width))
    return "[" + String(repeating: "#", count: filled)
      + String(repeating: ".", count: width - filled) + "]"
  }

  /// The end of a path, short enough for a line of a terminal.
  private static func shortened(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.count > 22 ? "…\(name.suffix(21))" : name
  }

  /// Three digits at the most: `3.7 MB/s`, `412 MB/s`.
  private static func rate(_ bytesPerSecond: Double) -> String {
    let tenths = Int(bytesPerSecond / 1e5)
    return tenths < 100 ? "\(tenths / 10).\(tenths % 10) MB/s" : "\(tenths / 10) MB/s"
  }

  /// `42 s`, `3 min 5 s`.
  private static func duration(_ seconds: Int) -> String {
    seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60) s"
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
