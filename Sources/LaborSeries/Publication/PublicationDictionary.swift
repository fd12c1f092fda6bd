/// The areas, industries, occupations, details, marks and footnotes that cells refer to by number.
///
/// Entry 0 of details, marks and footnotes is the empty text.
public struct PublicationDictionary: Sendable {
  public private(set) var areas = Entries<PublishedArea>()
  public private(set) var industries = Entries<PublishedIndustry>()
  public private(set) var occupations = Entries<PublishedOccupation>()
  public private(set) var details = Entries<String>([""])
  public private(set) var marks = Entries<String>([""])
  public private(set) var footnotes = Entries<String>([""])

  /// A dictionary with nothing but the empty texts.
  public init() {}

  /// The entry of an area, made when it is new.
  public mutating func entry(_ area: PublishedArea) -> Int32 { areas.entry(area) }

  /// The entry of an industry and ownership, made when it is new.
  public mutating func entry(_ industry: PublishedIndustry) -> Int32 { industries.entry(industry) }

  /// The entry of an occupation, made when it is new.
  public mutating func entry(_ occupation: PublishedOccupation) -> Int32 {
    occupations.entry(occupation)
  }

  /// The entry of a detail such as an age or an award level, made when it is new.
  public mutating func detail(_ text: String) -> Int32 { details.entry(text) }

  /// The entry of a publisher's mark, made when it is new.
  public mutating func mark(_ text: String) -> Int32 { marks.entry(text) }

  /// The entry of footnote codes, made when they are new.
  public mutating func footnote(_ text: String) -> Int32 { footnotes.entry(text) }

  /// Values numbered in the order in which they came, each once.
  public struct Entries<Value: Hashable & Sendable>: Sendable {
    /// The values by number.
    public private(set) var values: [Value]
    private var numbers: [Value: Int32]

    init(_ values: [Value] = []) {
      self.values = values
      numbers = Dictionary(
        uniqueKeysWithValues: values.enumerated().map { ($1, Int32($0)) })
    }

    /// The value of a number.
    ///
    /// - Precondition: `number` is one that the dictionary gave.
    public subscript(number: Int32) -> Value { values[Int(number)] }

    mutating func entry(_ value: Value) -> Int32 {
      if let number = numbers[value] { return number }
      let number = Int32(values.count)
      values.append(value)
      numbers[value] = number
      return number
    }
  }
}

/// An area as a publication names it.
public struct PublishedArea: Sendable, Hashable {
  /// The kind of area, which goes with the form of the code.
  public enum Kind: UInt8, Sendable, Hashable, CaseIterable {
    case nation = 1
    case state = 2
    case territory = 3
    case metropolitan = 4
    case metropolitanDivision = 5
    case nonmetropolitan = 6

    /// The name used in tables and files.
    public var name: String {
      switch self {
      case .nation: "nation"
      case .state: "state"
      case .territory: "territory"
      case .metropolitan: "metropolitan"
      case .metropolitanDivision: "metropolitan_division"
      case .nonmetropolitan: "nonmetropolitan"
      }
    }
  }

  public let kind: Kind
  /// The code with its leading zeros: `99`, `06`, `31080`, `0100001`.
  public let code: String
  /// The name as published.
  public let title: String
  /// The postal abbreviation of the (primary) state, `US` for the nation; empty where not given.
  public let state: String

  public init(kind: Kind, code: String, title: String, state: String) {
    self.kind = kind
    self.code = code
    self.title = title
    self.state = state
  }

  /// The nation as OEWS codes it.
  public static let unitedStates = PublishedArea(
    kind: .nation, code: "99", title: "U.S.", state: "US")
}

/// An industry and ownership as a publication names them.
public struct PublishedIndustry: Sendable, Hashable {
  /// The NAICS code as published, `000000` for all industries.
  public let code: String
  /// The title as published; empty where not given.
  public let title: String
  /// The level: `cross-industry`, `sector`, `3-digit` and so on; empty where not given.
  public let level: String
  /// The ownership code: `1235` for all, `5` for private; empty where not given.
  public let ownership: String

  public init(code: String, title: String, level: String, ownership: String) {
    self.code = code
    self.title = title
    self.level = level
    self.ownership = ownership
  }

  /// An industry of the Current Employment Statistics, whose eight digits tell it from all others.
  ///
  /// - Parameter naics: The NAICS code that `ce.industry` gives for it; empty where the table is not
  ///   at hand.
  public init(currentEmployment code: String, title: String, naics: String = "") {
    self.init(
      code: code, title: title, level: naics.isEmpty ? "" : Self.naicsMark + naics, ownership: "")
  }

  private static let naicsMark = "NAICS "

  /// The level as far as it tells industries of one code apart. The NAICS code beside that of an
  /// industry of the Current Employment Statistics does not: answers of the API lack it.
  public var distinguishingLevel: String {
    let isRepeated =
      level.hasPrefix(Self.naicsMark) && code.utf8.count == 8
      && code.utf8.allSatisfy { $0 &- 0x30 < 10 }
    return isRepeated ? "" : level
  }

  /// All industries and ownerships.
  public static let crossIndustry = PublishedIndustry(
    code: "000000", title: "Cross-industry", level: "cross-industry", ownership: "1235")
}

/// An occupation as a publication names it.
public struct PublishedOccupation: Sendable, Hashable {
  /// The classification that a code belongs to.
  public enum Classification: UInt8, Sendable, Hashable, CaseIterable {
    case oes = 1
    case soc2000 = 2
    case soc2000And2010 = 3
    case soc2010 = 4
    case soc2010And2018 = 5
    case soc2018 = 6
    /// Instructional programs (CIP), for completions.
    case cip = 7
    /// The publication has no occupations.
    case none = 8
  }

  public let classification: Classification
  /// The code as published: `29-2035`, `32919` in 1997, `51.0911` for completions.
  public let code: String
  /// The title as published.
  public let title: String
  /// The level: `total`, `major`, `minor`, `broad`, `detailed`; `summary` or `line item` in
  /// projections. An occupation published as both broad and detailed has two entries.
  public let level: String

  public init(classification: Classification, code: String, title: String, level: String) {
    self.classification = classification
    self.code = code
    self.title = title
    self.level = level
  }
}
