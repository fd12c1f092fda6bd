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
}
