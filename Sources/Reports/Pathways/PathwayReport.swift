import GrowthModels
import LaborSeries
import Projections

/// How people enter one occupation, stay certified and move on, as a report of its own or as a
/// section of the outlook.
public struct PathwayReport: Sendable {
  public let outlook: PathwayOutlook

  /// A report on one pathway.
  public init(on outlook: PathwayOutlook) {
    self.outlook = outlook
  }

  /// The report for a terminal or a page of its own.
  public var report: Report {
    Report(
      title: "\(outlook.occupation.shortTitle): entry, credentials and next steps",
      blocks: blocks(headingLevel: 2))
  }

  /// The sentences and tables, under headings of the given level.
  func blocks(headingLevel: Int) -> [Block] {
    var blocks: [Block] = [.paragraph(entrySentence), .table(credentials)]
    blocks += outlook.pathway.bodies.map { .paragraph(duty(of: $0)) }
    if !outlook.stepsOut.isEmpty {
      blocks.append(.heading(headingLevel, "Where it leads"))
      blocks.append(.paragraph(stepsSentence))
      blocks.append(.table(steps(outlook.stepsOut, isOut: true)))
    }
    if !outlook.stepsIn.isEmpty {
      blocks.append(.heading(headingLevel, "Where people come from"))
      blocks.append(.table(steps(outlook.stepsIn, isOut: false)))
    }
    return blocks
  }

  private var entrySentence: String {
    let entry = outlook.pathway.entry
    var sentence =
      "BLS names as typical for entry: \(entry.education.lowercasedFirst); work experience in a "
      + "related occupation: \(entry.workExperience.lowercasedFirst); on-the-job training: "
      + "\(entry.training.lowercasedFirst)."
    if let latest = outlook.latest, let median = latest.wages.annual.median.number {
      sentence +=
        " The median wage in \(latest.release) was \(Wording.dollars(median)) a year."
    }
    return sentence + " States may ask for a license beside a credential."
  }

  private var stepsSentence: String {
    guard let best = outlook.stepsOut.first, let wage = best.wage else {
      return "No wage difference can be given for these steps."
    }
    guard wage.median > 0 else {
      return "No step leads to a higher median wage than \(outlook.occupation.plural) have."
    }
    return "The step to \(best.other.plural) goes with the largest difference in median wage: "
      + "\(Wording.dollars(wage.median)) a year (\(Wording.signedPercent(wage.relative))). The "
      + "difference between two occupations is not what one person gains by moving."
  }

  private func duty(of body: CertifyingBody) -> String {
    var sentence = "\(body.name) (\(body.abbreviation)): \(body.duty)."
    if !body.recertification.isEmpty { sentence += " \(body.recertification)." }
    return sentence + " Source: \(body.source.publication)."
  }

  private var credentials: Table {
    Table(
      identifier: "credentials-\(outlook.occupation.code)",
      caption: "Credentials of \(outlook.occupation.plural)",
      columns: [
        .init("Credential"), .init("Abbreviation"), .init("Body"), .init("For"),
        .init("What it asks for"),
      ],
      rows: outlook.pathway.credentials.map { credential in
        [
          .text(credential.title), .text(credential.abbreviation), .text(credential.body),
          .text(credential.role == .entry ? "entry" : "later"), .text(credential.requirement),
        ]
      },
      notes: ["Rules change; the body's own page decides."],
      source: sources(outlook.pathway.credentials.map(\.source.publication)))
  }

  private func steps(_ steps: [PathwayOutlook.Step], isOut: Bool) -> Table {
    Table(
      identifier: "steps-\(isOut ? "out" : "in")-\(outlook.occupation.code)",
      caption: isOut
        ? "Steps from \(outlook.occupation.plural), with the difference that each makes"
        : "Steps to \(outlook.occupation.plural), with the difference that each makes",
      columns: [
        .init(isOut ? "To" : "From"), .init("What it asks for"),
        .init("Median wage", .dollars(decimals: 0), unit: "difference a year", showsPlus: true),
        .init("Mean wage, 80%", .dollars(decimals: 0), unit: "difference a year", showsPlus: true),
        .init(
          "Growth", .fraction(decimals: 1), unit: "points a year to \(outlook.targetYear)",
          showsPlus: true),
        .init("80% interval", .fraction(decimals: 1), showsPlus: true),
      ],
      rows: steps.map(row),
      notes: [
        "Differences are those of the occupation entered less the one left. Wages in dollars of "
          + "\(outlook.latest?.release ?? "the last release"); BLS publishes no standard error of "
          + "a median, so the interval is that of the means."
      ],
      source: sources(steps.map(\.route.source.publication))
        + " " + Wording.source(release: outlook.latest?.release ?? ""))
  }

  private func row(_ step: PathwayOutlook.Step) -> [Cell] {
    [
      .text(step.other.shortTitle), .text(step.route.requirement),
      .number(step.wage?.median),
      Cell(
        lower: step.wage?.meanInterval80.map { Wording.tens($0.lower) },
        upper: step.wage?.meanInterval80.map { Wording.tens($0.upper) }),
      .number(step.growth?.difference),
      Cell(lower: step.growth?.interval80.lower, upper: step.growth?.interval80.upper),
    ]
  }

  private func sources(_ publications: [String]) -> String {
    PathwaySources.text(publications)
  }
}

/// The sources of several rows as one text.
enum PathwaySources {
  /// Each source once, in the order in which they come; a row may name several.
  static func text(_ publications: [String]) -> String {
    var unique: [String] = []
    for publication in publications.flatMap({ $0.split(separator: ";") }) {
      let name = String(publication.drop { $0 == " " })
      if !unique.contains(name) { unique.append(name) }
    }
    return unique.joined(separator: "; ") + "."
  }
}
