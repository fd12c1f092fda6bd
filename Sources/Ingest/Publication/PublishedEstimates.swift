import LaborSeries

/// OEWS cells of one release and one sheet with what they refer to, as a store or a recorder hands
/// them on.
public struct PublishedEstimates: Sendable {
  public let release: Release
  /// The file the cells were read from.
  public let file: String
  /// The sheet, or empty.
  public let sheet: String
  public let cells: [PublishedCell]
  /// What the numbers in the cells stand for.
  public let dictionary: PublicationDictionary

  public init(
    release: Release, file: String, sheet: String, cells: [PublishedCell],
    dictionary: PublicationDictionary
  ) {
    self.release = release
    self.file = file
    self.sheet = sheet
    self.cells = cells
    self.dictionary = dictionary
  }
}

/// What one sheet says of one occupation in the nation as a whole.
struct NationalEstimate {
  let occupation: PublishedOccupation
  let release: Release
  let file: String
  let sheet: String
  private(set) var values: [Measure: PublishedValue]
  private(set) var flags: CellFlags
  private(set) var rows: Set<Int32>

  fileprivate init(
    _ occupation: PublishedOccupation, in estimates: PublishedEstimates, cells: [PublishedCell]
  ) {
    self.occupation = occupation
    release = estimates.release
    file = estimates.file
    sheet = estimates.sheet
    values = [:]
    flags = []
    rows = []
    for cell in cells {
      values[cell.measure] = estimates.publishedValue(cell)
      flags.formUnion(cell.flags)
      rows.insert(cell.row)
    }
  }

  /// Whether two estimates are parts of one row, whose cells came in two batches.
  func isOfOneRow(with other: NationalEstimate) -> Bool {
    file == other.file && sheet == other.sheet && !rows.isDisjoint(with: other.rows)
      && values.keys.allSatisfy { other.values[$0] == nil }
  }

  /// Takes in the other part of the row.
  mutating func add(_ other: NationalEstimate) {
    values.merge(other.values) { known, _ in known }
    flags.formUnion(other.flags)
    rows.formUnion(other.rows)
  }

  /// The estimate as an observation of a series.
  var observation: Observation {
    Observation(
      year: release.year, release: release.reference, publishedCode: occupation.code,
      publishedTitle: occupation.title, employment: values[.employment] ?? .absent,
      employmentPRSE: values[.employmentPRSE]?.number, wages: Wages(values),
      sources: rows.sorted().map { row in
        SourceReference(
          file: sheet.isEmpty ? file : "\(file), sheet \(sheet)", line: Int(row),
          publication: release.description, grade: "ingested")
      },
      note: flags.isEmpty ? "" : "The row fails a check: \(flags.failedChecks).")
  }
}

extension PublishedEstimates {
  /// The estimates for the nation, all industries and all ownerships, in the order in which the
  /// occupations first occur.
  func nationalEstimates() -> [NationalEstimate] {
    var order: [Int32] = []
    var cellsByOccupation: [Int32: [PublishedCell]] = [:]
    for cell in cells where isNational(cell) {
      if cellsByOccupation[cell.occupation] == nil { order.append(cell.occupation) }
      cellsByOccupation[cell.occupation, default: []].append(cell)
    }
    return order.map { entry in
      NationalEstimate(
        dictionary.occupations[entry], in: self, cells: cellsByOccupation[entry] ?? [])
    }
  }

  /// The estimates for all industries and ownerships of each area below the nation.
  func areaEstimates() -> [PublishedArea: [NationalEstimate]] {
    var order: [PublishedArea: [Int32]] = [:]
    var cellsByPlace: [PublishedArea: [Int32: [PublishedCell]]] = [:]
    for cell in cells where isCrossIndustry(cell) {
      let area = dictionary.areas[cell.area]
      guard area.kind != .nation else { continue }
      if cellsByPlace[area]?[cell.occupation] == nil {
        order[area, default: []].append(cell.occupation)
      }
      cellsByPlace[area, default: [:]][cell.occupation, default: []].append(cell)
    }
    return order.reduce(into: [:]) { result, place in
      result[place.key] = place.value.map { entry in
        NationalEstimate(
          dictionary.occupations[entry], in: self,
          cells: cellsByPlace[place.key]?[entry] ?? [])
      }
    }
  }

  private func isNational(_ cell: PublishedCell) -> Bool {
    dictionary.areas[cell.area].kind == .nation && isCrossIndustry(cell)
  }

  private func isCrossIndustry(_ cell: PublishedCell) -> Bool {
    guard cell.detail == 0 else { return false }
    let industry = dictionary.industries[cell.industry]
    return industry.code == PublishedIndustry.crossIndustry.code
      && (industry.ownership.isEmpty || industry.ownership == "1235")
  }

  fileprivate func publishedValue(_ cell: PublishedCell) -> PublishedValue {
    let mark = dictionary.marks[cell.mark]
    switch cell.status {
    case .value: return .value(cell.value)
    case .topCoded: return .topCoded(mark: mark.isEmpty ? "#" : mark)
    case .absent, .belowHalfPercent: return .absent
    case .suppressed, .notPublished, .annualOnly, .hourlyOnly:
      return mark.isEmpty ? .absent : .suppressed(mark: mark)
    }
  }
}

extension Wages {
  fileprivate init(_ values: [Measure: PublishedValue]) {
    func value(_ measure: Measure) -> PublishedValue { values[measure] ?? .absent }
    self.init(
      hourly: Distribution(
        mean: value(.hourlyMean), percentile10: value(.hourlyPercentile10),
        percentile25: value(.hourlyPercentile25), median: value(.hourlyMedian),
        percentile75: value(.hourlyPercentile75), percentile90: value(.hourlyPercentile90)),
      annual: Distribution(
        mean: value(.annualMean), percentile10: value(.annualPercentile10),
        percentile25: value(.annualPercentile25), median: value(.annualMedian),
        percentile75: value(.annualPercentile75), percentile90: value(.annualPercentile90)),
      meanPRSE: values[.wagePRSE]?.number)
  }
}

extension CellFlags {
  /// The failed checks in words, joined with “and”; empty when there are none.
  var failedChecks: String {
    let words: [(CellFlags, String)] = [
      (.wageArithmetic, "the annual mean is not 2,080 times the hourly mean"),
      (.percentileOrder, "the percentiles do not rise"),
      (.standardErrorRange, "a percent relative standard error is outside 0 to 50"),
      (.areaMismatch, "the area type does not fit the area code"),
      (.unknownMeaning, "a code or title is not known"),
    ]
    return words.filter { contains($0.0) }.map(\.1).joined(separator: " and ")
  }
}
