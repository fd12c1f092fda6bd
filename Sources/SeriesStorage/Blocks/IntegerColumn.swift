/// A column of whole numbers in a block.
///
/// Published tables repeat themselves: the same occupation in seventeen cells, a line that is one
/// more than the last. A column is written as runs of equal numbers, or as runs of equal
/// differences, whichever has fewer; where neither has runs, as differences alone.
enum IntegerColumn {
  private enum Form: UInt8 {
    case runs = 0
    case runsOfDifferences = 1
    case differences = 2
  }

  /// Writes a column.
  static func encode(_ numbers: [Int32]) -> ByteWriter {
    let (runs, runsOfDifferences) = countRuns(numbers)
    var writer = ByteWriter(capacity: 4 * min(runs, runsOfDifferences) + 8)
    if min(runs, runsOfDifferences) > numbers.count / 2 {
      writer.write(byte: Form.differences.rawValue)
      var last: Int32 = 0
      for number in numbers {
        writer.write(signed: Int64(number) - Int64(last))
        last = number
      }
    } else if runs <= runsOfDifferences {
      writer.write(byte: Form.runs.rawValue)
      writeRuns(numbers, to: &writer)
    } else {
      writer.write(byte: Form.runsOfDifferences.rawValue)
      writeRunsOfDifferences(numbers, to: &writer)
    }
    return writer
  }

  /// Reads a column of `count` numbers.
  static func decode(_ reader: ByteReader, count: Int) throws(BlockFault) -> [Int32] {
    var reader = reader
    let byte = try reader.byte()
    guard let form = Form(rawValue: byte) else { throw .unknownForm(byte) }
    var numbers: [Int32] = []
    numbers.reserveCapacity(count)
    var last: Int64 = 0
    while numbers.count < count {
      let step = try reader.signed()
      let length = form == .differences ? 1 : try reader.count(upTo: count - numbers.count)
      guard length > 0 else { throw .countsDisagree }
      if form == .runs {
        last &+= step
        numbers.append(contentsOf: repeatElement(try narrowed(last), count: length))
      } else {
        for _ in 0..<length {
          last &+= step
          numbers.append(try narrowed(last))
        }
      }
    }
    guard reader.isAtEnd else { throw .countsDisagree }
    return numbers
  }

  private static func countRuns(_ numbers: [Int32]) -> (runs: Int, runsOfDifferences: Int) {
    var runs = 0
    var runsOfDifferences = 0
    var last: Int32 = 0
    var lastDifference: Int64?
    for (index, number) in numbers.enumerated() {
      let difference = Int64(number) - Int64(last)
      if index == 0 || difference != 0 { runs += 1 }
      if difference != lastDifference { runsOfDifferences += 1 }
      lastDifference = difference
      last = number
    }
    return (runs, runsOfDifferences)
  }

  private static func writeRuns(_ numbers: [Int32], to writer: inout ByteWriter) {
    var last: Int64 = 0
    var index = 0
    while index < numbers.count {
      let number = numbers[index]
      var end = index + 1
      while end < numbers.count, numbers[end] == number { end += 1 }
      writer.write(signed: Int64(number) - last)
      writer.write(UInt64(end - index))
      last = Int64(number)
      index = end
    }
  }

  private static func writeRunsOfDifferences(_ numbers: [Int32], to writer: inout ByteWriter) {
    var last: Int64 = 0
    var run: (difference: Int64, length: UInt64)?
    for number in numbers {
      let difference = Int64(number) - last
      last = Int64(number)
      if let current = run, current.difference == difference {
        run = (difference, current.length + 1)
      } else {
        if let run {
          writer.write(signed: run.difference)
          writer.write(run.length)
        }
        run = (difference, 1)
      }
    }
    if let run {
      writer.write(signed: run.difference)
      writer.write(run.length)
    }
  }

  private static func narrowed(_ number: Int64) throws(BlockFault) -> Int32 {
    guard let number = Int32(exactly: number) else { throw .outOfRange }
    return number
  }
}
