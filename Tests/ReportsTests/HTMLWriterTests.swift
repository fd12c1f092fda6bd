import Foundation
import Testing

@testable import Reports

@Suite struct HTMLWriterTests {
  private let hostile = "<script>alert(\"x\")</script> & 'q'"

  @Test func hostileTextIsEscapedEverywhere() throws {
    let table = Table(
      identifier: hostile, caption: hostile,
      columns: [Table.Column(hostile, unit: hostile)],
      rows: [[.text(hostile)], [.suppressed(mark: hostile)]], notes: [hostile], source: hostile)
    let figure = Figure(
      caption: hostile, svg: "<svg></svg>", alternativeText: hostile, source: hostile,
      path: hostile)
    let page = HTMLWriter().text(
      Report(
        title: hostile, summary: hostile, release: hostile,
        blocks: [
          .heading(2, hostile, anchor: hostile), .paragraph([.text(hostile), .strong(hostile)]),
          .paragraph([.link(hostile, target: "#" + hostile)]),
          .callout(Callout(title: hostile, paragraphs: [[.text(hostile)]])),
          .list(TextList(items: [[.text(hostile)]])), .table(table), .figure(figure),
          .keyFigures([KeyFigure(label: hostile, value: hostile, detail: hostile)]),
        ], colophon: hostile))
    #expect(page.ranges(of: "<script").count == 1)
    #expect(!page.contains("<script>alert"))
    #expect(page.contains("&lt;script&gt;"))
    _ = try PageTree(page)
  }

  @Test func cellsThatHeadRowsAndColumnsSaySo() {
    let page = HTMLWriter().text(SampleReport.table)
    #expect(page.split(separator: "scope=\"col\"").count - 1 == 7)
    #expect(page.split(separator: "scope=\"row\"").count - 1 == 3)
    #expect(page.contains("<caption id=\"table-1-caption\">"))
    #expect(page.contains("<abbr title=\"suppressed by the publisher\">*</abbr>"))
  }

  /// Contrast by WCAG 2.2: the relative luminances of text and ground, each plus 0.05, divided.
  @Test(arguments: [
    ("#1d2329", "#ffffff"), ("#4f5963", "#ffffff"), ("#12436d", "#ffffff"),
    ("#4f5963", "#f3f5f7"), ("#1d2329", "#faf2f6"), ("#12436d", "#faf2f6"),
    ("#e9ecef", "#14181d"), ("#b4bcc4", "#14181d"), ("#8fc1ee", "#14181d"),
    ("#b4bcc4", "#1e242b"), ("#8fc1ee", "#2a1e26"), ("#801650", "#ffffff"),
    ("#7db4e6", "#14181d"), ("#e58bbb", "#14181d"),
  ])
  func textStandsOutFromItsGround(text: String, ground: String) {
    #expect(contrast(text, ground) >= 4.5)
    let used = HTMLStyle.text.lowercased()
    #expect(text == "#801650" || used.contains(text) || used.contains("#fff"))
  }

  private func contrast(_ one: String, _ two: String) -> Double {
    func luminance(_ hex: String) -> Double {
      let value = Int(hex.dropFirst(), radix: 16) ?? 0
      let channels = [16, 8, 0].map { shift -> Double in
        let part = Double((value >> shift) & 255) / 255
        return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }
    let levels = [luminance(one), luminance(two)].sorted()
    return (levels[1] + 0.05) / (levels[0] + 0.05)
  }
}
