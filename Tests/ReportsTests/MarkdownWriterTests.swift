import Testing

@testable import Reports

@Suite struct MarkdownWriterTests {
  private func text(_ blocks: [Block]) -> String {
    MarkdownWriter().text(Report(title: "T", blocks: blocks))
  }

  @Test func charactersWithAMeaningAreEscaped() {
    #expect(
      text([.paragraph("a|b *c* _d_ <e> [f] `g` \\")]).hasSuffix(
        "a\\|b \\*c\\* \\_d\\_ \\<e\\> \\[f\\] \\`g\\` \\\\\n"))
    #expect(text([.paragraph("# not a heading")]).contains("\\# not a heading"))
    #expect(text([.paragraph("line\nbreak")]).contains("line break"))
  }

  @Test(arguments: ["javascript:alert(1)", "data:text/html,x", " javascript:x", "JavaScript:x"])
  func aLinkToAScriptIsPlainText(target: String) {
    let runs: [Run] = [.link("click", target: target)]
    #expect(text([.paragraph(runs)]).hasSuffix("\n\nclick\n"))
    let page = HTMLWriter().text(Report(title: "T", blocks: [.paragraph(runs)]))
    #expect(page.contains("<p>click</p>"))
  }

  @Test func addressesAreEncoded() {
    #expect(webAddress("https://a.b/c d\"e(f)") == "https://a.b/c%20d%22e%28f%29")
    #expect(webAddress("charts/29-2035.svg") == "charts/29-2035.svg")
    #expect(webAddress("#notes") == "#notes")
    #expect(webAddress("é") == "%C3%A9")
  }

  @Test func sectionsAreListedAtTheTopByTheAnchorsOfCodeHosts() {
    let names = ["In one minute", "Who’s first?", "A, B and C", "État", "Sources"]
    let report = Report(
      title: "T",
      blocks: [.heading(3, "Sources")] + names.map { .heading(2, $0, anchor: "x") })
    let text = MarkdownWriter().text(report)
    #expect(
      text.contains(
        """
        - [In one minute](#in-one-minute)
        - [Who’s first?](#whos-first)
        - [A, B and C](#a-b-and-c)
        - [État](#%C3%A9tat)
        - [Sources](#sources-1)
        """))
    let few = Report(title: "T", blocks: [.heading(2, "One", anchor: "one")])
    #expect(!MarkdownWriter().text(few).contains("(#one)"))
  }
}
