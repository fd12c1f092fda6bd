import Foundation
import Testing

@Suite struct FitCommandTests {
  /// The digits are those of R 4.2.2: lm, sandwich's NeweyWest(lag = 2, prewhite = FALSE,
  /// adjust = TRUE), lmtest and strucchange, on the same rows.
  @Test func theTableOfATrendHasTheDigitsOfR() throws {
    let run = try Program.run(
      [
        "fit", "29-2032", "--model", "log-linear", "--se", "newey-west", "--to", "2025",
      ], environment: ["COLUMNS": "400"])
    #expect(run.status == 0)
    #expect(run.standardError.isEmpty)
    let lines = run.standardOutput.split(separator: "\n").map(String.init)
    func expect(_ first: String, _ words: [String], location: SourceLocation = #_sourceLocation) {
      let line = lines.first { line in
        line.hasPrefix(first) && words.allSatisfy(line.contains)
      }
      #expect(line != nil, "\(first) \(words)", sourceLocation: location)
    }
    expect("intercept", ["10.64954883", "0.008850109", "1,203.324009", "1.31460e-45"])
    expect("year", ["0.03639402", "0.000901480", "40.371430", "4.12675e-19"])
    expect("step 2021: Vascular technologists join", ["−0.00572566", "0.012085115", "0.641354"])
    expect("growth a year", ["+3.7064%", "+3.5102% to +3.9030%"])
    expect("Residual standard error", ["0.01445453"])
    expect("F ", ["2,526.805", "8.93594e-23"])
    expect("Log-likelihood", ["60.79256", "divisor"])
    expect("BIC", ["−109.4070"])
    expect("Durbin–Watson", ["1.411579", "0.0284890"])
    expect("Breusch–Godfrey, order 2", ["2.810030", "0.245363"])
    expect("Sup-F", ["9.461333", "0.120849", "2013"])
    expect("Chow, 2021", ["0.298358", "0.745842"])
    expect("2015", ["61,250", "−0.0271639", "0.080645", "−2.14764", "0.112322", "90"])
    #expect(run.standardOutput.contains("The term year counts from 2004, which is 0"))
    #expect(run.standardOutput.contains("lag 2, the automatic"))
    #expect(run.standardOutput.contains("There is no figure for 2006."))
    #expect(run.standardOutput.contains("not designed as a time series"))
  }

  @Test(arguments: ["table", "csv", "tsv", "json", "ndjson", "md", "html"])
  func everyFormIsTheSameBytesInEveryLocale(format: String) throws {
    let arguments = ["fit", "sonographers", "--se", "hc3", "--predict", "2030", "--format", format]
    let first = try Program.run(arguments)
    let second = try Program.run(
      arguments, environment: ["LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8"])
    #expect(first.status == 0)
    #expect(first.standardOutput.count > 1000)
    #expect(first.standardOutput == second.standardOutput)
  }

  @Test func tidyRowsNameTheirMeasures() throws {
    let run = try Program.run("fit", "29-2032", "--to", "2025", "--format", "csv")
    let lines = run.standardOutput.split(separator: "\r\n").map(String.init)
    #expect(
      lines.first
        == "soc,title,area,year,measure,estimate,lower80,upper80,lower95,upper95,kind,flag")
    #expect(lines.contains { $0.contains(",2025,coefficient_year,0.03639401672,") })
    #expect(lines.filter { $0.contains(",fitted_jobs,") }.count == 21)
    #expect(lines.contains { $0.contains(",2025,test_durbin_watson_p,0.02848904715,") })
  }

  @Test func aGrowthCurveSaysWhatIsKnownOfItsCeiling() throws {
    let run = try Program.run(
      "fit", "29-2034+29-2035", "--model", "logistic", "--to", "2025", "--predict", "2030")
    #expect(run.status == 0)
    #expect(run.standardOutput.contains("320,057"))
    #expect(run.standardOutput.contains("profile interval"))
  }

  @Test(arguments: [
    (["--model", "cubic"], 64, "gompertz"),
    (["--lag", "2"], 64, "newey-west"),
    (["--se", "newey-west", "--lag", "21", "--to", "2025"], 64, "from 0 to 20"),
    (["--model", "logistic", "--se", "hc0"], 64, "leave one of them out"),
    (["--model", "bass"], 64, "--introduction"),
    (["--level", "95"], 64, "between 0 and 1"),
    (["--from", "2020", "--to", "2010"], 64, "exchange them"),
    (["--predict", "1999"], 64, "outside 2004"),
    (["--format", "svg"], 64, "draws no chart"),
    (["--from", "1980", "--to", "1990"], 65, "it has from 2004"),
    (["--from", "2024", "--to", "2025"], 65, "cannot determine"),
    (["--weights", "survey"], 65, "2009"),
    (["--from", "2020", "--se", "hc2"], 65, "2020"),
    (["--model", "logistic"], 65, "29-2031+29-2032"),
  ])
  func badRequestsAreASentenceAndAnExitCode(
    options: [String], status: Int32, words: String
  ) throws {
    let run = try Program.run(["fit", "29-2032"] + options)
    #expect(run.status == status)
    #expect(run.standardOutput.isEmpty)
    #expect(run.standardError.contains(words))
  }

  @Test func helpLeadsWithExamples() throws {
    let run = try Program.run("help", "fit")
    #expect(run.status == 0)
    #expect(run.standardOutput.contains("modality fit 29-2032 --model log-linear"))
  }
}
