import Ingest
import LaborSeries
import Testing

@Suite struct AreaEstimatesTests {
  /// LABSTAT oe.data.0.Current, series OEUS060000000000029203501 to …17, 2025.
  @Test func mriTechnologistsOfCaliforniaAreAsInTheFlatFile() throws {
    let found = try AreaEstimate.embeddedStates().filter {
      $0.area.state == "CA" && $0.code.description == "29-2035" && $0.observation.year == 2025
    }
    let estimate = try #require(found.first)
    #expect(found.count == 1)
    #expect(estimate.area.kind == .state && estimate.area.code == "06")
    #expect(estimate.observation.employment == .value(3570))
    #expect(estimate.observation.employmentPRSE == 6.4)
    #expect(estimate.observation.wages.annual.median == .value(124_000))
    #expect(estimate.observation.wages.hourly.percentile90 == .value(83.67))
    #expect(estimate.jobsPer1000 == 0.196 && estimate.locationQuotient == 0.70)
    #expect(estimate.observation.sources.first?.publication.contains("oe.data.0.Current") == true)
  }

  /// The nation of May 2025 from the national file: states are rounded to ten and few withheld.
  @Test(arguments: [("29-2034", 230_490.0), ("29-2032", 90_160.0), ("00-0000", 155_495_730.0)])
  func statesSumToTheNationOfTheSameRelease(code: String, nation: Double) throws {
    let jobs = try AreaEstimate.embeddedStates().filter {
      $0.area.kind == .state && $0.code.description == code && $0.observation.year == 2025
    }.compactMap(\.observation.employment.number)
    #expect(jobs.count >= 50)
    #expect(abs(jobs.reduce(0, +) / nation - 1) < 0.001)
  }

  @Test func withheldEstimatesKeepTheirMark() throws {
    let withheld = try AreaEstimate.embeddedMetropolitanAreas().filter {
      $0.observation.employment == .suppressed(mark: "-")
    }
    #expect(!withheld.isEmpty)
    #expect(withheld.allSatisfy { $0.observation.year == 2025 && $0.jobsPer1000 == nil })
  }

  @Test func areaCodesHaveTheFormOfTheirKind() throws {
    let lengths: [PublishedArea.Kind: Int] = [
      .state: 2, .territory: 2, .metropolitan: 5, .nonmetropolitan: 7,
    ]
    for estimate in try AreaEstimate.embeddedStates() + AreaEstimate.embeddedMetropolitanAreas() {
      #expect(lengths[estimate.area.kind] == estimate.area.code.utf8.count)
      #expect(estimate.area.state.utf8.count == 2)
    }
  }

  @Test func anAreaThatStandsTwiceIsAnError() throws {
    let file = try EmbeddedDataset.file("datasets/oews/states.csv")
    let lines = file.bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 2)
    let twice = Array([lines[0], lines[1], lines[1]].joined(separator: [UInt8(ascii: "\n")]))
    #expect(
      throws: IngestError.duplicateRow(
        "00-0000 in Alabama, 2007", file: "twice.csv", first: 2, second: 3)
    ) {
      try AreaEstimatesLayout.estimates(in: twice, file: "twice.csv", sources: ["w209": "a copy"])
    }
  }

  @Test func californiaProjectsItsSonographers() throws {
    // California Employment Development Department, 2023–2033: 9,100 to 11,000 jobs.
    let line = try #require(
      try StateProjection.embedded().first {
        $0.state == "CA" && $0.line.code.description == "29-2032"
      })
    #expect(line.line.round == "2023–33")
    #expect(line.line.baseEmployment == 9100 && line.line.projectedEmployment == 11_000)
    #expect(line.line.annualOpenings == 682)
  }

  @Test func everyFactorSaysWhichWayTheShareGoes() throws {
    let factors = try ProjectionFactor.embedded()
    #expect(factors.count == 46)
    for factor in factors {
      #expect(factor.text.contains("share \(factor.increases ? "increases" : "decreases")"))
    }
  }

  /// Employment Projections 2024–34, Table 1.10: separations are exits and transfers.
  @Test func separationsAreExitsAndTransfersWithinRounding() throws {
    let details = try ProjectionDetails.embedded()
    var checked = 0
    for row in details {
      guard let exits = row.annualExits, let transfers = row.annualTransfers,
        let separations = row.annualSeparations
      else { continue }
      #expect(abs(exits + transfers - separations) <= 100.5, "\(row.code) \(row.baseYear)")
      checked += 1
    }
    #expect(checked > 30)
    let mri = details.first { $0.code.description == "29-2035" && $0.baseYear == 2024 }
    #expect(mri?.medianAnnualWage == 88_180)
    #expect(mri?.wageRelease == "May 2024")
    #expect(mri?.workExperience == "Less than 5 years")
  }
}
