import ArgumentParser
import Reports

/// `modality chart`: one chart as SVG or PNG.
struct ChartCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chart",
    abstract: "Draw one chart as SVG or PNG.",
    discussion: """
      EXAMPLES:
        modality chart fan mri -o mri.svg
        modality chart fan sonographers --area CA -o california.png --scale 2
        modality chart comparison -o growth.png
        modality chart openings mri sonographers 29-2034 -o openings.svg
        modality chart wages -o wages.svg --width 1000
        modality chart states sonographers -o states.png
        modality chart map sonographers --measure density -o map.svg
        modality chart probabilities -o matrix.svg
        modality chart coverage imaging -o coverage.svg
        modality chart tornado 29-2034 --scenario high-retirement -o tornado.png
        modality chart waterfall mri --to 2030 -o - > waterfall.svg

      KINDS, of one occupation:
        fan            observed and projected employment with intervals
        states         every state on one scale
        map            the states as tiles
        tornado        what moves employment most under a scenario
        waterfall      jobs now and then: openings filled, exits, transfers
      KINDS, of one or several:
        comparison     growth with intervals
        probabilities  how likely each grows faster than each other
        openings       openings by their parts; by year for one
        wages          percentiles, median and mean
        coverage       what intervals made in the past contained

      Without occupations the latter show the imaging modalities. PNG needs librsvg (apt-get \
      install librsvg2-2).
      """)

  /// What is drawn.
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case fan
    case comparison
    case openings
    case wages
    case states
    case map
    case probabilities
    case coverage
    case tornado
    case waterfall
  }

  @Argument(help: "What to draw.")
  var kind: Kind

  @Argument(help: "Occupations: codes or beginnings of names.")
  var occupations: [String] = []

  @Option(name: .customLong("to"), help: "The target year.")
  var targetYear = 2035

  @Option(help: "A state or another area; the nation when left out.")
  var area: String?

  @Option(help: "What a map shows; density is jobs per 1,000 jobs.")
  var measure: StateCharts.Measure?

  @Option(help: "The scenario of a tornado: a file or the name of a preset; baseline otherwise.")
  var scenario: String?

  @OptionGroup var source: SourceOptions
  @OptionGroup var output: ChartOutput

  func run() throws {
    try reportingFailures {
      try checkOptions()
      let chosen = ChosenChart(
        kind: kind, occupations: occupations, targetYear: targetYear, area: area,
        measure: measure ?? .density, scenario: scenario ?? "baseline")
      try output.write { width in try chosen.svg(from: source.data(), width: width) }
    }
  }

  private func checkOptions() throws {
    let single: [Kind] = [.fan, .states, .map, .tornado, .waterfall]
    if single.contains(kind), occupations.count != 1 {
      throw UsageError(
        description: "A chart of the kind \(kind.rawValue) shows one occupation, and "
          + "\(occupations.count) are named; name one, such as mri.")
    }
    let local: [Kind] = [.fan, .comparison, .probabilities, .openings, .wages, .waterfall]
    if area != nil, !local.contains(kind) {
      throw UsageError(
        description: "A chart of the kind \(kind.rawValue) is not drawn for one area; leave out "
          + "--area.")
    }
    if measure != nil, kind != .map {
      throw UsageError(description: "--measure is for maps; leave it out.")
    }
    if scenario != nil, kind != .tornado {
      throw UsageError(description: "--scenario is for tornado charts; leave it out.")
    }
  }
}

extension StateCharts.Measure: ExpressibleByArgument {}
