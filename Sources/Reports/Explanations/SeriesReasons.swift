import LaborSeries

/// Where published figures come from.
public struct SeriesReasons: NumberReasons {
  let series: OccupationalSeries

  public init(on series: OccupationalSeries) { self.series = series }

  public var method: [Block] {
    let span = (series.observations.first?.release, series.latest?.release)
    let releases = [span.0, span.1].compactMap { $0 }
    return [
      .paragraph(
        "No model: the figures are those that BLS published, one row of a file for a release"
          + (releases.isEmpty ? "." : ", from \(releases.joined(separator: " to ")).")
          + " Jobs are counted as published, wages are in dollars of their year, and nothing is "
          + "filled in.")
    ]
  }

  public var inputs: [Table] { [InputTables.employment(series)] }

  /// The row of the cell, and the one before it.
  public func inputs(for cell: ExplainedCell) -> [Table] {
    guard let year = Int(cell.row) else { return inputs }
    let before = series.observations.last { $0.year < year && $0.employment.number != nil }
    let years = Set([before?.year, year].compactMap { $0 })
    switch cell.column {
    case "Mean wage":
      return [
        InputTables.wages(
          series, of: .init(name: "Mean wage") { .published($0.wages.annual.mean) }, in: [year])
      ]
    case "Median wage":
      return [
        InputTables.wages(
          series, of: .init(name: "Median wage") { .published($0.wages.annual.median) },
          in: [year])
      ]
    default: return [InputTables.employment(series, in: years)]
    }
  }

  public func reasons(for cell: ExplainedCell) -> [Block] {
    guard let observation = series.observations.first(where: { "\($0.year)" == cell.row }) else {
      return method
    }
    switch cell.column {
    case "Employment": return employment(observation)
    case "PRSE": return [.paragraph(Self.error(of: observation) + Self.taken(observation))]
    case "Mean wage":
      let error =
        observation.wages.meanPRSE.map {
          " Its percent relative standard error is \(Wording.decimal($0, 1))."
        } ?? ""
      return [.paragraph("As published: the mean annual wage.\(error)" + Self.taken(observation))]
    case "Median wage":
      return [
        .paragraph(
          "As published: the median annual wage, of which BLS publishes no standard error."
            + Self.taken(observation))
      ]
    default: return method
    }
  }

  private func employment(_ observation: Observation) -> [Block] {
    let code =
      Wording.code(observation.publishedCode).map { " under the code \($0)" } ?? ""
    let kind =
      observation.sources.count > 1
      ? "The sum of \(Wording.small(observation.sources.count)) rows, each as published."
      : "As published\(code), in jobs; the self-employed are not counted."
    var blocks: [Block] = [
      .paragraph(kind + " " + Self.error(of: observation) + Self.taken(observation))
    ]
    if !observation.note.isEmpty {
      blocks.append(.paragraph("Of this row: \(observation.note)."))
    }
    return blocks + step(to: observation).map { .paragraph($0) }
  }

  /// What the published error means for the figure.
  private static func error(of observation: Observation) -> String {
    guard let jobs = observation.employment.number, let prse = observation.employmentPRSE else {
      return "No standard error is published beside it."
    }
    let error = jobs * prse / 100
    return "The percent relative standard error is \(Wording.decimal(prse, 1)): "
      + "\(Wording.decimal(prse, 1))% × \(Wording.decimal(jobs, 0)) = "
      + "\(Wording.decimal(error, 0)) jobs."
  }

  private static func taken(_ observation: Observation) -> String {
    let rows = Wording.list(observation.sources.map(\.description))
    let publications = Wording.distinct(observation.sources.map(\.publication))
    return " Release \(observation.release): \(rows), taken from "
      + "\(publications.joined(separator: "; "))."
  }

  /// The change from the observation before, and what moved the level between the two.
  private func step(to observation: Observation) -> [String] {
    let before = series.observations.last {
      $0.year < observation.year && $0.employment.number != nil
    }
    guard let before, let jobs = observation.employment.number,
      let last = before.employment.number, last > 0
    else { return [] }
    let breaks = series.breaks.filter { $0.year > before.year && $0.year <= observation.year }
    return [
      "\(before.year) to \(observation.year): \(Wording.decimal(jobs, 0)) / "
        + "\(Wording.decimal(last, 0)) − 1 = \(Wording.signedPercent(jobs / last - 1))."
        + (breaks.isEmpty ? "" : " What is counted changed in between.")
    ]
  }
}
