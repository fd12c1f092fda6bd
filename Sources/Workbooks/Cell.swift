/// What stands in a cell and how it looks.
public struct Cell: Sendable, Equatable {
  public let value: CellValue
  public let style: CellStyle

  public init(_ value: CellValue, _ style: CellStyle = .body) {
    self.value = value
    self.style = style
  }
}

/// What a cell holds.
public enum CellValue: Sendable, Equatable {
  /// A text, written as a text whatever it begins with: `=1+1` stays these four characters.
  case text(String)
  /// A number; it has to be finite.
  case number(Double)
  case boolean(Bool)
  /// A formula without its equals sign, and the value that it comes to.
  case formula(String, StoredValue)
  /// A text that leads to the first cell of a sheet of the same workbook.
  case link(String, toSheet: String)
  /// Nothing, but with a look.
  case blank
}

/// The value of a formula that is stored beside it, for programs that do not calculate.
public enum StoredValue: Sendable, Equatable {
  case number(Double)
  case text(String)
  /// Stored as 1 or 0 and shown as TRUE or FALSE by ``CellStyle/NumberFormat/truth``: the writer
  /// cannot store truth values of formulas. Whoever calculates the formula gets a truth value.
  case boolean(Bool)
}

/// How a cell looks, told by what it means.
public struct CellStyle: Sendable, Hashable {
  /// What a cell is for.
  public enum Role: Sendable, Hashable {
    /// A figure or text of the body.
    case body
    /// The sheet's title.
    case title
    /// A sentence below the title.
    case subtitle
    /// The beginning of a part of a sheet.
    case section
    /// The beginning of some rows that belong together.
    case group
    /// The header of a column.
    case heading
    /// The name of a row.
    case label
    /// A figure that the reader looks for first.
    case strong
    /// An explanation, a source.
    case note
    /// A text that leads to another sheet.
    case link
    /// A figure or text that the reader may change.
    case input
    /// A figure that is an example.
    case example
  }

  /// How a number is written.
  public enum NumberFormat: Sendable, Hashable {
    case general
    /// A whole number with commas in thousands.
    case integer
    /// A number with some decimals and commas in thousands.
    case decimal(Int)
    /// A whole number with its sign, for changes.
    case signedInteger
    /// A number with its sign and some decimals.
    case signedDecimal(Int)
    /// A fraction written in percent with some decimals.
    case percent(Int)
    /// A fraction written in percent with its sign.
    case signedPercent(Int)
    /// A year, without commas.
    case year
    /// Dollars, without cents.
    case dollars
    /// Dollars with some decimals.
    case money(Int)
    /// 1 as TRUE and 0 as FALSE; see ``StoredValue/boolean(_:)``.
    case truth
    /// A text even where it looks like a number.
    case text
  }

  /// Where text stands within its cell.
  public enum Alignment: Sendable, Hashable {
    /// Numbers right, text left.
    case natural
    case left
    case center
    case right
  }

  public var role: Role
  public var number: NumberFormat
  public var alignment: Alignment
  /// Whether long text goes on in a further line.
  public var wraps: Bool
  /// How many steps text stands away from the edge of its cell.
  public var indent: Int

  public init(
    _ role: Role = .body, _ number: NumberFormat = .general, alignment: Alignment = .natural,
    wraps: Bool = false, indent: Int = 0
  ) {
    self.role = role
    self.number = number
    self.alignment = alignment
    self.wraps = wraps
    self.indent = indent
  }

  public static let body = CellStyle(.body)
  public static let title = CellStyle(.title)
  public static let subtitle = CellStyle(.subtitle)
  public static let section = CellStyle(.section)
  public static let group = CellStyle(.group)
  public static let heading = CellStyle(.heading, wraps: true)
  /// The header of a column of numbers.
  public static let numberHeading = CellStyle(.heading, alignment: .right, wraps: true)
  public static let label = CellStyle(.label)
  public static let note = CellStyle(.note, wraps: true)
  public static let wrapped = CellStyle(.body, wraps: true)
}
