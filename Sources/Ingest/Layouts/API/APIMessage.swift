/// A message of BLS's public data API, recognised by its words.
///
/// Only what is needed is kept: a message about a registration key repeats the key, and the key
/// must reach neither screen nor file.
public enum APIMessage: Sendable, Equatable, CustomStringConvertible {
  case unknownSeries(String)
  case noFigures(series: String, year: String)
  /// The years asked for were cut without asking; the limit is in years.
  case yearsCut(limit: String)
  case quotaReached
  case keyRejected
  case badRequest
  /// Words that are not known and speak of a key, which may be among them.
  case aboutKey
  /// Words that are not known.
  case other(String)

  /// Recognises a message.
  public init(_ text: String) {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    let lower = text.lowercased()
    if lower.contains("daily threshold") {
      self = .quotaReached
    } else if lower.contains("key"), lower.contains("invalid") {
      self = .keyRejected
    } else if lower.hasPrefix("series does not exist"), let id = words.last {
      self = .unknownSeries(id)
    } else if lower.hasPrefix("no data available for series"),
      let series = words.firstIndex(of: "Series"), let year = words.last, series + 1 < words.count
    {
      self = .noFigures(series: words[series + 1], year: year)
    } else if lower.contains("year range has been reduced") {
      self = .yearsCut(limit: words.last { Int($0) != nil } ?? "few")
    } else if lower.contains("check your input parameters") {
      self = .badRequest
    } else {
      self = lower.contains("key") ? .aboutKey : .other(words.joined(separator: " "))
    }
  }

  /// The message as a sentence.
  public var description: String {
    switch self {
    case .unknownSeries(let id):
      "BLS has no series \(id); check the id."
    case .noFigures(let series, let year):
      "BLS has no figure of the series \(series) for \(year)."
    case .yearsCut(let limit):
      "Warning: BLS cut the years that were asked for to \(limit), so that years are missing here; "
        + "ask for fewer years at a time."
    case .quotaReached:
      "The number of queries that BLS allows in a day is used up; go on tomorrow."
    case .keyRejected:
      "BLS does not accept the registration key; check it, or ask BLS for a new one."
    case .badRequest:
      "BLS could not carry out the request; check the series ids and the years."
    case .aboutKey:
      "BLS says something of the registration key, which is left out here because the key may stand "
        + "in it; check the key."
    case .other(let text):
      "BLS says: \(text)"
    }
  }
}
