import Foundation
import LoopbackServer
import Testing

@testable import Fetching

@Suite struct SeriesFetchTests {
  @Test func anAnswerIsWrittenAsItCame() throws {
    try FetchBench.with(try LoopbackServer(.text(Answers.good()))) { bench throws in
      let outcome = try bench.run()
      #expect(outcome.fault == nil)
      #expect(outcome.records.map(\.contents.figures) == [1])
      let name = try #require(outcome.records.first?.file)
      #expect(try bench.answers == [name])
      let bytes = try Data(contentsOf: bench.folder.appendingPathComponent(name))
      #expect(String(decoding: bytes, as: UTF8.self) == Answers.good())
    }
  }

  @Test func theKeyTravelsInTheBodyAlone() throws {
    try FetchBench.with(try LoopbackServer(.text(Answers.good()))) { bench throws in
      _ = try bench.run()
      let request = try #require(bench.server.requests.first)
      #expect(request.line == "POST /publicAPI/v2/timeseries/data/ HTTP/1.1")
      #expect(request.body.contains("\"registrationkey\":\"\(FetchBench.secret)\""))
      #expect(!request.headers.description.contains(FetchBench.secret))
      #expect(request.headers["user-agent"] == "modality/test")
      #expect(request.headers["content-type"] == "application/json")
      #expect(!(try bench.contents).contains(FetchBench.secret))
    }
  }

  @Test func withoutAKeyTheFirstVersionIsAsked() throws {
    try FetchBench.with(try LoopbackServer(.text(Answers.good()))) { bench throws in
      _ = try bench.run(allowed: .unregistered)
      let request = try #require(bench.server.requests.first)
      #expect(request.line.contains("/publicAPI/v1/"))
      #expect(!request.body.contains("registrationkey"))
    }
  }

  @Test(arguments: [
    (Answers.badKey, "registration key"), (Answers.quota, "tomorrow"),
    (
      Answers.refused(
        "Your request has failed. Please check your input parameters, and try your request again.",
        status: "REQUEST_FAILED"), "could not carry out"
    ),
    (
      #"{"status":"REQUEST_FAILED","responseTime":0,"message":[],"Results":null}"#, "REQUEST_FAILED"
    ),
    (#"{"status":"REQUEST_SUCCEEDED","message":[],"Results":null}"#, "Results"),
  ])
  func aRefusalWithStatus200EndsTheRun(body: String, words: String) throws {
    try FetchBench.with(try LoopbackServer(.text(body))) { bench throws in
      let outcome = try bench.run()
      let fault = try #require(outcome.fault)
      #expect(fault.kind == .unusableAnswer)
      #expect(fault.description.contains(words))
      #expect(!fault.description.contains(FetchBench.secret))
      #expect(bench.server.requests.count == 1)
      #expect(try bench.answers.isEmpty)
      #expect(!(try bench.contents).contains(FetchBench.secret))
    }
  }

  @Test(arguments: [FetchBench.secret, FetchBench.secret.uppercased()])
  func aKeyThatTheServerRepeatsIsTakenOut(echo: String) throws {
    let body = Answers.good(messages: "\"Thank you, \(echo)\"")
    try FetchBench.with(try LoopbackServer(.text(body, headers: ["ETag: \"\(echo)\""]))) {
      bench throws in
      let outcome = try bench.run()
      #expect(outcome.fault == nil)
      let contents = try bench.contents
      #expect(!contents.lowercased().contains(FetchBench.secret))
      #expect(contents.contains(RegistrationKey.placeholder))
      #expect(!outcome.messages.joined().lowercased().contains(FetchBench.secret))
    }
  }

  @Test func aKeyInEscapesIsNotKept() throws {
    let escaped = FetchBench.secret.unicodeScalars
      .map { "\\u00" + String($0.value, radix: 16) }.joined()
    try FetchBench.with(
      try LoopbackServer(.text(Answers.good(messages: "\"\(escaped)\"")))
    ) { bench throws in
      #expect(try bench.run().fault == .keyInAnswer(host: "127.0.0.1"))
      #expect(try bench.answers.isEmpty)
    }
  }

  @Test(arguments: [(Answers.page, 200, "Access Denied"), (Answers.page, 403, "Access Denied")])
  func aWebPageIsNoAnswer(body: String, status: Int, title: String) throws {
    try FetchBench.with(
      try LoopbackServer(.text(body, status: status, type: "text/html"))
    ) { bench throws in
      #expect(
        try bench.run().fault == .webPage(host: "127.0.0.1", status: status, title: title))
      #expect(try bench.answers.isEmpty)
    }
  }

  @Test func jsonUnderAnotherNameIsReadAllTheSame() throws {
    try FetchBench.with(
      try LoopbackServer(.text(Answers.good(), type: "text/html"))
    ) { bench throws in
      #expect(try bench.run().fault == nil)
    }
  }

  @Test func whatIsNotJSONIsRefusedWithItsPlace() throws {
    try FetchBench.with(try LoopbackServer(.text("{\"status\":\n oops}"))) { bench throws in
      let fault = try #require(try bench.run().fault)
      #expect(fault.description.contains("line 2, character 2"))
    }
  }

  @Test func whatIsMissingIsRecorded() throws {
    let body = Answers.good(
      messages: """
        "Series does not exist for Series OEUN0000000000000000000004",
        "No Data Available for Series OEUN000000000000029203501 Year: 2024",
        "Year range has been reduced to the system-allowed limit of 10 years."
        """)
    try FetchBench.with(try LoopbackServer(.text(body))) { bench throws in
      let contents = try #require(try bench.run(series: [Answers.series, "BBBB"]).records.first)
        .contents
      #expect(contents.unknownSeries == ["OEUN0000000000000000000004"])
      #expect(contents.missingYears == [Answers.series: ["2024"]])
      #expect(contents.messages.contains { $0.hasPrefix("Warning: BLS cut the years") })
      #expect(contents.messages.contains { $0.contains("BBBB") })
    }
  }

  @Test func queriesAreSentByTheBatch() throws {
    try FetchBench.with(try LoopbackServer(.text(Answers.good()))) { bench throws in
      let ids = (0..<120).map { "SERIES\($0)" }
      let outcome = try bench.run(series: ids, years: 2000...2025)
      #expect(outcome.records.count == 6)
      #expect(bench.server.requests.count == 6)
      #expect(try bench.answers.count == 6)
    }
  }

  @Test func aDaysQueriesAreNotExceeded() throws {
    let allowed = APILimits(version: 2, seriesPerQuery: 1, yearsPerQuery: 20, queriesPerDay: 3)
    try FetchBench.with(try LoopbackServer(.text(Answers.good()))) { bench throws in
      let first = try bench.run(series: (0..<5).map { "SERIES\($0)" }, allowed: allowed)
      #expect(first.fault == .dailyLimit(3))
      #expect(try bench.answers.count == 3)
      let second = try bench.run(series: (0..<5).map { "SERIES\($0)" }, allowed: allowed)
      #expect(second.fault == nil)
      #expect(bench.server.requests.count == 5)
    }
  }
}
