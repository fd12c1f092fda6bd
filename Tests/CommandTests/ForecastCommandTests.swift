import Foundation
import Testing

@Suite struct ForecastCommandTests {
  /// A panel whose series have lengths, starts and growth of their own.
  private static func panel(series count: Int) -> String {
    var text = "series_id,year,value\n"
    for number in 0..<count {
      var value = 100 + Double(number * 37 % 91)
      for year in 0..<(4 + number % 13) {
        text += "s\(number),\(2000 + number % 5 + year),\(value)\n"
        value *= 1 + Double((number * 7 + year * 11) % 13 - 5) / 100
      }
    }
    return text
  }

  /// Series of which every other cannot be forecast, each for a reason of its own.
  private static let mixed = """
    series_id,year,value
    good1,2018,100
    good1,2019,110
    good1,2020,121
    short,2019,5
    short,2020,6
    good2,2020,121
    good2,2018,100
    good2,2019,110
    twice,2018,1
    twice,2018,2
    twice,2019,3
    constant,2018,5
    constant,2019,5
    constant,2020,5
    zeros,2018,0
    zeros,2019,0
    zeros,2020,0
    tiny,2018,1e-300
    tiny,2019,2e-300
    tiny,2020,3e-300
    word,2018,5
    word,2019,many
    word,2020,7
    huge,2018,1e300
    huge,2019,2e300
    huge,2020,3e300
    nan,2018,5
    nan,2019,NaN
    nan,2020,7
    below,2018,1e-310
    below,2019,1e-310
    below,2020,1e-310
    negative,2018,5
    negative,2019,-5
    negative,2020,5
    good3,2018,100
    good3,2019,110
    good3,2020,121

    """

  private func write(_ text: String, _ name: String, in folder: URL) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  /// Runs a line of shell in which `modality` is the built program.
  private func shell(_ line: String, in folder: URL) throws -> Program.Outcome {
    try Program.run(
      ["-c", line], in: folder,
      environment: ["MODALITY": Program.url.path], program: URL(fileURLWithPath: "/bin/sh"))
  }

  private func rows(_ text: String) -> [[String]] {
    text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func aPipeGivesTheSameBytesAsAFile() throws {
    try withTemporaryFolder { folder in
      try write(Self.panel(series: 60), "in.csv", in: folder)
      let direct = try Program.run("forecast", "in.csv", "-o", "out.csv", in: folder)
      #expect(direct.status == 0)
      #expect(direct.standardOutput.isEmpty)
      #expect(direct.standardError.isEmpty)
      let written = try String(
        contentsOf: folder.appendingPathComponent("out.csv"), encoding: .utf8)
      #expect(rows(written).count == 1 + 60 * 10)
      for line in [
        "cat in.csv | \"$MODALITY\" forecast | cat", "\"$MODALITY\" forecast - -o - < in.csv",
        "\"$MODALITY\" forecast in.csv --threads 1", "\"$MODALITY\" forecast in.csv --threads 2",
      ] {
        let run = try shell(line, in: folder)
        #expect(run.status == 0)
        #expect(run.standardOutput == written, "\(line)")
      }
    }
  }

  @Test func theFormIsThatOfScoringPrograms() throws {
    try withTemporaryFolder { folder in
      try write(Self.panel(series: 2), "in.csv", in: folder)
      let run = try Program.run("forecast", "in.csv", "--horizon", "2", in: folder)
      let rows = rows(run.standardOutput)
      #expect(
        rows[0] == ["series_id", "h", "year", "mean", "lo80", "hi80", "lo95", "hi95", "status"])
      #expect(rows.dropFirst().map { $0[0] } == ["s0", "s0", "s1", "s1"])
      #expect(rows.dropFirst().map { $0[1] } == ["1", "2", "1", "2"])
      #expect(rows.dropFirst().map { $0[2] } == ["2004", "2005", "2006", "2007"])
      for row in rows.dropFirst() {
        let numbers = row[3...7].compactMap { Double($0) }
        #expect(numbers.count == 5)
        #expect(numbers[3] < numbers[1] && numbers[1] < numbers[0])
        #expect(numbers[0] < numbers[2] && numbers[2] < numbers[4])
        #expect(row[8] == "ok")
      }
      let other = try Program.run(
        "forecast", "in.csv", "--levels", "50,99.5", "--model", "drift", in: folder)
      #expect(
        other.standardOutput.hasPrefix(
          "series_id,h,year,mean,lo50,hi50,lo99.5,hi99.5,status\n"))
    }
  }

  @Test func aBadSeriesSaysWhyAndHarmsNoOther() throws {
    try withTemporaryFolder { folder in
      try write(Self.mixed, "in.csv", in: folder)
      let run = try Program.run("forecast", "in.csv", "--horizon", "1", in: folder)
      #expect(run.status == 0)
      #expect(
        run.standardError == "modality: 7 of 13 series could not be forecast; the column "
          + "status says why.\n")
      let rows = rows(run.standardOutput).dropFirst()
      #expect(
        rows.map { $0[0] } == [
          "good1", "short", "good2", "twice", "constant", "zeros", "tiny", "word", "huge", "nan",
          "below", "negative", "good3",
        ])
      let reasons = [
        "short": "2 points", "twice": "2018 has two values", "zeros": "Every value is zero",
        "word": "“many” is not a number", "nan": "not a finite number",
        "below": "too large or too small", "negative": "cannot be negative",
      ]
      for row in rows {
        guard let reason = reasons[row[0]] else {
          #expect(row.count == 9 && row[8] == "ok", "\(row)")
          continue
        }
        #expect(row[1...7].joined().isEmpty, "\(row)")
        #expect(row[8...].joined(separator: ",").contains(reason), "\(row)")
      }
      let good = rows.filter { $0[0].hasPrefix("good") }.map { $0[1...] }
      #expect(good.count == 3 && good[0] == good[1] && good[0] == good[2])
    }
  }

  @Test func underStrictABadSeriesIsAnExitCode() throws {
    try withTemporaryFolder { folder in
      try write(Self.mixed, "in.csv", in: folder)
      let run = try Program.run("forecast", "in.csv", "--strict", "-o", "out.csv", in: folder)
      #expect(run.status == 2)
      let written = try String(
        contentsOf: folder.appendingPathComponent("out.csv"), encoding: .utf8)
      let piped = try Program.run("forecast", "in.csv", in: folder)
      #expect(piped.status == 0)
      #expect(piped.standardOutput == written)
      try write(Self.panel(series: 3), "good.csv", in: folder)
      #expect(try Program.run("forecast", "good.csv", "--strict", in: folder).status == 0)
    }
  }

  @Test func standardErrorsWidenNothingWhenTheyAreZeroAndColumnsArePassedOverAloud() throws {
    try withTemporaryFolder { folder in
      let rows = [(2018, 100.0), (2019, 108), (2020, 121), (2021, 118), (2022, 130)]
      func panel(_ header: String, _ cells: (Double) -> String) -> String {
        "series_id,year,value,\(header)\n"
          + rows.map { "a,\($0.0),\($0.1),\(cells($0.1))\n" }.joined()
      }
      try write(panel("standard_error") { "\($0 * 0.04)" }, "absolute.csv", in: folder)
      try write(panel("relative_standard_error") { _ in "0.04" }, "relative.csv", in: folder)
      try write(panel("standard_error") { _ in "" }, "unknown.csv", in: folder)
      try write(panel("note") { _ in "x" }, "none.csv", in: folder)
      let runs = try ["absolute", "relative", "unknown", "none"].map {
        try Program.run("forecast", "\($0).csv", in: folder)
      }
      #expect(runs.allSatisfy { $0.status == 0 })
      #expect(runs[0].standardOutput == runs[1].standardOutput)
      #expect(runs[2].standardOutput == runs[3].standardOutput)
      #expect(runs[0].standardOutput != runs[2].standardOutput)
      #expect(runs[3].standardError == "modality: none.csv: passed over the columns note.\n")
      #expect(
        try Program.run("forecast", "none.csv", "--quiet", in: folder).standardError.isEmpty)
    }
  }

  @Test func everyModelForecasts() throws {
    try withTemporaryFolder { folder in
      try write(Self.panel(series: 6), "in.csv", in: folder)
      var outputs: Set<String> = []
      let models = [
        "averaged", "local-level", "local-trend", "damped-trend", "random-walk", "drift",
        "log-linear", "linear", "theta", "logistic", "gompertz",
      ]
      for model in models {
        let run = try Program.run("forecast", "in.csv", "--model", model, in: folder)
        #expect(run.status == 0, "\(model)")
        outputs.insert(run.standardOutput)
      }
      #expect(outputs.count == models.count)
      let unknown = try Program.run("forecast", "in.csv", "--model", "crystal", in: folder)
      #expect(unknown.status == 64)
    }
  }
}
