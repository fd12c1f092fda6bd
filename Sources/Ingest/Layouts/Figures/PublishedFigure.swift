import LaborSeries
import Tabular

/// What a cell of a published table says: a number, a bound or a mark.
struct PublishedFigure: Equatable {
  let status: CellStatus
  /// The number, or the bound of a top-coded figure; zero where there is none.
  let value: Double
  /// The publisher's mark as printed; empty where there is none.
  let mark: String
  /// The number of a footnote that stands behind the figure, `(2)`; empty where there is none.
  let footnote: String

  static let absent = PublishedFigure(status: .absent)

  init(status: CellStatus, value: Double = 0, mark: String = "", footnote: String = "") {
    self.status = status
    self.value = value
    self.mark = mark
    self.footnote = footnote
  }

  /// Reads a cell.
  ///
  /// - Throws: ``FigureFault`` for what is neither number nor a known mark.
  init(_ cell: SheetCell, decimalMark: DecimalMark?) throws(FigureFault) {
    switch cell {
    case .empty: self = .absent
    case .number(let number): self.init(status: .value, value: number)
    case .text(let text): try self.init(text, decimalMark: decimalMark)
    case .date: throw FigureFault(reason: "a date where a number belongs")
    case .boolean: throw FigureFault(reason: "a logical value where a number belongs")
    case .error(let error): throw FigureFault(reason: "the error \(error)")
    case .formulaWithoutValue: throw FigureFault(reason: "a formula without its value")
    }
  }

  /// Reads a text: a number with marks between thousands, `$88,340(2)`, `>=239,200`, `—`, `N/A`, or
  /// the number of a footnote alone, `(3)`, which says why there is no figure.
  ///
  /// - Throws: ``FigureFault`` for what is neither number nor a known mark.
  init(_ text: String, decimalMark: DecimalMark?) throws(FigureFault) {
    let whole = (CellText.unwrapped(text) ?? text).withoutBlanksAround
    if whole.isEmpty {
      self = .absent
      return
    }
    if whole.isFootnote {
      self.init(status: .notPublished, mark: whole, footnote: whole)
      return
    }
    let (printed, footnote) = whole.separatedFootnote
    if let status = PublishedFigure.marks[printed] {
      self.init(status: status, mark: printed, footnote: footnote)
      return
    }
    let bound = [">=", "≥", ">"].first { printed.hasPrefix($0) }
    var digits = bound.map { printed.dropFirst($0.count) } ?? printed[...]
    if let dollar = digits.firstIndex(of: "$"), digits[..<dollar].allSatisfy({ $0 == "-" }) {
      digits = digits[..<dollar] + digits[digits.index(after: dollar)...]
    }
    do {
      let value = try NumberText.value(of: String(digits), decimalMark: decimalMark)
      self.init(
        status: bound == nil ? .value : .topCoded, value: value, mark: bound == nil ? "" : printed,
        footnote: footnote)
    } catch {
      throw FigureFault(reason: "\(error)")
    }
  }

  /// Marks in the tables of Employment Projections, of state projections and of other programs.
  private static let marks: [String: CellStatus] = [
    "—": .notPublished, "–": .notPublished, "-": .notPublished, "‑": .notPublished,
    "−": .notPublished, "N/A": .notPublished, "n/a": .notPublished, "NA": .notPublished,
    "*": .suppressed, "**": .suppressed, "***": .notPublished,
  ]
}

/// Why a cell is no figure, as the end of a sentence.
struct FigureFault: Error, Equatable {
  let reason: String
}
