/// Reads a formula by recursive descent into postfix order.
///
/// A power binds tighter than a sign and groups from the right: −x^2^3 is −(x^(2^3)).
struct FormulaParser {
  private let bytes: [UInt8]
  private let parameters: [String]
  private let covariates: [String]
  private var place = 0
  private var program: [FormulaInstruction] = []

  init(_ text: String, parameters: [String], covariates: [String]) {
    bytes = Array(text.utf8)
    self.parameters = parameters
    self.covariates = covariates
  }

  mutating func parse() throws(FormulaError) -> [FormulaInstruction] {
    try sum()
    guard next == nil else { throw unexpected("an operator or the end") }
    return program
  }

  private mutating func sum() throws(FormulaError) {
    try product()
    while let sign = take(["+", "-"]) {
      try product()
      program.append(sign == "+" ? .add : .subtract)
    }
  }

  private mutating func product() throws(FormulaError) {
    try signed()
    while let sign = take(["*", "/"]) {
      try signed()
      program.append(sign == "*" ? .multiply : .divide)
    }
  }

  private mutating func signed() throws(FormulaError) {
    if take(["-"]) != nil {
      try signed()
      if case .number(let value)? = program.last {
        program[program.count - 1] = .number(-value)
      } else {
        program.append(.negate)
      }
    } else {
      _ = take(["+"])
      try power()
    }
  }

  private mutating func power() throws(FormulaError) {
    try primary()
    guard takePower() else { return }
    let exponentStart = program.count
    try signed()
    if program.count == exponentStart + 1, case .number(let value) = program[exponentStart],
      value.low == 0, value.high == value.high.rounded(), abs(value.high) <= 64
    {
      program[exponentStart] = .wholePower(Int(value.high))
    } else {
      program.append(.power)
    }
  }

  private mutating func primary() throws(FormulaError) {
    guard let first = next else { throw unexpected("a number, a name or a parenthesis") }
    if take(["(", "["]) != nil {
      try sum()
      guard take([")", "]"]) != nil else { throw unexpected("a closing parenthesis") }
    } else if isDigit(first) || first == UInt8(ascii: ".") {
      try number()
    } else if isLetter(first) {
      try name()
    } else {
      throw unexpected("a number, a name or a parenthesis")
    }
  }

  private mutating func number() throws(FormulaError) {
    let start = place
    while place < bytes.count {
      let byte = bytes[place]
      let isExponentSign =
        (byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")) && place > start
        && (bytes[place - 1] | 0x20) == UInt8(ascii: "e")
      let isPart = isDigit(byte) || byte == UInt8(ascii: ".") || (byte | 0x20) == UInt8(ascii: "e")
      guard isPart || isExponentSign else { break }
      place += 1
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    guard let value = ExtendedDouble(parsing: text) else {
      throw .unexpected(found: text, column: start + 1, expected: "a number")
    }
    program.append(.number(value))
  }

  private mutating func name() throws(FormulaError) {
    let start = place
    while place < bytes.count, isLetter(bytes[place]) || isDigit(bytes[place]) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if let index = parameters.firstIndex(of: text) {
      program.append(.parameter(index))
    } else if let index = covariates.firstIndex(of: text) {
      program.append(.covariate(index))
    } else if text == "pi" {
      program.append(.pi)
    } else if let function = FormulaFunction(rawValue: text) {
      guard take(["(", "["]) != nil else { throw unexpected("an opening parenthesis") }
      try sum()
      guard take([")", "]"]) != nil else { throw unexpected("a closing parenthesis") }
      program.append(.function(function))
    } else {
      throw .unknownName(text, column: start + 1)
    }
  }

  private var next: UInt8? {
    mutating get {
      while place < bytes.count, bytes[place] == UInt8(ascii: " ") { place += 1 }
      return place < bytes.count ? bytes[place] : nil
    }
  }

  private mutating func take(_ symbols: [Unicode.Scalar]) -> Unicode.Scalar? {
    guard let byte = next else { return nil }
    let scalar = Unicode.Scalar(byte)
    let isPowerSign =
      byte == UInt8(ascii: "*") && place + 1 < bytes.count
      && bytes[place + 1] == UInt8(ascii: "*")
    guard symbols.contains(scalar), !isPowerSign else { return nil }
    place += 1
    return scalar
  }

  private mutating func takePower() -> Bool {
    if take(["^"]) != nil { return true }
    guard next == UInt8(ascii: "*"), place + 1 < bytes.count,
      bytes[place + 1] == UInt8(ascii: "*")
    else { return false }
    place += 2
    return true
  }

  private mutating func unexpected(_ expected: String) -> FormulaError {
    let found = next.map { "“\(Unicode.Scalar($0))”" } ?? "the end"
    return .unexpected(found: found, column: place + 1, expected: expected)
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z") || byte == UInt8(ascii: "_")
  }
}
