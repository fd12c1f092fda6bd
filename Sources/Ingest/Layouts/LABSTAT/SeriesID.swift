import LaborSeries

/// The id of a BLS time series, taken apart into what it is about.
///
/// The ids of the surveys OE (OEWS) and CE (Current Employment Statistics) are made of fields of
/// fixed width; LABSTAT files and the public API name every figure by them.
public enum SeriesID: Sendable, Hashable {
  case oews(OEWSSeries)
  case employment(CESSeries)

  /// Takes an id apart.
  ///
  /// - Parameter text: The id without the blanks that LABSTAT files pad it with.
  /// - Throws: ``SeriesIDError`` with what is wrong and what the survey's ids look like.
  public init(parsing text: some StringProtocol) throws(SeriesIDError) {
    let bytes = Array(text.utf8)
    switch bytes.prefix(2) {
    case [UInt8(ascii: "O"), UInt8(ascii: "E")]: self = .oews(try OEWSSeries(bytes))
    case [UInt8(ascii: "C"), UInt8(ascii: "E")]: self = .employment(try CESSeries(bytes))
    default: throw .unknownSurvey(String(text))
    }
  }
}

/// A series of the survey OE: `OEUS060000000000029203513` is the annual median wage of MRI
/// technologists in California.
public struct OEWSSeries: Sendable, Hashable {
  /// The kind of area, read from the area type and the form of the code.
  public let areaKind: PublishedArea.Kind
  /// The area as the workbooks code it: `99`, `06`, `31080`, `0100001`.
  public let area: String
  /// The six characters of the industry: `000000` for all, `62--63` for a sector, `622000`,
  /// `3250A1`.
  public let industry: String
  /// The occupation with its hyphen: `29-2035`.
  public let occupation: String
  /// The datatype, 01 to 17.
  public let measure: Measure

  /// The width of an id.
  public static let length = 25

  init(_ bytes: [UInt8]) throws(SeriesIDError) {
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    let id = String(decoding: bytes, as: UTF8.self)
    guard bytes.count == Self.length else {
      throw .wrongLength(id, found: bytes.count, required: Self.length)
    }
    guard bytes[2] == UInt8(ascii: "U") else {
      throw .badField(id, field: "seasonal code", found: text(2..<3), required: "U")
    }
    guard let area = Self.area(type: bytes[3], digits: text(4..<11)) else {
      throw .badField(
        id, field: "area", found: text(3..<11),
        required: "N0000000, S with a state's two digits and 00000, or M with seven digits")
    }
    guard bytes[11..<17].allSatisfy(\.isIndustry) else {
      throw .badField(
        id, field: "industry", found: text(11..<17),
        required: "six digits, capitals or the hyphens of a sector")
    }
    guard bytes[17..<23].allSatisfy(\.isDigit) else {
      throw .badField(id, field: "occupation", found: text(17..<23), required: "six digits")
    }
    guard let code = UInt8(text(23..<25)), (1...17).contains(code),
      let measure = Measure(rawValue: code)
    else {
      throw .badField(id, field: "datatype", found: text(23..<25), required: "01 to 17")
    }
    (areaKind, self.area) = area
    industry = text(11..<17)
    occupation = "\(text(17..<19))-\(text(19..<23))"
    self.measure = measure
  }
}

extension OEWSSeries {
  /// Whether a figure of this series is a wage by the hour.
  public var isHourly: Bool { WageUnit(of: measure) == .hourly }

  /// Whether a figure of this series is a wage by the year.
  public var isAnnual: Bool { WageUnit(of: measure) == .annual }

  /// The id of the figures of an occupation in an area, all industries together; nil when the area
  /// or the occupation has no code of OEWS.
  ///
  /// - Parameters:
  ///   - measure: A measure of OEWS; its raw value is the datatype.
  ///   - occupation: The code with its hyphen.
  public static func id(
    of measure: Measure, occupation: String, areaKind: PublishedArea.Kind, area: String
  ) -> String? {
    let type: String
    switch areaKind {
    case .nation: type = "N0000000"
    case .state, .territory: type = "S\(area)00000"
    case .metropolitan, .metropolitanDivision: type = "M00\(area)"
    case .nonmetropolitan: type = "M\(area)"
    }
    let datatype = measure.rawValue < 10 ? "0\(measure.rawValue)" : "\(measure.rawValue)"
    let digits = occupation.filter { $0 != "-" }
    let id = "OEU\(type)000000\(digits)\(datatype)"
    guard let series = try? SeriesID(parsing: id),  // Codes of another form have no id.
      case .oews(let parts) = series,
      parts.areaKind == AreaCode.kind(declared: areaKind, code: area),
      parts.area == area
        || areaKind == .nation
    else { return nil }
    return id
  }
}

/// A series of the survey CE: `CES6562000001` is employment in health care and social assistance.
public struct CESSeries: Sendable, Hashable {
  public let isSeasonallyAdjusted: Bool
  /// Supersector and industry together, as `ce.industry` codes them: `65620000`.
  public let industry: String
  /// The datatype: `01` all employees (thousands), `03` average hourly earnings, `06` production
  /// employees (thousands), and others.
  public let datatype: String

  /// The width of an id.
  public static let length = 13

  init(_ bytes: [UInt8]) throws(SeriesIDError) {
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    let id = String(decoding: bytes, as: UTF8.self)
    guard bytes.count == Self.length else {
      throw .wrongLength(id, found: bytes.count, required: Self.length)
    }
    guard bytes[2] == UInt8(ascii: "S") || bytes[2] == UInt8(ascii: "U") else {
      throw .badField(id, field: "seasonal code", found: text(2..<3), required: "S or U")
    }
    guard bytes[3..<11].allSatisfy(\.isDigit) else {
      throw .badField(id, field: "industry", found: text(3..<11), required: "eight digits")
    }
    guard bytes[11..<13].allSatisfy(\.isDigit) else {
      throw .badField(id, field: "datatype", found: text(11..<13), required: "two digits")
    }
    isSeasonallyAdjusted = bytes[2] == UInt8(ascii: "S")
    industry = text(3..<11)
    datatype = text(11..<13)
  }

  /// What is measured, and by what the published number is multiplied to be in the measure's own
  /// unit (thousands to jobs).
  public var measure: (measure: Measure, factor: Double) {
    let (measure, unit) = CEDatatypes.measure(Int(datatype) ?? 0)
    return (measure, unit)
  }

  /// The detail that keeps the two forms of a series apart, and datatypes that share a measure.
  public var detail: String {
    CEDatatypes.detail(isAdjusted: isSeasonallyAdjusted, code: Int(datatype) ?? 0)
  }
}

/// Why a text is no id of a series.
public enum SeriesIDError: Error, Equatable, CustomStringConvertible {
  case unknownSurvey(String)
  case wrongLength(String, found: Int, required: Int)
  case badField(String, field: String, found: String, required: String)

  public var description: String {
    switch self {
    case .unknownSurvey(let id):
      "“\(id)” is no series of the surveys OE or CE; write an id such as OEUN000000000000029203501."
    case .wrongLength(let id, let found, let required):
      "The series id “\(id)” has \(found) characters and not \(required); check the id."
    case .badField(let id, let field, let found, let required):
      "The series id “\(id)” has “\(found)” for its \(field), which is not \(required); "
        + "check the id."
    }
  }
}

extension UInt8 {
  fileprivate var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  fileprivate var isIndustry: Bool {
    isDigit || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) || self == UInt8(ascii: "-")
  }
}
