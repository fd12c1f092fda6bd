import Charts

/// A table whose cells keep their values: how they look is the writer's business.
public struct Table: Sendable, Equatable {
  /// What a column holds and how its numbers are shown.
  public enum Kind: Sendable, Equatable {
    case text
    case year
    /// Whole things, with commas: jobs, openings.
    case count
    /// A plain number.
    case number(decimals: Int)
    /// Stored in percent (3.1), shown as 3.1%.
    case percent(decimals: Int)
    /// Stored as a fraction (0.031), shown as 3.1%.
    case fraction(decimals: Int)
    case dollars(decimals: Int)
  }

  /// The head of a column and the kind of its cells.
  public struct Column: Sendable, Equatable {
    /// The words at its head.
    public let name: String
    /// What its cells hold.
    public let kind: Kind
    /// The unit under the name: "jobs", "% a year". Empty when the name says it.
    public let unit: String
    /// Whether numbers above zero carry a plus sign.
    public let showsPlus: Bool

    /// A column of text, unless `kind` says otherwise.
    public init(_ name: String, _ kind: Kind = .text, unit: String = "", showsPlus: Bool = false) {
      self.name = name
      self.kind = kind
      self.unit = unit
      self.showsPlus = showsPlus
    }
  }

  /// A name for files and links: lowercase letters, digits and hyphens.
  public private(set) var identifier: String
  /// What the table shows.
  public let caption: String
  /// The columns, from left to right.
  public let columns: [Column]
  /// Each row has a cell for each column; the first names the row.
  public let rows: [[Cell]]
  /// Remarks below the table, one a line.
  public let notes: [String]
  /// Publisher and release.
  public let source: String
  /// How many rows at the end sum up those above; they stay where they are when rows are sorted.
  public let totalCount: Int

  /// A table of the given rows.
  ///
  /// A row with other than one cell for each column is a mistake of the program.
  public init(
    identifier: String, caption: String, columns: [Column], rows: [[Cell]], notes: [String] = [],
    source: String, totalCount: Int = 0
  ) {
    precondition((0...rows.count).contains(totalCount), "totals are rows of the table")
    precondition(!columns.isEmpty, "a table has at least one column")
    precondition(
      rows.allSatisfy { $0.count == columns.count }, "a row has one cell for each column")
    self.identifier = Heading.anchor(from: identifier)
    self.caption = caption
    self.columns = columns
    self.rows = rows
    self.notes = notes
    self.source = source
    self.totalCount = totalCount
  }

  /// The same table under another name.
  func renamed(_ identifier: String) -> Table {
    var table = self
    table.identifier = Heading.anchor(from: identifier)
    return table
  }

  /// The flags in use, in the order of their letters.
  public var flags: [Flag] {
    Flag.allCases.filter { flag in rows.contains { $0.contains { $0.flag == flag } } }
  }

  /// The meaning of the flags in use, in a line; empty when there are none.
  var flagMeanings: String {
    let meanings = flags.map { "[\($0.rawValue)] \($0.meaning)" }
    return meanings.isEmpty ? "" : meanings.joined(separator: "; ") + "."
  }

  /// The notes, followed by a line with the meaning of the flags, marks and dashes in use.
  func allNotes(in language: Language = .english) -> [String] {
    let cells = rows.joined()
    var marks: [String] = []
    for cell in cells {
      if case .suppressed(let mark) = cell.value, !marks.contains(mark) { marks.append(mark) }
    }
    let bracketed = Flag.allCases.filter { flag in
      cells.contains { cell in
        if case .suppressed = cell.value { return false }
        return cell.flag == flag
      }
    }
    var meanings = bracketed.map { "[\($0.rawValue)] \($0.meaning(in: language))" }
    meanings += marks.map { "\($0) \(Flag.suppressed.meaning(in: language))" }
    if cells.contains(where: { $0.value == .missing }) {
      meanings.append(language == .spanish ? "– sin valor" : "– no value")
    }
    return meanings.isEmpty ? notes : notes + [meanings.joined(separator: "; ") + "."]
  }
}

/// What is known about a value besides the value, in the letters of published statistics.
public enum Flag: String, Sendable, CaseIterable {
  case breakInSeries = "b"
  case suppressed = "c"
  case estimated = "e"
  case forecast = "f"
  case lowReliability = "u"
  case notAvailable = "x"
  case notApplicable = "z"

  /// The flag in words of a language.
  func meaning(in language: Language) -> String {
    guard language == .spanish else { return meaning }
    return switch self {
    case .breakInSeries: "ruptura de la serie"
    case .suppressed: "no divulgado por el organismo"
    case .estimated: "estimado"
    case .forecast: "proyectado"
    case .lowReliability: "poco fiable"
    case .notAvailable: "no disponible"
    case .notApplicable: "no procede"
    }
  }

  /// The flag in words.
  public var meaning: String {
    switch self {
    case .breakInSeries: "break in the series"
    case .suppressed: "suppressed by the publisher"
    case .estimated: "estimated"
    case .forecast: "projected"
    case .lowReliability: "low reliability"
    case .notAvailable: "not available"
    case .notApplicable: "not applicable"
    }
  }
}

/// One value of a table and its flag.
public struct Cell: Sendable, Equatable {
  /// What a cell can hold.
  public enum Value: Sendable, Equatable {
    case text(String)
    case number(Double)
    /// Lower and upper bound.
    case interval(Double, Double)
    /// Withheld by the publisher, whose mark is shown in its place.
    case suppressed(mark: String)
    case missing
  }

  /// What the cell holds.
  public let value: Value
  /// What else is known about it; nil when nothing is.
  public let flag: Flag?

  /// A value and its flag.
  public init(_ value: Value, flag: Flag? = nil) {
    self.value = value
    self.flag = flag
  }

  /// A cell of text.
  public static func text(_ text: String) -> Cell { Cell(.text(text)) }
  /// A number, in the unit of its column.
  public static func number(_ number: Double, flag: Flag? = nil) -> Cell {
    Cell(.number(number), flag: flag)
  }
  /// A whole number, in the unit of its column.
  public static func number(_ number: Int, flag: Flag? = nil) -> Cell {
    Cell(.number(Double(number)), flag: flag)
  }
  /// The number, or a missing cell.
  public static func number(_ number: Double?, flag: Flag? = nil) -> Cell {
    number.map { Cell(.number($0), flag: flag) } ?? Cell(.missing, flag: flag)
  }
  /// A lower and an upper bound, in the unit of their column.
  public static func interval(_ lower: Double, _ upper: Double, flag: Flag? = nil) -> Cell {
    Cell(.interval(lower, upper), flag: flag)
  }
  /// A value that the publisher withheld; it is flagged `c`.
  public static func suppressed(mark: String) -> Cell {
    Cell(.suppressed(mark: mark), flag: .suppressed)
  }
  /// A cell for which there is no value.
  public static let missing = Cell(.missing)

  /// The value as people read it in `column`, without its flag.
  public func text(in column: Table.Column, _ language: Language = .english) -> String {
    switch value {
    case .text(let text): text
    case .number(let number): column.text(number, language)
    case .interval(let lower, let upper):
      column.text(lower, language) + language.rangeWord + column.text(upper, language)
    case .suppressed(let mark): mark
    case .missing: "–"
    }
  }

  /// The value and its flag in brackets; a mark for a suppressed value speaks for itself.
  public func markedText(in column: Table.Column, _ language: Language = .english) -> String {
    if case .suppressed = value { return text(in: column, language) }
    return text(in: column, language) + (flag.map { " [\($0.rawValue)]" } ?? "")
  }
}

extension Table.Column {
  /// Whether the column holds numbers, which are aligned at the right.
  public var isNumeric: Bool { kind != .text }

  func text(_ number: Double, _ language: Language = .english) -> String {
    format.written(in: language.charts).text(shown(number))
  }

  /// The number as it is shown, in percent where it is: 3.1 for 0.031.
  func shown(_ number: Double) -> Double {
    if case .fraction = kind { number * 100 } else { number }
  }

  /// How many decimals are shown.
  var decimals: Int {
    switch kind {
    case .text, .year, .count: 0
    case .number(let decimals), .percent(let decimals), .fraction(let decimals),
      .dollars(let decimals):
      decimals
    }
  }

  private var format: NumberFormat {
    switch kind {
    case .text, .count: NumberFormat(showsPlus: showsPlus)
    case .year: .year
    case .number(let decimals): NumberFormat(decimals: decimals, showsPlus: showsPlus)
    case .percent(let decimals), .fraction(let decimals):
      .percent(decimals, showsPlus: showsPlus)
    case .dollars(let decimals):
      NumberFormat(decimals: decimals, prefix: "$", showsPlus: showsPlus)
    }
  }
}
