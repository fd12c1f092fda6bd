import ArgumentParser
import Foundation
import Ingest
import LaborSeries
import Projections
import Reports

/// `modality plan`: a workbook in which a planner changes inputs and sees what follows.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Write a planning workbook: need, staff, gap and hires, year by year, as formulas.",
    discussion: """
      EXAMPLES:
        modality plan mri sonographers -o plan.xlsx
        modality plan -o plan.xlsx
        modality plan 29-2034 --area CA --area TX --to 2030 -o plan.xlsx
        modality plan mri --scenario high-retirement -o plan.xlsx
        modality plan --template -o staff.xlsx
        modality plan --from staff.xlsx -o plan.xlsx

      Without figures of your own, staff at the start is employment as published, so that the plan \
      is for the whole nation or area. With --template you get an empty workbook for the staff of a \
      hospital; --from reads it back.
      """)

  @Argument(help: "Occupations, by code or name; all imaging modalities when none is named.")
  var occupations: [String] = []

  @Option(name: .customLong("to"), help: "The target year.")
  var targetYear = 2035

  @Option(
    name: .customLong("area"),
    help: "A state or another area; the nation when left out. Repeatable.")
  var areas: [String] = []

  @Option(
    name: .customLong("scenario"),
    help: "A scenario file or preset to offer beside the presets; the first is chosen. Repeatable.")
  var scenarios: [String] = []

  @Flag(help: "Write an empty workbook for your own staff figures.")
  var template = false

  @Option(
    help: ArgumentHelp(
      "A staff file: the workbook of --template, filled in, or delimited text.", valueName: "file"))
  var from: String?

  @Option(name: [.short, .long], help: "The workbook to write.")
  var output: String?

  @Flag(help: "Replace the file if it exists.")
  var force = false

  @OptionGroup var source: SourceOptions

  func run() throws {
    try reportingFailures {
      let target = try file()
      try target.check()
      try target.write(try template ? templateBytes() : planBytes())
    }
  }

  private func file() throws -> SingleOutput {
    guard let output, output != "-" else {
      throw UsageError(
        description: "A workbook is no text for a terminal; name a file with -o plan.xlsx.")
    }
    guard output.lowercased().hasSuffix(".xlsx") || output.hasPrefix("/dev/") else {
      throw UsageError(
        description: "The plan is written as a workbook; name a file that ends in .xlsx.")
    }
    return SingleOutput(path: output, isForced: force)
  }

  private var sourceDateEpoch: String? {
    ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"]
  }

  private func templateBytes() throws -> [UInt8] {
    guard from == nil, occupations.isEmpty, areas.isEmpty, scenarios.isEmpty else {
      throw UsageError(
        description: "--template is an empty workbook for every occupation; leave out the rest.")
    }
    let catalogue = try source.data().collection.catalogue
    return try StaffTemplate(
      occupations: catalogue.imagingModalities, program: Modality.program,
      sourceDateEpoch: sourceDateEpoch
    ).workbook().bytes()
  }

  private func planBytes() throws -> [UInt8] {
    let data = try source.data()
    let staff = try from.map { try StaffFile(path: try Self.existing($0)) }
    let wanted = try wanted(staff, in: data)
    let named = try scenarios.map { try ScenarioSource.scenario(named: $0) }
    let offered = try offered(named)
    let plan = try PlanUnits(wanted, scenarios: offered, through: targetYear, in: data)
    for message in plan.messages { Messages.write("modality: \(message)") }
    let chosen = named.first.flatMap { first in
      plan.scenarios.firstIndex { $0.name == first.name }
    }
    return try PlanningWorkbook(
      units: plan.units, scenarios: plan.scenarios, chosen: chosen ?? 0,
      title: title(staff, plan.units), hasOwnStaff: staff != nil,
      origin: origin(plan, staff, data)
    ).workbook().bytes()
  }

  /// The file of `--from`, which has to be there.
  private static func existing(_ path: String) throws -> String {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw InputFileError.missing(path)
    }
    guard !isFolder.boolValue else { throw InputFileError.isFolder(path) }
    return path
  }

  /// The baseline, the presets, then what the user named; of two with one name the named one.
  private func offered(_ named: [Scenario]) throws -> [PlanUnits.WantedScenario] {
    var presets = try ScenarioSource.presets.map { try ScenarioSource.scenario(named: $0) }
      .filter { preset in !named.contains { $0.name == preset.name } }
    if let place = presets.firstIndex(where: { $0.assumptions.isEmpty }) {
      presets.insert(presets.remove(at: place), at: 0)
    }
    return presets.map { PlanUnits.WantedScenario(scenario: $0, isNamed: false) }
      + named.map { PlanUnits.WantedScenario(scenario: $0, isNamed: true) }
  }

  private func wanted(
    _ staff: StaffFile?, in data: OutlookData
  ) throws -> [PlanUnits.Wanted] {
    guard let staff else {
      let named = occupations.isEmpty ? nil : occupations.joined(separator: ",")
      let found = try data.occupations(named: named)
      let places: [String?] = areas.isEmpty ? [nil] : areas
      return places.flatMap { area in
        found.map {
          PlanUnits.Wanted(
            occupation: $0, area: area, staff: nil, isNamed: named != nil)
        }
      }
    }
    guard occupations.isEmpty, areas.count <= 1 else {
      throw UsageError(
        description:
          "The occupations of --from are those of the file; leave out the others, and name "
          + "at most one --area.")
    }
    return try PlanRows(staff: staff, area: areas.first, data: data).wanted
  }

  private func title(_ staff: StaffFile?, _ units: [PlannedUnit]) -> String {
    if let staff, !staff.organization.isEmpty { return staff.organization }
    let areas = Set(units.map(\.area))
    let place = areas.count == 1 ? areas.first ?? "" : ""
    if units.count == 1, let unit = units.first { return unit.label }
    return "Imaging workforce" + (place.isEmpty ? "" : ", \(place)")
  }

  private func origin(
    _ plan: PlanUnits, _ staff: StaffFile?, _ data: OutlookData
  ) -> PlanningWorkbook.Origin {
    let releases = plan.units.compactMap { unit in
      unit.history.last { $0.employment.number != nil }.map { ($0.year, $0.release) }
    }
    var options = [
      ("Occupations and areas", plan.units.map(\.label).joined(separator: "; ")),
      ("Target year", String(targetYear)),
      ("Scenarios named", scenarios.isEmpty ? "none" : scenarios.joined(separator: ", ")),
      ("Staff file", from.map { URL(fileURLWithPath: $0).lastPathComponent } ?? "none"),
    ]
    if let store = source.store {
      options.append(("Store", URL(fileURLWithPath: store).lastPathComponent))
      options.append(("As of", source.asOf ?? "latest"))
    }
    return PlanningWorkbook.Origin(
      program: Modality.program, options: options.map { (name: $0.0, value: $0.1) },
      inputs: data.inputs, release: "OEWS " + (releases.max { $0.0 < $1.0 }?.1 ?? ""),
      remarks: plan.remarks,
      sourceDateEpoch: sourceDateEpoch)
  }
}
