import LaborSeries

/// Puts the estimates of many releases into series by SOC 2018 code.
struct SeriesBridge {
  let crosswalk: Crosswalk

  private(set) var unlinked: [UnlinkedCode] = []
  private(set) var notes: [String] = []

  private var estimates: [Key: NationalEstimate] = [:]
  private var points: [SOCCode: [Point]] = [:]

  private struct Key: Hashable {
    let release: Release
    let node: Crosswalk.Node
  }

  /// An observation of a series and the way its code went.
  private struct Point {
    let observation: Observation
    let classification: PublishedOccupation.Classification
    let steps: Set<Crosswalk.Step>
  }

  init(crosswalk: Crosswalk) {
    self.crosswalk = crosswalk
  }

  /// The observations by SOC 2018 code, ascending by year.
  var observations: [SOCCode: [Observation]] { points.mapValues { $0.map(\.observation) } }

  /// Takes an estimate in; of the same code and release the more detailed row stays.
  mutating func add(_ estimate: NationalEstimate) throws(BridgingError) {
    let node = Crosswalk.Node(
      classification: estimate.occupation.classification,
      code: SeriesBridge.printed(estimate.occupation.code))
    let key = Key(release: estimate.release, node: node)
    guard let known = estimates[key] else {
      estimates[key] = estimate
      return
    }
    if known.isOfOneRow(with: estimate) {
      estimates[key]?.add(estimate)
      return
    }
    let first = known.observation, second = estimate.observation
    if let one = first.employment.number, let other = second.employment.number, one != other {
      throw .conflictingEstimates(
        code: node.code, release: estimate.release.description,
        first: "\(one) at \(first.place)", second: "\(other) at \(second.place)")
    }
    let isMoreDetailed = estimate.rank > known.rank
    let isFuller = first.employment.number == nil && second.employment.number != nil
    if isMoreDetailed || (isFuller && estimate.rank == known.rank) { estimates[key] = estimate }
  }

  /// Links every estimate that was taken in.
  mutating func link() {
    leaveOutNovember()
    var groups: [Group: [(estimate: NationalEstimate, steps: [Crosswalk.Step])]] = [:]
    var reasons: [Crosswalk.Node: String] = [:]
    for (key, estimate) in estimates {
      switch crosswalk.route(from: key.node) {
      case .linked(let code, let steps):
        groups[Group(release: key.release, code: code), default: []].append((estimate, steps))
      case .unlinked(let reason): reasons[key.node] = reason
      }
    }
    for group in groups.keys.sorted(by: Group.precedes) {
      point(group, of: (groups[group] ?? []).sorted { $0.estimate.code < $1.estimate.code })
    }
    unlinked = unlinkedCodes(reasons)
  }

  private struct Group: Hashable {
    let release: Release
    let code: SOCCode

    static func precedes(_ first: Group, _ second: Group) -> Bool {
      (first.release.year, first.code) < (second.release.year, second.code)
    }
  }

  /// In a year with several releases only the first, that of May, is kept.
  private mutating func leaveOutNovember() {
    var first: [Int: Release] = [:]
    for release in Set(estimates.keys.map(\.release)).sorted() {
      guard let kept = first[release.year] else {
        first[release.year] = release
        continue
      }
      notes.append(
        "The estimates for \(release.reference) are in no series: a series has one observation "
          + "a year, and that of \(kept.reference) is taken.")
      estimates = estimates.filter { $0.key.release != release }
    }
  }

  private mutating func point(
    _ group: Group, of parts: [(estimate: NationalEstimate, steps: [Crosswalk.Step])]
  ) {
    guard let first = parts.first else { return }
    let classification = first.estimate.occupation.classification
    let steps = Set(parts.flatMap(\.steps))
    if let missing = missingPart(of: parts) {
      notes.append(
        "\(group.code) has no observation for \(group.release.reference): \(missing) is a part of "
          + "it and is not published.")
      return
    }
    guard let observation = Observation(sumOfPublished: parts.map(\.estimate.observation)) else {
      notes.append(
        "\(group.code) has no observation for \(group.release.reference): the employment of a "
          + "part of it is withheld.")
      return
    }
    points[group.code, default: []].append(
      Point(observation: observation, classification: classification, steps: steps))
  }

  /// A code that belongs to the sum and is not among the parts.
  private func missingPart(
    of parts: [(estimate: NationalEstimate, steps: [Crosswalk.Step])]
  ) -> Crosswalk.Node? {
    let present = Set(parts.flatMap { $0.steps.map(\.from) })
    for part in parts {
      guard let step = part.steps.first else { continue }
      let needed = crosswalk.parts(of: step.to, in: step.from.classification)
      if let missing = needed.first(where: { !present.contains($0) }) { return missing }
    }
    return nil
  }

  private func unlinkedCodes(_ reasons: [Crosswalk.Node: String]) -> [UnlinkedCode] {
    var estimatesByNode: [Crosswalk.Node: [NationalEstimate]] = [:]
    for (key, estimate) in estimates where reasons[key.node] != nil {
      estimatesByNode[key.node, default: []].append(estimate)
    }
    return estimatesByNode.map { node, found in
      let found = found.sorted { $0.release < $1.release }
      return UnlinkedCode(
        classification: node.classification, code: node.code,
        title: found.last?.occupation.title ?? "", releases: found.map(\.release),
        reason: reasons[node] ?? "")
    }.sorted {
      ($0.classification.rawValue, $0.code) < ($1.classification.rawValue, $1.code)
    }
  }

  /// `292035` as `29-2035`; other codes as they are.
  private static func printed(_ code: String) -> String {
    guard code.utf8.count != 5 else { return code }  // A code of the OES classification.
    do {
      return try SOCCode(parsing: code).description
    } catch {
      return code  // A code of another form is its own name.
    }
  }
}

extension SeriesBridge {
  /// Entries for the changes of code or classification that no row declares as one-to-one and
  /// `history` does not know, ascending by code and year.
  func missingHistory(in history: SeriesHistory) -> [HistoryEntry] {
    var added: [HistoryEntry] = []
    for (code, points) in points.sorted(by: { $0.key < $1.key }) {
      for (earlier, later) in zip(points, points.dropFirst()) {
        let steps = earlier.steps.subtracting(later.steps)
        guard let change = steps.filter({ !$0.isOneToOne }).min(by: { $0.order < $1.order }),
          !history.knows(
            of: code, after: earlier.observation.year, through: later.observation.year)
        else { continue }
        added.append(change.entry(code: code, at: later.observation))
      }
      if let start = startEntry(code, first: points.first), !history.knows(of: code, in: start.year)
      {
        added.append(start)
      }
    }
    return added
  }

  /// An entry where a series begins although an older release prints the same code, unlinked.
  private func startEntry(_ code: SOCCode, first: Point?) -> HistoryEntry? {
    guard let first, let source = first.observation.sources.first,
      let older = unlinked.last(where: {
        $0.code == code.description && ($0.releases.last?.year ?? 0) < first.observation.year
      })
    else { return nil }
    return HistoryEntry(
      code: code, year: first.observation.year, kind: .classification, counterpart: nil,
      movesLevel: true, label: "Not linked to \(older.classification.title)",
      explanation: "\(older.classification.title) has a code \(older.code) too; \(older.reason), "
        + "so the series begins here.", source: source)
  }
}

extension SeriesHistory {
  /// Whether the ledger has a change of what the code counts between two years.
  fileprivate func knows(of code: SOCCode, after start: Int, through end: Int) -> Bool {
    let kinds: Set<HistoryEntry.Kind> = [
      .classification, .definition, .firstPublished, .codeChange,
    ]
    return entries.contains {
      $0.code == code && kinds.contains($0.kind) && $0.year > start && $0.year <= end
    }
  }

  fileprivate func knows(of code: SOCCode, in year: Int) -> Bool {
    knows(of: code, after: year - 1, through: year)
  }
}

extension Crosswalk.Step {
  /// By classification and code of the older side.
  fileprivate var order: (UInt8, String) { (from.classification.rawValue, from.code) }

  /// The ledger's entry for a change that this step is part of.
  fileprivate func entry(code: SOCCode, at observation: Observation) -> HistoryEntry {
    let percent = (weight * 1000).rounded() / 10
    return HistoryEntry(
      code: code, year: observation.year,
      kind: from.code == to.code ? .classification : .codeChange, counterpart: nil,
      movesLevel: true, label: "\(to.classification.title)",
      explanation: "\(from) goes to \(to) by \(percent) percent, and not one to one (\(source)).",
      source: SourceReference(
        file: source, line: 0, publication: source, grade: "crosswalk"))
  }
}

extension NationalEstimate {
  fileprivate var code: String { occupation.code }

  /// How detailed the row is; more is more detailed.
  fileprivate var rank: Int {
    ["total", "major", "minor", "broad", "detailed"].firstIndex(of: occupation.level) ?? 5
  }
}

extension Observation {
  fileprivate var place: String { sources.first?.description ?? "an unnamed place" }

  /// One observation as it is, or the sum of the employment of several; nil when one of several has
  /// no employment.
  fileprivate init?(sumOfPublished parts: [Observation]) {
    guard let first = parts.first else { return nil }
    guard parts.count > 1 else {
      self = first
      return
    }
    let jobs = parts.compactMap(\.employment.number)
    guard jobs.count == parts.count else { return nil }
    let total = jobs.reduce(0, +)
    let errors = zip(jobs, parts).compactMap { jobs, part in part.employmentPRSE.map { jobs * $0 } }
    let squares = errors.reduce(0) { $0 + $1 * $1 }
    self.init(
      year: first.year, release: first.release,
      publishedCode: parts.map(\.publishedCode).joined(separator: "+"),
      publishedTitle: parts.map(\.publishedTitle).joined(separator: " + "),
      employment: .value(total),
      employmentPRSE: errors.count == parts.count && total > 0 ? squares.squareRoot() / total : nil,
      wages: .absent, sources: parts.flatMap(\.sources),
      note: parts.map(\.note).filter { !$0.isEmpty }.joined(separator: "; "))
  }
}
