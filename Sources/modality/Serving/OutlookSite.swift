import Foundation
import Reports
import Serving

/// The pages, tables and files of outlook reports, each a function of its address alone.
struct OutlookSite: Sendable {
  private let reports: ServedReports
  private let cache: AnswerCache<Target, Answer>
  private let policy: ContentPolicy
  /// Where answers are worked out that somebody waits for, and those that somebody may ask for.
  private let threads = Self.workers(ProcessInfo.processInfo.activeProcessorCount, .userInitiated)
  private let quietThread = Self.workers(1, .utility)
  /// Makes the other target years ready of a page that was asked for; nil where nothing is made
  /// ready.
  private let foresight: Foresight?

  /// Threads that take work in the order in which it comes: as many pieces at a time as there are
  /// processors, so that the first is not held up by the last.
  private static func workers(_ count: Int, _ quality: QualityOfService) -> OperationQueue {
    let queue = OperationQueue()
    queue.maxConcurrentOperationCount = max(1, count)
    queue.qualityOfService = quality
    return queue
  }

  /// What an address leads to.
  private enum Target: Hashable, Sendable {
    case page(OutlookQuery)
    case table(name: String, TableForm, OutlookQuery)
    case file(name: String, OutlookQuery)
  }

  /// A site over some reports that remembers answers up to a number of bytes.
  ///
  /// - Parameter foresees: Whether the other target years of a page that was asked for are made
  ///   ready.
  init(reports: ServedReports, cacheBytes: Int, foresees: Bool) {
    self.reports = reports
    foresight = foresees && cacheBytes > 0 ? Foresight() : nil
    cache = AnswerCache(byteLimit: cacheBytes) { $0.status == .ok ? $0.content.count + 1_024 : nil }
    // A page without content has the writer's own scripts and styles and no text of anyone's.
    policy = ContentPolicy(ofPage: HTMLWriter().text(Report(title: "", blocks: [])))
  }

  /// The site as a server takes it.
  func site(hosts: HostRule) -> Site {
    Site(hosts: hosts, answer: { await answer($0) }, refusal: { page($0.status, $0.description) })
  }

  /// Answers a request.
  func answer(_ request: Request) async -> Answer {
    do {
      switch request.path {
      case "/favicon.ico":
        return Answer(contentType: "image/svg+xml", content: Data(Self.icon.utf8))
      case "/controls.css":
        return Answer(
          contentType: "text/css; charset=utf-8", content: Data(PageControls.style.utf8))
      default: break
      }
      guard let place = Place(path: request.path) else {
        return page(.notFound, "There is no page “\(request.path.prefix(100))”; begin at /.")
      }
      let query = try OutlookQuery(request.query, in: reports.choices)
      let answer = try await remembered(target(place, query), on: threads)
      if case .page = place { await foresight?.begin(query) { await foresee(query) } }
      return answer
    } catch {
      return page(Status(for: error), "\(error)")
    }
  }

  /// Three bars in the colours of the charts.
  private static let icon = """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">\
    <rect x="1" y="9" width="4" height="6" fill="#28A197"/>\
    <rect x="6" y="5" width="4" height="10" fill="#12436D"/>\
    <rect x="11" y="1" width="4" height="14" fill="#801650"/></svg>
    """

  /// Where a path leads, whatever the query.
  private enum Place {
    case page
    case table(String, TableForm)
    case file(String)

    init?(path: String) {
      let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
      switch (parts.first, parts.dropFirst().first, parts.count) {
      case ("", nil, 1): self = .page
      case ("files", .some(let name), 2):
        guard FileForm.contentType(of: String(name)) != nil else { return nil }
        self = .file(String(name))
      case ("tables", .some(let name), 2):
        let dot = name.lastIndex(of: ".") ?? name.endIndex
        guard let form = TableForm(rawValue: String(name[dot...].dropFirst())) else { return nil }
        self = .table(String(name[..<dot]), form)
      default: return nil
      }
    }
  }

  private func target(_ place: Place, _ query: OutlookQuery) -> Target {
    switch place {
    case .page: .page(query)
    case .table(let name, let form): .table(name: name, form, query)
    case .file(let name): .file(name: name, query)
    }
  }

  /// An answer from memory, or worked out on a thread that no connection needs.
  ///
  /// - Parameter priority: What is asked for comes before what may be.
  private func remembered(
    _ target: Target, on threads: OperationQueue, _ priority: Operation.QueuePriority = .high
  ) async throws -> Answer {
    try await cache.value(for: target) {
      try await withCheckedThrowingContinuation { continuation in
        let work = BlockOperation {
          continuation.resume(with: Result { try made(target) })
        }
        work.queuePriority = priority
        threads.addOperation(work)
      }
    }
  }

  /// The target years that can be chosen, those near a year first.
  private func years(near year: Int) throws -> [Int] {
    try reports.choices.targetYears.sorted { (abs($0 - year), $0) < (abs($1 - year), $1) }
  }

  /// How many steps ``prepare(_:)`` takes.
  var stepCount: Int { (try? reports.choices.targetYears.count) ?? 0 }

  /// Makes the pages ready that the form leads to first: every target year, the usual one first,
  /// for all occupations together and for each by itself, as far as they fill three quarters of the
  /// memory. The pages of one year rest on the same outlooks, and are made together.
  ///
  /// - Parameter step: Is called as each target year is ready.
  func prepare(_ step: @escaping @Sendable () -> Void) async {
    do {
      let selections = try reports.choices.occupations.map { [$0.code.description] }
      for year in try years(near: OutlookQuery.usualTargetYear) {
        guard await hasRoom else { return }
        await makeReady(OutlookQuery(targetYear: year), on: threads)
        guard await hasRoom else { return }
        await withTaskGroup(of: Void.self) { group in
          for selection in selections {
            let query = OutlookQuery(occupations: selection, targetYear: year)
            group.addTask { await makeReady(query, on: threads) }
          }
        }
        step()
      }
    } catch {
      return  // Nothing is ready then, and the first who asks is told why.
    }
  }

  private func makeReady(_ query: OutlookQuery, on threads: OperationQueue) async {
    _ = try? await remembered(.page(query), on: threads, .low)  // Whoever asks is told why.
  }

  private var hasRoom: Bool {
    get async { await cache.byteCount < cache.byteLimit / 4 * 3 }
  }

  /// Makes the other target years of a page ready, the nearest first, while nobody waits.
  private func foresee(_ query: OutlookQuery) async {
    do {
      for year in try years(near: query.targetYear) where year != query.targetYear {
        while threads.operationCount > 0, !Task.isCancelled {
          try await Task.sleep(for: .milliseconds(10))
        }
        guard !Task.isCancelled, await hasRoom else { return }
        await makeReady(query.through(year), on: quietThread)
      }
    } catch {
      return  // Cancelled, as another page is asked for.
    }
  }

  private func made(_ target: Target) throws -> Answer {
    switch target {
    case .page(let query):
      let page = try reports.page(query)
      return Answer(
        contentType: "text/html; charset=utf-8", content: Data(try page.html().utf8),
        policy: policy)
    case .table(let name, let form, let query):
      // Tables for programs are in English whatever the language of the page.
      let query = query.inEnglish
      guard let table = try reports.page(query).tables.first(where: { $0.name == name })?.table
      else { return page(.notFound, "This report has no table “\(name.prefix(100))”; begin at /.") }
      return Answer(
        contentType: form.contentType, content: form.content(of: table),
        fileName: "\(reports.fileStem(query))-\(name).\(form.rawValue)")
    case .file(ServedPage.workbookName, let asked):
      let query = asked.inEnglish
      return Answer(
        contentType: FileForm.workbookType, content: Data(try reports.page(query).workbook()),
        fileName: "\(reports.fileStem(query))-\(ServedPage.workbookName)")
    case .file(let name, let query):
      guard let file = try reports.files(query).first(where: { $0.path == name }) else {
        return page(.notFound, "This report has no file “\(name.prefix(100))”; begin at /.")
      }
      let type = FileForm.contentType(of: name) ?? "application/octet-stream"
      let isShown = type.hasPrefix("image/")
      return Answer(
        contentType: type, content: Data(file.bytes),
        fileName: isShown ? nil : "\(reports.fileStem(query))-\(name)")
    }
  }

  /// A page of one sentence.
  private func page(_ status: Status, _ sentence: String) -> Answer {
    let report = Report(
      title: "This cannot be shown", summary: sentence,
      blocks: [.paragraph([.link("Begin again", target: "/")])],
      colophon: "Written by \(Modality.program).")
    return Answer(
      status, contentType: "text/html; charset=utf-8",
      content: Data(HTMLWriter().text(report).utf8), policy: policy)
  }
}

extension Status {
  /// The status that fits an error, after the exit code that the command gives for it.
  fileprivate init(for error: any Error) {
    switch ExitStatus(rawValue: failureCode(of: error)) {
    case .usage, .dataUnusable: self = .badRequest
    case .inputMissing: self = .notFound
    default: self = .internalError
    }
  }
}
