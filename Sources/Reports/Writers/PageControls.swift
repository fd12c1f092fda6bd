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
  /// The scenarios, the first of which is none.
  public let scenarios: [Choice]
  /// The tables of the page, and whatever else there is.
  public let downloads: [Download]

  /// The controls of a page; see the properties for each argument.
  public init(
    occupations: [Choice], area: String, areas: [String], targetYear: Int,
    targetYears: ClosedRange<Int>, scenarios: [Choice], downloads: [Download]
  ) {
    self.occupations = occupations
    self.area = area
    self.areas = areas
    self.targetYear = targetYear
    self.targetYears = targetYears
    self.scenarios = scenarios
    self.downloads = downloads
  }

  /// The form and the links, escaped, for ``HTMLWriter``.
  public var html: String {
    """
    <link rel="stylesheet" href="/controls.css">
    <form class="controls" action="/" method="get" aria-label="What this page shows">
    \(occupationBoxes)<div class="fields">
    \(areaField)\(yearField)\(scenarioField)<button type="submit">Show</button>
    </div>
    </form>
    \(downloadList)
    """
  }

  private var occupationBoxes: String {
    let boxes = occupations.map { choice in
      "<label><input type=\"checkbox\" name=\"occupations\" value=\"\(escapedXML(choice.value))\""
        + "\(choice.isChosen ? " checked" : "")> \(escapedXML(choice.label))</label>\n"
    }
    return "<fieldset>\n<legend>Occupations</legend>\n\(boxes.joined())</fieldset>\n"
  }

  private var areaField: String {
    let options = areas.map { "<option value=\"\(escapedXML($0))\"></option>" }
    return "<p><label for=\"control-area\">Area</label>"
      + "<input id=\"control-area\" name=\"area\" list=\"control-areas\" autocomplete=\"off\""
      + " placeholder=\"United States\" aria-describedby=\"control-area-note\""
      + " value=\"\(escapedXML(area))\">"
      + "<datalist id=\"control-areas\">\(options.joined())</datalist>"
      + "<small id=\"control-area-note\">A state or a metropolitan area</small></p>\n"
  }

  private var yearField: String {
    "<p><label for=\"control-year\">Target year</label>"
      + "<input id=\"control-year\" name=\"to\" type=\"number\" required"
      + " min=\"\(targetYears.lowerBound)\" max=\"\(targetYears.upperBound)\""
      + " value=\"\(targetYear)\" aria-describedby=\"control-year-note\">"
      + "<small id=\"control-year-note\">\(targetYears.lowerBound) to \(targetYears.upperBound)"
      + "</small></p>\n"
  }

  private var scenarioField: String {
    let options = scenarios.map { choice in
      "<option value=\"\(escapedXML(choice.value))\"\(choice.isChosen ? " selected" : "")>"
        + "\(escapedXML(choice.label))</option>"
    }
    return "<p><label for=\"control-scenario\">Scenario</label>"
      + "<select id=\"control-scenario\" name=\"scenario\" aria-describedby=\"control-scenario-note\">"
      + "\(options.joined())</select><small id=\"control-scenario-note\">For the nation</small></p>\n"
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
    return "<details class=\"downloads\">\n<summary>Download the tables of this page"
      + "</summary>\n<ul>\n\(items.joined())</ul>\n</details>\n"
  }

  /// The style of the form, which the page refers to as `/controls.css`.
  public static let style = """
    .controls{margin:1.2rem 0 .8rem;padding:1rem 1.1rem;background:var(--tint,#f3f5f7);\
    border-left:4px solid var(--accent,#12436d)}
    .controls fieldset{border:0;margin:0 0 .9rem;padding:0;display:flex;flex-wrap:wrap;\
    gap:.35rem 1.2rem}
    .controls legend,.controls p label{font-weight:700;padding:0;margin-bottom:.3rem}
    .controls fieldset label{display:inline-flex;align-items:center;gap:.4rem;min-height:1.75rem}
    .controls .fields{display:flex;flex-wrap:wrap;gap:.8rem 1.2rem;align-items:flex-start}
    .controls p{margin:0;display:flex;flex-direction:column}
    .controls small{color:var(--muted,#4f5963);font-size:.8125rem;margin-top:.2rem}
    .controls input:not([type=checkbox]),.controls select,.controls button{font:inherit;\
    padding:.4rem .6rem;min-height:2.6rem;border:1px solid var(--muted,#4f5963);border-radius:3px;\
    color:var(--ink,#1d2329);background:var(--paper,#fff);max-width:100%}
    .controls ::placeholder{color:var(--muted,#4f5963);opacity:1}
    .controls input[name=area]{width:16rem}
    .controls input[name=to]{width:7rem}
    .controls input[type=checkbox]{width:1.15rem;height:1.15rem;margin:0;\
    accent-color:var(--accent,#12436d)}
    .controls button{margin-top:1.95rem;padding:.4rem 1.6rem;font-weight:700;cursor:pointer;\
    color:var(--paper,#fff);background:var(--accent,#12436d);border-color:transparent}
    .controls :focus-visible,.downloads summary:focus-visible,.downloads a:focus-visible{\
    outline:3px solid #f46a25;outline-offset:2px}
    .downloads{margin:0 0 1.2rem}
    .downloads summary{cursor:pointer;font-weight:700;padding:.3rem 0}
    .downloads ul{columns:24rem;column-gap:2.5rem;padding-left:1.2rem;margin:.6rem 0;\
    font-size:.9375rem}
    .downloads li{break-inside:avoid}
    .downloads a{display:inline-block;padding:.1rem .2rem}
    @media (max-width:36rem){.controls p,.controls input[name=area],.controls select,\
    .controls button{width:100%}.controls button{margin-top:.2rem}}
    @media print{.controls,.downloads{display:none}}

    """
}
