import LaborSeries

/// The declared links between classifications, asked for the SOC 2018 code that carries on an older
/// code's series.
///
/// Only declared rows link codes; that two classifications print the same digits links nothing. A
/// row whose code goes nowhere else carries all of its employment. A code that is split is carried
/// on by the successor that takes more than half of it, by declared weight; without weights no
/// successor is chosen. Published figures are never multiplied by a weight: what leaves with the
/// other successors is a break, not a correction.
struct Crosswalk {
  /// A code of a classification.
  struct Node: Hashable {
    let classification: PublishedOccupation.Classification
    let code: String
  }

  /// One step of the way from an old code to a newer classification.
  struct Step: Hashable {
    let from: Node
    let to: Node
    /// Whether all of the old code goes to the new one and nothing else comes to it.
    let isOneToOne: Bool
    /// The part of the old code that the new one takes.
    let weight: Double
    let source: String
  }

  /// Where a code leads.
  enum Route: Equatable {
    /// To a SOC 2018 code, over these steps; none when it is a SOC 2018 code itself.
    case linked(SOCCode, [Step])
    /// Nowhere, for this reason.
    case unlinked(String)
  }

  private let rows: [Node: [CrosswalkRow]]
  private let sources: [Node: Set<Node>]

  /// An index of declared rows; what is declared more than once is merged.
  ///
  /// - Throws: ``BridgingError`` when two rows give the same link different weights.
  init(_ rows: [CrosswalkRow]) throws(BridgingError) {
    var merged: [Node: [CrosswalkRow]] = [:]
    var sources: [Node: Set<Node>] = [:]
    for row in rows where row.from.rawValue < row.to.rawValue {
      try Crosswalk.add(row, to: &merged[row.start, default: []])
      sources[row.end, default: []].insert(row.start)
    }
    self.rows = merged
    self.sources = sources
  }

  /// Where a code of a release leads.
  func route(from start: Node) -> Route {
    var node = start
    var steps: [Step] = []
    while node.classification != .soc2018 {
      switch step(from: node) {
      case .success(let step):
        steps.append(step)
        node = step.to
      case .failure(let reason):
        return .unlinked(reason.text)
      }
    }
    guard let code = try? SOCCode(parsing: node.code) else {  // Told in the reason below.
      return .unlinked("“\(node.code)” is not a SOC code")
    }
    return .linked(code, steps)
  }

  /// The codes of `classification` whose series lead to the same code as `route`; the parts of a
  /// sum when there are several.
  func parts(of end: Node, in classification: PublishedOccupation.Classification) -> [Node] {
    (sources[end] ?? []).filter { start in
      guard start.classification == classification else { return false }
      if case .success(let step) = step(from: start) { return step.to == end }
      return false
    }.sorted { $0.code < $1.code }
  }

  private struct Reason: Error {
    let text: String
  }

  /// The declared step that goes furthest and can be taken.
  private func step(from node: Node) -> Result<Step, Reason> {
    let declared = rows[node] ?? []
    let ends = Set(declared.map(\.to)).sorted { $0.rawValue > $1.rawValue }
    var reason = Reason(text: "no declared row links it to a newer classification")
    for end in ends where end.rawValue <= PublishedOccupation.Classification.soc2018.rawValue {
      switch chosen(of: declared.filter { $0.to == end }) {
      case .success(let row): return .success(step(row))
      case .failure(let found): reason = found
      }
    }
    if ends.isEmpty, let step = stepThroughHybrid(node) { return .success(step) }
    return .failure(reason)
  }

  /// The row that carries the code on.
  private func chosen(of rows: [CrosswalkRow]) -> Result<CrosswalkRow, Reason> {
    if let only = rows.first, rows.count == 1 {
      guard (only.weight ?? 1) > 0.5 else {
        return .failure(Reason(text: "\(only.source) gives it a weight of \(only.weight ?? 0)"))
      }
      return .success(only)
    }
    if let main = rows.first(where: { ($0.weight ?? 0) > 0.5 }) { return .success(main) }
    let codes = rows.map(\.toCode).sorted().joined(separator: ", ")
    let source = rows.first?.source ?? ""
    return .failure(
      Reason(text: "it is split into \(codes) and no weight above one half is declared (\(source))")
    )
  }

  /// A hybrid publishes each code as one of its two classifications means it. Where a declared
  /// one-to-one row says that both mean the same by the code, the hybrid does too.
  private func stepThroughHybrid(_ node: Node) -> Step? {
    guard let (older, newer) = node.classification.mixed else { return nil }
    let start = Node(classification: older, code: node.code)
    let end = Node(classification: newer, code: node.code)
    let declared = (rows[start] ?? []).filter { $0.to == newer }
    guard let row = declared.first, declared.count == 1, row.toCode == node.code else { return nil }
    let step = step(row)
    guard step.isOneToOne else { return nil }
    return Step(from: node, to: end, isOneToOne: true, weight: 1, source: row.source)
  }

  private func step(_ row: CrosswalkRow) -> Step {
    let siblings = (rows[row.start] ?? []).filter { $0.to == row.to }
    let others = (sources[row.end] ?? []).filter { $0.classification == row.from }
    let weight = row.weight ?? 1
    return Step(
      from: row.start, to: row.end,
      isOneToOne: siblings.count == 1 && others.count == 1 && weight == 1, weight: weight,
      source: row.source)
  }

  private static func add(
    _ row: CrosswalkRow, to rows: inout [CrosswalkRow]
  ) throws(BridgingError) {
    guard let index = rows.firstIndex(where: { $0.end == row.end }) else {
      rows.append(row)
      return
    }
    let known = rows[index]
    if let first = known.weight, let second = row.weight, first != second {
      throw .conflictingWeights(
        from: row.fromCode, to: row.toCode, first: "\(first) (\(known.source))",
        second: "\(second) (\(row.source))")
    }
    if known.weight == nil { rows[index] = row }
  }
}

extension CrosswalkRow {
  fileprivate var start: Crosswalk.Node { Crosswalk.Node(classification: from, code: fromCode) }
  fileprivate var end: Crosswalk.Node { Crosswalk.Node(classification: to, code: toCode) }
}

extension Crosswalk.Node: CustomStringConvertible {
  /// “29-2037 of the hybrid of SOC 2000 and SOC 2010”.
  var description: String { "\(code) of \(classification.title)" }
}

/// Why published estimates cannot be made into series.
public enum BridgingError: Error, Equatable, CustomStringConvertible {
  /// Two declared rows give the same link different weights.
  case conflictingWeights(from: String, to: String, first: String, second: String)
  /// One release states two employments of the same occupation.
  case conflictingEstimates(code: String, release: String, first: String, second: String)

  public var description: String {
    switch self {
    case .conflictingWeights(let from, let to, let first, let second):
      "The link from \(from) to \(to) has two weights, \(first) and \(second); remove one row."
    case .conflictingEstimates(let code, let release, let first, let second):
      "\(release) states the employment of \(code) twice, \(first) and \(second); "
        + "leave one of the files out."
    }
  }
}
