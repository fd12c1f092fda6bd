import Charts

/// The SplitMix64 generator (Steele, Lea and Flood, 2014): the same seed, the same sequence.
struct Generator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func words(_ count: ClosedRange<Int>) -> String {
    let vocabulary = [
      "technologists", "and", "technicians", "Radiologic", "MRI", "magnetoencephalography", "of",
      "employment", "2035", "<b>&\"'", "Ångström", "画像診断", "projection", "\u{0}\u{7}", "WWWWWWWW",
      "pneumonoultramicroscopicsilicovolcanoconiosis", "a", "—", "$1,234", "growth",
      "فني أشعة", "טכנולוג", "\u{202E}reversed", "👩🏽‍⚕️🩻", "🇺🇸", "e\u{301}\u{301}\u{301}",
    ]
    return (0..<Int.random(in: count, using: &self)).map { _ in
      vocabulary[Int.random(in: 0..<vocabulary.count, using: &self)]
    }.joined(separator: " ")
  }

  /// Words as a rule, and now and then a title of ten thousand characters.
  mutating func title() -> String {
    if chance(0.02) { return String(repeating: "Magnetic resonance imaging ", count: 371) }
    if chance(0.02) { return String(repeating: "W", count: 10_000) }
    return words(1...30)
  }

  /// A number of an order of magnitude between a thousandth and ten billion.
  mutating func scale() -> Double {
    [0.001, 0.02, 1, 90, 40_000, 9_000_000, 10_000_000_000].randomElement(using: &self) ?? 1
  }

  /// A format that suits numbers of a scale.
  mutating func format(for scale: Double) -> NumberFormat {
    if scale < 1 { return .decimal(4) }
    return [.count, .percent(1), .dollars(), .percent(0, showsPlus: true)]
      .randomElement(using: &self) ?? .count
  }

  mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &self) < probability
  }
}
