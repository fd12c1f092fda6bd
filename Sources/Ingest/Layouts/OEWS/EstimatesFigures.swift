import LaborSeries
import Tabular

/// The figures of one row, by measure; one buffer that is filled anew for each row.
struct EstimatesFigures {
  /// What stands in one cell.
  struct Figure {
    var status: CellStatus = .absent
    var value: Double = 0
    var mark: Int32 = 0
    var footnote: Int32 = 0
  }

  private var figures = [Figure](repeating: Figure(), count: 20)

  /// The figure of a measure of OEWS, 1 to 19.
  subscript(measure: Measure) -> Figure {
    @inline(__always) get { figures[Int(measure.rawValue)] }
    @inline(__always) set { figures[Int(measure.rawValue)] = newValue }
  }

  /// A figure that is a number; nil for marks and for what the table does not have.
  @inline(__always)
  func number(_ measure: Measure) -> Double? {
    let figure = self[measure]
    return figure.status == .value ? figure.value : nil
  }

  /// A hash of every figure of the columns, for telling identical rows from different ones.
  func hash(_ columns: [EstimatesHeader.MeasureColumn], seed: UInt64) -> UInt32 {
    var hash = seed
    for column in columns {
      let figure = figures[Int(column.measure.rawValue)]
      hash = (hash ^ figure.value.bitPattern) &* 0x9E37_79B9_7F4A_7C15
      hash = (hash ^ (hash >> 29) ^ UInt64(figure.status.rawValue)) &* 0xBF58_476D_1CE4_E5B9
      hash ^= UInt64(UInt32(bitPattern: figure.mark)) << 32
    }
    hash ^= hash >> 32
    return UInt32(truncatingIfNeeded: hash)
  }
}

/// Reads the figures of a row.
struct FigureReader {
  let columns: [EstimatesHeader.MeasureColumn]
  private let annualOnly: Int?
  private let hourlyOnly: Int?
  private let employmentFactor: Double
  /// The bound that `#` stands for.
  var topCode: TopCode
  /// The mark before decimals in texts; nil when it is not known.
  var decimalMark: DecimalMark? = .point
  private(set) var usesTopCode = false
  private(set) var figures = EstimatesFigures()

  /// - Parameter isInThousands: Whether the title or the header says that employment is.
  init(header: EstimatesHeader, topCode: TopCode, isInThousands: Bool) {
    columns = header.measures
    annualOnly = header[.annualOnly]
    hourlyOnly = header[.hourlyOnly]
    employmentFactor = isInThousands ? 1000 : 1
    self.topCode = topCode
  }

  /// Reads a row into ``figures``.
  ///
  /// - Returns: The first column with a decimal comma, if there is one.
  mutating func read(
    _ row: borrowing SheetRow, _ dictionary: inout PublicationDictionary
  ) throws(RowFault) -> Int? {
    let isAnnualOnly = try isMarked(annualOnly, row)
    let isHourlyOnly = try isMarked(hourlyOnly, row)
    for column in columns {
      var figure = EstimatesFigures.Figure()
      switch row[column.index] {
      case .number(let number):
        try set(&figure, number, column)
      case .empty: break
      case .text(let text):
        guard try set(&figure, text, column, &dictionary) else { return column.index }
      case let other:
        throw RowFault(
          column: column.index, fault: other.fault ?? "a truth value stands where a figure belongs")
      }
      if figure.status == .suppressed || figure.status == .absent {
        if isAnnualOnly, column.unit == .hourly { figure.status = .annualOnly }
        if isHourlyOnly, column.unit == .annual { figure.status = .hourlyOnly }
      }
      figures[column.measure] = figure
    }
    return nil
  }

  private func set(
    _ figure: inout EstimatesFigures.Figure, _ number: Double,
    _ column: EstimatesHeader.MeasureColumn
  ) throws(RowFault) {
    guard number.isFinite, number >= 0 else {
      throw RowFault(
        column: column.index, fault: "\(number) is no figure of \(column.measure.name)")
    }
    figure.status = .value
    figure.value = column.measure == .employment ? number * employmentFactor : number
  }

  /// Takes a text in; false for a decimal comma.
  private mutating func set(
    _ figure: inout EstimatesFigures.Figure, _ text: String,
    _ column: EstimatesHeader.MeasureColumn, _ dictionary: inout PublicationDictionary
  ) throws(RowFault) -> Bool {
    let pointed = decimalMark == .comma ? text.withPointsAndCommasExchanged : text
    let read = FigureText(
      pointed, measure: column.measure, unit: column.unit, topCode: topCode)
    if case .number = read, decimalMark == nil, text.utf8.contains(UInt8(ascii: ",")) {
      return false
    }
    switch read {
    case .number(let number): try set(&figure, number, column)
    case .blank: break
    case .mark(let status, let bound, let footnote):
      figure.status = status
      figure.value = bound ?? 0
      figure.mark = dictionary.mark(text.trimmedOfBlanks)
      if !footnote.isEmpty { figure.footnote = dictionary.footnote(footnote) }
      if status == .topCoded { usesTopCode = true }
    case .decimalComma where decimalMark != .comma: return false
    case .unknown, .decimalComma:
      throw RowFault(
        column: column.index, fault: "“\(text.asTitle)” is neither a number nor a mark of BLS")
    }
    return true
  }

  /// Whether ANNUAL or HOURLY says TRUE.
  private func isMarked(_ column: Int?, _ row: borrowing SheetRow) throws(RowFault) -> Bool {
    guard let column else { return false }
    switch row[column] {
    case .empty: return false
    case .boolean(let value): return value
    case let cell:
      switch cell.trimmedText?.lowercased() {
      case "", "false", "0": return false
      case "true", "1": return true
      default:
        throw RowFault(column: column, fault: cell.fault ?? "neither TRUE nor nothing stands here")
      }
    }
  }
}

extension String {
  /// `31.48` for `31,48` and `45,070` for `45.070`.
  fileprivate var withPointsAndCommasExchanged: String {
    String(map { $0 == "," ? "." : $0 == "." ? "," : $0 })
  }
}
