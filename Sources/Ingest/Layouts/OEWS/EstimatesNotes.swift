import LaborSeries
import Tabular

extension EstimatesReader {
  /// The error for two rows that differ, with what stands in each.
  func describe(
    _ conflict: (what: String, first: Int, second: SheetRow), in sheet: some Sheet
  ) throws -> EstimatesSheetError {
    var first = SheetRow(number: conflict.first, cells: [])
    try sheet.forEachRow { row in
      guard row.number == conflict.first else { return true }
      first = SheetRow(number: row.number, cells: row.cells)
      return false
    }
    let second = conflict.second
    var differences: [String] = []
    for column in EstimatesColumn.allCases {
      guard let index = header[column], first[index] != second[index] else { continue }
      differences.append(
        "\(column.rawValue) is “\(first[index].trimmedText ?? "")” in row \(first.number) and "
          + "“\(second[index].trimmedText ?? "")” in row \(second.number)")
    }
    return .conflictingRows(
      conflict.what, first: first.number, second: second.number, differences: differences,
      place: place.description)
  }

  /// Notes what was understood, restored, dropped and assumed.
  func note() {
    noteHeader()
    noteRelease()
    noteRestored()
    noteDuplicates()
    noteTopCode()
    if passedOver > 0 {
      recorder.note(
        "Rows passed over because they state no occupation and no figure: \(passedOver).")
    }
    if failedChecks > EstimatesReader.mostRemarks {
      recorder.note(
        "\(failedChecks) rows fail a check and are flagged; the remarks name the first "
          + "\(EstimatesReader.mostRemarks).")
    }
    for (mark, meaning) in EstimatesLegend.marks(in: notes) {
      recorder.explain(mark, as: meaning)
    }
  }

  private func noteHeader() {
    if !header.aliases.isEmpty {
      recorder.note("Columns read under other names: \(header.aliases.joined(separator: ", ")).")
    }
    if !header.unknown.isEmpty {
      recorder.note("Columns passed over: \(header.unknown.joined(separator: ", ")).")
    }
    if header[.area] == nil {
      recorder.note(
        header[.primaryState] != nil || header[.areaTitle] != nil
          ? "There are no codes of areas; the states are told by their names."
          : "There are no area columns; the estimates are read as national.")
    }
    if header.hasSIC { recorder.note("The industries are codes of the SIC.") }
  }

  private func noteRelease() {
    guard let release else { return }
    let source = header[.year] != nil ? "the column year" : layout.evidence.first?.source ?? ""
    recorder.note("The release, \(release), is told by \(source).")
    for other in layout.evidence where other.year != release.year && header[.year] == nil {
      recorder.note("Of the release, \(other.source) says \(other.year) and is not believed.")
    }
    for other in layout.disbelieved {
      recorder.note(
        "Of the release, \(other.source) says \(other.year), when codes had another form; it is not "
          + "believed.")
    }
  }

  private func noteRestored() {
    for restored in [areas.restored, industries.restored, occupations.restored]
    where !restored.isEmpty {
      let shown = restored.sorted().prefix(5).joined(separator: ", ")
      let rest = restored.count > 5 ? " and \(restored.count - 5) more" : ""
      recorder.note("Codes read with what they lost: \(shown)\(rest).")
    }
  }

  private func noteDuplicates() {
    guard !duplicates.isEmpty else { return }
    let shown = duplicates.prefix(5).map { "\($0.second) (as \($0.first))" }
    let rest = duplicates.count > 5 ? " and \(duplicates.count - 5) more" : ""
    recorder.note(
      "Identical rows were dropped: \(shown.joined(separator: ", "))\(rest).")
  }

  private func noteTopCode() {
    guard figures.usesTopCode, let release else { return }
    let bound = figures.topCode
    let source =
      if statedTopCode == nil {
        "as BLS documents it for \(release.reference), since the file does not say"
      } else if notesAreBeside {
        "as the field descriptions beside the file say"
      } else {
        "as the file's notes say"
      }
    recorder.note(
      "“#” stands for wages of at least \(EstimatesChecks.plain(bound.hourly)) dollars an hour or "
        + "\(EstimatesChecks.plain(bound.annual)) dollars a year, \(source).")
  }
}

/// The meaning of the marks, as the notes of a file give them.
enum EstimatesLegend {
  /// Lines such as “** = indicates that an employment estimate is not available”.
  static func marks(in texts: [String]) -> [(mark: String, meaning: String)] {
    texts.flatMap { $0.split(whereSeparator: \.isNewline) }.compactMap { line in
      guard let equals = line.firstIndex(of: "=") else { return nil }
      let mark = String(line[..<equals]).trimmedOfBlanks
      guard ["*", "**", "***", "#", "~"].contains(mark) else { return nil }
      return (mark, String(line[line.index(after: equals)...]).trimmedOfBlanks)
    }
  }
}
