import ArgumentParser
import Dispatch
import Foundation
import Reports

/// Notices the signals that end a program while something is written, so that the writer can take
/// back what it has begun.
private final class InterruptionWatch: @unchecked Sendable {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  private let lock = NSLock()
  private var received: Int32?
  private var sources: [any DispatchSourceSignal] = []

  init() {
    sources = Self.signals.map { number in
      // Otherwise the signal would end the program before anything can be taken back.
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(
        signal: number, queue: DispatchQueue.global(qos: .userInitiated))
      source.setEventHandler { [weak self] in self?.note(number) }
      source.resume()
      return source
    }
  }

  /// The signal that came; nil when none did.
  var signalReceived: Int32? {
    lock.lock()
    defer { lock.unlock() }
    return received
  }

  /// Lets the signals end the program by themselves again.
  func end() {
    for source in sources { source.cancel() }
    for number in Self.signals { signal(number, SIG_DFL) }
  }

  private func note(_ number: Int32) {
    lock.lock()
    defer { lock.unlock() }
    received = received ?? number
  }
}

/// Writes with `work`, which stops and takes everything back when a signal comes.
///
/// - Throws: What `work` throws; for an interruption the exit code that a shell reports for it.
private func uninterrupted(_ work: (_ isInterrupted: () -> Bool) throws -> Void) throws {
  let watch = InterruptionWatch()
  defer { watch.end() }
  do {
    try work { watch.signalReceived != nil }
  } catch let error as OutputError {
    guard case .interrupted = error, let number = watch.signalReceived, number != SIGINT else {
      throw error
    }
    Messages.write("modality: \(error)")
    throw ExitCode(128 + number)
  }
}

extension SingleOutput {
  /// Writes the file whole; a run that is interrupted meanwhile leaves nothing of it.
  func writeWhole(_ bytes: [UInt8]) throws {
    try uninterrupted { try write(bytes, unless: $0) }
  }
}

extension OutputFolder {
  /// Writes the folder whole; a run that is interrupted meanwhile leaves nothing of it.
  func writeWhole(_ files: [OutputFile]) throws {
    try uninterrupted { try write(files, unless: $0) }
  }
}
