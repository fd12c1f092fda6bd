import Ingest
import LaborSeries
import Testing

@Suite struct LayoutTests {
  private static let header =
    "year,release,soc,code_as_published,title_as_published,employment,employment_prse,hourly_mean,"
    + "annual_mean,mean_wage_prse,hourly_p10,hourly_p25,hourly_median,hourly_p75,hourly_p90,"
    + "annual_p10,annual_p25,annual_median,annual_p75,annual_p90,grade,source,note\n"

  private func observations(_ rows: String) throws -> [SOCCode: [Observation]] {
    try NationalEstimatesLayout.observations(in: Array((Self.header + rows).utf8), file: "a.csv")
  }

  private static let row =
    "2025,May 2025,29-2035,292035,MRI,43390,1.7,46.21,96120,0.4,33.0,40.0,45.9,52.0,*,68640,83200,"
    + "95480,108160,#,bls-web-page,BLS,\n"

  @Test func marksAreKeptWhereNumbersAreWithheld() throws {
    let all = try observations(Self.row)
    let wages = try #require(all.values.first?.first?.wages)
    #expect(wages.hourly.percentile90 == .suppressed(mark: "*"))
    #expect(wages.annual.percentile90 == .topCoded(mark: "#"))
    #expect(wages.annual.median == .value(95_480))
  }

  @Test func badCellsNameLineAndColumn() {
    let bad = Self.row.replacing("43390", with: "43,390".filter { $0 != "," } + "x")
    #expect(
      throws: IngestError.badCell(
        "43390x", column: "employment", file: "a.csv", line: 2,
        required: "a number or one of the marks *, **, -, #")
    ) { try observations(bad) }
    #expect(
      throws: IngestError.badCell(
        "29-20", column: "soc", file: "a.csv", line: 2, required: "a SOC code such as 29-2035")
    ) { try observations(Self.row.replacing("29-2035", with: "29-20")) }
  }

  @Test func aYearStatedTwiceIsAnErrorThatShowsBoth() {
    #expect(
      throws: IngestError.duplicateRow("29-2035 in 2025", file: "a.csv", first: 2, second: 3)
    ) { try observations(Self.row + Self.row) }
  }

  @Test func ledgerKindsAndFlagsAreChecked() {
    let header = "soc,year,kind,counterpart,level_step,label,description,source\n"
    #expect(throws: IngestError.self) {
      try HistoryLayout.history(in: Array((header + "*,2020,storm,,no,a,b,c\n").utf8), file: "a")
    }
    #expect(
      throws: IngestError.badCell(
        "maybe", column: "level_step", file: "a", line: 2, required: "yes or no")
    ) {
      try HistoryLayout.history(
        in: Array((header + "*,2020,event,,maybe,a,b,c\n").utf8), file: "a")
    }
  }
}
