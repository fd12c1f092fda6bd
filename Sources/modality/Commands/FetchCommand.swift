import ArgumentParser
import Digests
import Fetching
import Foundation
import Reports

/// `modality fetch`: the one command that uses the network.
struct FetchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Fetch series from the BLS public data API, or print addresses of downloads.",
    discussion: """
      EXAMPLES:
        modality fetch --occupations mri,sonographers --years 2025 -o bls
        modality fetch --occupations imaging --area CA,TX --measures employment --years 2025 -o bls
        modality fetch CES6562200001 CEU6562000001 --years 2006-2025 -o bls --key-file ~/.bls-key
        modality fetch --occupations mri --years 2025 --dry-run
        modality fetch --downloads oews --years 2019-2025

      This is the only command that uses the network, and it speaks to one server. Answers are \
      written to the folder as BLS gave them, each whole or not at all; “modality ingest” reads \
      them, and their names go to standard output. What is complete is not asked for again, so \
      a run that was interrupted goes on where it was; --refresh asks whether it has changed.

      A registration key, free from BLS, allows 50 series and 20 years in a query and 500 queries \
      in a day instead of 25, 10 and 25. It is read from the variable BLS_API_KEY or from \
      --key-file and is never printed or stored. Proxies are taken from the environment \
      (https_proxy, no_proxy). A failure that may pass is repeated with growing waits.

      With --downloads the addresses of files are printed that the publishers offer for download \
      only: of \(DownloadGroup.allCases.map(\.rawValue).joined(separator: ", ")). Open them with a \
      browser: www.bls.gov answers programs with status 403.
      """)

  @Argument(help: "Series ids, or with --downloads names of publications.")
  var names: [String] = []

  @Option(
    help: ArgumentHelp(
      "Occupations of OEWS, separated by commas: names, SOC codes, or imaging.", valueName: "names"),
    completion: .occupations)
  var occupations: String?

  @Option(
    help: "Areas, separated by commas: US, CA, 06, 31080, 0100001. The nation if left out.",
    completion: .areas)
  var area: String?

  @Option(help: "Measures, separated by commas: employment, annual_median. All if left out.")
  var measures: String?

  @Option(help: "The years, such as 2015-2025; needed for all but --downloads.")
  var years: String?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "The folder to write answers to; needed unless --dry-run.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Option(
    help: ArgumentHelp(
      "A file that holds the registration key; the variable BLS_API_KEY otherwise.",
      valueName: "file"),
    completion: .file())
  var keyFile: String?

  @Option(help: "The server; plain http only on this machine.")
  var server = ServerAddress.bls.description

  @Flag(help: "Print the requests, without key, and send none.")
  var dryRun = false

  @Flag(help: "Ask again for what is complete.")
  var refresh = false

  @Flag(help: "Print addresses of downloads instead.")
  var downloads = false

  @Option(help: "How often a request is made at the most, 1 to 20.")
  var attempts = 5

  @Option(help: "Seconds before the second attempt, 0 to 3600; they double with each one.")
  var firstWait = 1.0

  @Option(help: "Seconds until an answer must be whole, 0.1 to 3600.")
  var timeout = 120.0

  @Option(help: "Megabytes that an answer may have, 1 to 1024.")
  var largestAnswer = 32

  @Flag(name: .shortAndLong, help: "Write no notes on standard error, only warnings.")
  var quiet = false

  func run() throws {
    try reportingFailures {
      if downloads {
        try printDownloads()
        return
      }
      let selection = try SeriesSelection(
        ids: names, occupations: occupations, areas: area, measures: measures)
      guard let years else {
        throw UsageError(description: "Which years? Add --years 2015-2025, or one year.")
      }
      let span = try FetchYears.parse(years)
      let key = try registrationKey()
      let plan = try APIPlan(
        series: selection.ids, years: span, limits: key == nil ? .unregistered : .registered)
      let address = try ServerAddress(parsing: server)
      if dryRun {
        try show(plan, address)
      } else {
        let records = try fetch(plan, from: address, key: key)
        try conclude(records, plan: plan, span: span, series: selection.ids)
      }
    }
  }

  private func printDownloads() throws {
    guard output == nil, occupations == nil, area == nil, measures == nil, !dryRun, !refresh else {
      throw UsageError(
        description: "--downloads only prints addresses; it goes with names of publications and "
          + "--years alone.")
    }
    try StandardOutput.write(try DownloadList(names: names, years: years).text)
  }

  private func show(_ plan: APIPlan, _ address: ServerAddress) throws {
    let lines = plan.queries.map { "POST \(address.url($0.path))\n\($0.shown)\n" }
    try StandardOutput.write(lines.joined())
    note(
      "\(plan.queries.count) \(plan.queries.count == 1 ? "query" : "queries"); BLS allows "
        + "\(plan.limits.queriesPerDay) in a day. Nothing was sent.")
  }

  private func fetch(
    _ plan: APIPlan, from address: ServerAddress, key: RegistrationKey?
  ) throws -> [FetchRecord] {
    guard let output else {
      throw UsageError(description: "Where to? Add --output with a folder, or --dry-run.")
    }
    let fetch = SeriesFetch(
      server: address, plan: plan, key: key, retries: try retries(), limits: try limits(),
      program: "modality/\(Modality.version)", isRefreshing: refresh)
    let folder = try FetchFolder(path: output) { SHA256.hexDigest(of: $0) }
    // A connection that the server closes is an error to be told, not a signal to die from.
    signal(SIGPIPE, SIG_IGN)
    let interruption = Interruption { folder.abandon() }
    defer { interruption.end() }
    return try Activity.shown("Fetching", steps: plan.queries.count, isQuiet: quiet) { step in
      try fetch.run(into: folder) { time in
        Thread.sleep(forTimeInterval: time / .seconds(1))
      } report: { event in
        // A note takes the place of the bar, which then goes on in the next line.
        if !quiet, Terminal.showsProgress { Messages.show("\r\u{1B}[K") }
        note("\(event)")
        if event.endsQuery { step() }
      }
    }
  }

  private func conclude(
    _ records: [FetchRecord], plan: APIPlan, span: ClosedRange<Int>, series: [String]
  ) throws {
    for sentence in FetchReport.sentences(records, series: series, spanYears: span.count) {
      Messages.write(sentence)
    }
    guard records.contains(where: { $0.contents.figures > 0 }) else {
      throw FetchError.nothingFound(series: Set(series).count)
    }
    try StandardOutput.write(
      records.map { "\(output ?? ".")/\($0.file)\n" }.joined())
  }

  /// The key from the file that is named, or else from the environment.
  private func registrationKey() throws -> RegistrationKey? {
    if let keyFile { return try RegistrationKey(file: keyFile) }
    guard let text = ProcessInfo.processInfo.environment["BLS_API_KEY"], !text.isEmpty else {
      return nil
    }
    return try RegistrationKey(text, origin: "the variable BLS_API_KEY")
  }

  private func retries() throws -> RetryPolicy {
    guard (1...20).contains(attempts), (0...3600).contains(firstWait) else {
      throw UsageError(
        description: "--attempts is 1 to 20, and --first-wait 0 to 3600 seconds.")
    }
    return RetryPolicy(attempts: attempts, firstWait: .seconds(firstWait))
  }

  private func limits() throws -> TransferLimits {
    guard (0.1...3600).contains(timeout), (1...1024).contains(largestAnswer) else {
      throw UsageError(
        description: "--timeout is 0.1 to 3600 seconds, and --largest-answer 1 to 1024 megabytes.")
    }
    return TransferLimits(
      connecting: .seconds(min(timeout, 15)), total: .seconds(timeout),
      bytes: largestAnswer << 20)
  }

  private func note(_ text: String) {
    if !quiet { Messages.write(text) }
  }
}
