import Foundation
import LoopbackServer
import Testing

@testable import Fetching

/// Needs the program openssl, which makes a certificate that nobody vouches for and serves it.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/openssl")))
struct CertificateTests {
  @Test func aServerThatNobodyVouchesForGetsNothing() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("certificate-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }  // The system cleans up too.
    try openssl(
      "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem",
      "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", in: folder
    ).waitUntilExit()
    // A port that was free a moment ago.
    let free = try LoopbackServer(Reply([]))
    free.stop()
    let port = free.port
    let server = try openssl(
      "s_server", "-accept", "127.0.0.1:\(port)", "-cert", "cert.pem", "-key", "key.pem", "-quiet",
      "-naccept", "1", in: folder, output: folder.appendingPathComponent("seen"))
    defer { server.terminate() }

    let fetch = SeriesFetch(
      server: try ServerAddress(parsing: "https://127.0.0.1:\(port)"),
      plan: try APIPlan(series: ["AAAA"], years: 2025...2025, limits: .registered),
      key: try RegistrationKey(FetchBench.secret, origin: "a test"),
      retries: RetryPolicy(attempts: 100),
      limits: TransferLimits(total: .seconds(20)), program: "modality/test", isRefreshing: false)
    let answers = try FetchFolder(path: folder.path + "/answers") { _ in "" }
    #expect {
      _ = try fetch.run(into: answers, wait: { _ in usleep(50_000) }, report: { _ in })
    } throws: { error in
      guard case .notTrusted("127.0.0.1", _)? = error as? FetchError else { return false }
      return true
    }
    let seen = try String(contentsOf: folder.appendingPathComponent("seen"), encoding: .utf8)
    #expect(!seen.contains(FetchBench.secret))
  }

  @discardableResult
  private func openssl(
    _ arguments: String..., in folder: URL, output: URL? = nil
  ) throws -> Process {
    if let output { try Data().write(to: output) }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/openssl")
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = FileHandle.nullDevice
    process.standardOutput =
      try output.map { try FileHandle(forWritingTo: $0) } ?? FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }
}
