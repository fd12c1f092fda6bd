import Foundation
import Testing

@Suite struct AreaCommandTests {
  @Test func anAreaIsProjectedComparedAndPaid() throws {
    let project = try Program.run("project", "sonographers", "--area", "CA", "--to", "2028")
    #expect(project.status == 0)
    #expect(project.standardOutput.contains("in California"))
    #expect(project.standardOutput.contains("location quotient 0.96"))
    let compared = try Program.run("compare", "sonographers", "--area", "CA,TX", "--to", "2028")
    #expect(compared.status == 0)
    #expect(compared.standardOutput.contains("Texas"))
    let openings = try Program.run("openings", "sonographers", "--area", "tx", "--to", "2028")
    #expect(openings.status == 0)
    let wages = try Program.run("wages", "sonographers", "--area", "CA", "--to", "2028")
    #expect(wages.status == 0)
    #expect(wages.standardOutput.contains("$128,530"))
    #expect(wages.standardOutput.contains("wages in California to 2028"))
  }

  @Test func occupationsThatNobodyNamedAreLeftOutWhereAnAreaHasTooFewFigures() throws {
    let run = try Program.run("compare", "--area", "CA", "--to", "2028")
    #expect(run.status == 0)
    #expect(run.standardOutput.contains("Sonographers"))
    #expect(!run.standardOutput.contains("Radiation therapists"))
    #expect(
      run.standardError.contains(
        "Radiation therapists are left out: California has figures of 2023, 2025 alone, and a "
          + "projection needs 3 years."))
    let wages = try Program.run("wages", "--area", "CA", "--to", "2028")
    #expect(wages.status == 0)
    #expect(wages.standardOutput.contains("Sonographers"))
    #expect(wages.standardError.contains("Left out of CA: Medical dosimetrists"))
    let none = try Program.run("wages", "dosimetrists", "--area", "CA")
    #expect(none.status == 65 && none.standardOutput.isEmpty)
    let named = try Program.run("compare", "sono", "29-1124", "--area", "CA", "--to", "2028")
    #expect(named.status == 65)
    #expect(named.standardError.contains("needs 3 years"))
  }

  @Test(arguments: [
    (["project", "mri", "--area", "CA"], 65, "needs 3 years"),
    (["project", "dosimetrists", "--area", "Wyoming"], 65, "no employment figures"),
    (["openings", "sonographers", "--area", "Atlantis"], 64, "postal abbreviation"),
    (["areas", "29-2034+29-2035"], 65, "one of its parts"),
    (["areas", "mri", "--kind", "metropolitan", "--reconciled"], 64, "Only states"),
  ])
  func areasWithoutDataAreASentenceAndAnExitCode(
    arguments: [String], status: Int32, words: String
  ) throws {
    let run = try Program.run(arguments)
    #expect(run.status == status)
    #expect(run.standardOutput.isEmpty)
    #expect(run.standardError.contains(words))
  }

  @Test func wagesTakeAPriceIndex() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("prices.csv")
      let rows = (2004...2025).map { "\($0),\(100 + 2 * ($0 - 2004))" }
      try ("year,index\n" + rows.joined(separator: "\n") + "\n")
        .write(to: file, atomically: true, encoding: .utf8)
      let run = try Program.run(
        "wages", "mri", "--to", "2028", "--deflator", file.path, environment: ["COLUMNS": "300"])
      #expect(run.status == 0)
      #expect(run.standardOutput.contains("by the price index"))
      try "year,index\n2025,0\n".write(to: file, atomically: true, encoding: .utf8)
      let bad = try Program.run("wages", "mri", "--deflator", file.path)
      #expect(bad.status == 65)
      #expect(bad.standardError.contains("above zero"))
    }
    let missing = try Program.run("wages", "mri", "--deflator", "/nowhere/prices.csv")
    #expect(missing.status == 66)
    #expect(try Program.run("wages", "mri", "--inflation", "90").status == 65)
  }
}
