import LaborSeries
import Projections

/// The section of the outlook for students and advisers: how people enter each occupation, what
/// keeps them certified, and what the steps from one to another are worth.
struct PathwaySection {
  let outlooks: [PathwayOutlook]

  var blocks: [Block] {
    guard let first = outlooks.first else { return [] }
    return [
      OutlookSection.pathways.heading,
      .paragraph(
        "For students and advisers. The difference between two occupations is not what one person "
          + "gains by moving; modality pathway CODE says what each credential asks for."),
      .table(entry), .table(steps(targetYear: first.targetYear)),
    ]
  }

  private var entry: Table {
    Table(
      identifier: "pathway-entry", caption: "Usual entry and continuing education",
      columns: [
        .init("Occupation"), .init("Education"), .init("Credentials for entry"),
        .init("Later credentials"), .init("Continuing education"),
      ],
      rows: outlooks.map { outlook in
        let credentials = outlook.pathway.credentials
        return [
          .text(outlook.occupation.shortTitle), .text(outlook.pathway.entry.education),
          .text(names(credentials.filter { $0.role == .entry })),
          .text(names(credentials.filter { $0.role == .further })),
          .text(outlook.pathway.bodies.map(duty).joined(separator: "; ")),
        ]
      },
      notes: [
        "Education as BLS names it; MRI technologists usually have less than five years of work in "
          + "a related occupation first. States may ask for a license. Rules change; the body's "
          + "own page decides."
      ],
      source: PathwaySources.text(
        outlooks.flatMap { outlook in
          [outlook.pathway.entry.source.publication]
            + outlook.pathway.bodies.map(\.source.publication)
        }))
  }

  private func names(_ credentials: [Credential]) -> String {
    credentials.isEmpty
      ? "none at hand"
      : credentials.map { "\($0.abbreviation) (\($0.body))" }.joined(separator: ", ")
  }

  private func duty(_ body: CertifyingBody) -> String {
    guard let credits = body.continuingEducation else { return "\(body.abbreviation): not found" }
    return "\(body.abbreviation): \(credits) in \(body.periodYears) years"
  }

  private func steps(targetYear: Int) -> Table {
    let steps = outlooks.flatMap { outlook in outlook.stepsOut.map { (outlook, $0) } }
    return Table(
      identifier: "pathway-steps", caption: "Steps from one occupation to another",
      columns: [
        .init("From"), .init("To"), .init("By"),
        .init("Median wage", .dollars(decimals: 0), unit: "difference a year", showsPlus: true),
        .init("Mean wage, 80%", .dollars(decimals: 0), unit: "difference a year", showsPlus: true),
        .init(
          "Growth", .fraction(decimals: 1), unit: "points a year to \(targetYear)",
          showsPlus: true),
        .init("80% interval", .fraction(decimals: 1), showsPlus: true),
      ],
      rows: steps.map { outlook, step in
        [
          .text(outlook.occupation.shortTitle), .text(step.other.shortTitle),
          .text(Self.words(for: step.route.kind)), .number(step.wage?.median),
          Cell(
            lower: step.wage?.meanInterval80.map { Wording.tens($0.lower) },
            upper: step.wage?.meanInterval80.map { Wording.tens($0.upper) }),
          .number(step.growth?.difference),
          Cell(lower: step.growth?.interval80.lower, upper: step.growth?.interval80.upper),
        ]
      },
      notes: [
        "The occupation entered less the one left. BLS publishes no standard error of a median; "
          + "the interval is that of the means."
      ],
      source: PathwaySources.text(steps.map { $0.1.route.source.publication })
        + " " + Wording.source(release: outlooks.compactMap(\.latest?.release).first ?? ""))
  }

  private static func words(for kind: AdvancementRoute.Kind) -> String {
    switch kind {
    case .postprimary: "further credential"
    case .program: "educational program"
    case .experience: "work in the field"
    }
  }
}
