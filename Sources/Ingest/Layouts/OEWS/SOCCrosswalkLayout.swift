import LaborSeries
import Tabular

/// The layout of the crosswalks between versions of the SOC that BLS publishes: 2000 to 2010 and
/// 2010 to 2018.
///
/// Every row becomes a declared link without a weight, since BLS gives none. Codes lose their
/// blanks; titles also the marks `*`, `(#)` and `(##)` at their ends, which tell that a code is split
/// or put together, as the rows themselves do.
public struct SOCCrosswalkLayout: SheetLayout {
  public static let name = "SOC crosswalk"

  private let headerRow: Int
  private let older: Side
  private let newer: Side

  /// The columns of one version.
  private struct Side {
    let classification: PublishedOccupation.Classification
    let code: Int
    let title: Int
  }

  public static func recognise(
    _ rows: [SheetRow], at place: SheetPlace
  ) throws -> SOCCrosswalkLayout? {
    for row in rows {
      let sides = self.sides(of: row)
      guard sides.count == 2, let older = sides.first, let newer = sides.last else { continue }
      return SOCCrosswalkLayout(headerRow: row.number, older: older, newer: newer)
    }
    return nil
  }

  /// The versions that a header names with a code and a title each, older first.
  private static func sides(of row: SheetRow) -> [Side] {
    let names = row.cells.map { $0.trimmedText?.lowercased() ?? "" }
    let versions: [(String, PublishedOccupation.Classification)] = [
      ("2000", .soc2000), ("2010", .soc2010), ("2018", .soc2018),
    ]
    return versions.compactMap { year, classification in
      guard let code = names.firstIndex(of: "\(year) soc code"),
        let title = names.firstIndex(of: "\(year) soc title")
      else { return nil }
      return Side(classification: classification, code: code, title: title)
    }
  }

  public func read(
    _ sheet: some Sheet, at place: SheetPlace, into recorder: CellRecorder
  ) throws {
    var known: Set<[String]> = []
    try sheet.forEachRow { row in
      guard row.number > headerRow else { return true }
      let codes = (text(row, older.code), text(row, newer.code))
      if codes.0.isEmpty, codes.1.isEmpty { return true }
      guard isCode(codes.0), isCode(codes.1) else {
        recorder.remark(
          "Row \(row.number) of \(place) links “\(codes.0)” with “\(codes.1)”, which are not both "
            + "codes; it is left out.", row: row.number, isKept: false)
        return true
      }
      guard known.insert([codes.0, codes.1]).inserted else { return true }
      recorder.record(
        CrosswalkRow(
          from: older.classification, fromCode: codes.0, fromTitle: title(row, older.title),
          to: newer.classification, toCode: codes.1, toTitle: title(row, newer.title), weight: nil,
          source: "\(place), row \(row.number)"))
      recorder.countRow()
      return true
    }
    guard !known.isEmpty else { throw EstimatesSheetError.noRows(place: place.description) }
    recorder.note(
      "\(known.count) links from \(older.classification.title) to \(newer.classification.title), "
        + "without weights.")
  }

  private func text(_ row: borrowing SheetRow, _ column: Int) -> String {
    row[column].trimmedText ?? ""
  }

  private func isCode(_ text: String) -> Bool {
    text.utf8.count == 7 && OccupationDigits.printed(text) != nil
  }

  private func title(_ row: borrowing SheetRow, _ column: Int) -> String {
    var title = text(row, column).asTitle
    for mark in ["(##)", "(#)", "*"] where title.hasSuffix(mark) {
      title = String(title.dropLast(mark.count)).trimmedOfBlanks
    }
    return title
  }
}
