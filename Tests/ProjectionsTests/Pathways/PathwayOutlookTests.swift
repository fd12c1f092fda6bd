import Ingest
import LaborSeries
import Projections
import Testing

@Suite struct PathwayOutlookTests {
  private func outlook(_ name: String) throws -> PathwayOutlook {
    let collection = try SeriesCollection.embedded()
    return try PathwayOutlook(
      of: try collection.catalogue.occupation(named: name), in: collection,
      pathways: try Pathways.embedded(), through: 2035)
  }

  @Test func everyImagingModalityHasAPathway() throws {
    let pathways = try Pathways.embedded()
    let modalities = try SeriesCollection.embedded().catalogue.imagingModalities
    #expect(OccupationCode(sumOf: Set(pathways.codes)).parts == modalities.flatMap(\.code.parts))
    for code in pathways.codes {
      let pathway = try #require(pathways.pathway(of: code))
      #expect(pathway.credentials.contains { $0.role == .entry }, "\(code)")
      #expect(pathway.credentials.allSatisfy { !$0.source.publication.isEmpty })
      #expect(Set(pathway.bodies.map(\.abbreviation)) == Set(pathway.credentials.map(\.body)))
    }
  }

  /// Median annual wages of May 2025 as BLS publishes them: 80,110 (29-2034) and 95,480 (29-2035).
  @Test func aStepIsWorthTheDifferenceOfThePublishedMedians() throws {
    let steps = try outlook("29-2034").stepsOut
    let toMRI = try #require(steps.first { $0.other.code.description == "29-2035" })
    let wage = try #require(toMRI.wage)
    #expect(wage.median == 95_480 - 80_110)
    #expect(abs(wage.relative - 15_370 / 80_110) < 1e-12)
    let mean = try #require(wage.mean)
    let bounds = try #require(wage.meanInterval80)
    #expect(abs((bounds.lower + bounds.upper) / 2 - mean) < 1e-6)
  }

  @Test func aStepSeenFromBothEndsIsTheSame() throws {
    let out = try #require(
      try outlook("29-2034").stepsOut.first { $0.other.code.description == "29-1124" })
    let into = try #require(
      try outlook("29-1124").stepsIn.first { $0.other.code.description == "29-2034" })
    #expect(out.route == into.route)
    #expect(out.wage?.median == into.wage?.median)
    #expect(out.growth?.difference == into.growth?.difference)
  }

  @Test func theGrowthDifferenceIsThatOfTheComparison() throws {
    let collection = try SeriesCollection.embedded()
    func projection(_ name: String) throws -> EmploymentProjection {
      try EmploymentProjection(
        of: try collection.series(of: try collection.catalogue.occupation(named: name)),
        through: 2035)
    }
    let comparison = Comparison(try projection("29-2035"), try projection("29-2034"))
    let step = try #require(
      try outlook("29-2034").stepsOut.first { $0.other.code.description == "29-2035" })
    #expect(step.growth?.difference == comparison.difference)
    #expect(step.growth?.interval80 == comparison.interval80)
  }

  @Test func anOccupationWithoutAPathwayIsRefusedWithThoseThatHaveOne() throws {
    let error = #expect(throws: PathwayOutlookError.self) { try outlook("29-0000") }
    #expect(error?.description.contains("29-1124, 29-2031") == true)
  }

  @Test func aCredentialOfAnUnknownBodyIsRefused() throws {
    let place = SourceReference(file: "c.csv", line: 2, publication: "p", grade: "g")
    let code = try SOCCode(parsing: "29-2034")
    let entry = EntryRequirements(
      code: code, education: "e", workExperience: "w", training: "t", source: place)
    let credential = Credential(
      code: code, body: "XYZ", title: "t", abbreviation: "a", role: .entry, requirement: "r",
      source: place)
    #expect(throws: PathwayError.unknownBody("XYZ", place: place)) {
      try Pathways(entries: [entry], bodies: [], credentials: [credential], routes: [])
    }
  }
}
