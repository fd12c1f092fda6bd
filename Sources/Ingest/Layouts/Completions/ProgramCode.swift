/// A code of the Classification of Instructional Programs as IPEDS prints it, with the zeros that
/// a spreadsheet may have taken from it.
struct ProgramCode: Equatable {
  /// `51.0911`, `51` or `99`.
  let text: String
  let level: Level
  /// Whether zeros were put back.
  let isRestored: Bool

  /// What a row of the code adds up.
  enum Level: String {
    /// One program, six digits.
    case program
    /// All programs of four digits.
    case fourDigits = "4-digit subtotal"
    /// All programs of two digits.
    case twoDigits = "2-digit subtotal"
    /// Everything: 99.
    case total = "total"
  }

  /// Reads a code; nil when the text is none, or could be two.
  ///
  /// `1.0101` can only be 01.0101, and `51.091` only 51.0910, since programs have four decimals.
  /// `51.1` could be 51.10 and 51.1000 and is refused.
  init?(_ printed: String) {
    let parts = printed.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ $0.allSatisfy(Self.isDigit) }),
      (1...2).contains(parts[0].count)
    else { return nil }
    let group = parts[0].count == 1 ? "0\(parts[0])" : String(parts[0])
    let decimals = parts.count == 2 ? String(parts[1]) : ""
    if group == "99", decimals.allSatisfy({ $0 == "0" }) {
      text = "99"
      level = .total
      isRestored = false
      return
    }
    switch decimals.count {
    case 0: (text, level) = (group, .twoDigits)
    case 2: (text, level) = ("\(group).\(decimals)", .fourDigits)
    case 3: (text, level) = ("\(group).\(decimals)0", .program)
    case 4: (text, level) = ("\(group).\(decimals)", .program)
    default: return nil
    }
    isRestored = text != printed
  }

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
