import Charts
import Foundation
import GrowthModels
import LaborSeries
import Projections
import Reports

/// The chart that a command line asks for, by the calls that the commands of its figures make.
struct ChosenChart {
  let kind: ChartCommand.Kind
  let occupations: [String]
  let targetYear: Int
  let area: String?
  let measure: StateCharts.Measure
  let scenario: String

  /// The chart as an SVG document of a width.
  ///
  /// - Throws: `ChartError`, and what working out the figures throws.
  func svg(from data: OutlookData, width: Int) throws -> String {
    switch kind {
    case .fan: try fan(data).svg(width: width)
    case .comparison: try comparison(data).growthChart(width: width)
    case .probabilities: try comparison(data).matrixChart(width: width)
    case .openings: try openings(data).svg(width: width)
    case .waterfall: try openingsReport(data, occupations[0]).waterfall().svg(width: width)
    case .wages: try wages(data).svg(width: width)
    case .states: try states(data).multiples().svg(width: width)
    case .map: try states(data).map(of: measure).svg(width: width)
    case .coverage: try coverage(data).svg(width: width)
    case .tornado: try tornado(data).svg(width: width)
    }
  }

  private func outlook(_ name: String, _ data: OutlookData) throws -> OccupationOutlook {
    try OccupationOutlook(
      of: try data.series(named: name), through: targetYear, official: data.official)
  }

  private func fan(_ data: OutlookData) throws -> FanChart {
    let nation = try outlook(occupations[0], data)
    guard let area else { return try ProjectionReport(on: nation).fan() }
    let areas = try AreaFigures(data: data)
    let found = try areas.projection(
      of: nation.occupation, in: try areas.lookup.area(named: area), through: targetYear)
    return try AreaReport(on: found.projection, in: found.outlook, nation: nation)
      .fan(in: found.panel)
  }

  private func comparison(_ data: OutlookData) throws -> GrowthComparisonReport {
    GrowthComparisonReport(
      on: try ChosenComparison(
        names: occupations, areas: area, from: nil, to: targetYear, data: data
      ).comparison())
  }

  /// One occupation by year; several in an average year. Without names, those that BLS publishes
  /// separation rates for.
  private func openings(_ data: OutlookData) throws -> any Chart {
    if occupations.count == 1 { return try openingsReport(data, occupations[0]).yearChart() }
    guard occupations.isEmpty else {
      return try OpeningsReport.summary(
        of: try occupations.map { try openingsReport(data, $0).outlook })
    }
    let all = try data.occupations(named: nil).compactMap { occupation in
      do {
        return try openingsReport(data, occupation.code.description).outlook
      } catch OpeningsError.noPublishedRates {
        return nil
      }
    }
    guard !all.isEmpty else {
      throw ChartError.nothingToDraw(chart: "Openings in an average year")
    }
    return try OpeningsReport.summary(of: all)
  }

  private func openingsReport(_ data: OutlookData, _ name: String) throws -> OpeningsReport {
    let series = try data.series(named: name)
    let record = try data.separationRecord()
    let rates = try SeparationRates(for: series.occupation, in: data.official, record: record)
    guard let area else {
      return OpeningsReport(
        on: OpeningsOutlook(
          of: try outlook(name, data), rates: rates, rounds: data.official, record: record))
    }
    let areas = try AreaFigures(data: data)
    let found = try areas.projection(
      of: series.occupation, in: try areas.lookup.area(named: area), through: targetYear)
    return OpeningsReport(
      on: OpeningsOutlook(of: found.projection, in: found.panel, rates: rates, record: record))
  }

  private func wages(_ data: OutlookData) throws -> WageLadderChart {
    let chosen = try ChosenWages(
      names: occupations, to: targetYear, area: area, data: data)
    return try WagesReport(on: chosen.outlooks, premium: chosen.premium).ladderChart()
  }

  private func states(_ data: OutlookData) throws -> StateCharts {
    let areas = try AreaFigures(data: data, withMetropolitanAreas: false)
    let panel = try areas.panel(
      of: try data.collection.catalogue.occupation(named: occupations[0]))
    let kinds: Set<PublishedArea.Kind> = kind == .map ? [.state, .territory] : [.state]
    return StateCharts(
      of: try areas.outlook(of: panel, through: targetYear, kinds: kinds), in: panel)
  }

  private func coverage(_ data: OutlookData) throws -> HorizonChart {
    let named = occupations.isEmpty ? nil : occupations.joined(separator: ",")
    let isGroup = JudgedSelection.majorGroup(named) != nil
    let selection = try JudgedSelection(named: named, in: data)
    let terms = TrackRecord.Terms(
      horizons: 1...10, origins: nil, leastJobs: isGroup ? 10_000 : 0, fewestPoints: 5)
    let record = try TrackRecord(
      of: selection.occupations, total: selection.total, on: terms,
      threads: ProcessInfo.processInfo.activeProcessorCount)
    let report = TrackRecordReport(
      on: Scorecard(of: record, groups: selection.groups), subject: selection.subject,
      source: selection.source, program: Modality.program)
    guard !report.scorecard.rolling.isEmpty, let chart = try report.charts.coverage() else {
      throw NothingToJudge(subject: selection.subject, terms: terms)
    }
    return chart
  }

  private func tornado(_ data: OutlookData) throws -> TornadoChart {
    let projections = try ChosenScenario(
      scenario: try ScenarioSource.scenario(named: scenario), occupations: occupations[0],
      targetYear: targetYear, data: data
    ).projections()
    return try ScenarioReport(on: projections).tornadoChart(projections[0])
  }
}
