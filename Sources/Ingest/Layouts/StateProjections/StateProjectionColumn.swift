/// A field of Projections Central's tables and of its service.
enum StateProjectionColumn: CaseIterable {
  case area
  case fips
  case code
  case title
  case baseYear
  case base
  case targetYear
  case projected
  case change
  case percentChange
  case openings
  case link

  /// The field of a column or member, `AvgAnnualOpenings` or `Average Annual Openings`.
  init?(_ name: String) {
    let plain = String(name.lowercased().filter { $0.isLetter })
    guard let found = Self.allCases.first(where: { $0.names.contains(plain) }) else { return nil }
    self = found
  }

  /// The fields of a header. Some tables have the name of an area in `AreaName` and the state's code
  /// in `Area`.
  static func columns(of header: [String]) -> [StateProjectionColumn?] {
    let found = header.map { StateProjectionColumn($0) }
    let areas = found.indices.filter { found[$0] == .area }
    guard areas.count == 2, !found.contains(.fips),
      let code = areas.first(where: { header[$0].lowercased() == "area" })
    else { return found }
    return found.indices.map { $0 == code ? .fips : found[$0] }
  }

  /// Names in lower case without blanks and marks.
  private var names: [String] {
    switch self {
    case .area: ["area", "areaname", "state"]
    case .fips: ["stfips", "statefips", "fips"]
    case .code: ["occcode", "occupationcode", "soc", "soccode"]
    case .title: ["title", "occupationname", "occtitle", "occupationtitle"]
    case .baseYear: ["baseyear"]
    case .base: ["base"]
    case .targetYear: ["projyear", "projectedyear"]
    case .projected: ["projected", "projection", "proj"]
    case .change: ["change"]
    case .percentChange: ["percentchange"]
    case .openings: ["avgannualopenings", "averageannualopenings"]
    case .link: ["stateurl"]
    }
  }

  /// What the field is called in messages.
  var title: String {
    switch self {
    case .area: "the area"
    case .fips: "the state's FIPS code"
    case .code: "the occupation's code"
    case .title: "the occupation's title"
    case .baseYear: "the base year"
    case .base: "base employment"
    case .targetYear: "the projected year"
    case .projected: "projected employment"
    case .change: "the change"
    case .percentChange: "the percent change"
    case .openings: "annual openings"
    case .link: "the link"
    }
  }

  /// The fields without which a row says nothing.
  static let required: [StateProjectionColumn] = [
    .area, .code, .baseYear, .base, .targetYear, .projected,
  ]
}
