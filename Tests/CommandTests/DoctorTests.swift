import Foundation
import Testing

@testable import modality

@Suite struct DoctorTests {
  private struct Answer: Decodable {
    struct Check: Decodable {
      let check: String
      let verdict: String
      let finding: String
      let remedy: String
    }

    let version: String
    let checks: [Check]

    func verdict(_ name: String) -> String? { checks.first { $0.check == name }?.verdict }
  }

  private func answer(_ run: Program.Outcome) throws -> Answer {
    try JSONDecoder().decode(Answer.self, from: Data(run.standardOutput.utf8))
  }

  @Test func aSoundInstallationHasNoProblem() throws {
    let run = try Program.run("doctor", "--format", "json", environment: ["LANG": "C.UTF-8"])
    #expect(run.status == 0, "\(run.standardOutput)")
    let found = try answer(run)
    #expect(found.version == Modality.version)
    for name in ["Data", "LAPACK", "BLAS", "SQLite", "libzip", "Expat", "FreeXL", "libxlsxwriter"] {
      #expect(found.verdict(name) == "ok", "\(name)")
    }
    #expect(found.checks.allSatisfy { $0.verdict != "problem" })
    #expect(found.checks.allSatisfy { ($0.verdict == "ok") == $0.remedy.isEmpty })
  }

  @Test func everyCheckIsALineForPeople() throws {
    let run = try Program.run("doctor")
    #expect(run.standardOutput.contains("ok       LAPACK"))
    #expect(!run.standardOutput.contains("\u{1B}"))
  }

  @Test func aConfigurationThatCannotBeReadIsAProblem() throws {
    try withTemporaryFolder { folder in
      try Data("colour: never\n".utf8).write(to: folder.appendingPathComponent(".modality.yaml"))
      let run = try Program.run("doctor", "--format", "json", in: folder)
      #expect(run.status == 65)
      let found = try answer(run)
      #expect(found.verdict("Configuration") == "problem")
      #expect(run.standardOutput.contains("did you mean color?"))
    }
  }

  @Test func theStoreNamedIsLookedAt() throws {
    try withTemporaryFolder { folder in
      let missing = try Program.run("doctor", "--store", "no.sqlite", in: folder)
      #expect(missing.status == 66)
      try Data("not a store".utf8).write(to: folder.appendingPathComponent("bad.sqlite"))
      let bad = try Program.run("doctor", "--store", "bad.sqlite", in: folder)
      #expect(bad.status == 65)
      #expect(bad.standardOutput.contains("problem  Store"))
    }
  }

  @Test func aLocaleThatIsNotUTF8IsAWarning() throws {
    let run = try Program.run("doctor", environment: ["LC_ALL": "POSIX"])
    #expect(run.status == 0)
    #expect(run.standardOutput.contains("warning  Locale"))
  }
}
