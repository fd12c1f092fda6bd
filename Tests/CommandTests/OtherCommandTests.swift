import Foundation
import Testing

@Suite struct OtherCommandTests {
  @Test func theVersionIsPrinted() throws {
    let run = try Program.run("--version")
    #expect(run.status == 0)
    #expect(run.standardOutput.split(separator: ".").count == 3)
  }

  @Test func helpLeadsWithExamples() throws {
    for command in [
      "report", "project", "compare", "group", "series", "fit", "forecast", "backtest", "fetch",
      "datasets",
    ] {
      let run = try Program.run("help", command)
      #expect(run.status == 0)
      #expect(run.standardOutput.contains("modality \(command)"), "\(command)")
    }
  }

  @Test func aComparisonSaysWhetherTheOrderCanBeTold() throws {
    let run = try Program.run(
      "compare", "mri", "sonographers", "--to", "2035", environment: ["COLUMNS": "300"])
    #expect(run.status == 0)
    #expect(run.standardOutput.contains("not distinguishable"))
    #expect(run.standardOutput.contains("probability"))
    let same = try Program.run("compare", "mri", "mri")
    #expect(same.status == 64)
  }

  @Test func aSeriesShowsItsSourcesAndBreaks() throws {
    let run = try Program.run("series", "29-2034")
    #expect(run.status == 0)
    #expect(run.standardOutput.contains("230,490"))
    #expect(run.standardOutput.contains("datasets/oews/national.csv:"))
    #expect(run.standardOutput.contains("2012"))
    #expect(run.standardOutput.contains("MRI split off"))
  }

  @Test func datasetsListFilesWithTheirHashes() throws {
    let run = try Program.run("datasets")
    #expect(run.status == 0)
    #expect(run.standardOutput.contains("datasets/oews/national.csv"))
    let occupations = try Program.run("datasets", "--occupations")
    #expect(occupations.standardOutput.contains("29-2035"))
  }

  @Test func unknownCommandsAndOptionsAreUsageErrors() throws {
    #expect(try Program.run("forecast-everything").status == 64)
    #expect(try Program.run("project").status == 64)
  }
}
