/// Years as users write them: `2015-2025`, or one.
enum FetchYears {
  /// - Throws: `UsageError`.
  static func parse(_ text: String) throws -> ClosedRange<Int> {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
    let years = parts.compactMap { $0.count == 4 ? Int($0) : nil }
    guard years.count == parts.count, (1...2).contains(years.count), let first = years.first,
      let last = years.last, years.allSatisfy((1900...2100).contains)
    else {
      throw UsageError(description: "“\(text)” are no years; write 2015-2025, or one year.")
    }
    guard first <= last else {
      throw UsageError(
        description: "The years “\(text)” run backwards; write \(last)-\(first).")
    }
    return first...last
  }
}
