import Synchronization

/// How far the reading of a sheet has come, for whoever shows progress while rows go by.
///
/// The copies of a sheet share one meter; it tells of the reading that was begun last.
public final class SheetMeter: Sendable {
  /// The bytes that a reading of all rows goes through: of a workbook's part or of an archive's
  /// member as unpacked, of a text as it stands in the file.
  public let total: Int
  private let count = Atomic<Int>(0)

  /// A meter that stands at the first byte.
  ///
  /// - Precondition: `total` is not negative.
  public init(total: Int) {
    precondition(total >= 0, "a sheet has no less than no bytes")
    self.total = total
  }

  /// The bytes gone through, `total` at the most.
  public var done: Int { min(total, count.load(ordering: .relaxed)) }

  /// Goes back to the first byte.
  func restart() { count.store(0, ordering: .relaxed) }

  /// Takes in that some bytes more were read.
  func add(_ bytes: Int) { count.add(bytes, ordering: .relaxed) }

  /// Takes in that some rows of all are read, where rows are known and bytes are not.
  func reach(row: Int, of rows: Int) {
    let part = Double(row) / Double(max(1, rows))
    count.store(Int((Double(total) * part).rounded(.down)), ordering: .relaxed)
  }
}

/// Counts the bytes that a reader gives.
final class MeteredReader: ByteReader {
  private let reader: any ByteReader
  private let meter: SheetMeter

  /// Sets the meter to the first byte.
  init(_ reader: any ByteReader, meter: SheetMeter) {
    self.reader = reader
    self.meter = meter
    meter.restart()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try reader.read(into: buffer)
    meter.add(count)
    return count
  }
}
