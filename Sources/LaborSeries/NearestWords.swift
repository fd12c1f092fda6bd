/// “Did you mean”: the words nearest to one that is not known.
package enum NearestWords {
  /// Up to three words: the nearest ones within a third of the letters (two at least), then those
  /// that begin with the text.
  package static func words(to text: String, among words: [String]) -> [String] {
    let wanted = Array(text.lowercased())
    let limit = max(2, wanted.count / 3)
    let measured = words.map { word in
      (word: word, distance: editDistance(wanted, Array(word.lowercased())))
    }
    let least = min(limit, measured.map(\.distance).min() ?? 0)
    return
      measured
      .filter { $0.distance <= least || $0.word.lowercased().hasPrefix(text.lowercased()) }
      .sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }
      .prefix(3).map(\.word)
  }

  /// A half-sentence such as “; did you mean employment?”, or nothing when no word is near.
  package static func question(for text: String, among words: [String]) -> String {
    let near = self.words(to: text, among: words)
    return near.isEmpty ? "" : "; did you mean \(near.joined(separator: ", or "))?"
  }

  /// The number of insertions, deletions and substitutions between two texts (Levenshtein, 1966).
  package static func editDistance(_ first: [Character], _ second: [Character]) -> Int {
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
