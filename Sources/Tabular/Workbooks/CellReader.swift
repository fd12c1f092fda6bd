/// Makes cells of what a sheet's XML says, with what they refer to in other parts.
struct CellReader: Sendable {
  /// The cells that hold the texts which cells share.
  let sharedCells: [SheetCell]
  /// For each style, whether it shows a date.
  let dateStyles: [Bool]
  /// Days between the workbook's count of days and the usual one, which has 1 for January 1, 1900.
  let dayOffset: Double
  let cellCharacters: Int

  /// What the attribute `t` of a cell says about its value.
  enum Kind {
    case number, shared, boolean, error, formulaText, inlineText, isoDate
  }

  /// The kind of a name; nil for names that no workbook has.
  static func kind(_ name: UnsafeRawBufferPointer?) -> Kind? {
    guard let name else { return .number }
    switch String(decoding: name, as: UTF8.self) {
    case "n": return .number
    case "s": return .shared
    case "b": return .boolean
    case "e": return .error
    case "str": return .formulaText
    case "inlineStr": return .inlineText
    case "d": return .isoDate
    default: return nil
    }
  }

  /// What is wrong with a value, as it stands after the cell in a sentence.
  struct Fault: Error {
    let reason: String
  }

  /// The cell of a value; an empty value stands for none.
  func cell(_ kind: Kind, style: Int, value: ArraySlice<UInt8>, hasFormula: Bool) throws(Fault)
    -> SheetCell
  {
    guard !value.isEmpty else {
      return hasFormula && kind != .formulaText ? .formulaWithoutValue : .empty
    }
    switch kind {
    case .number: return try number(value, style: style)
    case .shared: return try shared(value)
    case .boolean: return try boolean(value)
    case .error: return .error(String(decoding: value, as: UTF8.self))
    case .formulaText, .inlineText: return .text(EscapedText.decoded(value))
    case .isoDate: return try isoDate(value)
    }
  }

  /// Whether a style shows numbers as dates.
  @inline(__always)
  func showsDate(_ style: Int) -> Bool { style < dateStyles.count && dateStyles[style] }

  func number(_ number: Double, style: Int) -> SheetCell {
    showsDate(style) ? .date(number + dayOffset) : .number(number)
  }

  private func number(_ value: ArraySlice<UInt8>, style: Int) throws(Fault) -> SheetCell {
    guard let number = DecimalNumber.value(of: value.trimmed), number.isFinite else {
      throw fault(value, "a number")
    }
    return self.number(number, style: style)
  }

  private func shared(_ value: ArraySlice<UInt8>) throws(Fault) -> SheetCell {
    guard let index = DecimalNumber.whole(of: value.trimmed), sharedCells.indices.contains(index)
    else { throw fault(value, "the number of one of \(sharedCells.count) shared texts") }
    return sharedCells[index]
  }

  private func boolean(_ value: ArraySlice<UInt8>) throws(Fault) -> SheetCell {
    switch String(decoding: value.trimmed, as: UTF8.self) {
    case "1", "true": return .boolean(true)
    case "0", "false": return .boolean(false)
    default: throw fault(value, "true or false")
    }
  }

  private func isoDate(_ value: ArraySlice<UInt8>) throws(Fault) -> SheetCell {
    guard let day = CalendarDay.number(ofISO: value.trimmed) else { throw fault(value, "a date") }
    return .date(day)
  }

  private func fault(_ value: ArraySlice<UInt8>, _ required: String) -> Fault {
    Fault(
      reason: "“\(String(decoding: value.prefix(40), as: UTF8.self))” is not \(required); "
        + "save the workbook anew")
  }
}

extension ArraySlice<UInt8> {
  /// The bytes without blanks and line ends around them.
  var trimmed: ArraySlice<UInt8> {
    var rest = self
    while let first = rest.first, first <= 0x20 { rest.removeFirst() }
    while let last = rest.last, last <= 0x20 { rest.removeLast() }
    return rest
  }
}
