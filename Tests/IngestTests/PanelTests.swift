import Ingest
import LaborSeries
import Tabular
import Testing

@Suite struct PanelTests {
  @Test func thePanelHoldsEveryDetailedOccupation() throws {
    let panel = try OccupationalSeries.embeddedPanel()
    #expect(panel.count > 1_000)
    // The hybrid classification of 2017 to 2020 publishes some broad codes as detailed ones.
    #expect(panel.allSatisfy { !$0.occupation.code.description.hasSuffix("000") })
    let mri = try #require(panel.first { $0.occupation.code.description == "29-2035" })
    // BLS, Occupational Employment and Wages, May 2012 and May 2024.
    #expect(mri.observation(in: 2012)?.employment == .value(29_560))
    #expect(mri.observation(in: 2024)?.employment == .value(41_530))
    #expect(mri.observation(in: 2024)?.employmentPRSE == 1.8)
  }

  @Test func panelAndNationalSeriesAgree() throws {
    let collection = try SeriesCollection.embedded()
    let panel = try OccupationalSeries.embeddedPanel()
    for occupation in collection.catalogue.imagingModalities {
      let national = try collection.series(of: occupation)
      let own = try #require(panel.first { $0.occupation.code == occupation.code })
      for observation in own.observations {
        let other = try #require(national.observation(in: observation.year))
        #expect(other.employment == observation.employment, "\(occupation.label)")
        #expect(other.employmentPRSE == observation.employmentPRSE, "\(occupation.label)")
      }
    }
  }

  @Test func lineItemsAgreeWithTheRounds() throws {
    let items = try OfficialProjection.embeddedLineItems()
    #expect(items.count > 7_000)
    for line in try OfficialProjections.embedded().lines where line.code.isDetailed {
      guard let item = items.first(where: { $0.code == line.code && $0.baseYear == line.baseYear })
      else { continue }
      #expect(item.projectedEmployment == line.projectedEmployment, "\(line.code) \(line.round)")
      #expect(item.exitRate == line.exitRate, "\(line.code) \(line.round)")
    }
  }

  @Test func aCodeStatedTwiceIsAnError() {
    let text = "soc,title,employment_2024,prse_2024\n29-2035,MRI,1,1\n29-2035,MRI,1,1\n"
    #expect(throws: IngestError.duplicateRow("29-2035", file: "p.csv", first: 2, second: 3)) {
      try OccupationPanelLayout.series(
        in: Array(text.utf8), file: "p.csv", area: "", history: SeriesHistory([]))
    }
  }

  private static func read(_ text: String) throws -> [OccupationalSeries] {
    try OccupationPanelLayout.series(
      in: Array(text.utf8), file: "p.csv", area: "", history: SeriesHistory([]))
  }

  @Test func theLongFormSaysTheSameAsTheWide() throws {
    let wide = try Self.read(
      "soc,title,employment_2023,prse_2023,employment_2024,prse_2024\n"
        + "29-2035,MRI,100,1.5,110,2\n29-2034,Radiologic,,,50,\n")
    let long = try Self.read(
      "year,soc,title,employment,prse,remark\n2024,29-2035,MRI,110,2,x\n"
        + "2024,29-2034,Radiologic,50,,y\n2023,29-2035,MRI,100,1.5,\n2023,29-2034,Old,,,\n")
    #expect(wide.map(\.occupation) == long.map(\.occupation))
    for (one, other) in zip(wide, long) {
      #expect(one.observations.map(\.year) == other.observations.map(\.year))
      #expect(one.observations.map(\.employment) == other.observations.map(\.employment))
      #expect(one.observations.map(\.employmentPRSE) == other.observations.map(\.employmentPRSE))
    }
  }

  @Test func badRowsOfTheLongFormAreNamedByTheirLine() {
    let head = "soc,title,year,employment\n29-2035,MRI,2023,100\n"
    #expect(
      throws: IngestError.duplicateRow("29-2035 in 2023", file: "p.csv", first: 2, second: 3)
    ) {
      try Self.read(head + "29-2035,MRI,2023,100\n")
    }
    #expect(
      throws: IngestError.badCell(
        "many", column: "employment", file: "p.csv", line: 3, required: "a number")
    ) {
      try Self.read(head + "29-2035,MRI,2024,many\n")
    }
    #expect(throws: IngestError.self) { try Self.read(head + "29-2035,MRI,2024,-1\n") }
  }

  @Test func aPanelWithoutYearsIsAnError() {
    #expect(
      throws: IngestError.unreadable(
        .missingColumn("employment_YEAR", file: "p.csv", header: ["soc", "title", "jobs"]))
    ) {
      try Self.read("soc,title,jobs\n29-2035,MRI,1\n")
    }
  }
}
