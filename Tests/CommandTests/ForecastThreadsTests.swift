import Foundation
import Testing

/// Threads share the reading, the forecasts and the writing; what comes out shows nothing of it.
@Suite struct ForecastThreadsTests {
  /// More pieces than any number of threads below has on its way; every seventh series fails.
  private static let panel: String = {
    var text = "series_id,year,value\n"
    for number in 0..<12_000 {
      let last = number % 7 == 3 ? "many" : "\(8 + number % 5)"
      text += "s\(number),1,5\ns\(number),2,\(6 + number % 3)\ns\(number),3,\(last)\n"
    }
    return text
  }()

  private func run(_ text: String, threads: Int) throws -> Program.Outcome {
    var outcome: Program.Outcome?
    try withTemporaryFolder { folder in
      try Data(text.utf8).write(to: folder.appendingPathComponent("in.csv"))
      outcome = try Program.run(
        "forecast", "in.csv", "--model", "random-walk", "--horizon", "2", "--threads",
        "\(threads)", in: folder)
    }
    return try #require(outcome)
  }

  @Test func bytesAndOrderDoNotDependOnTheNumberOfThreads() throws {
    let one = try run(Self.panel, threads: 1)
    let names = one.standardOutput.split(separator: "\n").dropFirst().map {
      String($0.prefix { $0 != "," })
    }
    let expected = (0..<12_000).flatMap { number in
      Array(repeating: "s\(number)", count: number % 7 == 3 ? 1 : 2)
    }
    #expect(names == expected)
    #expect(one.standardError.contains("1714 of 12000 series could not be forecast"))
    for threads in [2, 3, 8] {
      let several = try run(Self.panel, threads: threads)
      #expect(several.standardOutput == one.standardOutput)
      #expect(several.standardError == one.standardError)
    }
  }

  /// What precedes the piece with the bad line is written, whichever thread meets the line.
  @Test func aBadLineEndsEveryNumberOfThreadsAtTheSameByte() throws {
    let text = Self.panel + "bad,1\n"
    let one = try run(text, threads: 1)
    #expect(one.status == 65)
    #expect(one.standardError.contains("line 36002"))
    #expect(one.standardOutput.contains("\ns11000,"))
    for threads in [2, 5] {
      let several = try run(text, threads: threads)
      #expect(several.status == 65)
      #expect(several.standardOutput == one.standardOutput)
      #expect(several.standardError == one.standardError)
    }
  }

  @Test func aFullDiskEndsTheRunWithItsCode() throws {
    try withTemporaryFolder { folder in
      try Data(Self.panel.utf8).write(to: folder.appendingPathComponent("in.csv"))
      let run = try Program.run(
        ["-c", "\"$MODALITY\" forecast in.csv --model random-walk --threads 2 > /dev/full"],
        in: folder, environment: ["MODALITY": Program.url.path],
        program: URL(fileURLWithPath: "/bin/sh"))
      #expect(run.status == 74)
      #expect(run.standardError.split(separator: "\n").count == 1, "\(run.standardError)")
    }
  }
}
