import Digests
import LaborSeries

/// Up to 65,536 cells of one file, release and sheet, column by column.
///
/// Areas and industries are kept as groups (runs of cells that share them), everything else as a
/// column. All numbers are those of the store's own dictionary tables.
struct CellBlock {
  /// Cells in one block at the most.
  static let capacity = 65_536
  /// The form of ``encoded()``; the first byte.
  static let form: UInt8 = 1

  private(set) var groups: [CellGroup] = []
  private var columns: [[Int32]]
  private var values: [Double] = []
  /// A bit for each measure, by its raw value.
  private(set) var measures: UInt64 = 0

  /// The columns of whole numbers, in the order in which they are written.
  enum Column: Int, CaseIterable {
    case occupation, detail, measure, status, flags, year, period, mark, footnote, row
  }

  init() {
    columns = Column.allCases.map { _ in [] }
  }

  var count: Int { values.count }
  var isFull: Bool { count >= Self.capacity }

  /// Adds a cell of a file, with its entries translated to those of the store.
  @inline(__always)
  mutating func append(_ cell: PublishedCell, translatedBy entries: DictionaryWriter) {
    let area = entries.areas[Int(cell.area)]
    let industry = entries.industries[Int(cell.industry)]
    if let last = groups.last, last.area == area, last.industry == industry {
      groups[groups.count - 1].count += 1
    } else {
      groups.append(CellGroup(area: area, industry: industry, count: 1))
    }
    columns[0].append(entries.occupations[Int(cell.occupation)])
    columns[1].append(entries.details[Int(cell.detail)])
    columns[2].append(Int32(cell.measure.rawValue))
    columns[3].append(Int32(cell.status.rawValue))
    columns[4].append(Int32(cell.flags.rawValue))
    columns[5].append(Int32(cell.year))
    columns[6].append(Int32(cell.period))
    columns[7].append(entries.marks[Int(cell.mark)])
    columns[8].append(entries.footnotes[Int(cell.footnote)])
    columns[9].append(cell.row)
    values.append(cell.value)
    measures |= 1 << UInt64(cell.measure.rawValue)
  }

  /// Empties the block and keeps its memory.
  mutating func removeAll() {
    groups.removeAll(keepingCapacity: true)
    for index in columns.indices { columns[index].removeAll(keepingCapacity: true) }
    values.removeAll(keepingCapacity: true)
    measures = 0
  }

  /// The occupations in the block.
  var occupations: BitSet {
    var set = BitSet()
    var last: Int32 = -1
    for occupation in columns[Column.occupation.rawValue] where occupation != last {
      set.insert(Int(occupation))
      last = occupation
    }
    return set
  }

  /// The columns as bytes.
  func encoded() -> [UInt8] {
    var writer = ByteWriter(capacity: count * 4 + 256)
    writer.write(byte: Self.form)
    writer.write(UInt64(count))
    for column in columns { writer.write(part: IntegerColumn.encode(column)) }
    writer.write(part: ValueColumn.encode(values))
    return writer.bytes
  }

  /// The first eight bytes of the SHA-256 of groups and columns.
  static func checksum(groups: [UInt8], data: [UInt8]) -> Int64 {
    var hash = SHA256()
    hash.update(groups)
    hash.update(data)
    return hash.digest().prefix(8).reduce(0) { $0 << 8 | Int64($1) }
  }
}
