import LaborSeries
import Tabular

/// Answers of BLS's public data API: series of the surveys OE and CE as JSON.
///
/// A cell's row is the number of the figure in the file, from 1, because an answer is one line.
public struct BLSAPILayout: StreamLayout {
  public static let name = "BLS API answer"
  public static let version = 4

  /// How large an answer may be.
  let limits: JSONLimits

  /// A layout that reads answers up to a size.
  public init(limits: JSONLimits = JSONLimits()) {
    self.limits = limits
  }

  /// An answer begins with a brace and has, near its beginning, the status or a series.
  public static func recognise(_ head: [UInt8], at place: SheetPlace) throws -> BLSAPILayout? {
    let text = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head[3...] : head[...]
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    guard text.first(where: { !isBlank($0) }) == UInt8(ascii: "{") else { return nil }
    let isAnswer = ["\"REQUEST_", "\"responseTime\"", "\"seriesID\""].contains { mark in
      text.firstRange(of: Array(mark.utf8)) != nil
    }
    return isAnswer ? BLSAPILayout() : nil
  }

  public func read(
    _ source: ByteSource, at place: SheetPlace, into recorder: CellRecorder
  ) throws {
    try read(try JSONDocument(reading: source, limits: limits), at: place, into: recorder)
  }

  /// Reads an answer that is in memory.
  func read(
    _ document: JSONDocument, at place: SheetPlace, into recorder: CellRecorder
  ) throws {
    let answer = try APIAnswer(document)
    // A message for each year of each series would bury the others.
    let missing = answer.messages.filter(\.isAboutMissingYears)
    for message in answer.messages where !message.isAboutMissingYears {
      recorder.note(message.description)
    }
    Self.noteMissing(missing, in: recorder)
    var cells = APICells(file: place.file, of: answer.series)
    for series in answer.series { try cells.add(series, to: recorder) }
    try cells.record(in: recorder)
  }

  /// Says which years of which series BLS has no figures for: one note for each series.
  private static func noteMissing(_ messages: [APIMessage], in recorder: CellRecorder) {
    var years: [String: [String]] = [:]
    var order: [String] = []
    for case .noFigures(let series, let year) in messages {
      if years[series] == nil { order.append(series) }
      years[series, default: []].append(year)
    }
    for series in order {
      let list = (years[series] ?? []).joined(separator: ", ")
      recorder.note(APIMessage.noFigures(series: series, year: list).description)
    }
  }
}

extension APIMessage {
  fileprivate var isAboutMissingYears: Bool {
    if case .noFigures = self { return true }
    return false
  }
}
