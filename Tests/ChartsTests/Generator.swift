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
    ]
    return (0..<Int.random(in: count, using: &self)).map { _ in
      vocabulary[Int.random(in: 0..<vocabulary.count, using: &self)]
    }.joined(separator: " ")
  }

  mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &self) < probability
  }
}
