/// One published cell, by the numbers its dictionary gives to what it is about.
///
/// Cells come by the million, so a cell is plain numbers: areas, industries, occupations, details,
/// marks and footnotes are entries of the ``PublicationDictionary`` that goes with them.
public struct PublishedCell: Sendable, Hashable {
  /// The entry of the area.
  public var area: Int32
  /// The entry of the industry and ownership.
  public var industry: Int32
  /// The entry of the occupation.
  public var occupation: Int32
  /// The entry of what else tells cells apart: an age, an award level; entry 0 is nothing.
  public var detail: Int32
  /// What is measured.
  public var measure: Measure
  /// Value, suppressed, top-coded and so on.
  public var status: CellStatus
  /// Checks that the row failed; the cell is kept all the same.
  public var flags: CellFlags
  /// The year the figure is for.
  public var year: Int16
  /// The part of the year: 0 the year or its reference month, 1 to 12 a month, 13 an annual mean.
  public var period: UInt8
  /// The value in the measure's own unit (jobs, dollars, percent, persons); the bound when
  /// `status` is ``CellStatus/topCoded``; zero where there is no number.
  public var value: Double
  /// The publisher's mark as printed, an entry of the marks; entry 0 is none.
  public var mark: Int32
  /// The publisher's footnote codes, an entry of the footnotes; entry 0 is none.
  public var footnote: Int32
  /// The row of the sheet or the line of the file, from 1.
  public var row: Int32

  /// A cell; see the properties for each argument.
  public init(
    area: Int32, industry: Int32, occupation: Int32, detail: Int32 = 0, measure: Measure,
    status: CellStatus, flags: CellFlags = [], year: Int16, period: UInt8 = 0, value: Double,
    mark: Int32 = 0, footnote: Int32 = 0, row: Int32
  ) {
    self.area = area
    self.industry = industry
    self.occupation = occupation
    self.detail = detail
    self.measure = measure
    self.status = status
    self.flags = flags
    self.year = year
    self.period = period
    self.value = value
    self.mark = mark
    self.footnote = footnote
    self.row = row
  }
}

/// What stands in a published cell. The raw values stay as they are, because stores hold them.
public enum CellStatus: UInt8, Sendable, Hashable, CaseIterable {
  /// A number.
  case value = 0
  /// Withheld: the estimate exists and is not released (`*`, `**`, LABSTAT footnote 8).
  case suppressed = 1
  /// Not published, for a reason other than withholding (`***`, an em dash).
  case notPublished = 2
  /// At or above a bound; the value is the bound.
  case topCoded = 3
  /// A wage published as annual only, in an hourly column.
  case annualOnly = 4
  /// A wage published as hourly only, in an annual column.
  case hourlyOnly = 5
  /// Less than half a percent (`~`).
  case belowHalfPercent = 6
  /// The cell is empty: the field does not apply.
  case absent = 7
}

extension CellStatus {
  /// The name used in tables and files.
  public var name: String {
    switch self {
    case .value: "value"
    case .suppressed: "suppressed"
    case .notPublished: "not_published"
    case .topCoded: "top_coded"
    case .annualOnly: "annual_only"
    case .hourlyOnly: "hourly_only"
    case .belowHalfPercent: "below_half_percent"
    case .absent: "absent"
    }
  }
}

/// Checks that a row failed. The row is reported, kept and flagged.
public struct CellFlags: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The annual mean is not 2,080 times the hourly mean within rounding.
  public static let wageArithmetic = CellFlags(rawValue: 1)
  /// The percentiles do not rise.
  public static let percentileOrder = CellFlags(rawValue: 2)
  /// A percent relative standard error outside 0 to 50.
  public static let standardErrorRange = CellFlags(rawValue: 4)
  /// The area type does not fit the area code.
  public static let areaMismatch = CellFlags(rawValue: 8)
  /// The code or title is not one the layout knows; kept under its own name.
  public static let unknownMeaning = CellFlags(rawValue: 16)
  /// Published parts do not add up to the published whole within rounding: openings are not change
  /// and separations, a change is not the difference of its ends.
  public static let partsAndWhole = CellFlags(rawValue: 128)

  /// The names used in tables and files, in the order above, with blanks between them.
  public var names: String {
    let all: [(CellFlags, String)] = [
      (.wageArithmetic, "wage_arithmetic"), (.percentileOrder, "percentile_order"),
      (.standardErrorRange, "prse_range"), (.areaMismatch, "area_mismatch"),
      (.unknownMeaning, "unknown_meaning"), (.partsAndWhole, "parts_and_whole"),
    ]
    return all.filter { contains($0.0) }.map(\.1).joined(separator: " ")
  }
}
