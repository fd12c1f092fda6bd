import Charts

/// The sections of a page, one for each heading of level 2, and the contents that lead to them.
struct HTMLSections {
  /// The contents; empty when no heading has an anchor.
  let navigation: String
  let markup: String

  init(of report: Report, labels: WriterLabels) {
    var body = HTMLBody(labels: labels)
    let sections = Self.sections(of: report.blocks)
    let links = Self.links(of: report.blocks, labels)
    let printed = sections.count >= Self.fewestWithContents ? links.map(Self.printed) ?? "" : ""
    markup =
      sections.enumerated().map { index, section in
        var values = TemplateValues()
        values.set("beginsPage", isShown: section.beginsPage)
        values.set("anchor", text: section.anchor)
        body.begin()
        for block in section.blocks { body.add(block) }
        let rest = index == 0 ? printed : ""
        values.set("body", markup: (body.output + rest).droppingLastNewline)
        return PageTemplates.all.text(.section, values)
      }.joined().droppingLastNewline
    navigation = links.map { PageTemplates.all.text(.navigation, $0).droppingLastNewline } ?? ""
  }

  /// A page of fewer sections is printed without contents.
  private static let fewestWithContents = 6

  /// The contents for paper, after the first section; a screen does not show them.
  private static func printed(_ links: TemplateValues) -> String {
    PageTemplates.all.text(.contents, links)
  }

  private struct Section {
    var beginsPage = false
    var anchor = ""
    var blocks: [Block] = []
  }

  /// The blocks parted at headings of level 2; a page break before one goes with it.
  private static func sections(of blocks: [Block]) -> [Section] {
    var sections: [Section] = []
    var current = Section()
    var breaksPage = false
    for block in blocks {
      if case .pageBreak = block {
        breaksPage = true
        continue
      }
      if case .heading(let heading) = block, heading.level == 2 {
        if !current.blocks.isEmpty { sections.append(current) }
        current = Section(beginsPage: breaksPage, anchor: heading.anchor)
      } else if breaksPage {
        current.blocks.append(.pageBreak)
      }
      breaksPage = false
      current.blocks.append(block)
    }
    return current.blocks.isEmpty ? sections : sections + [current]
  }

  /// Links to the headings of level 2 that have an anchor; those of one group stand together, where
  /// the first of them is.
  private static func links(of blocks: [Block], _ labels: WriterLabels) -> TemplateValues? {
    let headings = blocks.compactMap { block -> Heading? in
      guard case .heading(let heading) = block, heading.level == 2, !heading.anchor.isEmpty else {
        return nil
      }
      return heading
    }
    var groups: [(title: String, links: [TemplateValues])] = []
    for heading in headings {
      var link = TemplateValues()
      link.set("anchor", text: heading.anchor)
      link.set("label", text: heading.label)
      if let own = groups.firstIndex(where: { $0.title == heading.group }) {
        groups[own].links.append(link)
      } else {
        groups.append((heading.group, [link]))
      }
    }
    guard !groups.isEmpty else { return nil }
    var values = TemplateValues()
    values.set("contents", text: labels.contents)
    values.set(
      "groups",
      each: groups.map { group in
        var values = TemplateValues()
        values.set("title", text: group.title)
        values.set("links", each: group.links)
        return values
      })
    return values
  }
}

extension String {
  /// The text without one newline at its end; a template puts its own.
  var droppingLastNewline: String { hasSuffix("\n") ? String(dropLast()) : self }
}
