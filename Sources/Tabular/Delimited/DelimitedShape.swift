/// The delimiter of a text and the number of fields of its table, found from the first rows.
struct DelimitedShape: Equatable {
  let delimiter: UInt8
  let width: Int

  /// How many bytes of a file are looked at.
  static let headSize = 1 << 16
  private static let rowLimit = 64
  private static let candidates = [",", "\t", ";", "|"].map { UInt8(ascii: $0) }

  /// - Parameters:
  ///   - head: The first bytes, as UTF-8.
  ///   - isWhole: Whether these are all; otherwise the last row is cut off and not looked at.
  ///   - delimiter: The delimiter, if it is declared.
  init(of head: [UInt8], isWhole: Bool, delimiter: UInt8? = nil) {
    var best = DelimitedShape(delimiter: delimiter ?? Self.candidates[0], width: 1)
    var bestScore = 0
    for candidate in delimiter.map({ [$0] }) ?? Self.candidates {
      let counts = Self.fieldCounts(of: head, isWhole: isWhole, delimiter: candidate)
      let (width, rows) = Self.mostCommon(counts)
      // Cells that all rows agree upon: commas in numbers or titles make rows disagree.
      let score = (width - 1) * rows
      if score > bestScore {
        bestScore = score
        best = DelimitedShape(delimiter: candidate, width: width)
      }
    }
    self = best
  }

  private init(delimiter: UInt8, width: Int) {
    self.delimiter = delimiter
    self.width = width
  }

  /// The number of fields that most rows have, the first of equals; rows of one field are titles
  /// and notes.
  private static func mostCommon(_ counts: [Int]) -> (width: Int, rows: Int) {
    var best = (width: 1, rows: 0)
    var tally: [Int: Int] = [:]
    for count in counts where count > 1 { tally[count, default: 0] += 1 }
    for count in counts {
      if let rows = tally[count], rows > best.rows { best = (count, rows) }
    }
    return best
  }

  /// The number of fields in each of the first rows.
  private static func fieldCounts(of head: [UInt8], isWhole: Bool, delimiter: UInt8) -> [Int] {
    var counts: [Int] = []
    var (fields, isQuoted, wasQuoted, isAtFieldStart, isBlank) = (1, false, false, true, true)
    for byte in head {
      if isQuoted {
        if byte == UInt8(ascii: "\"") { isQuoted = false }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""):
        // A second quote of a doubled pair begins a stretch anew, which comes to the same.
        isQuoted = isAtFieldStart || wasQuoted
        wasQuoted = isQuoted
        isAtFieldStart = false
        isBlank = false
      case delimiter:
        fields += 1
        (wasQuoted, isAtFieldStart, isBlank) = (false, true, false)
      case UInt8(ascii: "\n"):
        if !isBlank { counts.append(fields) }
        if counts.count == rowLimit { return counts }
        (fields, wasQuoted, isAtFieldStart, isBlank) = (1, false, true, true)
      case UInt8(ascii: "\r"):
        break
      default:
        isAtFieldStart = false
        isBlank = false
      }
    }
    if isWhole, !isBlank { counts.append(fields) }
    return counts
  }
}
