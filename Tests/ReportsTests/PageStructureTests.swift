import Charts
import Foundation
import Testing

@testable import Reports

/// What can be said of a page without a browser; `Tests/Pages/accessibility` asks one.
@Suite struct PageStructureTests {
  private func tree() throws -> PageTree {
    try PageTree(HTMLWriter().text(try SampleReport.report()))
  }

  @Test func aLongPageIsPrintedWithContentsAndAScreenDoesNotShowThem() throws {
    func page(_ count: Int) throws -> PageTree {
      let blocks = (1...count).flatMap { number -> [Block] in
        [
          .heading(2, "Part \(number)", anchor: "part-\(number)", label: "P\(number)", group: ""),
          .paragraph("Words."),
        ]
      }
      return try PageTree(HTMLWriter().text(Report(title: "T", blocks: blocks)))
    }
    let long = try page(7)
    let contents = long.all("div").filter { $0.attributes["class"] == "contents" }
    #expect(contents.count == 1)
    #expect(long.all("nav").count == 1)
    #expect(HTMLStyle.text.contains(".contents { display: none }"))
    #expect(try page(3).all("div").allSatisfy { $0.attributes["class"] != "contents" })
  }

  @Test func thePageIsWellFormed() throws {
    #expect(throws: PageTree.NotWellFormed.self) { try PageTree("<p><b></p>") }
    #expect(try tree().elements.first?.name == "html")
  }

  @Test func identifiersAreUniqueAndEveryLinkLeadsToOne() throws {
    let tree = try tree()
    let names = tree.values(of: "id")
    #expect(names.count > 10)
    #expect(Set(names).count == names.count)
    for target in tree.values(of: "href") where target.hasPrefix("#") {
      #expect(names.contains(String(target.dropFirst())), "\(target)")
    }
    for name in tree.values(of: "aria-labelledby").flatMap({ $0.split(separator: " ") }) {
      #expect(names.contains(String(name)), "\(name)")
    }
  }

  @Test func headingsComeInOrder() throws {
    let levels = try tree().all("h1", "h2", "h3", "h4").compactMap { Int($0.name.dropFirst()) }
    #expect(levels.first == 1)
    #expect(levels.filter { $0 == 1 }.count == 1)
    for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
  }

  @Test func landmarksAreThereOnceAndNamed() throws {
    let tree = try tree()
    for name in ["header", "nav", "main", "footer", "title"] {
      #expect(tree.all(name).filter { $0.path.last != "svg" }.count == 1, "\(name)")
    }
    #expect(tree.all("nav").allSatisfy { $0.attributes["aria-label"]?.isEmpty == false })
    #expect(tree.all("html").first?.attributes["lang"] == "en")
    #expect(tree.all("meta").contains { $0.attributes["name"] == "description" })
    let skip = try #require(tree.all("a").first)
    #expect(skip.attributes["href"] == "#content")
  }

  @Test func everyTableHasACaptionAndScopes() throws {
    let tree = try tree()
    let tables = tree.all("table")
    #expect(!tables.isEmpty)
    #expect(tree.all("caption").count == tables.count)
    for head in tree.all("th") {
      let scope = head.attributes["scope"]
      #expect(scope == (head.path.contains("thead") ? "col" : "row"), "\(head.text)")
    }
    let rows = tree.all("tr").filter { !$0.path.contains("thead") }
    let named = tree.all("th").filter { !$0.path.contains("thead") }
    #expect(rows.count == named.count)
    let scrolled = tree.elements.filter { $0.attributes["class"] == "scroll" }
    #expect(scrolled.count == tables.count)
    #expect(scrolled.allSatisfy { $0.attributes["tabindex"] == "0" })
  }

  @Test func everyChartHasWords() throws {
    let tree = try tree()
    let charts = tree.all("svg")
    #expect(!charts.isEmpty)
    for chart in charts { #expect(chart.attributes["role"] == "img") }
    #expect(tree.all("title").filter { $0.path.last == "svg" }.count == charts.count)
    #expect(tree.all("desc").filter { $0.path.last == "svg" }.count == charts.count)
    #expect(tree.all("figcaption").count == tree.all("figure").count)
  }

  @Test func nothingIsFetched() throws {
    let tree = try tree()
    #expect(tree.all("link", "img", "iframe", "object", "embed", "base").isEmpty)
    #expect(tree.values(of: "src").isEmpty)
    #expect(tree.all("a").count > 2)
    let outside = tree.elements.filter { $0.name != "a" && $0.attributes["href"] != nil }
    #expect(outside.isEmpty)
    for style in tree.all("style") {
      #expect(!style.text.contains("url(") && !style.text.contains("@import"))
    }
  }

  @Test func thePolicyNamesTheScriptAndNoOther() throws {
    let page = HTMLWriter().text(try SampleReport.report())
    let start = try #require(page.range(of: "<script>"))
    let end = try #require(page.range(of: "</script>"))
    let script = String(page[start.upperBound..<end.lowerBound])
    #expect(script == HTMLScript.text)
    #expect(page.ranges(of: "<script").count == 1)
    let policy = try #require(
      try tree().all("meta").first { $0.attributes["http-equiv"] != nil }?.attributes["content"])
    #expect(policy.hasPrefix("default-src 'none'; "))
    #expect(policy.contains("script-src 'sha256-"))
    #expect(!policy.contains("script-src 'unsafe"))
    for element in try tree().elements {
      #expect(!element.attributes.keys.contains { $0.hasPrefix("on") }, "\(element.name)")
    }
  }

  @Test func controlsStandUnderTheTitleAsTheyAreGiven() throws {
    let page = HTMLWriter(controls: "<form><input name=\"to\"/></form>").text(
      try SampleReport.report())
    let tree = try PageTree(page)
    let form = try #require(tree.all("form").first)
    #expect(form.path == ["html", "body", "header"])
    let names = tree.elements.map(\.name)
    let title = try #require(names.firstIndex(of: "h1"))
    #expect(try #require(names.firstIndex(of: "form")) > title)
  }

  @Test func totalsStandBelowTheRowsThatAreSorted() throws {
    let table = Table(
      identifier: "t", caption: "T", columns: [.init("Name"), .init("Jobs", .count)],
      rows: [[.text("a"), .number(1)], [.text("b"), .number(2)], [.text("all"), .number(3)]],
      source: "s", totalCount: 1)
    let tree = try PageTree("<div>" + HTMLWriter().text(table) + "</div>")
    let rows = tree.all("tr")
    #expect(rows.filter { $0.path.contains("tbody") }.count == 2)
    #expect(rows.filter { $0.path.contains("tfoot") }.map(\.text) == ["all3"])
  }

  @Test(arguments: [
    (12_345.6, 0, "12346"), (-0.04, 1, "0"), (-1.25, 2, "-1.25"), (2.7134, 1, "2.7"),
    (.nan, 1, ""), (.infinity, 0, ""),
  ])
  func rowsSortByTheNumberThatIsShown(number: Double, decimals: Int, text: String) {
    #expect(SortValue.text(number, decimals: decimals) == text)
  }
}

@Suite struct TemplateTests {
  /// Mustache's own escaping goes by character: a quotation mark with an accent passes through it.
  @Test func everyPlaceOfATemplateHasThreeBraces() {
    for part in PageTemplates.Part.allCases {
      let text = EmbeddedTemplate.text(part.rawValue + ".mustache")
      for place in text.ranges(of: "{{") {
        let next = text[place.upperBound...].first
        let before = place.lowerBound == text.startIndex ? nil : text[..<place.lowerBound].last
        let isSection = next.map { "#/^".contains($0) } ?? false
        #expect(isSection || next == "{" || before == "{", "\(part): \(text[place.lowerBound...])")
      }
    }
  }

  @Test func aQuotationMarkWithAnAccentEndsNoAttribute() throws {
    let hostile = "x\"\u{301} onmouseover=\"\u{301}alert(1)\" <\u{301}b>\u{1}"
    let page = HTMLWriter().text(
      Report(
        title: hostile, summary: hostile,
        blocks: [
          .heading(2, hostile, anchor: "a", label: hostile, group: hostile),
          .callout(Callout(title: hostile, paragraphs: [[.text(hostile)]])),
          .keyFigures([KeyFigure(label: hostile, value: hostile, detail: hostile)]),
        ]))
    let tree = try PageTree(page)
    #expect(tree.elements.allSatisfy { $0.attributes["onmouseover"] == nil })
    #expect(tree.all("b").isEmpty)
  }

  @Test func theScriptFitsIntoThePage() {
    for word in ["</script", "<!--", "http:", "https:", "eval(", "innerHTML"] {
      #expect(!HTMLScript.text.contains(word), "\(word)")
    }
  }

  @Test func aTitleCannotLeaveTheStyleSheet() {
    let style = HTMLStyle.runningTitle("a\"}</style>]]>*/ü")
    let body = style.dropFirst("@page{@bottom-left{content:\"".count)
    let content = body.prefix { $0 != "\"" }
    #expect(content == "a\\22 \\7d \\3c \\2f style\\3e \\5d \\5d \\3e \\2a \\2f \\fc ")
  }
}
