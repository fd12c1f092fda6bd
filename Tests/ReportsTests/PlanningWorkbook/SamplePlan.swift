import LaborSeries
import Projections
import Reports
import Workbooks

/// A planning workbook of two occupations with round figures.
enum SamplePlan {
  static func unit(
    _ code: String = "29-2035", _ title: String = "MRI technologists", base: Int = 2025
  ) throws -> PlannedUnit {
    let soc = OccupationCode(try SOCCode(parsing: code))
    let occupation = Occupation(
      code: soc, title: title, shortTitle: title, plural: title.lowercased(), aliases: [],
      definitionNote: "")
    let published: [(Int, PublishedValue)] = [
      (base - 2, .value(900)), (base - 1, .suppressed(mark: "**")), (base, .value(1000)),
    ]
    let history = published.map { year, jobs in
      Observation(
        year: year, release: "May \(year)", publishedCode: code, publishedTitle: title,
        employment: jobs, employmentPRSE: 2,
        wages: Wages(hourly: .absent, annual: .absent, meanPRSE: nil),
        sources: [SourceReference(file: "national.csv", line: 7, publication: "OEWS", grade: "")],
        note: "")
    }
    let years = (1...3).map { step in
      PlannedUnit.Year(
        year: base + step, median: 1000 + 30 * Double(step), lower: 1000 - 10 * Double(step),
        upper: 1000 + 70 * Double(step))
    }
    let inputs = try HeadcountInputs([
      .staff: 40, .vacancies: 2, .turnover: 0.08, .retirementRate: 0.03, .plannedHires: 4,
    ])
    let recession = Scenario(name: "Recession", assumptions: [], file: "")
    return PlannedUnit(
      occupation: occupation, history: history, base: (base, 1000), years: years, inputs: inputs,
      sources: [.staff: "payroll"],
      paths: [
        ScenarioPath(baseline, demand: [1, 1, 1], leavers: 1, retirements: 1),
        ScenarioPath(recession, demand: [0.99, 0.995, 1], leavers: 1, retirements: 1.2),
      ])
  }

  static let baseline = Scenario(name: "Baseline", assumptions: [], file: "")

  static func book(
    units: [PlannedUnit]? = nil, chosen: Int = 0, title: String = "General Hospital"
  ) throws -> PlanningWorkbook {
    let units = try units ?? [unit(), unit("29-2032", "Sonographers")]
    return try PlanningWorkbook(
      units: units,
      scenarios: [baseline, Scenario(name: "Recession", assumptions: [], file: "")],
      chosen: chosen, title: title, hasOwnStaff: true,
      origin: PlanningWorkbook.Origin(
        program: "modality 0", options: [("Target year", "2028")],
        inputs: [Manifest.Input(name: "a.csv", bytes: [1, 2], release: "OEWS")],
        release: "OEWS May 2025"))
  }
}
