/// “Did you mean”: the words nearest to one that is not known.
enum Suggestion {
  /// A half-sentence such as “; did you mean employment?”, or nothing when no word is near.
  static func sentence(for text: String, among words: [String]) -> String {
    let wanted = Array(text.lowercased())
    let limit = max(2, wanted.count / 3)
    let near =
      words
      .map { (word: $0, distance: distance(wanted, Array($0.lowercased()))) }
      .filter { $0.distance <= limit || $0.word.hasPrefix(text.lowercased()) }
      .sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }
      .prefix(3).map(\.word)
    return near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", or "))?"
  }

  /// The number of insertions, deletions and substitutions between two texts (Levenshtein, 1966).
  private static func distance(_ first: [Character], _ second: [Character]) -> Int {
    var previous = Array(0...second.count)
    for (row, character) in first.enumerated() {
      var current = [row + 1]
      for (column, other) in second.enumerated() {
        let substitution = previous[column] + (character == other ? 0 : 1)
        current.append(min(substitution, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[second.count]
  }
}
