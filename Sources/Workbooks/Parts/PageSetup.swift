/// How a sheet is printed. The paper is that of the printer, A4 or Letter.
public struct PageSetup: Sendable, Equatable {
  public var isLandscape: Bool
  /// How many pages a sheet may be wide; as many as it takes for 0.
  public var pagesWide: Int
  /// How many pages a sheet may be high; as many as it takes for 0.
  public var pagesHigh: Int
  /// Rows that are printed on top of each page, counted from 0.
  public var repeatedRows: ClosedRange<Int>?
  /// Rows that begin a new page, counted from 0.
  public var pageStarts: [Int]
  /// What stands left in the footer; the page number stands right.
  public var footer: String

  public init(
    isLandscape: Bool = false, pagesWide: Int = 1, pagesHigh: Int = 0,
    repeatedRows: ClosedRange<Int>? = nil, pageStarts: [Int] = [], footer: String = ""
  ) {
    self.isLandscape = isLandscape
    self.pagesWide = pagesWide
    self.pagesHigh = pagesHigh
    self.repeatedRows = repeatedRows
    self.pageStarts = pageStarts
    self.footer = footer
  }
}
