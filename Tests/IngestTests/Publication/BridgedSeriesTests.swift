import LaborSeries
import Testing

@testable import Ingest

@Suite struct BridgedSeriesTests {
  private let first = "29-1124"

  /// Employment and PRSE of codes in one release.
  private func release(
    _ year: Int, month: Int = 5, _ estimates: [(code: String, jobs: Double?, prse: Double)],
    file: String = "file"
  ) -> PublishedEstimates {
    let release = Release(program: .oews, year: year, month: month)
    var dictionary = PublicationDictionary()
    let area = dictionary.entry(PublishedArea.unitedStates)
    let industry = dictionary.entry(PublishedIndustry.crossIndustry)
    let mark = dictionary.mark("**")
    var cells: [PublishedCell] = []
    for (index, estimate) in estimates.enumerated() {
      let occupation = dictionary.entry(
        PublishedOccupation(
          classification: PublishedOccupation.Classification.oews(of: release) ?? .none,
          code: estimate.code, title: "Title of \(estimate.code)", level: "detailed"))
      cells.append(
        PublishedCell(
          area: area, industry: industry, occupation: occupation, measure: .employment,
          status: estimate.jobs == nil ? .suppressed : .value, year: Int16(year),
          value: estimate.jobs ?? 0, mark: estimate.jobs == nil ? mark : 0, row: Int32(index + 2)))
      cells.append(
        PublishedCell(
          area: area, industry: industry, occupation: occupation, measure: .employmentPRSE,
          status: .value, year: Int16(year), value: estimate.prse, row: Int32(index + 2)))
    }
    return PublishedEstimates(
      release: release, file: file, sheet: "", cells: cells, dictionary: dictionary)
  }

  private func link(
    _ from: PublishedOccupation.Classification, _ code: String,
    _ to: PublishedOccupation.Classification, _ other: String, _ weight: Double? = nil
  ) -> CrosswalkRow {
    CrosswalkRow(
      from: from, fromCode: code, fromTitle: "", to: to, toCode: other, toTitle: "",
      weight: weight, source: "row of \(code)")
  }

  private func bridge(
    _ estimates: [PublishedEstimates], _ rows: [CrosswalkRow], history: [HistoryEntry] = []
  ) throws -> BridgedSeries {
    try SeriesCollection.bridging(
      estimates, crosswalk: rows, catalogue: OccupationCatalogue([]),
      history: SeriesHistory(history))
  }

  private func series(_ bridged: BridgedSeries, _ code: String) throws -> OccupationalSeries {
    try bridged.collection.series(
      of: Occupation(
        code: try OccupationCode(parsing: code), title: code, shortTitle: code, plural: code,
        aliases: [], definitionNote: ""))
  }

  @Test func equalDigitsWithoutADeclaredRowLinkNothing() throws {
    let bridged = try bridge(
      [release(2018, [(first, 100, 1)]), release(2022, [(first, 120, 1)])], [])
    #expect(try series(bridged, first).observations.map(\.year) == [2022])
    let unlinked = try #require(bridged.unlinked.first)
    #expect(bridged.unlinked.count == 1)
    #expect(unlinked.classification == .soc2010 && unlinked.code == first)
    let sentence = "\(unlinked)"
    #expect(
      sentence
        == "29-1124 of SOC 2010 (Title of 29-1124, May 2018) is in no series: no declared row "
        + "links it to a newer classification.")
    #expect(bridged.addedHistory.map(\.year) == [2022])
  }

  @Test func aOneToOneRowCarriesACodeOverWithoutABreak() throws {
    let bridged = try bridge(
      [release(2018, [("29-9999", 100, 1)]), release(2022, [(first, 120, 1)])],
      [link(.soc2010, "29-9999", .soc2018, first)])
    let series = try series(bridged, first)
    #expect(series.observations.map(\.employment) == [.value(100), .value(120)])
    #expect(series.observations.map(\.publishedCode) == ["29-9999", first])
    #expect(bridged.unlinked.isEmpty && bridged.addedHistory.isEmpty && series.breaks.isEmpty)
    #expect(series.observations.first?.sources.map(\.line) == [2])
  }

  @Test func aSplitIsCarriedOnByTheLargerPartAndBreaks() throws {
    let rows = [
      link(.soc2010, "29-1000", .soc2018, first, 0.8),
      link(.soc2010, "29-1000", .soc2018, "29-1125", 0.2),
    ]
    let bridged = try bridge(
      [
        release(2018, [("29-1000", 100, 1)]),
        release(2022, [(first, 85, 1), ("29-1125", 22, 1)]),
      ], rows)
    let main = try series(bridged, first)
    #expect(main.observations.map(\.employment) == [.value(100), .value(85)])
    #expect(main.breaks.map(\.year) == [2022])
    #expect(main.breaks.first?.kind == .codeChange)
    #expect(main.breaks.first?.explanation.contains("80.0 percent") == true)
    #expect(try series(bridged, "29-1125").observations.map(\.year) == [2022])
  }

  @Test func aSplitWithoutWeightsIsLinkedToNeitherPart() throws {
    let rows = [
      link(.soc2010, "29-1000", .soc2018, first), link(.soc2010, "29-1000", .soc2018, "29-1125"),
    ]
    let bridged = try bridge(
      [release(2018, [("29-1000", 100, 1)]), release(2022, [(first, 85, 1)])], rows)
    #expect(try series(bridged, first).observations.map(\.year) == [2022])
    #expect(bridged.unlinked.first?.reason.contains("29-1124, 29-1125 and no weight") == true)
  }

  /// 1,000 jobs with 10 percent and 3,000 with 5: √(100² + 150²) / 4,000 = 4.5069 percent.
  @Test func codesThatBecomeOneAreAddedUp() throws {
    let rows = [
      link(.soc2010, "29-1001", .soc2018, first), link(.soc2010, "29-1002", .soc2018, first),
    ]
    let bridged = try bridge(
      [
        release(2018, [("29-1001", 1000, 10), ("29-1002", 3000, 5)]),
        release(2022, [(first, 4100, 4)]),
      ], rows)
    let sum = try #require(try series(bridged, first).observations.first)
    #expect(sum.employment == .value(4000))
    #expect(abs((sum.employmentPRSE ?? 0) - 4.506939) < 1e-6)
    #expect(sum.publishedCode == "29-1001+29-1002")
    #expect(sum.sources.map(\.line) == [2, 3])
    #expect(try series(bridged, first).breaks.map(\.year) == [2022])
  }

  @Test func aSumWithAMissingPartIsNoObservation() throws {
    let rows = [
      link(.soc2010, "29-1001", .soc2018, first), link(.soc2010, "29-1002", .soc2018, first),
    ]
    let bridged = try bridge(
      [release(2018, [("29-1001", 1000, 10)]), release(2022, [(first, 4100, 4)])], rows)
    #expect(try series(bridged, first).observations.map(\.year) == [2022])
    #expect(bridged.notes.contains { $0.contains("29-1002 of SOC 2010 is a part of it") })
    let withheld = try bridge(
      [release(2018, [("29-1001", 1000, 10), ("29-1002", nil, 1)])], rows)
    #expect(withheld.notes.contains { $0.contains("is withheld") })
  }

  @Test func aHybridIsLinkedWhereBothItsClassificationsMeanTheSame() throws {
    let years = [release(2020, [(first, 110, 1)]), release(2022, [(first, 120, 1)])]
    let linked = try bridge(years, [link(.soc2010, first, .soc2018, first)])
    #expect(try series(linked, first).observations.map(\.year) == [2020, 2022])
    #expect(linked.addedHistory.isEmpty)
    let changed = try bridge(years, [link(.soc2010, first, .soc2018, "29-1125")])
    #expect(try series(changed, first).observations.map(\.year) == [2022])
  }

  @Test func aBreakThatTheLedgerKnowsIsNotAddedAgain() throws {
    let rows = [
      link(.soc2010, "29-1000", .soc2018, first, 0.8),
      link(.soc2010, "29-1000", .soc2018, "29-1125", 0.2),
    ]
    let known = HistoryEntry(
      code: try SOCCode(parsing: first), year: 2021, kind: .definition, counterpart: nil,
      movesLevel: true, label: "Known", explanation: "",
      source: SourceReference(
        file: "ledger", line: 2, publication: "", grade: "ledger"))
    let bridged = try bridge(
      [release(2018, [("29-1000", 100, 1)]), release(2022, [(first, 85, 1)])], rows,
      history: [known])
    #expect(bridged.addedHistory.isEmpty)
    #expect(try series(bridged, first).breaks.map(\.label) == ["Known"])
  }

  @Test func aYearHasTheEstimateForMay() throws {
    let bridged = try bridge(
      [release(2004, month: 11, [(first, 2, 1)]), release(2004, [(first, 1, 1)])],
      [link(.soc2000, first, .soc2010, first), link(.soc2010, first, .soc2018, first)])
    #expect(try series(bridged, first).observations.map(\.employment) == [.value(1)])
    #expect(bridged.notes.contains { $0.contains("The estimates for November 2004") })
  }

  @Test func contradictionsAreErrorsThatShowBoth() throws {
    do {
      _ = try bridge(
        [release(2022, [(first, 1, 1)], file: "a"), release(2022, [(first, 2, 1)], file: "b")], [])
      Issue.record("two estimates of one release")
    } catch {
      #expect("\(error)".contains("1.0 at a:2 and 2.0 at b:2"))
    }
    do {
      _ = try bridge(
        [],
        [
          link(.soc2010, "29-1000", .soc2018, first, 0.8),
          link(.soc2010, "29-1000", .soc2018, first, 0.7),
        ])
      Issue.record("two weights of one link")
    } catch {
      #expect("\(error)".contains("two weights, 0.8 (row of 29-1000) and 0.7"))
    }
  }

  @Test func aRowWhoseCellsComeInTwoBatchesIsOneObservation() throws {
    let whole = release(2022, [(first, 4100, 4)])
    let parts = whole.cells.map { cell in
      PublishedEstimates(
        release: whole.release, file: "a", sheet: "", cells: [cell], dictionary: whole.dictionary)
    }
    let observation = try #require(try series(try bridge(parts, []), first).observations.first)
    #expect(observation.employment == .value(4100) && observation.employmentPRSE == 4)
    #expect(observation.sources.count == 1)
  }

  @Test func theSameEstimateTwiceIsOne() throws {
    let bridged = try bridge(
      [release(2022, [(first, 1, 1)], file: "a"), release(2022, [(first, 1, 1)], file: "b")], [])
    #expect(try series(bridged, first).observations.count == 1)
  }
}

/// Series made of BLS's workbooks against the dataset that was made of them by other means.
@Suite(.enabled(if: SharedFiles.areThere, "the folder with BLS's files is not there"))
struct BridgedWorkbookTests {
  private static let files = [
    "national_may2004_dl.xls", "national_may2005_dl.xls", "national_May2007_dl.xls",
    "national_M2008_dl.xls", "national_M2010_dl.xls", "national_M2012_dl.xls",
    "national_M2013_dl.xls", "national_M2014_dl.xlsx", "national_M2015_dl.xlsx",
    "national_M2017_dl.xlsx", "national_M2018_dl.xlsx", "national_M2020_dl.xlsx",
    "national_M2022_dl.xlsx", "national_M2023_dl.xlsx", "national_M2024_dl.xlsx",
  ]

  @Test func theWorkbooksGiveTheEmbeddedSeries() throws {
    let estimates = try Self.files.flatMap { file in
      try #require(try readEstimates(path: SharedFiles.path("oews/\(file)"))).batches
    }
    let embedded = try SeriesCollection.embedded()
    let bridged = try SeriesCollection.bridging(
      estimates, crosswalk: try CrosswalkRow.embedded(), catalogue: embedded.catalogue,
      history: embedded.history)
    var compared = 0
    for occupation in embedded.catalogue.occupations {
      let ours = try bridged.collection.series(of: occupation)
      let theirs = try embedded.series(of: occupation)
      for observation in ours.observations {
        guard let other = theirs.observation(in: observation.year) else { continue }
        #expect(observation.employment == other.employment)
        #expect(observation.employmentPRSE == other.employmentPRSE)
        #expect(observation.wages == other.wages)
        #expect(observation.publishedCode == other.publishedCode)
        #expect(observation.release == other.release)
        compared += 1
      }
      let first = theirs.employmentObservations.first?.year ?? 0
      #expect(ours.observations.first?.year == max(first, occupation.first2021 ? 2022 : first))
    }
    #expect(compared > 100)
    let added = bridged.addedHistory.map { "\($0.code?.description ?? "") \($0.year)" }
    #expect(added.contains("29-0000 2020"))
    #expect(bridged.unlinked.contains { $0.code == "29-2799" || $0.code == "29-2098" })
  }
}

extension Occupation {
  /// Whether the occupation came with SOC 2018, whose first workbook at hand is that of 2022.
  fileprivate var first2021: Bool { code.description == "29-2036" }
}
