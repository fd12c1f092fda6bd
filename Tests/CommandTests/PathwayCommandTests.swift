import Foundation
import Testing

@Suite struct PathwayCommandTests {
  @Test func aPathwayNamesEntryCredentialsAndSteps() throws {
    let run = try Program.run("pathway", "29-2034")
    #expect(run.status == 0)
    for words in ["associate's degree", "R.T.(R)", "24 credits every two years", "MRI tech"] {
      #expect(run.standardOutput.contains(words), "\(words)")
    }
  }

  @Test func theStepsAreRowsForPrograms() throws {
    let run = try Program.run("pathway", "29-2034", "--format", "csv")
    #expect(run.standardOutput.contains("29-2035 less 29-2034"))
    #expect(run.standardOutput.contains("wage_median_annual_dollars_difference,15370"))
  }

  @Test func aSumOfOccupationsHasNoPathway() throws {
    let run = try Program.run("pathway", "29-2034+29-2035")
    #expect(run.status == 65)
    #expect(run.standardError.contains("No pathway is described"))
  }
}
