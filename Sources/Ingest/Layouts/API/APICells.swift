import LaborSeries

/// The cells of an answer, gathered so that each release is recorded in one piece.
struct APICells {
  let file: String
  private var cells: [Release: [PublishedCell]] = [:]
  /// The first figure of each series, year and period, for telling duplicates.
  private var figures: [Key: (value: String, place: String)] = [:]
  private var number = 0
  /// The release of monthly figures: the newest month of the whole answer names it, as that of the
  /// whole file does for LABSTAT data. BLS publishes some industries a month after others.
  private let monthly: Release

  private struct Key: Hashable {
    let series: String
    let year: Int
    let period: String
  }

  init(file: String, of series: [APIAnswer.Series]) {
    self.file = file
    monthly = MonthlyRelease.release(of: series.filter { $0.id.hasPrefix("CE") })
  }

  /// Takes the figures of a series; what cannot be read is remarked upon.
  ///
  /// - Throws: ``APIAnswerError/conflict(series:year:period:first:firstPlace:second:secondPlace:file:)``.
  mutating func add(_ series: APIAnswer.Series, to recorder: CellRecorder) throws {
    let subject: Subject
    do {
      subject = try Subject(of: series)
    } catch {
      let first = number + 1
      number += series.points.count
      recorder.countRows(series.points.count)
      recorder.remark("\(error)", row: first, isKept: false)
      return
    }
    for point in series.points {
      number += 1
      recorder.countRow()
      guard try isNew(point, of: series.id, recorder) else { continue }
      let release =
        subject.isMonthly ? monthly : Release(program: .oews, year: point.year, month: 5)
      add(point, subject, release, recorder)
    }
  }

  /// Records what was gathered, the earliest release first.
  func record(in recorder: CellRecorder) throws {
    for release in cells.keys.sorted() {
      try recorder.begin(release, sheet: "")
      for cell in cells[release] ?? [] { try recorder.record(cell) }
    }
    try recorder.flush()
  }

  private mutating func isNew(
    _ point: APIAnswer.Point, of series: String, _ recorder: CellRecorder
  ) throws(APIAnswerError) -> Bool {
    let key = Key(series: series, year: point.year, period: point.period)
    let place = "line \(point.line), character \(point.column)"
    guard let first = figures[key] else {
      figures[key] = (point.value, place)
      return true
    }
    guard first.value == point.value else {
      throw .conflict(
        series: series, year: point.year, period: point.period, first: first.value,
        firstPlace: first.place, second: point.value, secondPlace: place, file: file)
    }
    recorder.note(
      "The figure of the series \(series) for \(point.year), \(point.period) stands twice with the "
        + "same value and was taken once.")
    return false
  }

  private mutating func add(
    _ point: APIAnswer.Point, _ subject: Subject, _ release: Release, _ recorder: CellRecorder
  ) {
    guard let period = subject.period(point.period) else {
      recorder.remark(
        "The period “\(point.period)” is none of this survey's; the figure was left out.",
        row: number, isKept: false)
      return
    }
    guard let figure = APIFigure(point, measure: subject.measure) else {
      recorder.remark(
        "“\(point.value)” is neither a number nor -; the figure was left out.", row: number,
        isKept: false)
      return
    }
    for footnote in point.footnotes where !footnote.code.isEmpty && !footnote.text.isEmpty {
      recorder.explain(footnote.code, as: footnote.text)
    }
    let codes = point.footnotes.map(\.code).filter { !$0.isEmpty }.joined(separator: ",")
    cells[release, default: []].append(
      PublishedCell(
        area: recorder.dictionary.entry(subject.area),
        industry: recorder.dictionary.entry(subject.industry),
        occupation: recorder.dictionary.entry(subject.occupation(in: point.year)),
        detail: recorder.dictionary.detail(subject.detail), measure: subject.measure,
        status: figure.status, year: Int16(point.year), period: period,
        value: CEDatatypes.value(figure.value, unit: subject.factor),
        mark: recorder.dictionary.mark(figure.mark),
        footnote: recorder.dictionary.footnote(codes), row: Int32(number)))
  }
}

/// What the figures of a series are about.
private struct Subject {
  let area: PublishedArea
  let industry: PublishedIndustry
  let detail: String
  let measure: Measure
  let factor: Double
  private let occupationCode: String?
  private let occupationTitle: String

  init(of series: APIAnswer.Series) throws(SeriesIDError) {
    let catalog = series.catalog
    let industryTitle = catalog["industry"] ?? catalog["commerce_industry"] ?? ""
    switch try SeriesID(parsing: series.id) {
    case .oews(let id):
      area = id.publishedArea(title: catalog["area"] ?? "")
      industry = OEWSSeries.industry(id.industry, title: industryTitle)
      (detail, measure, factor) = ("", id.measure, 1)
      occupationCode = id.occupation
      occupationTitle = catalog["occupation"] ?? ""
    case .employment(let id):
      area = .unitedStates
      industry = PublishedIndustry(currentEmployment: id.industry, title: industryTitle)
      (detail, measure, factor) = (id.detail, id.measure.measure, id.measure.factor)
      occupationCode = nil
      occupationTitle = ""
    }
  }

  /// Whether the figures are of the Current Employment Statistics; those of OEWS are of years, each
  /// a release of its own.
  var isMonthly: Bool { occupationCode == nil }

  /// The part of the year that a period's code means; nil for a code of another survey.
  func period(_ code: String) -> UInt8? {
    isMonthly ? MonthlyRelease.period(code) : code == "A01" ? 0 : nil
  }

  func occupation(in year: Int) -> PublishedOccupation {
    guard let code = occupationCode else {
      return PublishedOccupation(classification: .none, code: "", title: "", level: "")
    }
    return PublishedOccupation(
      classification: .oews(in: year), code: code, title: occupationTitle,
      level: OEWSSeries.level(ofOccupation: code.filter { $0 != "-" }))
  }
}

/// The months of the Current Employment Statistics.
private enum MonthlyRelease {
  /// The number of `M01` to `M13`, the annual mean; nil for a code of another survey.
  static func period(_ code: String) -> UInt8? {
    guard code.first == "M", code.count == 3, let month = UInt8(code.dropFirst()),
      (1...13).contains(month)
    else { return nil }
    return month
  }

  /// The release that the newest month of some series names, or the newest year where there are
  /// annual means alone.
  static func release(of series: [APIAnswer.Series]) -> Release {
    let points = series.flatMap(\.points)
    let months = points.compactMap { point -> (year: Int, month: Int)? in
      guard let period = period(point.period), period <= 12 else { return nil }
      return (point.year, Int(period))
    }
    guard let newest = months.max(by: { $0 < $1 }) else {
      return Release(program: .currentEmployment, year: points.map(\.year).max() ?? 0)
    }
    return Release(program: .currentEmployment, year: newest.year, month: newest.month)
  }
}
