/// What a series counts: one SOC code, or several added together.
///
/// Codes are joined with `+` when a longer, unbroken series can only be had for their sum:
/// `29-2034+29-2035` counts radiologic and MRI technologists, which were one code before May 2012.
public struct OccupationCode: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The codes that are added together, ascending and each once; at least one.
  public let parts: [SOCCode]

  /// The code of one occupation.
  public init(_ code: SOCCode) {
    parts = [code]
  }

  /// The sum of several occupations.
  ///
  /// - Precondition: `codes` is not empty.
  public init(sumOf codes: Set<SOCCode>) {
    precondition(!codes.isEmpty, "a combined occupation needs at least one code")
    parts = codes.sorted()
  }

  /// Reads one code or several joined with `+`.
  ///
  /// - Throws: ``SOCCodeError`` for the first part that is not a SOC code.
  public init(parsing text: String) throws(SOCCodeError) {
    var codes: Set<SOCCode> = []
    for part in text.split(separator: "+", omittingEmptySubsequences: false) {
      codes.insert(try SOCCode(parsing: String(part)))
    }
    self.init(sumOf: codes)
  }

  /// Whether several codes are added together.
  public var isCombined: Bool { parts.count > 1 }

  public var description: String { parts.map(\.description).joined(separator: "+") }

  public static func < (first: OccupationCode, second: OccupationCode) -> Bool {
    first.parts.lexicographicallyPrecedes(second.parts)
  }
}
