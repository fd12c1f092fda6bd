import Foundation
import LoopbackServer
import Testing

@Suite struct FetchCommandTests {
  private static let secret = "0123456789abcdef0123456789abcdef"
  private static let id = "OEUN000000000000029203501"

  /// 43,390 jobs in May 2025: LABSTAT `oe.data.0.Current`.
  private static let good =
    #"{"status":"REQUEST_SUCCEEDED","responseTime":9,"message":[],"Results":{"series":"#
    + #"[{"seriesID":"\#(id)","data":[{"year":"2025","period":"A01","value":"43390"}]}]}}"#

  private func fetch(
    _ server: LoopbackServer, _ arguments: String..., in folder: URL, key: String = secret
  ) throws -> Program.Outcome {
    defer { server.stop() }
    return try Program.run(
      ["fetch"] + arguments + ["--server", server.address, "--first-wait", "0"], in: folder,
      environment: ["BLS_API_KEY": key])
  }

  private func files(in folder: URL) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".json") || $0.contains("draft")
    }
  }

  @Test func fetchingWritesAnswersAndPrintsTheirNames() throws {
    try withTemporaryFolder { folder in
      let run = try fetch(
        try LoopbackServer(.text(Self.good)), Self.id, "--years", "2025", "-o", "bls", in: folder)
      #expect(run.status == 0, "\(run.standardError)")
      let name = run.standardOutput.trimmingCharacters(in: .newlines)
      #expect(name.hasPrefix("bls/bls-2025-2025-"))
      let answer = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      #expect(answer == Self.good)
      #expect(!run.standardError.contains(Self.secret))
    }
  }

  @Test func aServerOnThisMachineIsReachedPastProxies() throws {
    try withTemporaryFolder { folder in
      let server = try LoopbackServer(.text(Self.good))
      defer { server.stop() }
      let run = try Program.run(
        ["fetch", Self.id, "--years", "2025", "-o", "bls", "--server", server.address],
        in: folder,
        environment: ["http_proxy": "http://127.0.0.1:1", "ALL_PROXY": "http://127.0.0.1:1"])
      #expect(run.status == 0, "\(run.standardError)")
    }
  }

  @Test func whatAnotherServerGaveIsNotTakenForItsAnswer() throws {
    try withTemporaryFolder { folder in
      let first = try fetch(
        try LoopbackServer(.text(Self.good)), Self.id, "--years", "2025", "-o", "bls", in: folder)
      #expect(first.status == 0)
      let idle = try LoopbackServer(.text("", status: 500))
      let other = try fetch(
        idle, Self.id, "--years", "2025", "-o", "bls", "--attempts", "1", in: folder)
      // Another server may have other figures.
      #expect(other.status == 74)
      #expect(idle.requests.count == 1)
    }
  }

  @Test func occupationsBecomeSeries() throws {
    try withTemporaryFolder { folder in
      let server = try LoopbackServer(.text(Self.good))
      let run = try fetch(
        server, "--occupations", "mri,29-1124", "--area", "US,CA,31080", "--measures",
        "employment,annual_median", "--years", "2020-2025", "-o", "bls", "-q", in: folder)
      #expect(run.status == 0)
      let body = try #require(server.requests.first?.body)
      for id in [
        "OEUN000000000000029203501", "OEUS060000000000029203513", "OEUM003108000000029112401",
      ] {
        #expect(body.contains(id))
      }
      #expect(body.components(separatedBy: "OEU").count - 1 == 12)
      #expect(run.standardError.contains("only the latest year"))
    }
  }

  @Test(arguments: [
    (
      #"{"status":"REQUEST_NOT_PROCESSED","message":["The key:\#(secret) provided by the User is "#
        + #"invalid. Please provide a proper key for the operation to be successful"],"#
        + #""Results":{}}"#, 200, Int32(65), "registration key"
    ),
    (
      #"{"status":"REQUEST_NOT_PROCESSED","message":["the daily threshold for total number of "#
        + #"requests allocated to the user has been reached."],"Results":{}}"#, 200, 65, "tomorrow"
    ),
    ("<html><body>Service Unavailable</body></html>", 200, 65, "web page"),
    ("", 503, 74, "attempts"),
    ("{}", 404, 65, "404"),
    (#"{"status":"REQUEST_SUCCEEDED","message":[],"Results":{"series":[]}}"#, 200, 65, "no figure"),
  ])
  func failuresAreOneSentenceAndACode(
    body: String, status: Int, code: Int32, words: String
  ) throws {
    try withTemporaryFolder { folder in
      let run = try fetch(
        try LoopbackServer(.text(body, status: status)), Self.id, "--years", "2025", "-o", "bls",
        "-q", in: folder)
      #expect(run.status == code)
      #expect(run.standardOutput.isEmpty)
      #expect(run.standardError.contains(words))
      #expect(!run.standardError.contains(Self.secret))
    }
  }

  @Test func anInterruptionLeavesWholeFilesAndTheNextRunGoesOn() throws {
    try withTemporaryFolder { folder in
      // Without a key a query has 25 series: the second one waits for an answer.
      let server = try LoopbackServer { _, number in
        number == 1 ? .text(Self.good).late(by: 20) : .text(Self.good)
      }
      defer { server.stop() }
      let ids = (10..<50).map { "OEUN00000000000002920\($0)01" }
      let arguments =
        ["fetch"] + ids + ["--years", "2025", "-o", "bls", "--server", server.address]
      let process = Process()
      process.executableURL = Program.url
      process.arguments = arguments
      process.currentDirectoryURL = folder
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      let deadline = ContinuousClock.now + .seconds(15)
      while server.requests.count < 2, ContinuousClock.now < deadline { usleep(20_000) }
      #expect(server.requests.count == 2)
      process.interrupt()
      process.waitUntilExit()
      // Foundation says how it ended; a shell reports the same as 130.
      #expect(process.terminationReason == .exit)
      #expect(process.terminationStatus == 130)
      #expect(try files(in: folder).count == 2)
      let again = try Program.run(arguments, in: folder)
      #expect(again.status == 0, "\(again.standardError)")
      #expect(server.requests.count == 3)
      #expect(try files(in: folder).count == 4)
    }
  }

  @Test func aDryRunShowsRequestsWithoutTheKey() throws {
    let run = try Program.run(
      "fetch", Self.id, "--years", "1995-2025", "--dry-run",
      environment: ["BLS_API_KEY": Self.secret])
    #expect(run.status == 0)
    #expect(run.standardOutput.components(separatedBy: "POST https://api.bls.gov/").count == 3)
    #expect(!(run.standardOutput + run.standardError).contains(Self.secret))
  }

  @Test func aKeyIsReadFromAFile() throws {
    try withTemporaryFolder { folder in
      try Data("\(Self.secret)\n".utf8).write(to: folder.appendingPathComponent("key"))
      let server = try LoopbackServer(.text(Self.good))
      let run = try fetch(
        server, Self.id, "--years", "2025", "-o", "bls", "--key-file", "key", in: folder, key: "")
      #expect(run.status == 0)
      #expect(server.requests.first?.body.contains(Self.secret) == true)
      let none = try fetch(
        try LoopbackServer(.text(Self.good)), Self.id, "--years", "2025", "-o", "bls",
        "--key-file", "nokey", in: folder)
      #expect(none.status == 66)
    }
  }

  @Test(arguments: [
    (["--years", "2025"], "Nothing is asked for"), (["OEUN000000000000029203501"], "Which years"),
    (["OEUN000000000000029203501", "--years", "2025"], "Where to"),
    (["OEUN00000000000002920350", "--years", "2025"], "24 characters"),
    (["OEUN000000000000029203501", "--years", "2025-2015"], "backwards"),
    (["OEUN000000000000029203501", "--years", "25"], "no years"),
    (
      ["--occupations", "mri", "--measures", "emploiment", "--years", "2025"],
      "did you mean employment"
    ),
    (["--occupations", "mri", "--area", "Texas", "--years", "2025"], "no area"),
    (["--occupations", "mrii", "--years", "2025"], "did you mean"),
    (["--area", "CA", "--years", "2025"], "--occupations"),
    (["--downloads", "oews", "-o", "x"], "only prints addresses"),
    (["--downloads", "oewss"], "did you mean oews"),
    (["--downloads", "oews", "--years", "1990-2000"], "begin in 1997"),
    (
      ["OEUN000000000000029203501", "--years", "2025", "-o", "x", "--server", "http://bls.gov"],
      "only for this machine"
    ),
  ])
  func wrongUseIsExplained(arguments: [String], words: String) throws {
    let run = try Program.run(["fetch"] + arguments)
    #expect(run.status == 64)
    #expect(run.standardError.contains(words), "\(run.standardError)")
  }

  @Test func addressesOfDownloadsArePrinted() throws {
    let run = try Program.run("fetch", "--downloads", "oews", "ep", "--years", "2023-2024")
    #expect(run.status == 0)
    #expect(run.standardOutput.contains("special-requests/oesm23nat.zip\t"))
    #expect(run.standardOutput.contains("occupation.xlsx\t"))
    #expect(!run.standardOutput.contains("oesm22"))
  }
}
