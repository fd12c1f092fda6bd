import Foundation

/// Text that would do harm where it is not escaped: formulas, scripts, links, codes that steer a
/// terminal, characters that turn the direction of writing.
enum HostileText {
  static let formula = "=cmd|' /C calc'!A0"
  static let script = "<script>alert(1)</script>"
  static let handler = "\" onload=\"alert(2)"
  static let link = "[free](javascript:alert(3))"
  static let steering = "\u{1B}[31mred\u{1B}]0;title\u{07}"
  static let turning = "\u{202E}evil"
  static let foreign = "אולטרסאונד تصوير 👩🏽‍⚕️"

  /// All of them, a formula first.
  static let everything =
    "\(formula) \(script) \(handler) \(link) \(steering) \(turning) \(foreign) a,b;c | `d`"

  /// `text` as a double-quoted scalar of YAML.
  static func yaml(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\u{0}"..<"\u{20}":
        quoted += "\\x" + (scalar.value < 16 ? "0" : "")
        quoted += String(scalar.value, radix: 16)
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// A scenario of that name.
  static func scenario(_ name: String) -> String {
    """
    scenario: \(yaml(name))
    description: \(yaml(name))
    assumptions:
      exit_rate: highest_published

    """
  }

  /// A supply file of that name and sources.
  static func supply(_ name: String) -> String {
    let source = yaml(name)
    return """
      supply: \(source)
      occupation: 29-2034
      target_year: 2028
      staff: {value: 1200, standard_error: 20, source: \(source)}
      vacancies: {value: 90, source: \(source)}
      completions: {value: 70, standard_error: 6, source: \(source)}
      completions_growth: 1
      pass_rate: {value: 84, standard_error: 3, source: \(source)}
      entry_rate: {value: 88, standard_error: 4, source: \(source)}
      in_migration: {value: 6, standard_error: 3}
      transfers_in: 2
      exits: {accept: bls}
      transfers: {accept: bls}

      """
  }
}
