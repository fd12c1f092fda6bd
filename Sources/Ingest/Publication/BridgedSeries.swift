import LaborSeries

/// Series by SOC 2018 code, made from the national estimates of many releases.
///
/// Codes of older classifications are carried over by declared crosswalk rows alone (see
/// ``Crosswalk``); what no row links is in ``unlinked`` and in no series. Where an occupation's code
/// or classification changes and no row declares the change as one-to-one, the change enters the
/// ledger by itself, unless the ledger knows of it already.
public struct BridgedSeries: Sendable {
  /// The series with the ledger that they need.
  public let collection: SeriesCollection
  /// Ledger entries that were added for changes which the ledger did not know.
  public let addedHistory: [HistoryEntry]
  /// The codes that no declared row links to SOC 2018, ascending.
  public let unlinked: [UnlinkedCode]
  /// What else the reader of the series should know, as sentences.
  public let notes: [String]
}

/// A published code that is in no series, for want of a declared link.
public struct UnlinkedCode: Sendable, Hashable, CustomStringConvertible {
  public let classification: PublishedOccupation.Classification
  public let code: String
  /// The title of the newest release.
  public let title: String
  /// The releases in which it stands, ascending.
  public let releases: [Release]
  /// Why it is not linked.
  public let reason: String

  public var description: String {
    let span =
      releases.count > 1
      ? "\(releases.first?.reference ?? "") to \(releases.last?.reference ?? "")"
      : releases.first?.reference ?? ""
    return "\(code) of \(classification.title) (\(title), \(span)) is in no series: \(reason)."
  }
}

extension SeriesCollection {
  /// Makes series by SOC 2018 code of published national estimates.
  ///
  /// Of a year with two releases (2003 and 2004) May is taken. Of an occupation that is published
  /// on two levels the more detailed row is taken; BLS prints the same figures on both. Sums of
  /// several old codes have the square root of the sum of squares as their standard error, as those
  /// of independent estimates, and no wages.
  ///
  /// - Parameters:
  ///   - estimates: Cells of OEWS releases; those of areas and industries are passed over.
  ///   - crosswalk: The declared links; ``LaborSeries/CrosswalkRow/embedded()`` has those of the
  ///     product, crosswalk workbooks give more.
  ///   - catalogue: What the occupations are called.
  ///   - history: The break ledger to begin with.
  ///   - area: What the area is called.
  /// - Throws: ``BridgingError`` when two weights or two estimates contradict each other.
  public static func bridging(
    _ estimates: [PublishedEstimates], crosswalk: [CrosswalkRow], catalogue: OccupationCatalogue,
    history: SeriesHistory, area: String = "United States"
  ) throws(BridgingError) -> BridgedSeries {
    var bridge = SeriesBridge(crosswalk: try Crosswalk(crosswalk))
    for sheet in estimates where sheet.release.program == .oews {
      for estimate in sheet.nationalEstimates() { try bridge.add(estimate) }
    }
    bridge.link()
    let added = bridge.missingHistory(in: history)
    return BridgedSeries(
      collection: SeriesCollection(
        area: area, catalogue: catalogue, history: SeriesHistory(history.entries + added),
        observations: bridge.observations),
      addedHistory: added, unlinked: bridge.unlinked, notes: bridge.notes)
  }
}
