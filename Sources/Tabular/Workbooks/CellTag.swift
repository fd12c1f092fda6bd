/// The opening tag of a regular cell: `r`, `s` and `t`, each once at the most.
struct CellTag {
  private(set) var column: Int?
  private(set) var style = 0
  private(set) var kind = CellReader.Kind.number
  private(set) var isClosed = false
  private(set) var end: UnsafePointer<UInt8>

  private typealias Bytes = UnsafePointer<UInt8>

  /// - Parameters:
  ///   - start: The bytes behind `<c`, followed by zeros.
  ///   - row: The number that the cell's reference must have.
  @inline(__always)
  init?(_ start: UnsafePointer<UInt8>, row: Int) {
    end = start
    var at = start
    var seen: UInt8 = 0
    while at[0] == Ascii.blank {
      guard at[2] == Ascii.equals, at[3] == Ascii.quote else { return nil }
      let name = at[1]
      at += 4
      switch name {
      case Ascii.r:
        guard seen & 1 == 0, let next = readReference(at, row: row) else { return nil }
        seen |= 1
        at = next
      case Ascii.s:
        guard seen & 2 == 0, let next = readStyle(at) else { return nil }
        seen |= 2
        at = next
      case Ascii.t:
        guard seen & 4 == 0, let next = readKind(at) else { return nil }
        seen |= 4
        at = next
      default: return nil
      }
    }
    if at[0] == Ascii.greater {
      end = at + 1
    } else if at[0] == Ascii.slash, at[1] == Ascii.greater {
      isClosed = true
      end = at + 2
    } else {
      return nil
    }
  }

  @inline(__always)
  private mutating func readReference(_ start: Bytes, row: Int) -> Bytes? {
    var at = start
    var column = 0
    while at[0] &- Ascii.capitalA < 26 {
      column = column * 26 + Int(at[0] &- Ascii.capitalA) + 1
      at += 1
      if at - start > 3 { return nil }
    }
    guard at > start else { return nil }
    var number = 0
    let digits = at
    while at[0] &- Ascii.zero < 10 {
      number = number * 10 + Int(at[0] &- Ascii.zero)
      at += 1
      if at - digits > 7 { return nil }
    }
    guard number == row, at[0] == Ascii.quote else { return nil }
    self.column = column - 1
    return at + 1
  }

  @inline(__always)
  private mutating func readStyle(_ start: Bytes) -> Bytes? {
    var at = start
    while at[0] &- Ascii.zero < 10 {
      style = style * 10 + Int(at[0] &- Ascii.zero)
      at += 1
      if at - start > 7 { return nil }
    }
    return at > start && at[0] == Ascii.quote ? at + 1 : nil
  }

  @inline(__always)
  private mutating func readKind(_ at: Bytes) -> Bytes? {
    if at[1] == Ascii.quote {
      switch at[0] {
      case Ascii.s: kind = .shared
      case Ascii.n: kind = .number
      case Ascii.b: kind = .boolean
      case Ascii.e: kind = .error
      default: return nil
      }
      return at + 2
    }
    if Literal.inlineKind.matches(at) {
      kind = .inlineText
      return at + Literal.inlineKind.count
    }
    guard Literal.formulaKind.matches(at) else { return nil }
    kind = .formulaText
    return at + Literal.formulaKind.count
  }
}

/// A number in plain digits.
enum PlainNumber {
  /// Reads digits with a sign, a point and an exponent; nil for what needs another look.
  @inline(__always)
  static func read(_ start: UnsafePointer<UInt8>) -> (Double, UnsafePointer<UInt8>)? {
    var at = start
    let isNegative = at[0] == Ascii.minus
    if isNegative { at += 1 }
    let first = at
    var mantissa: UInt64 = 0
    while at[0] &- Ascii.zero < 10 {
      mantissa = mantissa &* 10 &+ UInt64(at[0] &- Ascii.zero)
      at += 1
    }
    var count = at - first
    guard count > 0 else { return nil }
    var decimals = 0
    if at[0] == Ascii.point {
      at += 1
      let point = at
      while at[0] &- Ascii.zero < 10 {
        mantissa = mantissa &* 10 &+ UInt64(at[0] &- Ascii.zero)
        at += 1
      }
      decimals = at - point
      count += decimals
    }
    if count <= 19, at[0] == Ascii.less,
      let value = DecimalNumber.exactValue(mantissa, exponent: -decimals)
    {
      return (isNegative ? -value : value, at)
    }
    return readAnother(start)
  }

  /// Reads a number with an exponent or with many digits.
  private static func readAnother(
    _ start: UnsafePointer<UInt8>
  ) -> (Double, UnsafePointer<UInt8>)? {
    var at = start
    while at[0] != Ascii.less {
      guard at[0] > 0x20, at[0] < 0x7F, at[0] != Ascii.ampersand, at - start < 400 else {
        return nil
      }
      at += 1
    }
    let text = Array(UnsafeBufferPointer(start: start, count: at - start))
    guard let value = DecimalNumber.value(of: text[...]), value.isFinite else { return nil }
    return (value, at)
  }
}
