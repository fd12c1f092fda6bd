/// What a workbook says of itself.
public struct DocumentProperties: Sendable, Equatable {
  public let title: String
  public let subject: String
  public let author: String
  public let comments: String
  /// When it was made, in seconds since 1970; never the clock's time, so that the same content
  /// gives the same bytes.
  public let created: Int

  /// 1 January 2025, for whoever names no other time.
  public static let fixedDate = 1_735_689_600

  /// Properties of a document.
  ///
  /// - Parameters:
  ///   - sourceDateEpoch: The environment's `SOURCE_DATE_EPOCH`; a positive number of seconds since
  ///     1970 takes the place of the fixed date, anything else is passed over.
  public init(
    title: String, subject: String = "", author: String = "", comments: String = "",
    sourceDateEpoch: String? = nil
  ) {
    self.title = title
    self.subject = subject
    self.author = author
    self.comments = comments
    let named = sourceDateEpoch.flatMap { Int($0) }
    created = named.flatMap { (1..<253_402_300_800).contains($0) ? $0 : nil } ?? Self.fixedDate
  }
}

/// A name that formulas and people use for cells.
public struct DefinedName: Sendable, Equatable {
  public let name: String
  public let sheet: String
  public let range: CellRange

  public init(_ name: String, sheet: String, range: CellRange) {
    self.name = name
    self.sheet = sheet
    self.range = range
  }
}
