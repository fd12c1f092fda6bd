import Charts
import Foundation

/// Writes a report as one HTML page that needs nothing beside it: style, charts and a small script
/// are inside, and all of it can be read without the script.
///
/// The page suits narrow and wide screens, light and dark, and prints on A4 and Letter. It is
/// well-formed XML. Its policy lets no other script run and fetches nothing.
public struct HTMLWriter: Sendable {
  private let controls: String?
  private let labels: WriterLabels

  /// A writer.
  ///
  /// - Parameters:
  ///   - controls: Ready markup, such as a form, that stands under the title; nil for none.
  ///   - labels: The words of the frame around the report.
  public init(controls: String? = nil, labels: WriterLabels = .english) {
    self.controls = controls
    self.labels = labels
  }

  /// The whole page.
  public func text(_ report: Report) -> String {
    let sections = HTMLSections(of: report, labels: labels)
    var values = TemplateValues()
    values.set("language", text: labels.language.rawValue)
    values.set(
      "policy", text: controls == nil ? HTMLScript.policy : HTMLScript.policyWithControls)
    values.set("title", text: report.title)
    values.set("description", text: report.summary)
    values.set("style", markup: HTMLStyle.text + "\n" + HTMLStyle.runningTitle(report.title))
    values.set("skip", text: labels.skip)
    values.set("summary", text: report.summary)
    values.set("release", text: report.release)
    values.set("controls", markup: controls ?? "")
    values.set("navigation", markup: sections.navigation)
    values.set("words", each: words)
    values.set("sections", markup: sections.markup)
    values.set("colophon", text: report.colophon)
    values.set("script", markup: HTMLScript.text)
    return PageTemplates.all.text(.page, values)
  }

  /// One table as a fragment of a page.
  public func text(_ table: Table) -> String {
    var body = HTMLBody(labels: labels)
    body.add(.table(table))
    return body.output
  }

  /// What the script says, on the element where it looks.
  private var words: [TemplateValues] {
    [
      ("chart", labels.chart), ("ascending", labels.ascending),
      ("descending", labels.descending), ("restored", labels.restored),
    ].map { name, word in
      var values = TemplateValues()
      values.set("name", text: name)
      values.set("word", text: word)
      return values
    }
  }
}
