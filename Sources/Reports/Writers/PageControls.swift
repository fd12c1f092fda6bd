import Charts

/// A form by which the reader of a page chooses what it shows, and links to what it shows as files.
///
/// It is a plain form that asks by GET; it needs no script.
public struct PageControls: Sendable {
  /// Something that can be chosen.
  public struct Choice: Sendable, Equatable {
    /// What the form sends.
    public let value: String
    /// What a reader sees.
    public let label: String
    /// Whether the page shows it now.
    public let isChosen: Bool

    /// Something that can be chosen.
    public init(value: String, label: String, isChosen: Bool) {
      self.value = value
      self.label = label
      self.isChosen = isChosen
    }
  }

  /// What can be had as a file, in one or several forms.
  public struct Download: Sendable, Equatable {
    /// What it holds.
    public let label: String
    /// The name of each form and the address it is at.
    public let forms: [(name: String, target: String)]

    /// Something with the forms it can be had in.
    public init(label: String, forms: [(name: String, target: String)]) {
      self.label = label
      self.forms = forms
    }

    public static func == (first: Download, second: Download) -> Bool {
      first.label == second.label && first.forms.elementsEqual(second.forms) { $0 == $1 }
    }
  }

  /// The language of the page, and of the form with it.
  public let language: Language
  /// The occupations, each with its box.
  public let occupations: [Choice]
  /// What stands in the field of the area; empty for the nation.
  public let area: String
  /// Areas that the field of the area suggests.
  public let areas: [String]
  /// The target year shown.
  public let targetYear: Int
  /// The target years that can be shown.
  public let targetYears: ClosedRange<Int>
  /// The scenarios; none is always among the choices.
  public let scenarios: [Choice]
  /// Whom the page can be for; everyone is always among the choices.
  public let audiences: [Choice]
  /// The tables of the page, and whatever else there is.
  public let downloads: [Download]

  /// The controls of a page; see the properties for each argument.
  public init(
    language: Language = .english, occupations: [Choice], area: String, areas: [String],
    targetYear: Int, targetYears: ClosedRange<Int>, scenarios: [Choice], audiences: [Choice] = [],
    downloads: [Download]
  ) {
    self.language = language
    self.occupations = occupations
    self.area = area
    self.areas = areas
    self.targetYear = targetYear
    self.targetYears = targetYears
    self.scenarios = scenarios
    self.audiences = audiences
    self.downloads = downloads
  }

  /// What the files of the whole report are called in a list of downloads.
  public static func otherForms(in language: Language) -> String {
    ControlLabels(language).otherForms
  }

  private var labels: ControlLabels { ControlLabels(language) }

  /// The form and the links, escaped, for ``HTMLWriter``.
  public var html: String {
    """
    <link rel="stylesheet" href="/controls.css"/>
    <form class="controls" action="/" method="get" aria-label="\(escapedXML(labels.form))">
    \(occupationBoxes)<div class="fields">
    \(yearField)\(areaField)\(scenarioField)\(audienceField)\(languageField)\
    <button type="submit">\(escapedXML(labels.show))</button>
    </div>
    </form>
    \(downloadList)
    """
  }

  private var occupationBoxes: String {
    let boxes = occupations.map { choice in
      "<label><input type=\"checkbox\" name=\"occupations\" value=\"\(escapedXML(choice.value))\""
        + "\(choice.isChosen ? " checked=\"checked\"" : "")/> \(escapedXML(choice.label))</label>\n"
    }
    return "<fieldset>\n<legend>\(escapedXML(labels.occupations))</legend>\n"
      + "\(boxes.joined())</fieldset>\n"
  }

  private var areaField: String {
    let options = areas.map { "<option value=\"\(escapedXML($0))\"></option>" }
    return field(
      "area", labels.area, note: labels.areaNote,
      "<input id=\"control-area\" name=\"area\" list=\"control-areas\" autocomplete=\"off\""
        + " placeholder=\"\(escapedXML(labels.nation))\" aria-describedby=\"control-area-note\""
        + " value=\"\(escapedXML(area))\"/>"
        + "<datalist id=\"control-areas\">\(options.joined())</datalist>")
  }

  private var yearField: String {
    field(
      "year", labels.year, note: "\(targetYears.lowerBound) \(labels.to) \(targetYears.upperBound)",
      "<input id=\"control-year\" name=\"to\" type=\"number\" required=\"required\""
        + " min=\"\(targetYears.lowerBound)\" max=\"\(targetYears.upperBound)\""
        + " value=\"\(targetYear)\" aria-describedby=\"control-year-note\"/>")
  }

  private var scenarioField: String {
    let none = Choice(
      value: "", label: labels.noScenario, isChosen: !scenarios.contains(where: \.isChosen))
    return field(
      "scenario", labels.scenario, note: labels.scenarioNote,
      menu("scenario", [none] + scenarios, describedBy: "control-scenario-note"))
  }

  private var audienceField: String {
    guard !audiences.isEmpty else { return "" }
    let all = Choice(
      value: "", label: labels.everyone, isChosen: !audiences.contains(where: \.isChosen))
    return field("for", labels.audience, menu("for", [all] + audiences))
  }

  private var languageField: String {
    guard !audiences.isEmpty else { return "" }
    let choices = Language.allCases.map {
      Choice(value: $0.rawValue, label: $0.ownName, isChosen: $0 == language)
    }
    return field("lang", labels.language, menu("lang", choices))
  }

  /// A label above its control, with a note below where there is one.
  private func field(
    _ name: String, _ label: String, note: String = "", _ control: String
  ) -> String {
    "<p><label for=\"control-\(name)\">\(escapedXML(label))</label>\(control)"
      + (note.isEmpty ? "" : "<small id=\"control-\(name)-note\">\(escapedXML(note))</small>")
      + "</p>\n"
  }

  private func menu(
    _ name: String, _ choices: [Choice], describedBy note: String? = nil
  ) -> String {
    let options = choices.map { choice in
      "<option value=\"\(escapedXML(choice.value))\""
        + "\(choice.isChosen ? " selected=\"selected\"" : "")>"
        + "\(escapedXML(choice.label.uppercasedFirst))</option>"
    }
    return "<select id=\"control-\(name)\" name=\"\(name)\""
      + "\(note.map { " aria-describedby=\"\($0)\"" } ?? "")>\(options.joined())</select>"
  }

  private var downloadList: String {
    guard !downloads.isEmpty else { return "" }
    let items = downloads.map { download in
      let links = download.forms.map { form in
        "<a href=\"\(escapedXML(webAddress(form.target) ?? "/"))\""
          + " aria-label=\"\(escapedXML("\(download.label), \(form.name)"))\">"
          + "\(escapedXML(form.name))</a>"
      }
      return "<li>\(escapedXML(download.label)): \(links.joined(separator: " "))</li>\n"
    }
    return "<details class=\"downloads\">\n<summary>"
      + "\(escapedXML(labels.downloads))</summary>\n<ul>\n\(items.joined())</ul>\n</details>\n"
  }
}
