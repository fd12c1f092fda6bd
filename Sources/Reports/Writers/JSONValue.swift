/// A JSON value whose objects keep the order in which their members were given, so that the same
/// value is always the same text.
public indirect enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Not a number and the infinities have no form in JSON and are written as null.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A name and its value.
  public struct Member: Sendable, Equatable {
    /// The name, unique in its object.
    public let name: String
    /// The value under that name.
    public let value: JSONValue

    /// A name and its value.
    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// The number, or null.
  public static func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
  /// The text, or null.
  public static func string(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }

  /// The value as UTF-8 text: on one line, or spread over indented lines that end in a newline.
  public func text(isIndented: Bool = true) -> String {
    var output = ""
    write(to: &output, indent: isIndented ? "" : nil)
    if isIndented { output += "\n" }
    return output
  }

  private func write(to output: inout String, indent: String?) {
    switch self {
    case .null: output += "null"
    case .bool(let value): output += value ? "true" : "false"
    case .integer(let value): output += String(value)
    case .number(let value): output += numeralText(value) ?? "null"
    case .string(let text): Self.write(text, to: &output)
    case .array(let values):
      Self.write(values, between: "[", "]", to: &output, indent: indent) { value, output, inner in
        value.write(to: &output, indent: inner)
      }
    case .object(let members):
      Self.write(members, between: "{", "}", to: &output, indent: indent) { member, output, inner in
        Self.write(member.name, to: &output)
        output += indent == nil ? ":" : ": "
        member.value.write(to: &output, indent: inner)
      }
    }
  }

  private static func write<Item>(
    _ items: [Item], between open: String, _ close: String, to output: inout String,
    indent: String?, item: (Item, inout String, String?) -> Void
  ) {
    output += open
    let inner = indent.map { $0 + "  " }
    for (index, value) in items.enumerated() {
      if index > 0 { output += "," }
      if let inner { output += "\n" + inner }
      item(value, &output, inner)
    }
    if let indent, !items.isEmpty { output += "\n" + indent }
    output += close
  }

  private static func write(_ text: String, to output: inout String) {
    let hexDigits = Array("0123456789abcdef")
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      // Controls, separators of lines, and characters that turn the direction of writing.
      case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{2028}"..."\u{202E}",
        "\u{2066}"..."\u{2069}":
        let code = Int(scalar.value)
        output += "\\u"
        for shift in [12, 8, 4, 0] { output.append(hexDigits[(code >> shift) & 15]) }
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }
}

/// The shortest decimal text that reads back as the same number, without an exponent where it has
/// at most fifteen digits before the point; nil when the number is not finite.
func numeralText(_ value: Double) -> String? {
  guard value.isFinite else { return nil }
  if value == value.rounded(), value.magnitude < 1e15 { return String(Int64(value)) }
  return "\(value)"
}
