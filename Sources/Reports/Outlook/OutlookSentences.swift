import Charts
import GrowthModels
import LaborSeries
import Projections

/// What an outlook says of one occupation, in sentences. Every number in them is also in a table.
struct OutlookSentences {
  let outlook: OccupationOutlook
  /// Whether terms of statistics are left to others.
  var isPlain = false

  private var projection: EmploymentProjection { outlook.projection }
  private var base: Observation { projection.base }
  private var plural: String { outlook.occupation.plural }

  /// Where the occupation stands: employment, its error, its wage.
  var standing: String {
    let jobs = Wording.jobs(projection.baseEmployment)
    var sentence = "In \(base.release), \(plural) held \(jobs) jobs"
    if let prse = base.employmentPRSE {
      sentence +=
        isPlain
        ? " (give or take \(Wording.percent(1.96 * prse / 100)) for the error of the survey)"
        : " (percent relative standard error \(Wording.decimal(prse, 1)))"
    }
    let annual = base.wages.annual
    guard let median = annual.median.number else { return sentence + "." }
    sentence += " at a median wage of \(Wording.dollars(median)) a year"
    if let low = annual.percentile10.number, let high = annual.percentile90.number {
      sentence += "; one in ten earned less than \(Wording.dollars(low))"
      sentence += " and one in ten more than \(Wording.dollars(high))"
    }
    return sentence + "."
  }

  /// What happened: growth over one, five and ten years, and the breaks that it spans.
  var history: String {
    let parts = outlook.history.compactMap { history -> String? in
      guard let growth = history.growth else { return nil }
      let over = history.span == 1 ? "over the last year" : "a year over \(history.span) years"
      var text = "\(Wording.signedPercent(growth.annual)) \(over)"
      if let interval = growth.annualInterval(level: 0.80) {
        text += " (80% interval \(Wording.percentRange(interval)))"
      }
      return text
    }
    guard !parts.isEmpty else {
      return "Growth up to \(base.year) cannot be given: no earlier year is comparable."
    }
    var sentence = "Employment changed by \(Wording.list(parts))."
    let breaks = Set(outlook.history.flatMap(\.breaks)).sorted { $0.year < $1.year }
    if !breaks.isEmpty {
      let names = breaks.map { "\($0.year) (\($0.label.lowercasedFirst))" }
      sentence += " Spans that contain \(Wording.list(names)) mix growth with reclassification."
    }
    return sentence
  }

  /// What is projected, with both intervals.
  var projected: String {
    let target = projection.target
    let growth = projection.annualGrowth
    return "Given its record, employment is projected at \(Wording.jobs(target.median)) jobs in "
      + "\(target.year), with an 80% interval of \(Wording.jobsRange(target.interval80)) and a 95% "
      + "interval of \(Wording.jobsRange(target.interval95)). That is "
      + "\(Wording.signedPercent(growth.median)) a year "
      + "(80% interval \(Wording.percentRange(growth.interval(level: 0.80))))."
  }

  /// What BLS projects, and where its growth would lead from the OEWS level.
  var official: String {
    guard let official = outlook.official else {
      return "The data hold no BLS projection for this occupation alone."
    }
    var sentence =
      "BLS projects a change of \(Wording.signedPercent(official.change)) from "
      + "\(official.baseYear) to \(official.targetYear)"
    if let growthClass = official.growthClass {
      sentence += " (“\(growthClass.name.lowercasedFirst)”)"
    }
    if let openings = official.annualOpenings {
      sentence += " and \(Wording.jobs(openings)) openings a year"
    }
    return sentence + "." + officialPosition(official)
  }

  private func officialPosition(_ official: OfficialOutlook) -> String {
    let year = min(projection.target.year, official.targetYear)
    guard let jobs = officialEmployment(in: year), let own = projection.year(year) else {
      return ""
    }
    let position: String
    if own.interval80.contains(jobs) {
      position = "inside the 80% interval"
    } else if own.interval95.contains(jobs) {
      position = "outside the 80% and inside the 95% interval"
    } else {
      position = "outside the 95% interval"
    }
    return " From the OEWS level of \(base.year) this leads to \(Wording.jobs(jobs)) jobs in "
      + "\(year), \(position)."
  }

  /// BLS's growth from the OEWS level of the base year; nil outside the round's years.
  func officialEmployment(in year: Int) -> Double? {
    outlook.official?.employment(in: year, from: projection.baseEmployment, of: base.year)
  }

  /// The model that carried the weight, in one sentence, and the steps it estimated.
  var model: String {
    let account = projection.account
    let carrying = account.weights.prefix(3).filter { $0.weight >= 0.05 }
    let names = carrying.map { "\($0.name) (\(Wording.percent($0.weight, decimals: 0)))" }
    var sentence =
      "The \(account.model) learned from \(account.pointCount) points, "
      + "\(account.span.lowerBound) to \(account.span.upperBound)"
    if account.weights.count > 1 { sentence += "; most weight fell on \(Wording.list(names))" }
    let steps = account.breakEstimates.map { step in
      "the step of \(step.year) (\(step.label.lowercasedFirst)) was estimated at "
        + "\(Wording.signedPercent(step.relativeStep)), standard error "
        + "\(Wording.percent(step.standardError))"
    }
    if !steps.isEmpty { sentence += "; " + Wording.list(steps) }
    return sentence + "."
  }

  /// What to be careful about, a sentence each.
  var cautions: [String] {
    isPlain
      ? outlook.cautions.compactMap(Self.plainSentence) : outlook.cautions.map(Self.sentence)
  }

  /// A caution without terms of statistics; none where it concerns the model alone.
  private static func plainSentence(for caution: Caution) -> String? {
    switch caution {
    case .noStandardError, .noStandardErrors: nil
    case .fewObservations(let count, _):
      "Only \(count) years are known: read the range, not the figure in its middle."
    case .largeSurveyError(_, let year):
      "The survey error of \(year) is large: changes from year to year may be noise."
    default: sentence(for: caution)
    }
  }

  private static func sentence(for caution: Caution) -> String {
    switch caution {
    case .fewObservations(let count, let tier):
      "Only \(count) observations, a \(tier.rawValue) series: read the interval, not the median."
    case .missingYears(let years):
      "No employment figure for \(Wording.list(years.map(String.init))); nothing was filled in."
    case .noStandardError(let years):
      "No standard error for \(Wording.list(years.map(String.init))); the model takes the median "
        + "of the others."
    case .noStandardErrors:
      "No standard error is known for any year; the model infers the survey error from how the "
        + "figures move."
    case .levelStep(let entry):
      "\(entry.year), \(entry.label.lowercasedFirst): \(entry.explanation)"
    case .largeSurveyError(let prse, let year):
      "The survey error of \(year) is large (percent relative standard error "
        + "\(Wording.decimal(prse, 1))): changes from year to year may be noise."
    case .definition(let note):
      note
    }
  }
}
