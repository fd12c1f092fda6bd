/// Type of one size and weight, which knows how much room its text needs.
struct Typeface: Sendable, Equatable {
  let size: Double
  let bold: Bool

  init(_ size: Double, bold: Bool = false) {
    self.size = size
    self.bold = bold
  }

  /// The distance between two baselines.
  var lineHeight: Double { (size * 1.3).rounded() }

  /// The width to keep free for `text`.
  func reservedWidth(of text: String) -> Double {
    TextMetrics.reservedWidth(of: text, size: size, bold: bold)
  }

  /// `text` itself when it fits, otherwise as much of it as fits before an ellipsis.
  func truncated(_ text: String, to width: Double) -> String {
    if reservedWidth(of: text) <= width { return text }
    var kept = ""
    for character in text {
      if reservedWidth(of: kept + String(character) + "…") > width { break }
      kept.append(character)
    }
    while let last = kept.last, last == " " || last == "," { kept.removeLast() }
    return kept + "…"
  }

  /// `text` broken at spaces into at most `lines` lines; what does not fit ends in an ellipsis.
  func wrapped(_ text: String, to width: Double, lines limit: Int) -> [String] {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    var lines: [String] = []
    var line = ""
    for (index, word) in words.enumerated() {
      let longer = line.isEmpty ? word : line + " " + word
      if line.isEmpty || reservedWidth(of: longer) <= width {
        line = longer
        continue
      }
      if lines.count == limit - 1 {
        let rest = ([line] + words[index...]).joined(separator: " ")
        return lines + [truncated(rest, to: width)]
      }
      lines.append(truncated(line, to: width))
      line = word
    }
    return line.isEmpty ? lines : lines + [truncated(line, to: width)]
  }

  /// `text` wrapped into as few lines as `width` needs, but of about the same length, so that no
  /// word is left alone on the last one.
  func balanced(_ text: String, to width: Double, lines limit: Int) -> [String] {
    let plain = wrapped(text, to: width, lines: limit)
    guard plain.count > 1, plain.last?.hasSuffix("…") == false else { return plain }
    for share in stride(from: 0.5, to: 1, by: 0.05) {
      let lines = wrapped(text, to: width * share, lines: limit + 1)
      let isWhole = !lines.contains { $0.hasSuffix("…") }
      if lines.count == plain.count, isWhole { return lines }
    }
    return plain
  }
}
