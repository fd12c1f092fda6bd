/// What BLS allows in one query and in one day (API FAQs).
public struct APILimits: Sendable, Equatable {
  public let version: Int
  public let seriesPerQuery: Int
  public let yearsPerQuery: Int
  public let queriesPerDay: Int

  /// Version 2, which needs a registration key.
  public static let registered = APILimits(
    version: 2, seriesPerQuery: 50, yearsPerQuery: 20, queriesPerDay: 500)
  /// Version 1, which needs none.
  public static let unregistered = APILimits(
    version: 1, seriesPerQuery: 25, yearsPerQuery: 10, queriesPerDay: 25)
}

/// One query of the public data API.
public struct APIQuery: Sendable, Hashable {
  public let version: Int
  public let series: [String]
  public let years: ClosedRange<Int>

  /// The path on the server.
  public var path: String { "/publicAPI/v\(version)/timeseries/data/" }

  /// The body of the request as it is sent, or without the key to be shown.
  func body(key: RegistrationKey?) -> String {
    let ids = series.map { "\"\($0)\"" }.joined(separator: ",")
    var members = [
      "\"seriesid\":[\(ids)]", "\"startyear\":\"\(years.lowerBound)\"",
      "\"endyear\":\"\(years.upperBound)\"",
    ]
    // Titles of areas, industries and occupations come with the catalogue, which version 1 lacks.
    if version > 1 { members.append("\"catalog\":true") }
    if let key { members.append(key.member) }
    return "{\(members.joined(separator: ","))}"
  }

  /// The body without the key.
  public var shown: String { body(key: nil) }
}

/// The queries that bring series over years, each within what BLS allows.
public struct APIPlan: Sendable {
  public let limits: APILimits
  public let queries: [APIQuery]

  /// A plan.
  ///
  /// - Parameters:
  ///   - series: Ids; one that stands twice is asked for once.
  ///   - years: The years, from the first to the last.
  /// - Throws: ``FetchError/badSeries(_:)``.
  public init(
    series: [String], years: ClosedRange<Int>, limits: APILimits
  ) throws(FetchError) {
    var seen: Set<String> = []
    var unique: [String] = []
    for id in series {
      guard (4...40).contains(id.utf8.count), id.utf8.allSatisfy(Self.isIDByte) else {
        throw .badSeries(id)
      }
      if seen.insert(id).inserted { unique.append(id) }
    }
    self.limits = limits
    var queries: [APIQuery] = []
    for first in stride(from: years.lowerBound, through: years.upperBound, by: limits.yearsPerQuery)
    {
      let last = min(first + limits.yearsPerQuery - 1, years.upperBound)
      for start in stride(from: 0, to: unique.count, by: limits.seriesPerQuery) {
        let end = min(start + limits.seriesPerQuery, unique.count)
        queries.append(
          APIQuery(
            version: limits.version, series: Array(unique[start..<end]), years: first...last))
      }
    }
    self.queries = queries
  }

  /// Capitals, digits, `_`, `-` and `#`: what BLS allows in an id.
  private static func isIDByte(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || [UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "#")].contains(byte)
  }
}
