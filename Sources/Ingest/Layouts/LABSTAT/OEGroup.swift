import LaborSeries
import Tabular

/// The figures of one area, industry, occupation and year: lines that follow each other and differ
/// in the datatype alone.
struct OEGroup {
  /// The bytes that the lines have in common.
  struct Head: Equatable {
    private let id: SIMD4<UInt64>
    private let period: UInt64

    init(_ lines: borrowing TabbedLines, _ columns: LABSTATColumns) {
      id = SIMD4(
        lines.word(columns.series), lines.word(columns.series, at: 8),
        lines.word(columns.series, at: 15), lines.word(columns.year))
      period = lines.word(columns.period)
    }
  }

  /// What the bytes mean.
  struct Place {
    let area: Int32
    let industry: Int32
    let occupation: Int32
    let year: Int16
    let flags: CellFlags
    let bound: TopCode
  }

  /// `nil` between groups.
  private(set) var head: Head?
  private(set) var place = Place(
    area: 0, industry: 0, occupation: 0, year: 0, flags: [], bound: .newest)
  private(set) var cells: [PublishedCell] = []
  /// Two cells of one measure that say different things.
  private(set) var conflict: (first: PublishedCell, second: PublishedCell)?
  /// Where in `cells` a measure stands, counted from 1; 0 where it is missing.
  private var positions = SIMD32<UInt8>()

  mutating func begin(_ head: Head, _ place: Place) {
    self.head = head
    self.place = place
  }

  mutating func end() {
    head = nil
    cells.removeAll(keepingCapacity: true)
    positions = SIMD32()
  }

  /// Adds a cell; false when it says again what another one says.
  ///
  /// - Precondition: The measure is one of the OE survey, 1 to 17.
  mutating func add(_ cell: PublishedCell) -> Bool {
    let measure = Int(cell.measure.rawValue)
    guard positions[measure] == 0 else {
      var first = cells[Int(positions[measure]) - 1]
      first.row = cell.row
      if first != cell { conflict = (cells[Int(positions[measure]) - 1], cell) }
      return false
    }
    cells.append(cell)
    positions[measure] = UInt8(cells.count)
    return true
  }
}

extension OEGroup {
  /// Why a figure is doubtful.
  struct Finding {
    let sentence: String
    let line: Int
  }

  /// Half of the rounding of an annual wage, to the nearest ten, and of 2,080 hours of one that is
  /// rounded to the cent (10.4), and what the publisher's own figures need beyond.
  private static let wageTolerance = 16.0

  /// Checks that the figures agree with each other, and flags those that do not.
  mutating func check(_ dictionary: PublicationDictionary) -> [Finding] {
    var findings: [Finding] = []
    if place.flags.contains(.areaMismatch) {
      let code = dictionary.areas[place.area].code
      findings.append(
        Finding(sentence: "The area code \(code) does not fit its kind.", line: line))
    }
    if let hourly = value(.hourlyMean), let annual = value(.annualMean),
      abs(annual - 2080 * hourly) > Self.wageTolerance
    {
      flag([.hourlyMean, .annualMean], .wageArithmetic)
      findings.append(
        finding(
          "the annual mean of \(annual) is not 2,080 times the hourly mean of \(hourly)",
          dictionary))
    }
    check(6...10, "hourly", dictionary, &findings)
    check(11...15, "annual", dictionary, &findings)
    for measure in [Measure.employmentPRSE, .wagePRSE] {
      guard let error = value(measure), error > 50 else { continue }
      flag([measure], .standardErrorRange)
      findings.append(finding("a relative standard error of \(error) % is above 50", dictionary))
    }
    return findings
  }

  /// Checks that percentiles rise.
  private mutating func check(
    _ codes: ClosedRange<UInt8>, _ unit: String, _ dictionary: PublicationDictionary,
    _ findings: inout [Finding]
  ) {
    var highest = 0.0
    for code in codes where positions[Int(code)] > 0 {
      let cell = cells[Int(positions[Int(code)]) - 1]
      guard cell.status == .value || cell.status == .topCoded else { continue }
      guard cell.value < highest else {
        highest = cell.value
        continue
      }
      flag(codes.compactMap(Measure.init), .percentileOrder)
      findings.append(finding("the \(unit) percentiles do not rise", dictionary))
      return
    }
  }

  /// The number published for a measure.
  private func value(_ measure: Measure) -> Double? {
    let position = positions[Int(measure.rawValue)]
    guard position > 0, cells[Int(position) - 1].status == .value else { return nil }
    return cells[Int(position) - 1].value
  }

  private mutating func flag(_ measures: [Measure], _ flag: CellFlags) {
    for measure in measures {
      let position = Int(positions[Int(measure.rawValue)])
      if position > 0 { cells[position - 1].flags.insert(flag) }
    }
  }

  private var line: Int { Int(cells.first?.row ?? 0) }

  private func finding(_ what: String, _ dictionary: PublicationDictionary) -> Finding {
    let occupation = dictionary.occupations[place.occupation].code
    let area = dictionary.areas[place.area].code
    return Finding(
      sentence: "\(occupation) in area \(area), \(place.year): \(what); kept and flagged.",
      line: line)
  }
}
