import Mustache

/// The templates of the report's page, parsed once.
struct PageTemplates: Sendable {
  /// The parts of a page that have a template.
  enum Part: String, CaseIterable, Sendable {
    case page
    case navigation
    /// The navigation once more, for paper.
    case contents
    case section
    case table
    case figure
    case callout
    case keyFigures = "key-figures"
  }

  static let all = PageTemplates()

  private let templates: [Part: MustacheTemplate]

  private init() {
    var templates: [Part: MustacheTemplate] = [:]
    for part in Part.allCases {
      do {
        templates[part] = try MustacheTemplate(
          string: EmbeddedTemplate.text(part.rawValue + ".mustache"))
      } catch {
        preconditionFailure("the template \(part.rawValue) cannot be read: \(error)")
      }
    }
    self.templates = templates
  }

  /// The part with its places filled.
  func text(_ part: Part, _ values: TemplateValues) -> String {
    guard let template = templates[part] else {
      preconditionFailure("every part has a template")
    }
    return template.render(values)
  }
}
