import Foundation
import Synchronization

/// The built program, run as a user runs it.
enum Program {
  /// What a run left behind.
  struct Outcome {
    let status: Int32
    let standardOutput: String
    let standardError: String
  }

  /// The program beside the test bundle.
  static var url: URL {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return bundle.deletingLastPathComponent().appendingPathComponent("modality")
  }

  /// The variables of the tests without settings of whoever runs them.
  private static var surroundings: [String: String] {
    ProcessInfo.processInfo.environment
      .filter { !$0.key.hasPrefix("MODALITY_") || $0.key == "MODALITY_SHARED" }
      .merging(["XDG_CONFIG_HOME": "/nonexistent"]) { $1 }
  }

  /// Runs the program to its end, in a folder, with some environment variables changed.
  static func run(
    _ arguments: String..., in folder: URL? = nil, environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(arguments, in: folder, environment: environment)
  }

  /// A run that went on for longer than any should.
  struct EndlessRun: Error, CustomStringConvertible {
    let arguments: [String]
    var description: String { "\(arguments) did not end by itself." }
  }

  /// Runs the program, or another one that runs it, with a list of arguments. It is ended after
  /// twenty minutes, so that one that waits for something fails its test and not the whole run.
  static func run(
    _ arguments: [String], in folder: URL? = nil, environment: [String: String] = [:],
    program: URL = url
  ) throws -> Outcome {
    let process = Process()
    let output = Pipe()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = surroundings.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    // Standard error goes to a file: two pipes read one after the other can block each other.
    let errorFile = FileManager.default.temporaryDirectory
      .appendingPathComponent("modality-stderr-\(UUID().uuidString)")
    try Data().write(to: errorFile)
    defer { try? FileManager.default.removeItem(at: errorFile) }  // The system cleans up too.
    let errors = try FileHandle(forWritingTo: errorFile)
    process.standardError = errors
    try process.run()
    let wasKilled = Mutex(false)
    let watch = DispatchSource.makeTimerSource()
    watch.schedule(deadline: .now() + 1_200)
    watch.setEventHandler { [identifier = process.processIdentifier] in
      wasKilled.withLock { $0 = true }
      kill(identifier, SIGKILL)
    }
    watch.resume()
    let text = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    watch.cancel()
    // Not left to whenever the process is forgotten: hundreds of runs use up what may be open.
    try output.fileHandleForReading.close()
    try errors.close()
    if wasKilled.withLock({ $0 }) { throw EndlessRun(arguments: arguments) }
    return Outcome(
      status: process.terminationStatus, standardOutput: String(decoding: text, as: UTF8.self),
      standardError: try String(contentsOf: errorFile, encoding: .utf8))
  }
}

/// A folder of its own for one test, removed afterwards.
func withTemporaryFolder(_ body: (URL) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("modality-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }  // Left for the system to clean up.
  try body(folder)
}
