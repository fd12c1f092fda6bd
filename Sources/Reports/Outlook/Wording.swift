import Charts
import GrowthModels

/// Numbers as they stand in sentences and tables: one way to write each kind.
enum Wording {
  /// Jobs, rounded to ten as BLS rounds them: `90,160`.
  static func jobs(_ value: Double) -> String { NumberFormat.count.text(tens(value)) }

  /// A number of jobs rounded to ten, the precision of the published figures.
  static func tens(_ value: Double) -> Double { (value / 10).rounded() * 10 }

  /// Two ends of an interval of jobs: `101,120 to 135,650`.
  static func jobsRange(_ interval: PredictionInterval) -> String {
    "\(jobs(interval.lower)) to \(jobs(interval.upper))"
  }

  /// Whole dollars: `$96,590`.
  static func dollars(_ value: Double) -> String { NumberFormat.dollars().text(value) }

  /// A fraction in percent: `2.4%`.
  static func percent(_ fraction: Double, decimals: Int = 1) -> String {
    NumberFormat.percent(decimals).text(fraction * 100)
  }

  /// A fraction in percent with its sign: `+2.4%`.
  static func signedPercent(_ fraction: Double) -> String {
    NumberFormat.percent(1, showsPlus: true).text(fraction * 100)
  }

  /// Two ends of an interval of fractions, in percent: `0.9% to 4.1%`.
  static func percentRange(_ interval: PredictionInterval) -> String {
    "\(signedPercent(interval.lower)) to \(signedPercent(interval.upper))"
  }

  /// A probability in the words of the IPCC's guidance on uncertainty (Mastrandrea and others,
  /// 2010).
  static func likelihood(_ probability: Double) -> String {
    switch probability {
    case 0.99...: "virtually certain"
    case 0.90...: "very likely"
    case 0.66...: "likely"
    case ...0.01: "exceptionally unlikely"
    case ...0.10: "very unlikely"
    case ...0.33: "unlikely"
    default: "about as likely as not"
    }
  }

  /// A probability in words and in percent: `very likely (97%)`. What is not certain is never
  /// rounded to be.
  static func chance(_ probability: Double) -> String {
    let shown =
      if probability > 0.99 {
        "over 99%"
      } else if probability < 0.01 {
        "under 1%"
      } else {
        percent(probability, decimals: 0)
      }
    return "\(likelihood(probability)) (\(shown))"
  }

  /// A plain number.
  static func decimal(_ value: Double, _ decimals: Int) -> String {
    NumberFormat.decimal(decimals).text(value)
  }

  /// Where observed figures come from.
  static func source(release: String) -> String {
    "BLS Occupational Employment and Wage Statistics, to \(release)."
  }

  /// A code as people know it, “29-2035”, where files have it without the dash; nil where there is
  /// none.
  static func code(_ published: String) -> String? {
    guard !published.isEmpty else { return nil }
    return published.replacing(/\b(\d\d)(\d{4})\b/) { "\($0.1)-\($0.2)" }
  }

  /// A BLS growth class without the words that all share: “Much faster”.
  static func briefClass(_ name: String) -> String {
    for ending in [" than average", " as average"] where name.hasSuffix(ending) {
      return String(name.dropLast(ending.count))
    }
    return name
  }

  /// A small number in words, as a sentence has it; larger ones in digits.
  static func small(_ number: Int) -> String {
    let words = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    return words.indices.contains(number) ? words[number] : String(number)
  }

  /// Words joined as in a sentence: `a, b and c`.
  static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension String {
  /// The text with its first letter in lower case, unless the second is a capital (`MRI`).
  var lowercasedFirst: String {
    guard let first, dropFirst().first?.isUppercase != true else { return self }
    return first.lowercased() + dropFirst()
  }

  /// The text with its first letter in upper case.
  var uppercasedFirst: String { prefix(1).uppercased() + dropFirst() }
}
