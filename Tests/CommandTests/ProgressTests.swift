import Foundation
import LoopbackServer
import Testing

@testable import modality

@Suite struct ProgressTests {
  /// What a command writes to a terminal of its own, made by script(1).
  private func terminal(
    _ command: String, environment: [String: String] = [:]
  ) throws -> (text: String, seconds: Double) {
    let start = ContinuousClock.now
    let run = try Program.run(
      ["-qefc", "'\(Program.url.path)' \(command)", "/dev/null"], environment: environment,
      program: URL(fileURLWithPath: "/usr/bin/script"))
    return (run.standardOutput, (ContinuousClock.now - start) / .seconds(1))
  }

  /// Whether there is script(1), and a terminal that it can open.
  private static let hasScript: Bool = {
    let script = URL(fileURLWithPath: "/usr/bin/script")
    do {
      let run = try Program.run(["-qefc", "echo here", "/dev/null"], program: script)
      return run.status == 0 && run.standardOutput.contains("here")
    } catch {
      return false
    }
  }()

  @Test(.enabled(if: hasScript, "needs script(1) and pseudo-terminals"))
  func aBarIsShownAfterASecondAndWipedBeforeTheResult() throws {
    let run = try terminal("areas sonographers", environment: ["TERM": "xterm"])
    guard let bar = run.text.range(of: "Projecting areas [") else {
      // A fast machine needs none.
      #expect(run.seconds < 2)
      return
    }
    let result = try #require(run.text.range(of: "Diagnostic Medical Sonographers"))
    #expect(bar.lowerBound < result.lowerBound)
    let last = try #require(run.text[..<result.lowerBound].range(of: "\r\u{1B}[K"))
    #expect(bar.lowerBound < last.lowerBound)
    #expect(!run.text[result.lowerBound...].contains("Projecting areas"))
  }

  @Test(.enabled(if: hasScript, "needs script(1) and pseudo-terminals"))
  func fetchingShowsItsQueriesAndTakesTheBarAway() throws {
    try withTemporaryFolder { folder in
      // The first answer asks to come back after two seconds, in which the bar is seen.
      let good =
        #"{"status":"REQUEST_SUCCEEDED","responseTime":9,"message":[],"Results":{"series":"#
        + #"[{"seriesID":"OEUN000000000000029203501","data":"#
        + #"[{"year":"2025","period":"A01","value":"43390"}]}]}}"#
      let server = try LoopbackServer(.text("", status: 503), .text(good))
      defer { server.stop() }
      let output = folder.appendingPathComponent("bls").path
      let run = try terminal(
        "fetch OEUN000000000000029203501 --years 2025 --first-wait 2 --server \(server.address) "
          + "-o '\(output)'", environment: ["TERM": "xterm"])
      let bar = try #require(run.text.range(of: "Fetching [....................] 0 of 1"))
      let end = try #require(run.text.range(of: "bls-2025-2025-", options: .backwards))
      #expect(bar.lowerBound < end.lowerBound)
      #expect(!run.text[end.lowerBound...].contains("Fetching"))
      #expect(run.text[bar.upperBound...].contains("\r\u{1B}[K"))
    }
  }

  @Test(.enabled(if: hasScript, "needs script(1) and pseudo-terminals"))
  func aTerminalThatCannotWriteOverALineGetsNoBar() throws {
    let run = try terminal("areas sonographers", environment: ["TERM": "dumb"])
    #expect(!run.text.contains("\u{1B}"))
    #expect(!run.text.contains("Projecting areas"))
  }

  @Test(.enabled(if: hasScript, "needs script(1) and pseudo-terminals"))
  func colorsAreForTerminalsWhereNobodyObjects() throws {
    let colored = try terminal("doctor", environment: ["TERM": "xterm", "NO_COLOR": ""])
    #expect(colored.text.contains("\u{1B}[32mok"))
    for (command, environment) in [
      ("doctor --no-color", ["TERM": "xterm"]), ("doctor", ["TERM": "xterm", "NO_COLOR": "1"]),
      ("doctor", ["TERM": "dumb"]), ("doctor", ["TERM": "xterm", "MODALITY_COLOR": "never"]),
    ] {
      let plain = try terminal(command, environment: environment)
      #expect(plain.text.contains("LAPACK"))
      #expect(!plain.text.contains("\u{1B}"), "\(command) \(environment)")
    }
  }

  @Test func barsAreTwentyCharacters() {
    #expect(ProgressBar.text(.part(3, of: 7)) == "[########............] 3 of 7")
    #expect(ProgressBar.text(.part(7, of: 7)) == "[####################] 7 of 7")
    #expect(ProgressBar.text(.moving(0)) == "[###.................]")
    #expect(ProgressBar.text(.moving(16)) == "[................###.]")
  }

  @Test func nothingIsWrittenWhereStandardErrorIsNoTerminal() throws {
    let run = try Program.run("wages", "mri")
    #expect(run.standardError.isEmpty)
  }
}
