import LaborSeries

/// The columns of a block as read back. A column is decoded when it is asked for.
struct CellBlockReader {
  let groups: [CellGroup]
  let count: Int
  private let parts: [ByteReader]
  private let valuePart: ByteReader

  /// Reads what frames the columns.
  init(groups: [CellGroup], data: [UInt8]) throws(BlockFault) {
    var reader = ByteReader(data)
    let form = try reader.byte()
    guard form == CellBlock.form else { throw .unknownForm(form) }
    count = try reader.count(upTo: CellBlock.capacity)
    guard groups.reduce(0, { $0 + $1.count }) == count else { throw .countsDisagree }
    self.groups = groups
    var parts: [ByteReader] = []
    for _ in CellBlock.Column.allCases { parts.append(try reader.part()) }
    self.parts = parts
    valuePart = try reader.part()
    guard reader.isAtEnd else { throw .countsDisagree }
  }

  func column(_ column: CellBlock.Column) throws(BlockFault) -> [Int32] {
    try IntegerColumn.decode(parts[column.rawValue], count: count)
  }

  /// The cells at the places for which `isWanted` is true of group and place, in order, with
  /// their places.
  func cells(
    where isWanted: (_ group: CellGroup, _ place: Int) -> Bool
  ) throws(BlockFault) -> [(place: Int, cell: PublishedCell)] {
    var places: [(place: Int, group: CellGroup)] = []
    var start = 0
    for group in groups {
      for place in start..<start + group.count where isWanted(group, place) {
        places.append((place, group))
      }
      start += group.count
    }
    guard !places.isEmpty else { return [] }
    return try cells(at: places)
  }

  private func cells(
    at places: [(place: Int, group: CellGroup)]
  ) throws(BlockFault) -> [(place: Int, cell: PublishedCell)] {
    let occupation = try column(.occupation)
    let detail = try column(.detail)
    let measure = try column(.measure)
    let status = try column(.status)
    let flags = try column(.flags)
    let year = try column(.year)
    let period = try column(.period)
    let mark = try column(.mark)
    let footnote = try column(.footnote)
    let row = try column(.row)
    let values = try ValueColumn.decode(valuePart, count: count)
    var cells: [(place: Int, cell: PublishedCell)] = []
    cells.reserveCapacity(places.count)
    for (place, group) in places {
      cells.append(
        (
          place,
          PublishedCell(
            area: group.area, industry: group.industry, occupation: occupation[place],
            detail: detail[place], measure: try Self.measure(measure[place]),
            status: try Self.status(status[place]),
            flags: CellFlags(rawValue: try Self.narrowed(flags[place])),
            year: try Self.narrowed(year[place]), period: try Self.narrowed(period[place]),
            value: values[place], mark: mark[place], footnote: footnote[place], row: row[place])
        ))
    }
    return cells
  }

  private static func measure(_ number: Int32) throws(BlockFault) -> Measure {
    let raw: UInt8 = try narrowed(number)
    guard let measure = Measure(rawValue: raw) else { throw .unknownForm(raw) }
    return measure
  }

  private static func status(_ number: Int32) throws(BlockFault) -> CellStatus {
    let raw: UInt8 = try narrowed(number)
    guard let status = CellStatus(rawValue: raw) else { throw .unknownForm(raw) }
    return status
  }

  private static func narrowed<Number: FixedWidthInteger>(
    _ number: Int32
  ) throws(BlockFault) -> Number {
    guard let narrow = Number(exactly: number) else { throw .outOfRange }
    return narrow
  }
}
