import LaborSeries
import Projections

/// One occupation in the nation or an area, as a planning workbook shows it.
public struct PlannedUnit: Sendable {
  /// One projected year, in jobs.
  public struct Year: Sendable, Equatable {
    public let year: Int
    public let median: Double
    /// The bounds of the 80 % prediction interval.
    public let lower: Double
    public let upper: Double

    public init(year: Int, median: Double, lower: Double, upper: Double) {
      self.year = year
      self.median = median
      self.lower = lower
      self.upper = upper
    }
  }

  public let occupation: Occupation
  /// The area's name; empty for the nation.
  public let area: String
  /// The area's code; empty for the nation.
  public let areaCode: String
  /// What was observed, ascending by year.
  public let history: [Observation]
  /// The last observation's year, and the level that the projection begins with.
  public let base: (year: Int, jobs: Double)
  /// The years after the base year.
  public let years: [Year]
  public let inputs: HeadcountInputs
  /// Where each figure of the inputs comes from.
  public let sources: [StaffFigure: String]
  /// What each scenario of the workbook does here, in their order.
  public let paths: [ScenarioPath]

  /// An occupation in an area; see the properties for each argument.
  public init(
    occupation: Occupation, area: String = "", areaCode: String = "", history: [Observation],
    base: (year: Int, jobs: Double), years: [Year], inputs: HeadcountInputs,
    sources: [StaffFigure: String], paths: [ScenarioPath]
  ) {
    precondition(!years.isEmpty, "a plan has a year")
    self.occupation = occupation
    self.area = area
    self.areaCode = areaCode
    self.history = history
    self.base = base
    self.years = years
    self.inputs = inputs
    self.sources = sources
    self.paths = paths
  }

  /// The occupation and, where it is not the nation, the area.
  public var label: String {
    area.isEmpty ? occupation.label : "\(occupation.label), \(area)"
  }

  /// A short name for tables and charts.
  public var shortLabel: String {
    area.isEmpty ? occupation.shortTitle : "\(occupation.shortTitle), \(area)"
  }

  /// What the names of its cells end with: `29_2035`, `29_2035_CA`.
  public var key: String {
    let text = occupation.code.description + (areaCode.isEmpty ? "" : "_" + areaCode)
    return String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
  }
}
