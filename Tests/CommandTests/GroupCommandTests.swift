import Testing

@Suite struct GroupCommandTests {
  @Test func theTotalStandsBelowItsParts() throws {
    let run = try Program.run("group", "--to", "2028")
    #expect(run.status == 0)
    #expect(run.standardOutput.contains("Total"))
    #expect(run.standardOutput.contains("461,150"))
    #expect(!run.standardOutput.contains("Medical dosimetrists"))
  }

  @Test func rowsAddUpInEveryForm() throws {
    let run = try Program.run(
      "group", "--occupations", "mri,dms", "--to", "2028", "--format", "csv")
    #expect(run.status == 0)
    let means = run.standardOutput.split(separator: "\r\n").dropFirst().compactMap { line in
      line.split(separator: ",", omittingEmptySubsequences: false).dropFirst(5).first
        .flatMap { Double($0) }
    }
    #expect(means.count == 3)
    #expect(abs(means[0] + means[1] - means[2]) <= 2)
  }

  @Test(arguments: [["group", "--occupations", "mri"], ["group", "--weights", "heavy"]])
  func badRequestsAreUsageErrors(arguments: [String]) throws {
    let run = try Program.run(arguments)
    #expect(run.status == 64)
    #expect(run.standardOutput.isEmpty)
  }

  @Test func aProjectionIsExplainedOnRequest() throws {
    let run = try Program.run("project", "mri", "--to", "2028", "--explain")
    #expect(run.status == 0)
    for words in ["Weight by member", "Lasting growth", "Survey error", "move the median"] {
      #expect(run.standardOutput.contains(words), "\(words)")
    }
    let theta = try Program.run("project", "mri", "--model", "theta", "--explain")
    #expect(theta.status == 0)
    #expect(theta.standardOutput.contains("The model is"))
    #expect(!theta.standardOutput.contains("Weight by member"))
    let named = try Program.run("project", "mri", "--to", "2028", "--model", "damped-trend")
    #expect(named.status == 0)
    #expect(named.standardOutput.lowercased().contains("damped"))
  }
}
