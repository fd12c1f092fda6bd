import Foundation
import LoopbackServer

/// The built program while it serves, on a port that the system chose.
final class ServedProgram {
  private let process = Process()
  private let messages = Pipe()
  /// What the program wrote before it answered.
  let greeting: String
  let port: UInt16

  /// What a request was answered with.
  struct Reply {
    let status: Int
    let head: String
    let body: String

    /// The value of a field of the head; nil when it has none.
    func field(_ name: String) -> String? {
      head.components(separatedBy: "\r\n").first { $0.lowercased().hasPrefix(name + ": ") }
        .map { String($0.dropFirst(name.count + 2)) }
    }
  }

  /// The program did not say where it serves.
  struct Silent: Error {
    let said: String
  }

  /// Starts the program and waits until it says where it serves.
  ///
  /// - Parameter prepares: Whether it makes pages ready before it says so.
  init(_ arguments: String..., prepares: Bool = false) throws {
    process.executableURL = Program.url
    process.arguments =
      ["serve", "--port", "0"] + (prepares ? [] : ["--no-prepare"]) + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = messages
    try process.run()
    var said = ""
    while !said.contains("http://") || !said.hasSuffix("\n") {
      let data = messages.fileHandleForReading.availableData
      guard !data.isEmpty else { throw Silent(said: said) }
      said += String(decoding: data, as: UTF8.self)
    }
    greeting = said
    let address = said.components(separatedBy: "http://").last ?? ""
    guard let digits = address.split(separator: "/").first?.split(separator: ":").last,
      let port = UInt16(digits)
    else { throw Silent(said: said) }
    self.port = port
  }

  deinit {
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
  }

  /// Sends a signal and waits for the end.
  ///
  /// - Returns: The status of the exit; nil when the signal itself ended the program.
  func ended(by signal: Int32) -> Int32? {
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return process.terminationReason == .exit ? process.terminationStatus : nil
  }

  /// Asks for a path on a connection of its own.
  func ask(
    _ target: String, method: String = "GET", host: String = "localhost", fields: String = "",
    content: String = ""
  ) throws -> Reply {
    let client = try RawClient(port: port)
    client.send(
      "\(method) \(target) HTTP/1.1\r\nHost: \(host)\r\n\(fields)Connection: close\r\n\r\n\(content)"
    )
    let text = client.received()
    let end = text.range(of: "\r\n\r\n") ?? (text.endIndex..<text.endIndex)
    let head = String(text[..<end.lowerBound])
    return Reply(
      status: Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0, head: head,
      body: String(text[end.upperBound...]))
  }
}
