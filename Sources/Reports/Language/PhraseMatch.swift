/// Fits a text to the English side of a phrase.
struct PhraseMatch {
  let text: [UInt8]
  /// What stands in a place, in the other language; nil where it may not stand there.
  let accepted: (Phrase.Kind, String) -> String?

  /// What the places hold, in the other language; nil where the text does not fit.
  func values(of pieces: [Phrase.Piece]) -> [String: String]? {
    values(of: pieces[...], from: 0)
  }

  private func values(
    of pieces: ArraySlice<Phrase.Piece>, from start: Int
  ) -> [String: String]? {
    guard let piece = pieces.first else { return start == text.count ? [:] : nil }
    let rest = pieces.dropFirst()
    switch piece {
    case .literal(let words):
      let bytes = Array(words.utf8)
      guard text[start...].starts(with: bytes) else { return nil }
      return values(of: rest, from: start + bytes.count)
    case .place(let name, let kind):
      for end in ends(of: kind, from: start, before: rest.first) {
        let held = String(decoding: text[start..<end], as: UTF8.self)
        // A name that comes twice holds the same.
        guard let value = accepted(kind, held) else { continue }
        if var all = values(of: rest, from: end) {
          if let other = all[name], other != value { continue }
          all[name] = value
          return all
        }
      }
      return nil
    }
  }

  /// Where a place that begins at `start` may end, the nearest first.
  private func ends(
    of kind: Phrase.Kind, from start: Int, before next: Phrase.Piece?
  ) -> [Int] {
    switch kind {
    case .number: return NumberToken.end(in: text, from: start).map { [$0] } ?? []
    case .year:
      let end = start + 4
      guard end <= text.count, text[start..<end].allSatisfy({ (48...57).contains($0) }) else {
        return []
      }
      return [end]
    case .release, .occupation, .words, .list, .code, .verbatim:
      guard case .literal(let words) = next else { return start < text.count ? [text.count] : [] }
      let bytes = Array(words.utf8)
      guard start + 1 + bytes.count <= text.count else { return [] }
      return (start + 1...text.count - bytes.count).filter { text[$0...].starts(with: bytes) }
    }
  }
}

/// A number as the program writes it in English: `−1,234.5%`, `$96,590`.
enum NumberToken {
  /// Where a number that begins at `start` ends; nil where none does.
  static func end(in text: [UInt8], from start: Int) -> Int? {
    var index = start
    func byte(_ at: Int) -> UInt8 { at < text.count ? text[at] : 0 }
    func isDigit(_ at: Int) -> Bool { (48...57).contains(byte(at)) }
    if byte(index) == 0x2B || byte(index) == 0x2D { index += 1 }  // + -
    if byte(index) == 0xE2, byte(index + 1) == 0x88, byte(index + 2) == 0x92 { index += 3 }  // −
    if byte(index) == 0x24 { index += 1 }  // $
    guard isDigit(index) else { return nil }
    while isDigit(index) || byte(index) == 0x2C && isDigit(index + 1) { index += 1 }
    if byte(index) == 0x2E, isDigit(index + 1) {
      index += 1
      while isDigit(index) { index += 1 }
    }
    if byte(index) == 0x25 { index += 1 }  // %
    return index
  }

  /// A number in the marks of Spanish: `12.345,6 %`; four digits are not grouped.
  static func spanish(_ text: String) -> String {
    let isPercent = text.hasSuffix("%")
    let bare = (isPercent ? String(text.dropLast()) : text).filter { $0 != "," }
    let sign = bare.prefix { !$0.isNumber }
    let parts = bare.dropFirst(sign.count).split(separator: ".", maxSplits: 1)
    var whole = String(parts.first ?? "")
    if whole.count > 4 {
      var grouped = ""
      for (index, digit) in whole.enumerated() {
        if index > 0, (whole.count - index) % 3 == 0 { grouped.append(".") }
        grouped.append(digit)
      }
      whole = grouped
    }
    return sign + whole + (parts.count == 2 ? "," + parts[1] : "") + (isPercent ? "\u{00A0}%" : "")
  }
}
