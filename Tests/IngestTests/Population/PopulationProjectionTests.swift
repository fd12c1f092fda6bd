import LaborSeries
import Tabular
import Testing

@testable import Ingest

@Suite struct PopulationProjectionTests {
  /// The first row of np2023_d1_mid.csv (Census Bureau, 2023), as carried by
  /// github.com/ryuaus26/FinalHUG.
  private static let everybody2022 = """
    0,0,0,2022,333287557,3683113,3588817,3693362,3742836,3830225,3907298,4008898,4043729,\
    4031341,4017929,4024547,4068564,4152811,4240884,4403033,4396566,4325808,4291066,4326642,\
    4295710,4438006,4723644,4663473,4483807,4396849,4346308,4351553,4419629,4503844,4571830,\
    4672812,4739263,4751526,4614523,4530012,4476550,4483170,4478749,4383099,4446381,4438786,\
    4375219,4356125,4175926,4081360,4029138,3891868,3935451,3859402,3908239,4094089,4334593,\
    4265282,4102135,4011448,4021403,4075771,4228510,4322714,4318616,4327473,4313536,4231279,\
    4144198,4101937,4020640,3833262,3737326,3598472,3441722,3305273,3141497,2988811,2898395,\
    2823041,2959404,2083434,1986144,1915774,1916244,1623833,1441506,1303339,1193273,1097594,\
    962356,870823,798679,672727,601746,524576,450431,380133,304906,248895,194667,145421,109622,\
    78028,53870,88988
    """

  private static func sheet(_ rows: [String], ages: Int = 101) -> SampleSheet {
    let header =
      ["SEX", "ORIGIN", "RACE", "YEAR", "TOTAL_POP"] + (0..<ages).map { "POP_\($0)" }
    return SampleSheet(
      texts: [header]
        + rows.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) })
  }

  @Test func everyAgeIsACell() throws {
    let recording = try record(
      PopulationProjectionTable.self, [Self.sheet([Self.everybody2022])],
      file: "data/np2023_d1_mid.csv")
    #expect(recording.rows == 1 && recording.cells.count == 102)
    #expect(recording.remarks.isEmpty)
    let release = try #require(recording.cells.first?.release)
    #expect(release.description == "National Population Projections, 2023, main series")
    func count(_ detail: String) -> Double? {
      recording.cells.first { recording.dictionary.details[$0.cell.detail] == detail }?.cell.value
    }
    #expect(count("") == 333_287_557)
    #expect(count("age 0") == 3_683_113)
    #expect(count("age 65") == 4_020_640)
    #expect(count("age 100+") == 88_988)
    let older = (65...99).compactMap { count("age \($0)") }.reduce(0, +) + (count("age 100+") ?? 0)
    #expect(older == 57_794_852)
  }

  @Test func sexesAndOriginsAreDetails() throws {
    let rows = ["2,0,0,2022,5,2,3", "0,2,4,2022,6,2,3"]
    let recording = try record(
      PopulationProjectionTable.self, [Self.sheet(rows, ages: 2)], file: "np2023_d1_hi.csv")
    let details = recording.cells.map { recording.dictionary.details[$0.cell.detail] }
    #expect(
      details == [
        "female", "female; age 0", "female; age 1+", "origin 2; race 4", "origin 2; race 4; age 0",
        "origin 2; race 4; age 1+",
      ])
    #expect(recording.remarks.count == 1)
    #expect(recording.remarks.first?.isKept == true)
    #expect(recording.cells.filter { $0.cell.flags == .partsAndWhole }.count == 3)
    #expect(recording.cells.first?.release.edition == "2023, high immigration")
  }

  @Test func aNameThatDoesNotSayTheSeriesIsNoted() throws {
    let recording = try record(
      PopulationProjectionTable.self, [Self.sheet(["0,0,0,2016,3,1,2"], ages: 2)],
      file: "population.csv")
    #expect(recording.cells.first?.release.edition == "2017, series not named")
    #expect(recording.notes.contains { $0.hasPrefix("Neither the file nor its name says") })
    #expect(recording.notes.contains { $0.contains("begin in 2016 are taken for those of 2017") })
  }

  /// NP2008_D1.csv calls the origin HISP (Census Bureau, file layout of 2008).
  @Test func theFileOf2008CallsTheOriginOtherwise() throws {
    let texts = [
      ["HISP", "RACE", "SEX", "YEAR", "TOTAL_POP", "POP_0", "POP_1"],
      ["2", "0", "1", "2008", "3", "1", "2"],
    ]
    let recording = try record(
      PopulationProjectionTable.self, [SampleSheet(texts: texts)], file: "NP2008_D1.csv")
    #expect(recording.dictionary.details.values.contains("male; origin 2; age 0"))
  }

  @Test func aMissingAgeIsAnError() throws {
    let texts = [["SEX", "ORIGIN", "RACE", "YEAR", "TOTAL_POP", "POP_0", "POP_2"]]
    let error = #expect(throws: IngestError.self) {
      try record(PopulationProjectionTable.self, [SampleSheet(texts: texts)])
    }
    #expect(error?.description.contains("no column for POP_1") == true)
  }
}
