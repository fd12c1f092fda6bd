/// One entry of the break ledger: a change in how an occupation is classified, counted or estimated.
public struct HistoryEntry: Sendable, Hashable {
  /// What changed.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// The classification of occupations.
    case classification
    /// What the occupation includes.
    case definition
    /// The occupation got a code of its own; before, its counterpart counted it.
    case firstPublished = "first-published"
    /// The code under which it is published.
    case codeChange = "code-change"
    /// The printed title alone.
    case title
    /// The survey's estimator.
    case estimator
    /// The month that estimates refer to.
    case referenceMonth = "reference-month"
    /// Something that happened to employment itself.
    case event
  }

  /// The occupation concerned; nil when all are.
  public let code: SOCCode?
  /// The first year published in the new way.
  public let year: Int
  public let kind: Kind
  /// The occupation that employment moved to or from, where there is one.
  public let counterpart: SOCCode?
  /// Whether the change moves the level of the series, so that a step is estimated for it.
  public let movesLevel: Bool
  /// A few words, for a chart.
  public let label: String
  /// A sentence or two.
  public let explanation: String
  /// Where it is documented.
  public let source: SourceReference

  /// A change and where it is documented; see the properties for each argument.
  public init(
    code: SOCCode?, year: Int, kind: Kind, counterpart: SOCCode?, movesLevel: Bool, label: String,
    explanation: String, source: SourceReference
  ) {
    self.code = code
    self.year = year
    self.kind = kind
    self.counterpart = counterpart
    self.movesLevel = movesLevel
    self.label = label
    self.explanation = explanation
    self.source = source
  }
}

/// The break ledger: every known change, by occupation.
public struct SeriesHistory: Sendable {
  /// The entries, ascending by year.
  public let entries: [HistoryEntry]

  /// A ledger of changes.
  public init(_ entries: [HistoryEntry]) {
    self.entries = entries.sorted { ($0.year, $0.label) < ($1.year, $1.label) }
  }

  /// The changes that concern a series.
  ///
  /// A change that only moves employment from one part of a sum to another part of it (MRI leaving
  /// 29-2034 inside 29-2034+29-2035) leaves the level of the sum alone and is not a step of it.
  public func entries(for code: OccupationCode) -> [HistoryEntry] {
    let own = entries.filter { entry in entry.code.map(code.parts.contains) ?? true }
    return own.map { entry in
      guard let counterpart = entry.counterpart, code.parts.contains(counterpart) else {
        return entry
      }
      return entry.withoutStep
    }
  }

  /// The occupation that counted `code` in `year`, when it had no code of its own yet.
  public func occupation(counting code: SOCCode, in year: Int) -> SOCCode? {
    let first = entries.first { $0.code == code && $0.kind == .firstPublished }
    guard let first, year < first.year else { return nil }
    return first.counterpart
  }
}

extension HistoryEntry {
  fileprivate var withoutStep: HistoryEntry {
    HistoryEntry(
      code: code, year: year, kind: kind, counterpart: counterpart, movesLevel: false,
      label: label, explanation: explanation, source: source)
  }
}
