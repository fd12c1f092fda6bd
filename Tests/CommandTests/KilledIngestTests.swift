import Foundation
import Testing

/// The program is killed while it takes in a file, again and again: the store is as it was, or has
/// the whole file.
@Suite struct KilledIngestTests {
  @Test func aKilledIngestLeavesTheStoreWhole() throws {
    try withTemporaryFolder { folder in
      let first = try folder.writing(SampleAnswer.history, to: "first.json")
      let second = try folder.writing(SampleAnswer.wide(occupations: 600), to: "second.json")
      let store = folder.appendingPathComponent("s.sqlite").path
      let sound = folder.appendingPathComponent("sound.sqlite").path
      #expect(try Program.run("ingest", first, "--store", sound).status == 0)
      let whole = try duration { try run(second, into: copy(of: sound, at: store)) }
      var random = SplitMix(state: 2_026)
      for _ in 0..<10 {
        try copy(of: sound, at: store)
        // From before the store is opened to after the last page is in its place.
        let moment = Double.random(in: 0...1.1, using: &random) * whole
        try kill(after: moment, ingesting: second, into: store)
        let verified = try Program.run("store", "verify", "--store", store)
        #expect(verified.status == 0, "after \(moment) s: \(verified.standardError)")
        let cells = verified.standardOutput
        #expect(cells.contains(" 42 cells ") || cells.contains(" 19242 cells "), "\(cells)")
        #expect(try run(second, into: store) == 0)
        let after = try Program.run("store", "verify", "--store", store)
        #expect(after.standardOutput.contains(" 19242 cells "), "after \(moment) s")
      }
    }
  }

  private func run(_ file: String, into store: String) throws -> Int32 {
    try Program.run("ingest", file, "--store", store).status
  }

  @discardableResult
  private func copy(of sound: String, at store: String) throws -> String {
    for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: store + suffix) {
      try FileManager.default.removeItem(atPath: store + suffix)
    }
    try FileManager.default.copyItem(atPath: sound, toPath: store)
    return store
  }

  private func duration(_ work: () throws -> Int32) throws -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    #expect(try work() == 0)
    let elapsed = (clock.now - start).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
  }

  private func kill(after seconds: Double, ingesting file: String, into store: String) throws {
    let process = Process()
    process.executableURL = Program.url
    process.arguments = ["ingest", file, "--store", store]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    Thread.sleep(forTimeInterval: seconds)
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}

/// A sequence that is the same each time (Steele, Lea and Flood, Fast Splittable Pseudorandom
/// Number Generators, 2014).
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
