import GrowthModels
import LaborSeries
import Projections

/// What the first screen says, a sentence for each question.
struct FirstPageSentences {
  let workforce: WorkforceOutlook
  let record: TrackRecord?

  private var release: (year: Int, name: String) { workforce.latestRelease }

  /// The sentences in their order, each with the words that name it.
  var all: [(name: String, text: String)] {
    [
      ("How sure.", chanceSentence), ("BLS.", officialSentence),
      ("Track record.", recordSentence), ("Caution.", Self.caution),
    ].filter { !$0.1.isEmpty }
  }

  private static let caution =
    "The survey behind the jobs (OEWS) is not designed as a time series and excludes the "
    + "self-employed; BLS's projections assume a balanced labor market."

  /// How likely growth is at all, the most likely first.
  private var chanceSentence: String {
    let chances = workforce.ranked.map { outlook in
      (outlook.occupation.plural, outlook.projection.annualGrowth.probability(above: 0))
    }.sorted { $0.1 > $1.1 }
    var groups: [(word: String, names: [String])] = []
    for (name, chance) in chances {
      let word = Wording.likelihood(chance)
      if groups.last?.word != word { groups.append((word, [])) }
      groups[groups.count - 1].names.append(name)
    }
    guard !groups.isEmpty else { return "" }
    let words = groups.map { "\($0.word) for \(Wording.list($0.names))" }
    return "More jobs in \(workforce.targetYear) than in \(release.year) are "
      + words.joined(separator: "; ") + "."
  }

  private var officialSentence: String {
    let compared = workforce.occupations.compactMap { outlook -> (inside: Bool, change: Double)? in
      guard let official = outlook.official,
        official.targetYear == workforce.targetYear,
        let jobs = OutlookSentences(outlook: outlook).officialEmployment(in: official.targetYear)
      else { return nil }
      return (outlook.projection.target.interval80.contains(jobs), official.change)
    }
    guard let least = compared.map(\.change).min(), let most = compared.map(\.change).max() else {
      return ""
    }
    let inside = compared.filter(\.inside).count
    let round = workforce.occupations.lazy.compactMap { $0.official?.round }.first ?? ""
    return "BLS projects changes of \(Wording.signedPercent(least)) to "
      + "\(Wording.signedPercent(most)) over \(round), without intervals; \(Wording.small(inside)) of its "
      + "\(Wording.small(compared.count)) figures lie inside our 80% intervals."
  }

  private var recordSentence: String {
    record.map { OutlookRecord(workforce: workforce, record: $0).firstSentence } ?? ""
  }
}
