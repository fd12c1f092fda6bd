/// What surrounds a chart: the words that head it, the words that close it, and the words that
/// stand in for it.
public struct ChartText: Sendable, Equatable {
  /// A short name, unique in its page, from which the identifiers of title and description are
  /// made; characters other than letters, digits and hyphens become hyphens.
  public let identifier: String
  /// The finding or subject, in a sentence or less.
  public let title: String
  /// What is measured, where, and in which unit.
  public let subtitle: String
  /// Source, release and notes, below the chart.
  public let footer: String
  /// The chart in words: last observation, end estimate, intervals and their levels.
  public let description: String
  /// What stands after a value in the label of a mark: "jobs"; empty when its format says it.
  public let unit: String
  /// The language of the words that a chart itself adds.
  public let language: ChartLanguage

  /// The words around one chart.
  public init(
    identifier: String, title: String, subtitle: String, footer: String, description: String,
    unit: String = "", language: ChartLanguage = .english
  ) {
    self.identifier = identifier
    self.title = title
    self.subtitle = subtitle
    self.footer = footer
    self.description = description
    self.unit = unit
    self.language = language
  }

  /// A value and its unit, as labels of marks have them.
  func measured(_ value: String) -> String { unit.isEmpty ? value : "\(value) \(unit)" }

  var slug: String {
    String(
      identifier.unicodeScalars.map { scalar -> Character in
        let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9") ~= scalar)
        return isPlain ? Character(scalar) : "-"
      })
  }
}

extension Drawing {
  /// The drawing as an SVG document: `role="img"`, title and description first, then a paper
  /// coloured ground and the shapes in the order in which they were drawn.
  func document(_ text: ChartText) -> String {
    let name = "\(text.slug)-\(Int(width))"
    let size = (coordinate(width), coordinate(height))
    let attributes =
      [
        ("xmlns", "http://www.w3.org/2000/svg"), ("width", size.0), ("height", size.1),
        ("viewBox", "0 0 \(size.0) \(size.1)"), ("role", "img"),
        ("aria-labelledby", "\(name)-title \(name)-desc"),
      ] + (text.language == .english ? [] : [("xml:lang", text.language.rawValue)]) + [
        ("font-family", "Helvetica, Arial, 'Liberation Sans', sans-serif")
      ]
    let ground = SVGElement(
      "rect",
      [
        ("width", size.0), ("height", size.1), ("fill", Paint.paper.hex), ("class", "f-paper"),
      ])
    let head = [
      SVGElement("title", [("id", "\(name)-title")], text: text.title),
      SVGElement("desc", [("id", "\(name)-desc")], text: text.description),
      ground,
    ]
    var output = ""
    SVGElement("svg", attributes, (head + elements).map { .element($0) }).write(to: &output)
    return output
  }

  /// The drawing as an SVG document without a ground, named by its label alone.
  func smallDocument(title: String) -> String {
    let size = (coordinate(width), coordinate(height))
    let attributes = [
      ("xmlns", "http://www.w3.org/2000/svg"), ("width", size.0), ("height", size.1),
      ("viewBox", "0 0 \(size.0) \(size.1)"), ("role", "img"), ("aria-label", title),
    ]
    let head = SVGElement("title", text: title)
    var output = ""
    SVGElement("svg", attributes, ([head] + elements).map { .element($0) }).write(to: &output)
    return output
  }
}
