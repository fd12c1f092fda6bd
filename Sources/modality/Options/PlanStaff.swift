import Ingest
import LaborSeries
import Projections
import Reports

/// The inputs of a plan: what the user knows of the staff, and what stands in for the rest, each with
/// its source.
struct PlanStaff {
  let inputs: HeadcountInputs
  let sources: [StaffFigure: String]
  let remarks: [String]

  init(
    _ row: StaffFile.Row?, place: PlanPlace, rates: SeparationRates?, of occupation: Occupation
  ) throws {
    var remarks: [String] = []
    var (values, sources) = Self.published(place, rates, of: occupation, &remarks)
    for figure in StaffFigure.allCases {
      if let entry = row?.figures[figure] {
        values[figure] = entry.value
        sources[figure] = "your staff file, \(entry.place)"
      }
    }
    // Jobs that are published include whoever fills them; a user's own staff begins without rows.
    inputs = try HeadcountInputs(
      values, retirement: try Self.retirement(row), growth: try Self.growth(row))
    self.sources = sources
    let isOwn = [StaffFigure.turnover, .retirementRate].allSatisfy { row?.figures[$0] != nil }
    self.remarks = isOwn ? [] : remarks
  }

  private static func published(
    _ place: PlanPlace, _ rates: SeparationRates?, of occupation: Occupation,
    _ remarks: inout [String]
  ) -> (values: [StaffFigure: Double], sources: [StaffFigure: String]) {
    var sources: [StaffFigure: String] = [
      .plannedHires: "as many as leave in a year at the start; put your own in its place"
    ]
    for figure in StaffFigure.allCases where figure.assumed != nil {
      sources[figure] = "assumed; put your own in its place"
    }
    var values: [StaffFigure: Double] = [:]
    let last = place.history.last { $0.year == place.base.year && $0.employment.number != nil }
    values[.staff] = last?.employment.number ?? place.base.jobs.rounded()
    sources[.staff] =
      last.map { "OEWS " + $0.release }
      ?? "the model’s level of \(place.base.year), of which no figure is published"
    guard let rates, case .published(let round) = rates.transfer.origin else {
      (values[.turnover], values[.retirementRate]) = (0, 0)
      sources[.turnover] = "no published rate: nothing until you enter your own"
      sources[.retirementRate] = sources[.turnover]
      remarks.append(
        "BLS publishes no separation rates for \(occupation.label): turnover and retirements are "
          + "nothing until you enter your own.")
      return (values, sources)
    }
    values[.turnover] = rates.transfer.value
    values[.retirementRate] = rates.exit.value
    sources[.turnover] =
      "BLS Employment Projections \(round), occupational transfers; moves between employers are not "
      + "in it"
    sources[.retirementRate] = "BLS Employment Projections \(round), labor force exits"
    return (values, sources)
  }

  private static func retirement(_ row: StaffFile.Row?) throws -> HeadcountInputs.RetirementMethod {
    guard let row else { return .rate }
    if let entry = row.retirement {
      return try choice(entry, of: HeadcountInputs.RetirementMethod.allCases, "Retirements by")
    }
    // Whoever gives the share aged 60 and over and no rate means it to be used.
    return row.figures[.aged60] != nil && row.figures[.retirementRate] == nil ? .age : .rate
  }

  private static func growth(_ row: StaffFile.Row?) throws -> HeadcountInputs.GrowthBasis {
    guard let row else { return .projection }
    if let entry = row.growth {
      return try choice(entry, of: HeadcountInputs.GrowthBasis.allCases, "Need grows by")
    }
    return row.figures[.volumeGrowth] != nil ? .ownVolume : .projection
  }

  private static func choice<Choice: RawRepresentable>(
    _ entry: StaffFile.Entry<String>, of choices: [Choice], _ what: String
  ) throws -> Choice where Choice.RawValue == String {
    let wanted = entry.value.lowercased()
    guard let found = choices.first(where: { $0.rawValue.lowercased() == wanted }) else {
      throw StaffCellError(
        place: entry.place, what: what, found: entry.value,
        remedy: "choose \(choices.map(\.rawValue).joined(separator: " or "))")
    }
    return found
  }
}

/// A cell of a staff file that cannot be understood.
struct StaffCellError: Error, CustomStringConvertible {
  let place: String
  let what: String
  let found: String
  let remedy: String

  var description: String {
    "The staff file, \(place): “\(what)” is “\(found)”; \(remedy)."
  }
}
