import LaborSeries
import Tabular

/// One row of a table of Employment Projections, read and checked before anything is recorded.
struct ProjectionRow {
  /// A figure, what it measures and the year it is for.
  struct Item {
    let measure: Measure
    let year: Int
    let figure: PublishedFigure
    var flags: CellFlags = []
  }

  private(set) var items: [Item] = []
  /// Sentences about the row that do not keep it from being recorded.
  private(set) var remarks: [String] = []

  /// Reads the figures of a row; thousands become jobs.
  ///
  /// - Throws: ``FigureFault`` with the cell's address for a cell that is no figure.
  init(
    _ row: borrowing SheetRow, _ header: ProjectionHeader, decimalMark: DecimalMark?
  ) throws(FigureFault) {
    var codes: [Measure: Int] = [:]
    for (index, column) in header.columns.enumerated() {
      guard case .wordsCode(let measure) = column else { continue }
      codes[measure] = Int(row[index].words)
    }
    for (index, column) in header.columns.enumerated() {
      switch column {
      case .figure(let measure, let year):
        let figure: PublishedFigure
        do throws(FigureFault) {
          figure = try PublishedFigure(row[index], decimalMark: decimalMark)
        } catch {
          throw FigureFault(
            reason: "cell \(columnName(index))\(row.number): \(error.reason)")
        }
        items.append(
          Item(
            measure: measure, year: year ?? header.year(of: measure),
            figure: measure.isInThousands ? figure.jobs(header.jobsPerUnit) : figure))
      case .words(let measure):
        add(row[index].words, measure, code: codes[measure], header)
      default: continue
      }
    }
    check(header)
  }

  /// Keeps an assignment in words as BLS's code with the words as its mark.
  private mutating func add(
    _ words: String, _ measure: Measure, code printed: Int?, _ header: ProjectionHeader
  ) {
    let year = header.year(of: measure)
    if words.isEmpty || ["—", "-", "–", "N/A"].contains(words) {
      let figure = PublishedFigure(status: words.isEmpty ? .absent : .notPublished, mark: words)
      items.append(Item(measure: measure, year: year, figure: figure))
      return
    }
    let known = ProjectionWords.code(of: words, measure)
    if let known, let printed, known != printed {
      remarks.append("“\(words)” has the code \(printed), which stands for something else")
    } else if known == nil, printed == nil {
      remarks.append("“\(words)” is not one of the assignments that are known")
    }
    let isKnown = (printed ?? known) != nil && (known ?? printed) == (printed ?? known)
    items.append(
      Item(
        measure: measure, year: year,
        figure: PublishedFigure(
          status: .value, value: Double(printed ?? known ?? 0), mark: words),
        flags: isKnown ? [] : .unknownMeaning))
  }

  /// A published number of the row.
  private func number(_ measure: Measure, _ year: Int? = nil) -> Double? {
    let found = items.first { $0.measure == measure && (year == nil || $0.year == year) }
    guard let found, found.figure.status == .value else { return nil }
    return found.figure.value
  }

  private mutating func flag(_ measures: [Measure], _ sentence: String) {
    remarks.append(sentence)
    for index in items.indices where measures.contains(items[index].measure) {
      items[index].flags.insert(.partsAndWhole)
    }
  }

  /// The identities of the National Employment Matrix, within half a unit of the last decimal of
  /// each term: change is target less base, openings are change a year and separations, separations
  /// are exits and transfers (BLS, Handbook of Methods, Employment Projections).
  private mutating func check(_ header: ProjectionHeader) {
    if let base = number(.employment, header.base), let target = number(.employment, header.target),
      let change = number(.employmentChange), abs(target - base - change) > 151
    {
      flag(
        [.employment, .employmentChange],
        "the change of \(whole(change)) jobs is not \(whole(target)) less \(whole(base))")
    }
    let years = Double(header.target - header.base)
    if let change = number(.employmentChange), let separations = number(.separations),
      let openings = number(.openings), abs(openings - change / years - separations) > 106
    {
      flag(
        [.openings, .separations],
        "openings of \(whole(openings)) are not \(whole(separations)) separations and a "
          + "\(Int(years))th of the change of \(whole(change))")
    }
    if let exits = number(.laborForceExits), let transfers = number(.occupationalTransfers),
      let separations = number(.separations), abs(exits + transfers - separations) > 151
    {
      flag(
        [.laborForceExits, .occupationalTransfers, .separations],
        "separations of \(whole(separations)) are not \(whole(exits)) exits and "
          + "\(whole(transfers)) transfers")
    }
    if let exits = number(.laborForceExitRate), let transfers = number(.occupationalTransferRate),
      let separations = number(.separationsRate), abs(exits + transfers - separations) > 0.151
    {
      flag(
        [.laborForceExitRate, .occupationalTransferRate, .separationsRate],
        "the separations rate of \(separations) is not \(exits) and \(transfers)")
    }
  }

  private func whole(_ number: Double) -> String { String(Int(number.rounded())) }
}

extension ProjectionHeader {
  /// The year of a figure whose label names none.
  func year(of measure: Measure) -> Int {
    switch measure {
    case .annualMedian, .percentSelfEmployed, .employment, .employmentShare, .percentOfOccupation,
      .entryEducation, .workExperience, .onTheJobTraining:
      base
    default: target
    }
  }
}

extension PublishedFigure {
  /// A count as whole jobs.
  fileprivate func jobs(_ jobsPerUnit: Double) -> PublishedFigure {
    PublishedFigure(
      status: status, value: (value * jobsPerUnit).rounded(), mark: mark, footnote: footnote)
  }
}
