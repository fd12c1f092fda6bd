import Charts
import Mustache

/// What the places of a template are filled with.
///
/// Text is escaped on its way in, and templates name every place with three braces, which insert
/// it as it is. Mustache's own escaping is not used: it goes by character, so that a quotation mark
/// with a combining accent passes through it and ends an attribute.
struct TemplateValues: MustacheParent {
  private var values: [String: Any] = [:]

  /// Text, which is escaped; empty text leaves the place and its section out.
  mutating func set(_ name: String, text: String) {
    set(name, markup: escapedXML(text))
  }

  /// Markup that is ready; empty markup leaves the place and its section out.
  mutating func set(_ name: String, markup: String) {
    values[name] = markup.isEmpty ? nil : markup
  }

  /// A section that is shown or not.
  mutating func set(_ name: String, isShown: Bool) { values[name] = isShown }

  /// A section that is repeated.
  mutating func set(_ name: String, each: [TemplateValues]) { values[name] = each }

  /// A section that is repeated with ready markup.
  mutating func set(_ name: String, eachMarkup: [String]) { values[name] = eachMarkup }

  func child(named name: String) -> Any? { values[name] }
}
