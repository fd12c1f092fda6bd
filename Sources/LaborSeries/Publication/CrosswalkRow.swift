/// One declared link between two versions of a classification.
///
/// Codes are bridged only through such rows: what no row links is not linked.
public struct CrosswalkRow: Sendable, Hashable {
  public let from: PublishedOccupation.Classification
  public let fromCode: String
  public let fromTitle: String
  public let to: PublishedOccupation.Classification
  public let toCode: String
  public let toTitle: String
  /// The part of the old code's employment that goes to the new one, 0 to 1; nil where the source
  /// declares the link and no weight.
  public let weight: Double?
  /// Where the row comes from: file and row, or a dataset's source column.
  public let source: String

  public init(
    from: PublishedOccupation.Classification, fromCode: String, fromTitle: String,
    to: PublishedOccupation.Classification, toCode: String, toTitle: String, weight: Double?,
    source: String
  ) {
    self.from = from
    self.fromCode = fromCode
    self.fromTitle = fromTitle
    self.to = to
    self.toCode = toCode
    self.toTitle = toTitle
    self.weight = weight
    self.source = source
  }
}
