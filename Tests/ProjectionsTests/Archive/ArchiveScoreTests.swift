import Ingest
import LaborSeries
import Projections
import Testing

@Suite struct ArchiveScoreTests {
  private static func issued(
    _ source: IssuedProjection.Source, year: Int = 2022, median: Double, quantiles: [Double] = []
  ) throws -> IssuedProjection {
    IssuedProjection(
      code: OccupationCode(try SOCCode(parsing: "29-2034")), title: "t", area: "United States",
      release: "May 2019", baseYear: 2019, baseEmployment: 200_000, year: year, source: source,
      median: median, quantiles: quantiles)
  }

  private static func score(_ issued: [IssuedProjection]) throws -> ArchiveScore {
    try ArchiveScore(of: issued, by: [try Embedded.series("29-2034")])
  }

  /// OEWS May 2022 publishes 215,820 radiologic technologists.
  @Test func errorsAreProjectedLessObserved() throws {
    let score = try Self.score([
      try Self.issued(.noChange, median: 200_000), try Self.issued(.official, median: 230_000),
    ])
    #expect(score.outcomes.map(\.observed) == [215_820, 215_820])
    #expect(abs(score.outcomes[0].relativeError - (200_000 / 215_820 - 1)) < 1e-15)
    #expect(score.outcomes[1].relativeError > 0)
    #expect(score.lines.map(\.source) == [.official, .noChange])
    #expect(abs(score.lines[1].meanAbsolutePercentageError - 0.073_301_825) < 1e-8)
    #expect(score.outcomes[0].relativeCRPS == abs(score.outcomes[0].relativeError))
  }

  /// The CRPS of a normal distribution at its mean is σ(√2 − 1)/√π = 0.233695 σ (Gneiting and
  /// Raftery, 2007, equation 21); 23 quantiles come within two percent of it.
  @Test func theScoreOfANormalIsNearItsClosedForm() throws {
    // Standard normal quantiles at the kept probabilities, from R's qnorm.
    let standard = [
      -2.3263479, -1.9599640, -1.6448536, -1.2815516, -1.0364334, -0.8416212, -0.6744898,
      -0.5244005, -0.3853205, -0.2533471, -0.1256613, 0, 0.1256613, 0.2533471, 0.3853205,
      0.5244005, 0.6744898, 0.8416212, 1.0364334, 1.2815516, 1.6448536, 1.9599640, 2.3263479,
    ]
    let score = try Self.score([
      try Self.issued(
        .record, median: 215_820, quantiles: standard.map { 215_820 + 10_000 * $0 })
    ])
    let expected = 0.233_695 * 10_000 / 215_820
    #expect(abs(score.outcomes[0].relativeCRPS / expected - 1) < 0.02)
    #expect(score.outcomes[0].isContained(level: 0.5) == true)
    #expect(score.lines[0].coverage.map(\.of) == [1, 1, 1])
  }

  @Test func sourcesAreComparedOnWhatAllOfThemProjected() throws {
    let score = try Self.score([
      try Self.issued(.noChange, median: 200_000),
      try Self.issued(.noChange, year: 2023, median: 200_000),
      try Self.issued(.official, median: 230_000),
    ])
    #expect(score.outcomes.count == 3)
    #expect(score.lines.map(\.count) == [1, 1])
  }

  @Test func whatIsNotObservedYetIsASentence() throws {
    let error = #expect(throws: ArchiveError.self) {
      try Self.score([try Self.issued(.noChange, year: 2044, median: 200_000)])
    }
    #expect(error?.description.contains("newest observation is of 2025") == true)
  }

  @Test func anOutlookOfThePastKnowsNothingLater() throws {
    let series = try Embedded.series("29-2034")
    let past = try series.observed(through: 2019)
    #expect(past.latest?.year == 2019)
    let official = try OfficialProjections.embedded()
    let issued = try IssuedOutlook(of: past, through: 2025, official: official).projections
    #expect(issued.allSatisfy { $0.baseYear == 2019 && $0.release == "May 2019" })
    #expect(Set(issued.map(\.source)).isSuperset(of: [.record, .noChange, .drift]))
    for projection in issued where !projection.quantiles.isEmpty {
      #expect(projection.quantiles == projection.quantiles.sorted())
    }
  }
}
