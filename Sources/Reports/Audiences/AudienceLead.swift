import GrowthModels
import LaborSeries
import Projections

/// What the first screen tells an audience before the figures: what they mean for its decisions.
struct AudienceLead {
  let audience: Audience
  let openings: [OpeningsOutlook]

  var block: Block {
    .callout(Callout(kind: .note, title: title, paragraphs: sentences.map { [.text($0)] }))
  }

  private var title: String {
    switch audience {
    case .director: "What this means for staffing"
    case .program: "What this means for a program"
    case .adviser: "What this means for someone choosing an occupation"
    case .economist: "What stands behind these figures"
    }
  }

  private var sentences: [String] {
    switch audience {
    case .director: [replacement, Self.directorCaution].filter { !$0.isEmpty }
    case .program: [entrants, Self.programCaution].filter { !$0.isEmpty }
    case .adviser: [Self.adviserWords, Self.adviserCaution]
    case .economist: [Self.economistWords]
    }
  }

  private var separations: Double {
    openings.reduce(0) { $0 + $1.trend.averageYear.separations.mean }
  }

  private var total: Double { openings.reduce(0) { $0 + $1.trend.averageYear.openings.mean } }

  /// How much hiring keeps staff as it is, in percent of today's jobs.
  private var replacement: String {
    let rates = openings.map { outlook -> (name: String, rate: Double) in
      let exit = outlook.rates.exit.value
      return (outlook.occupation.plural, exit + outlook.rates.transfer.value)
    }
    guard let least = rates.min(by: { $0.rate < $1.rate }),
      let most = rates.max(by: { $0.rate < $1.rate }), rates.count > 1
    else { return "" }
    return "Even where employment stands still, people leave: at national rates "
      + "\(Wording.percent(least.rate)) of the jobs of \(least.name) and "
      + "\(Wording.percent(most.rate)) of those of \(most.name) are to be filled again each year. "
      + "Of \(Wording.jobs(total)) projected openings a year, \(Wording.jobs(separations)) replace "
      + "people who leave."
  }

  private static let directorCaution =
    "A department is not the nation: your own turnover, retirements and vacancies decide. modality "
    + "plan works out hires from them; modality report --area shows a state or an area."

  /// How many entrants from outside are needed in all.
  private var entrants: String {
    guard !openings.isEmpty else { return "" }
    return "\(Wording.jobs(total)) entrants from outside are projected to be needed in an average "
      + "year, \(Wording.jobs(separations)) of them to replace people who leave. Graduates are one "
      + "source of them; people also come from other occupations, and back to work."
  }

  private static let programCaution =
    "No figure here says that there are too few or too many graduates. BLS's projections assume "
    + "that supply and demand balance; modality supply compares both where you bring your own "
    + "figures of graduates."

  private static let adviserWords =
    "Growth says how fast the number of jobs is expected to change. Openings say how many jobs a "
    + "year are to be filled by people new to the occupation; most come from people who leave, so "
    + "that there are openings even where there is no growth."

  private static let adviserCaution =
    "No one knows the future: each figure comes with a range, and the true figure is expected inside "
    + "the 80% range four times out of five. Rules for entry differ by state and change; ask the "
    + "body that gives the credential."

  private static let economistWords =
    "The averaged family of growth models, its weights by occupation, its held-out errors and "
    + "coverage, and the assumptions of each part are below; outlook.json and the CSV files hold "
    + "every figure, and manifest.json the SHA-256 of every input."
}
