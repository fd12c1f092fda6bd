import Tabular

/// An answer of BLS's public data API, version 1 or 2.
///
/// The API answers with HTTP 200 even when it refuses, so that only the status and the messages
/// inside say whether there are figures.
public struct APIAnswer: Sendable, Equatable {
  /// What the answer says about itself: series that do not exist, years without figures.
  public let messages: [APIMessage]
  public let series: [Series]

  /// The figures of one series.
  public struct Series: Sendable, Equatable {
    public let id: String
    /// Newest first, as the API gives them.
    public let points: [Point]
    /// What the catalogue says of the series, by the API's names; empty unless it was asked for.
    public let catalog: [String: String]
  }

  /// One published figure.
  public struct Point: Sendable, Equatable {
    public let year: Int
    /// `A01` for a year, `M01` to `M12` for months, `M13` for an annual mean.
    public let period: String
    /// The figure as printed, or `-`.
    public let value: String
    public let footnotes: [Footnote]
    public let isLatest: Bool
    /// The line and character of the file where it begins.
    public let line: Int
    public let column: Int
  }

  /// A footnote's code and text, either of which may be empty.
  public struct Footnote: Sendable, Equatable {
    public let code: String
    public let text: String
  }

  /// Reads an answer.
  ///
  /// - Throws: ``APIAnswerError`` when the API refused, or when this is no answer of it.
  public init(_ document: JSONDocument) throws(APIAnswerError) {
    let reader = APIAnswerReader(file: document.file)
    let status = try reader.text(try reader.member("status", of: document.root, "answer"), "status")
    messages = try reader.messages(document.root["message"])
    guard status == "REQUEST_SUCCEEDED" else {
      throw .refused(
        APIRefusal(status: status, messages: messages), file: document.file)
    }
    series = try reader.series(try reader.member("Results", of: document.root, "answer"))
  }
}

/// Takes an answer apart; each fault names its place.
private struct APIAnswerReader {
  let file: String

  /// A member of an element that is called `place`.
  func member(
    _ name: String, of element: JSONElement, _ place: String
  ) throws(APIAnswerError) -> JSONElement {
    guard case .object = element.kind else { throw wrong(element, place, "an object") }
    guard let value = element[name] else {
      throw .missing(name, file: file, line: element.line, column: element.column)
    }
    return value
  }

  func text(_ element: JSONElement, _ name: String) throws(APIAnswerError) -> String {
    guard let text = element.string else { throw wrong(element, name, "a text") }
    return text
  }

  func figure(_ element: JSONElement, _ name: String) throws(APIAnswerError) -> String {
    guard let text = element.figure else { throw wrong(element, name, "a text or a number") }
    return text
  }

  func list(_ element: JSONElement, _ name: String) throws(APIAnswerError) -> [JSONElement] {
    guard let list = element.array else { throw wrong(element, name, "a list") }
    return list
  }

  func wrong(_ element: JSONElement, _ name: String, _ required: String) -> APIAnswerError {
    .wrongKind(
      name, found: element.kindName, required: required, file: file, line: element.line,
      column: element.column)
  }

  func messages(_ element: JSONElement?) throws(APIAnswerError) -> [APIMessage] {
    guard let element, !element.isNull else { return [] }
    var messages: [APIMessage] = []
    for message in try list(element, "message") {
      messages.append(APIMessage(try text(message, "message")))
    }
    return messages
  }

  /// The series of `Results`, which is an object or, in version 1, a list of one.
  func series(_ results: JSONElement) throws(APIAnswerError) -> [APIAnswer.Series] {
    var parts = [results]
    if let list = results.array { parts = list }
    var series: [APIAnswer.Series] = []
    for part in parts {
      for element in try list(try member("series", of: part, "Results"), "series") {
        series.append(try self.series(of: element))
      }
    }
    return series
  }

  private func series(of element: JSONElement) throws(APIAnswerError) -> APIAnswer.Series {
    let id = try text(try member("seriesID", of: element, "series"), "seriesID")
    var points: [APIAnswer.Point] = []
    for point in try list(try member("data", of: element, "series"), "data") {
      points.append(try self.point(point))
    }
    var catalog: [String: String] = [:]
    if case .object(let members)? = element["catalog"]?.kind {
      for member in members { catalog[member.name] = member.value.string }
    }
    return APIAnswer.Series(id: id, points: points, catalog: catalog)
  }

  private func point(_ element: JSONElement) throws(APIAnswerError) -> APIAnswer.Point {
    let printed = try member("year", of: element, "data")
    guard let year = Int(try figure(printed, "year")), (1800...2200).contains(year) else {
      throw wrong(printed, "year", "a year")
    }
    var footnotes: [APIAnswer.Footnote] = []
    if let notes = element["footnotes"], !notes.isNull {
      for note in try list(notes, "footnotes") {
        let footnote = APIAnswer.Footnote(
          code: note["code"]?.figure ?? "", text: note["text"]?.string ?? "")
        if !footnote.code.isEmpty || !footnote.text.isEmpty { footnotes.append(footnote) }
      }
    }
    return APIAnswer.Point(
      year: year, period: try text(try member("period", of: element, "data"), "period"),
      value: try figure(try member("value", of: element, "data"), "value"), footnotes: footnotes,
      isLatest: element["latest"]?.string == "true" || element["latest"]?.kind == .boolean(true),
      line: element.line, column: element.column)
  }
}
