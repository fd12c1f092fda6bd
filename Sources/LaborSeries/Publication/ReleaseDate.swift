/// A point in the order of releases: a year, and a month of it where one is named.
///
/// “As of” a date are the releases whose reference period is not later. The reference period and
/// not the day of publication decides, because files do not say when they came out.
public struct ReleaseDate: Sendable, Hashable, CustomStringConvertible {
  public let year: Int
  /// 1 to 12; nil is the whole year.
  public let month: Int?

  public init(year: Int, month: Int? = nil) {
    self.year = year
    self.month = month
  }

  /// Reads `2024-05`, `2024`, `May 2024`, or a round of projections such as `2023–33`.
  ///
  /// - Throws: ``ReleaseDateError`` when the text is none of these.
  public init(parsing text: String) throws(ReleaseDateError) {
    let words = text.split { $0 == " " || $0 == "," }.map(String.init)
    if words.count == 2, let year = Self.year(words[1]), words[0].count >= 3,
      let month = Self.months.firstIndex(where: { $0.hasPrefix(words[0].lowercased()) })
    {
      self.init(year: year, month: month + 1)
      return
    }
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
    guard let first = parts.first, let year = Self.year(String(first)), parts.count <= 2 else {
      throw .unreadable(text)
    }
    guard parts.count == 2 else {
      self.init(year: year)
      return
    }
    guard let second = Int(parts[1]), parts[1].count == 2 || parts[1].count == 4 else {
      throw .unreadable(text)
    }
    // A round ends ten years or so after its base; no month is past twelve.
    if text.contains("–") || parts[1].count == 4 || second > 12 {
      self.init(year: year)
    } else if second >= 1 {
      self.init(year: year, month: second)
    } else {
      throw .unreadable(text)
    }
  }

  /// Whether the reference period of a release is not later.
  public func includes(_ release: Release) -> Bool {
    (release.year, release.month ?? 0) <= (year, month ?? 12)
  }

  public var description: String {
    Release(program: .oews, year: year, month: month).reference
  }

  private static func year(_ text: String) -> Int? {
    guard text.utf8.count == 4, let year = Int(text), (1900...2200).contains(year) else {
      return nil
    }
    return year
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]
}

/// Why a text is no date of a release.
public enum ReleaseDateError: Error, Equatable, CustomStringConvertible {
  case unreadable(String)

  public var description: String {
    switch self {
    case .unreadable(let text):
      "“\(text)” is no release; write it as 2024-05, “May 2024” or 2024."
    }
  }
}
