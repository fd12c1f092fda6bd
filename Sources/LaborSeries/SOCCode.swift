/// A code of the Standard Occupational Classification, such as 29-2035.
///
/// The first two digits name the major group; a code whose last digit is not zero is a detailed
/// occupation, one that ends in `-0000` is a major group, and 00-0000 stands for all occupations.
public struct SOCCode: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The six digits as one number: 292035 for 29-2035.
  public let number: Int

  /// All occupations, 00-0000.
  public static let allOccupations = SOCCode(number: 0)

  private init(number: Int) {
    self.number = number
  }

  /// Reads a code written as `29-2035`, `292035` or, as O*NET does, `29-2035.00`.
  ///
  /// - Throws: ``SOCCodeError`` when the text is none of these.
  public init(parsing text: String) throws(SOCCodeError) {
    guard let number = SOCCode.number(in: Array(text.utf8)) else {
      throw SOCCodeError.unreadable(text)
    }
    self.number = number
  }

  /// The code in its printed form, `29-2035`.
  public var description: String {
    let digits = String(number)
    let padded = String(repeating: "0", count: 6 - digits.count) + digits
    return padded.prefix(2) + "-" + padded.suffix(4)
  }

  /// The major group the code belongs to: 29-0000 for 29-2035.
  public var majorGroup: SOCCode { SOCCode(number: number / 10_000 * 10_000) }

  /// The minor group the code belongs to, named by the first three digits: 29-2000 for 29-2035.
  public var minorGroup: SOCCode { SOCCode(number: number / 1000 * 1000) }

  /// Whether the code names a detailed occupation and not a group of occupations.
  public var isDetailed: Bool { number % 10 != 0 }

  public static func < (first: SOCCode, second: SOCCode) -> Bool { first.number < second.number }

  private static func number(in bytes: [UInt8]) -> Int? {
    var bytes = bytes[...]
    let dot = UInt8(ascii: "."), zero = UInt8(ascii: "0"), hyphen = UInt8(ascii: "-")
    if bytes.count == 10 {
      guard bytes.suffix(3).elementsEqual([dot, zero, zero]) else { return nil }
      bytes = bytes.dropLast(3)
    }
    let hasHyphen = bytes.count == 7 && bytes[bytes.startIndex + 2] == hyphen
    let digits = hasHyphen ? Array(bytes.prefix(2) + bytes.dropFirst(3)) : Array(bytes)
    guard digits.count == 6, digits.allSatisfy({ $0 >= zero && $0 <= zero + 9 }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - zero) }
  }
}

/// Why a text is not a SOC code.
public enum SOCCodeError: Error, Equatable, CustomStringConvertible {
  /// The text is not of the form 29-2035, 292035 or 29-2035.00.
  case unreadable(String)

  public var description: String {
    switch self {
    case .unreadable(let text):
      "“\(text)” is not a SOC code; write it as 29-2035, 292035 or 29-2035.00."
    }
  }
}
