/// What a sheet may be named.
public enum SheetNames {
  static let longest = 31
  private static let forbidden: Set<Character> = ["[", "]", ":", "*", "?", "/", "\\"]

  /// Why spreadsheet programs refuse a name; nil when they take it.
  static func problem(with name: String) -> String? {
    if name.isEmpty { return "it is empty" }
    if name.utf16.count > longest { return "it has \(name.utf16.count) characters" }
    if let found = name.first(where: forbidden.contains) { return "it contains \(found)" }
    if name.hasPrefix("'") || name.hasSuffix("'") { return "it begins or ends with an apostrophe" }
    if name.unicodeScalars.contains(where: { $0.value < 0x20 }) {
      return "it contains a control character"
    }
    return nil
  }

  /// A name that spreadsheet programs take and that no sheet of `taken` has, as near to `wanted` as
  /// can be: forbidden characters become blanks, the end is cut to fit, a number tells repeated ones
  /// apart.
  public static func name(for wanted: String, besides taken: [String] = []) -> String {
    let kept = wanted.map { character in
      forbidden.contains(character) || character.unicodeScalars.contains { $0.value < 0x20 }
        ? " " : character
    }
    let words = String(kept).split(separator: " ").joined(separator: " ")
    let base = trimmed(words.isEmpty ? "Sheet" : words, to: longest)
    let used = Set(taken.map { $0.lowercased() })
    var name = base
    var number = 2
    while used.contains(name.lowercased()) {
      let suffix = " \(number)"
      name = trimmed(base, to: longest - suffix.utf16.count) + suffix
      number += 1
    }
    return name
  }

  private static func trimmed(_ text: String, to length: Int) -> String {
    var text = text[...]
    while text.utf16.count > length { text.removeLast() }
    while let last = text.last, last == " " || last == "'" { text.removeLast() }
    while text.first == "'" { text.removeFirst() }
    return text.isEmpty ? "Sheet" : String(text)
  }
}

/// What cells and tables may be named.
public enum DefinedNames {
  /// Why spreadsheet programs refuse a name; nil when they take it.
  static func problem(with name: String) -> String? {
    let scalars = Array(name.unicodeScalars)
    guard let first = scalars.first else { return "it is empty" }
    // The writing library keeps 127 bytes of a name.
    if name.utf8.count > 120 { return "it has more than 120 bytes" }
    guard first.isASCIILetter || first == "_" else { return "it begins with \(first)" }
    let allowed = scalars.allSatisfy {
      $0.isASCIILetter || ("0"..."9").contains($0) || $0 == "_" || $0 == "."
    }
    guard allowed else { return "it contains a character that is not allowed" }
    return isReference(name) ? "it looks like a cell" : nil
  }

  /// A name made of the letters and digits of a text, with `_` for everything else.
  public static func name(for wanted: String) -> String {
    var name = ""
    for scalar in wanted.unicodeScalars {
      if scalar.isASCIILetter || ("0"..."9").contains(scalar) {
        name.unicodeScalars.append(scalar)
      } else if !name.hasSuffix("_") {
        name += "_"
      }
    }
    while name.hasSuffix("_") { name.removeLast() }
    guard problem(with: name) != nil else { return name }
    return "_" + String(name.prefix(100))
  }

  /// `A1`, `XFD1048576`, `R1C1`, `R`, `C`.
  private static func isReference(_ name: String) -> Bool {
    let text = name.uppercased()
    if text == "R" || text == "C" || text == "TRUE" || text == "FALSE" { return true }
    let letters = text.prefix { $0.isLetter }
    let rest = text.dropFirst(letters.count)
    if (1...3).contains(letters.count), !rest.isEmpty, rest.allSatisfy(\.isNumber) { return true }
    guard text.hasPrefix("R"), let column = text.firstIndex(of: "C") else { return false }
    let row = text[text.index(after: text.startIndex)..<column]
    return row.allSatisfy(\.isNumber) && text[text.index(after: column)...].allSatisfy(\.isNumber)
  }
}

extension Unicode.Scalar {
  fileprivate var isASCIILetter: Bool {
    ("a"..."z").contains(self) || ("A"..."Z").contains(self)
  }
}

extension InputRule {
  /// Why a rule cannot be written; nil when it can.
  var problem: String? {
    if title.utf16.count > 32 { return "its title has more than 32 characters" }
    if prompt.utf16.count > 255 || refusal.utf16.count > 255 {
      return "a sentence of it has more than 255 characters"
    }
    guard case .choice(let texts) = allowed else { return nil }
    if texts.isEmpty { return "it has no choices" }
    if texts.contains(where: { $0.isEmpty || $0.contains(",") }) {
      return "a choice is empty or has a comma; put the choices into cells"
    }
    // The file format keeps the choices in one text.
    if texts.joined(separator: ",").utf16.count > 255 {
      return "its choices have more than 255 characters together; put them into cells"
    }
    return nil
  }
}
