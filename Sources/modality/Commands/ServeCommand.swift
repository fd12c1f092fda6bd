import ArgumentParser
import Dispatch
import Reports
import Serving
import Synchronization

/// `modality serve`: the outlook report in a browser of this machine.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the outlook report in a browser on this machine, with choices and downloads.",
    discussion: """
      EXAMPLES:
        modality serve
        modality serve --port 0
        modality serve --no-prepare
        modality serve --store imaging.sqlite --as-of 2023-05

      The page has controls for occupations, target year, area, scenario, audience and language \
      (the address takes occupations, to, area, scenario, for and lang), and a download of each \
      table. Makes the pages of every target year ready first, for all occupations and for each, \
      which takes about 16 seconds of processor time; who asks meanwhile is answered, only later. \
      Then prints the address on standard error and answers until it is interrupted (Control-C, \
      exit code 130). Nothing is written and nothing is remembered of who asked. Other machines are not \
      answered unless --host says so; then anyone who reaches the address reads the report.
      """)

  @Option(help: "The port; 0 takes any that is free.")
  var port: UInt16 = 8029

  @Option(
    help: ArgumentHelp(
      "The numeric address to listen on; 0.0.0.0 answers other machines too.",
      valueName: "address"))
  var host = "127.0.0.1"

  @Option(
    name: .customLong("allow-host"),
    help: ArgumentHelp(
      "A name under which browsers of other machines open the page; may be given again.",
      valueName: "name"))
  var allowedHosts: [String] = []

  @Option(
    help: ArgumentHelp(
      "Memory for answers, in megabytes; 0 works out every answer anew.",
      valueName: "megabytes"))
  var cache = 128

  @Flag(
    inversion: .prefixedNo,
    help: "Make the pages of every target year ready before the address is printed.")
  var prepare = true

  @OptionGroup var source: SourceOptions

  @Flag(name: .shortAndLong, help: "Print the address and nothing else.")
  var quiet = false

  func validate() throws {
    guard (0...4096).contains(cache) else {
      throw ValidationError("--cache \(cache) is not between 0 and 4096 megabytes.")
    }
  }

  func run() throws {
    try reportingFailures {
      let address = try ServerAddress(host: host, port: port)
      let site = OutlookSite(
        reports: try ServedReports(data: try source.data(), pageCount: min(cache, 16)),
        cacheBytes: cache << 20, foresees: prepare)
      let server = PageServer(site.site(hosts: HostRule(names: allowedHosts)), at: address)
      let ending = Interruption {}
      defer { ending.end() }
      throw end(of: server) { bound in
        warn(of: bound)
        guard prepare, cache > 0 else { return tell(bound) }
        // Waits for the pages on a thread that no connection needs.
        DispatchQueue.global().async {
          makeReady(site, at: bound)
          tell(bound)
        }
      }
    }
  }

  /// Makes the pages ready that the form leads to first, with a bar on a terminal. Who asks
  /// meanwhile is answered, and waits for what is under way.
  private func makeReady(_ site: OutlookSite, at address: ServerAddress) {
    if !quiet {
      Messages.write(
        "Making pages ready, so that a changed target year is there at once; --no-prepare leaves "
          + "that out.")
    }
    Activity.shown(
      "Making the pages of \(address) ready", steps: site.stepCount, isQuiet: quiet
    ) { step in
      let done = DispatchSemaphore(value: 0)
      Task {
        await site.prepare(step)
        done.signal()
      }
      done.wait()
    }
  }

  private func warn(of address: ServerAddress) {
    if !address.isLoopback {
      Messages.write(
        "modality: Warning: other machines can read this report at port \(address.port); "
          + "leave out --host to answer this machine alone.")
    }
  }

  /// Says where the report is.
  private func tell(_ address: ServerAddress) {
    Messages.write(quiet ? "\(address)" : "The report is at \(address)")
    if !quiet { Messages.write("Press Control-C to end.") }
  }

  /// Answers requests until the server cannot go on.
  private func end(
    of server: PageServer, _ begun: @escaping @Sendable (ServerAddress) -> Void
  ) -> any Error {
    let board = EndBoard()
    Task {
      do {
        try await server.run(begun)
      } catch {
        board.post(error)
      }
    }
    return board.wait()
  }
}

/// Where the end of a server is waited for.
private final class EndBoard: Sendable {
  private let semaphore = DispatchSemaphore(value: 0)
  private let error = Mutex<(any Error)?>(nil)

  func post(_ error: any Error) {
    self.error.withLock { $0 = error }
    semaphore.signal()
  }

  func wait() -> any Error {
    semaphore.wait()
    return error.withLock { $0 } ?? ServingError.stopped(reason: "it ended by itself")
  }
}
