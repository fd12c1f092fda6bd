import Foundation
import Testing

@Suite struct OpeningsCommandTests {
  @Test func partsAddUpInTheTableAndInTheFile() throws {
    let run = try Program.run("openings", "mri", "--to", "2030", "--format", "csv")
    #expect(run.status == 0)
    var means: [String: Double] = [:]
    for line in run.standardOutput.split(separator: "\r\n").dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count == 12, fields[10] == "projected", fields[4].hasSuffix("_mean") else {
        continue
      }
      means["\(fields[3]) \(fields[4])"] = Double(fields[5])
    }
    for year in 2026...2030 {
      func mean(_ part: String) throws -> Double {
        try #require(means["\(year) openings_\(part)_jobs_mean"])
      }
      let parts = try mean("growth") + mean("exits") + mean("transfers")
      // Each figure is rounded to a tenth of a job.
      #expect(abs(parts - (try mean("openings"))) <= 0.2 + 1e-9)
    }
  }

  @Test func ratesCanBeGiven() throws {
    let run = try Program.run(
      "openings", "dosimetrists", "--exit-rate", "2", "--transfer-rate", "3", "--to", "2030")
    #expect(run.status == 0)
    #expect(run.standardOutput.contains("taken as given"))
    #expect(run.standardOutput.contains("3.00%"))
  }

  @Test(arguments: [
    (["openings", "29-2036"], 65, "--exit-rate"),
    (["openings", "mri", "--exit-rate", "120"], 65, "rate in percent a year"),
    (["openings", "mri", "--to", "2051"], 64, "name a year up to 2050"),
  ])
  func impossibleOpeningsAreASentenceAndAnExitCode(
    arguments: [String], status: Int32, words: String
  ) throws {
    let run = try Program.run(arguments)
    #expect(run.status == status)
    #expect(run.standardOutput.isEmpty)
    #expect(run.standardError.contains(words))
  }

  @Test func theChartHasABarForEachYear() throws {
    let run = try Program.run("openings", "mri", "--to", "2028", "--format", "svg")
    #expect(run.status == 0)
    #expect(run.standardOutput.contains("<svg"))
    for year in 2026...2028 { #expect(run.standardOutput.contains(">\(year)<")) }
  }
}
