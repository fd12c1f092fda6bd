import LaborSeries
import Tabular

/// State projections as Projections Central's service answers: `{"rows": […], "pager": {…}}`,
/// every figure as a text.
///
/// A cell's row is the number of its row in the answer, from 1, because an answer is one line.
public struct StateProjectionAnswer: StreamLayout {
  public static let name = "Projections Central answer"
  public static let version = 2

  public static func recognise(
    _ head: [UInt8], at place: SheetPlace
  ) throws -> StateProjectionAnswer? {
    let text = String(decoding: head.prefix(2048), as: UTF8.self).withoutBlanksAround
    if head.count < 400, text.lowercased().contains("no results found") {
      throw IngestError.layout(
        .noResult(
          "No results found.", place: place.description,
          remedy: "the service says so for a state without projections and for parameters it does "
            + "not know"))
    }
    guard text.first == "{", text.contains("\"rows\"") else { return nil }
    let isProjection = text.contains("\"AvgAnnualOpenings\"") || text.contains("\"pager\"")
    return isProjection ? StateProjectionAnswer() : nil
  }

  public func read(
    _ source: ByteSource, at place: SheetPlace, into recorder: CellRecorder
  ) throws {
    let document = try JSONDocument(reading: source)
    guard let rows = document.root["rows"]?.array else {
      throw IngestError.layout(
        .missingColumn("“rows”", layout: Self.name, place: place.description, found: []))
    }
    var reader = StateProjectionReader(place: place, decimalMark: .point, recorder: recorder)
    for (index, row) in rows.enumerated() {
      var cells: [StateProjectionColumn: SheetCell] = [:]
      if case .object(let members) = row.kind {
        for member in members {
          guard let column = StateProjectionColumn(member.name) else { continue }
          cells[column] = member.value.figure.map { .text($0) } ?? .empty
        }
      }
      try reader.read(cells, row: index + 1)
    }
    notePages(document.root["pager"], rows: rows.count, recorder)
  }

  /// Says how much of the answer the file is: the service sends it in pages.
  private func notePages(_ pager: JSONElement?, rows: Int, _ recorder: CellRecorder) {
    guard let total = pager?["total_items"]?.figure.flatMap(Int.init), total != rows else { return }
    recorder.note(
      "The file holds \(rows) of the \(total) rows of the answer; the other pages are files of "
        + "their own.")
  }
}
