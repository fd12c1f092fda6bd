import GrowthModels
import LaborSeries
import Projections

/// Method, cautions and sources, the same in every outlook report.
struct ClosingSections {
  let workforce: WorkforceOutlook
  /// Where the figures come from; nil for the data that the program carries.
  let sources: FigureSources?
  /// Whether terms of statistics are left to others.
  var isPlain = false
  /// Whether probabilities of growing fastest come from joint draws.
  var isJoint = false

  /// The blocks of one of the sections.
  func blocks(of section: OutlookSection) -> [Block] {
    let own: [Block] =
      switch section {
      case .method: method.map { .paragraph($0) }
      case .cautions:
        [
          .callout(Callout(title: "What BLS says of its own figures", paragraphs: Self.publisher)),
          .list(
            TextList(
              items: (isPlain ? Array(Self.cautions.dropLast()) : Self.cautions)
                .map { [.text($0)] })),
        ]
      case .sources: [.table(sources?.table ?? sourcesTable)]
      default: []
      }
    return own.isEmpty ? [] : [section.heading] + own
  }

  private var method: [String] {
    [
      "Each series is a level that grows. Growth has a lasting part, a part that drifts and dies "
        + "out, and yearly shocks; observations carry the survey error that BLS publishes. A "
        + "change of classification is a step whose size is estimated with the rest. Several "
        + "dozen members that weigh these parts differently are averaged by how well each explains "
        + "the record, on two scales: one near to relative growth (weight 65%) and one of growth in "
        + "jobs a year (35%). Everything is solved in closed form, and the same data give the same "
        + "figures. Grid, priors and weights were chosen on forecasting competitions and on U.S. "
        + "employment by industry, not on these occupations.",
      "The projection is a distribution for each year. Its median is as likely to be passed as "
        + "not. The 80% interval leaves out the lowest and the highest tenth; the 95% interval the "
        + "lowest and the highest fortieth. They are for the figure that the survey will publish: "
        + "the survey error of the last observation is included.",
      isJoint
        ? "The probabilities of growing fastest, and of growing faster than another, let projections "
          + "go together as their yearly changes did."
        : "The probability of growing fastest takes the projections as independent.",
      "The combined line takes BLS's projection in as one more observation, with the error that its "
        + "past rounds had; it is near the line of the record where the record says more.",
      "BLS's projection is shown as published, and as its growth put on the OEWS level of the base "
        + "year, so that both lines begin at the same point: BLS counts the self-employed, OEWS "
        + "does not. Growth classes are BLS's words; where BLS does not print the bands behind "
        + "them, they were read from the classes it states.",
    ]
  }

  static let publisher: [[Run]] = [
    [
      .strong("OEWS is not designed as a time series."),
      .text(
        " Estimates pool six half-yearly panels over three years; classification, geography and "
          + "method have changed, and neighboring years share most of their sample."),
    ],
    [
      .strong("OEWS excludes the self-employed,"),
      .text(" owners of unincorporated firms, household workers and unpaid family workers."),
    ],
    [
      .strong("Employment projections assume a balanced labor market"),
      .text(
        " and full employment in the target year. They say nothing of a lack or a surplus of "
          + "workers, and BLS publishes no interval for them."),
    ],
  ]

  private static let cautions = [
    "An interval holds what the record shows. What has never happened in the record, such as a "
      + "change in what technologists may do or the automation of acquisition, is not in it.",
    "CT, mammography and interventional technologists have no code of their own; they are counted "
      + "with radiologic technologists.",
    "Openings are jobs that need an entrant from outside the occupation. They are not vacancies.",
    "From May 2021 the survey uses another estimator; standard errors before and after are not "
      + "alike.",
  ]

  private var sourcesTable: Table {
    Table(
      identifier: "sources", caption: "Where the figures come from",
      columns: [.init("Figures"), .init("Publication"), .init("File")],
      rows: [
        [
          .text("Employment, wages, standard errors"),
          .text(
            "BLS Occupational Employment and Wage Statistics, May 2004 to "
              + workforce.latestRelease.name),
          .text("datasets/oews/national.csv"),
        ],
        [
          .text("Changes of classification and method"),
          .text("Standard Occupational Classification 2000, 2010 and 2018; BLS releases"),
          .text("datasets/soc/history.csv"),
        ],
        [
          .text("Official projections, openings"),
          .text("BLS Employment Projections, by round"),
          .text("datasets/employment-projections/rounds.csv"),
        ],
        [
          .text("Consumer prices"),
          .text("BLS Consumer Price Index, CPI-U of May"),
          .text("datasets/prices/cpi-u.csv"),
        ],
        [
          .text("Growth classes"),
          .text("BLS Occupational Outlook Handbook"),
          .text("datasets/employment-projections/growth-classes.csv"),
        ],
      ],
      notes: [
        "Each row of a file names the document it was read from; series.csv beside this "
          + "report gives the row behind every observation."
      ],
      source: "the files and their SHA-256 are listed in manifest.json.")
  }
}
