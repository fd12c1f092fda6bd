import Ingest
import LaborSeries
import Projections
import Testing

@testable import Reports

@Suite struct AudienceTests {
  private static func report(_ audience: Audience?) throws -> Report {
    let collection = try SeriesCollection.embedded()
    let workforce = try WorkforceOutlook(
      of: ["29-2032", "29-2035"].map { try collection.catalogue.occupation(named: $0) },
      in: collection, official: try OfficialProjections.embedded(), through: 2030)
    return try OutlookReport(on: workforce, program: "modality", audience: audience).report()
  }

  private static func headings(_ report: Report, level: Int) -> [String] {
    report.blocks.compactMap { block in
      if case .heading(let heading) = block, heading.level == level { return heading.text }
      return nil
    }
  }

  @Test func nobodyLosesIntervalsCautionsOrSources() throws {
    for audience in Audience.allCases {
      #expect(audience.sections.first == .summary)
      #expect(audience.sections.contains(.cautions), "\(audience)")
      #expect(audience.sections.contains(.sources), "\(audience)")
      #expect(Set(audience.sections).count == audience.sections.count, "\(audience)")
      let report = try Self.report(audience)
      #expect(Self.headings(report, level: 2).suffix(2) == ["Cautions", "Sources"], "\(audience)")
      let summary = try #require(report.tables.first)
      #expect(summary.columns.contains { $0.name == "80% interval" }, "\(audience)")
      #expect(report.tables.allSatisfy { !$0.source.isEmpty }, "\(audience)")
    }
  }

  @Test func theFiguresOfASectionAreTheSameForEveryone() throws {
    let everyone = try Self.report(nil).tables
    for audience in Audience.allCases where audience != .adviser {
      for table in try Self.report(audience).tables {
        let same = try #require(everyone.first { $0.identifier == table.identifier })
        #expect(table == same, "\(audience) \(table.identifier)")
      }
    }
  }

  @Test func anAdviserReadsNoTermsOfStatistics() throws {
    let text = MarkdownWriter().text(try Self.report(.adviser)).lowercased()
    let terms = [
      "posterior", "elasticity", "prse", "relative standard error", "quantile", "logarithm",
      "random walk", "variance", "likelihood", "location quotient", "ranked score", "local linear",
    ]
    for term in terms { #expect(!text.contains(term), "\(term)") }
    // The terms are there for others, so that the list can fail.
    let full = MarkdownWriter().text(try Self.report(.economist)).lowercased()
    #expect(full.contains("prse") && full.contains("random walk"))
  }

  @Test func theFirstScreenSpeaksToItsReaders() throws {
    let titles = try Audience.allCases.map { audience -> String in
      for block in try Self.report(audience).blocks {
        if case .callout(let callout) = block { return callout.title }
      }
      return ""
    }
    #expect(
      titles == [
        "What this means for staffing", "What this means for a program",
        "What this means for someone choosing an occupation", "What stands behind these figures",
      ])
  }
}
