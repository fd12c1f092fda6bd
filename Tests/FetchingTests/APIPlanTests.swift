import Testing

@testable import Fetching

@Suite struct APIPlanTests {
  private func ids(_ count: Int) -> [String] { (0..<count).map { "SERIES\($0)" } }

  /// 50 series and 20 years with a key, 25 and 10 without: BLS API FAQs.
  @Test(arguments: [
    (APILimits.registered, 120, 2000...2025, 6), (.unregistered, 120, 2000...2025, 15),
    (.registered, 50, 2006...2025, 1), (.registered, 51, 2006...2025, 2),
    (.registered, 50, 2005...2025, 2), (.unregistered, 25, 2016...2025, 1),
  ])
  func queriesKeepToThePublishedLimits(
    limits: APILimits, series: Int, years: ClosedRange<Int>, count: Int
  ) throws {
    let plan = try APIPlan(series: ids(series), years: years, limits: limits)
    #expect(plan.queries.count == count)
    #expect(plan.queries.allSatisfy { $0.series.count <= limits.seriesPerQuery })
    #expect(plan.queries.allSatisfy { $0.years.count <= limits.yearsPerQuery })
    let pairs = plan.queries.flatMap { query in
      query.series.flatMap { id in query.years.map { "\(id) \($0)" } }
    }
    #expect(pairs.count == series * years.count)
    #expect(Set(pairs).count == pairs.count)
  }

  @Test func aSeriesIsAskedForOnce() throws {
    let plan = try APIPlan(
      series: ["AAAA", "BBBB", "AAAA"], years: 2025...2025, limits: .registered)
    #expect(plan.queries.map(\.series) == [["AAAA", "BBBB"]])
  }

  @Test(arguments: ["", "abc", "AA\"A", "A A A", "ÄÄÄÄ", "aaaa"])
  func anIDThatBLSWouldNotTakeIsRefused(id: String) {
    #expect(throws: FetchError.badSeries(id)) {
      _ = try APIPlan(series: [id], years: 2025...2025, limits: .registered)
    }
  }

  @Test func theKeyStandsInTheBodyAndNotInWhatIsShown() throws {
    let query = APIQuery(version: 2, series: ["AAAA"], years: 2024...2025)
    let key = try RegistrationKey("0123456789abcdef", origin: "a test")
    #expect(
      query.body(key: key)
        == #"{"seriesid":["AAAA"],"startyear":"2024","endyear":"2025","catalog":true,"#
        + #""registrationkey":"0123456789abcdef"}"#)
    #expect(!query.shown.contains("0123"))
    #expect(APIQuery(version: 1, series: ["AAAA"], years: 2024...2025).path.contains("/v1/"))
  }

  /// 784,111,777: `date -u -d 'Sun, 06 Nov 1994 08:49:37 GMT' +%s`.
  @Test func datesOfHTTPAreSecondsSince1970() {
    #expect(RetryAfter.seconds("Sun, 06 Nov 1994 08:49:37 GMT") == 784_111_777)
    #expect(RetryAfter.seconds("Thu, 01 Jan 1970 00:00:00 GMT") == 0)
    #expect(RetryAfter.seconds("Thu, 29 Feb 2024 12:00:00 GMT") == 1_709_208_000)
    #expect(RetryAfter.seconds("tomorrow") == nil)
    #expect(RetryAfter.wait(["retry-after": "120"]) == .seconds(120))
    #expect(RetryAfter.wait(["retry-after": "-1"]) == nil)
    #expect(RetryAfter.wait(["retry-after": "Sun, 06 Nov 1994 08:49:37 GMT"]) == nil)
    #expect(
      RetryAfter.wait([
        "retry-after": "Sun, 06 Nov 1994 08:49:37 GMT", "date": "Sun, 06 Nov 1994 08:49:07 GMT",
      ]) == .seconds(30))
  }

  @Test func waitsDoubleUpToTheLongest() {
    let policy = RetryPolicy()
    #expect(
      (1...8).map { policy.wait(after: $0) } == [1, 2, 4, 8, 16, 32, 60, 60].map { .seconds($0) })
  }
}
