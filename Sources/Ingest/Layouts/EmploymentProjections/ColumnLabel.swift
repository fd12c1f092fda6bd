/// The label of a column, ready to be understood: lower case, one kind of dash, single blanks,
/// without footnote marks; and the years it names.
struct ColumnLabel: Equatable {
  let text: String
  /// The years that stand alone or begin a span, in the order of the label.
  let years: [Int]
  /// The first span of years, `2018–28` or `2018-2028`.
  let span: Span?

  /// The years of a projection.
  struct Span: Equatable {
    let base: Int
    let target: Int
  }

  /// A label of one or several rows of headers.
  init(_ parts: [String]) {
    text = ColumnLabel.plain(parts.joined(separator: " "))
    var years: [Int] = []
    var span: Span?
    for number in ColumnLabel.numbers(in: text) {
      guard let base = ColumnLabel.year(number.first) else { continue }
      years.append(base)
      guard span == nil, let end = number.second else { continue }
      let target = ColumnLabel.year(end) ?? (end.count == 2 ? Int(end) : nil)
      guard var target else { continue }
      if target < 100 {
        target += base / 100 * 100
        if target < base { target += 100 }
      }
      span = Span(base: base, target: target)
    }
    self.years = years
    self.span = span
  }

  private static func year(_ digits: Substring) -> Int? {
    guard digits.count == 4, let year = Int(digits), (1900...2199).contains(year) else {
      return nil
    }
    return year
  }

  /// Numbers of the text, with the one behind a hyphen where there is one.
  private static func numbers(in text: String) -> [(first: Substring, second: Substring?)] {
    var found: [(first: Substring, second: Substring?)] = []
    var rest = text[...]
    while let start = rest.firstIndex(where: \.isNumber) {
      let first = rest[start...].prefix { $0.isNumber }
      rest = rest[first.endIndex...]
      var second: Substring?
      if rest.first == "-" {
        let digits = rest.dropFirst().prefix { $0.isNumber }
        if !digits.isEmpty {
          second = digits
          rest = rest[digits.endIndex...]
        }
      }
      found.append((first, second))
    }
    return found
  }

  private static func plain(_ label: String) -> String {
    let dashes: Set<Character> = ["–", "—", "‑", "‐", "−"]
    let even = String(label.map { dashes.contains($0) ? "-" : $0 }).lowercased()
    let words = withoutFootnotes(even).split(whereSeparator: \.isWhitespace)
    return words.joined(separator: " ")
  }

  /// Takes out `[1]` and `(1)`, wherever they stand.
  private static func withoutFootnotes(_ text: String) -> String {
    var kept = ""
    var rest = text[...]
    while let start = rest.firstIndex(where: { $0 == "[" || $0 == "(" }) {
      let digits = rest[rest.index(after: start)...].prefix { $0.isNumber }
      let end = digits.endIndex
      let closing: Character = rest[start] == "[" ? "]" : ")"
      let isNote = (1...2).contains(digits.count) && end < rest.endIndex && rest[end] == closing
      kept += rest[..<start]
      if !isNote { kept.append(rest[start]) }
      rest = rest[rest.index(after: isNote ? end : start)...]
    }
    return kept + rest
  }
}
