import LaborSeries

/// What a figure of the API says: its value, or why there is none.
struct APIFigure: Equatable {
  let status: CellStatus
  let value: Double
  let mark: String

  /// Reads a figure of a measure with its footnotes; nil when it is neither a number nor `-`.
  ///
  /// What a dash means is said by the footnotes, see ``OEFootnote``; the text of one may name the
  /// bound of wages.
  init?(_ point: APIAnswer.Point, measure: Measure) {
    let text = point.value
    let number = Double(text).flatMap { $0.isFinite && text.first?.isLetter == false ? $0 : nil }
    guard number != nil || text == "-" else { return nil }
    let footnote = OEFootnote(
      text: point.footnotes.map(\.code).joined(separator: ","), number: 0)
    let stated = TopCode.stated(in: point.footnotes.map(\.text))
    (status, value) = footnote.meaning(
      of: number, measure: measure, bound: stated ?? TopCode.documented(in: point.year))
    mark = number == nil ? text : ""
  }
}
