/// One element of an SVG document. Text and attribute values are raw; they are escaped once, when
/// the document is written.
struct SVGElement: Sendable {
  enum Content: Sendable {
    case element(SVGElement)
    case text(String)
  }

  let name: String
  let attributes: [(name: String, value: String)]
  let content: [Content]

  init(_ name: String, _ attributes: [(String, String)] = [], _ content: [Content] = []) {
    self.name = name
    self.attributes = attributes.map { (name: $0.0, value: $0.1) }
    self.content = content
  }

  init(_ name: String, _ attributes: [(String, String)] = [], text: String) {
    self.init(name, attributes, [.text(text)])
  }

  /// Appends the element to `output`, one element a line.
  func write(to output: inout String, indent: String = "") {
    output += indent + "<" + name
    for attribute in attributes {
      output += " \(attribute.name)=\"" + escapedXML(attribute.value) + "\""
    }
    if content.isEmpty {
      output += "/>\n"
      return
    }
    output += ">"
    if case .text(let text)? = content.first, content.count == 1 {
      output += escapedXML(text) + "</\(name)>\n"
      return
    }
    output += "\n"
    for item in content {
      switch item {
      case .element(let element): element.write(to: &output, indent: indent + " ")
      case .text(let text): output += indent + " " + escapedXML(text) + "\n"
      }
    }
    output += indent + "</\(name)>\n"
  }
}

/// `text` with the characters that XML reserves replaced by entities, and those that XML 1.0
/// does not allow at all by the replacement character.
package func escapedXML(_ text: String) -> String {
  var escaped = ""
  escaped.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    case "\t", "\n", "\r": escaped += " "
    case "\u{0}"..<"\u{20}", "\u{FFFE}", "\u{FFFF}": escaped += "\u{FFFD}"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}

/// A coordinate rounded to hundredths, written without trailing zeros.
func coordinate(_ value: Double) -> String {
  precondition(value.isFinite && value.magnitude < 1e12, "a coordinate is a finite number")
  let hundredths = Int((value * 100).rounded())
  let magnitude = hundredths.magnitude
  let sign = hundredths < 0 ? "-" : ""
  let fraction = magnitude % 100
  if fraction == 0 { return "\(sign)\(magnitude / 100)" }
  if fraction % 10 == 0 { return "\(sign)\(magnitude / 100).\(fraction / 10)" }
  return "\(sign)\(magnitude / 100).\(fraction < 10 ? "0" : "")\(fraction)"
}
