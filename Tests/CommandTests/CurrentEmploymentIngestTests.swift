import Foundation
import Testing

/// The same monthly figures from a LABSTAT file and from the API are known for the same.
@Suite struct CurrentEmploymentIngestTests {
  private static let data =
    "series_id\tyear\tperiod\tvalue\tfootnote_codes\r\n"
    + "CES6562150001\t2025\tM06\t310.2\t\r\nCES6562150001\t2025\tM07\t311.4\tP\r\n"
    + "CEU6562151201\t2025\tM06\t78.3\t\r\n"
  /// The columns as in `ce.industry`; the codes and titles are made up after it.
  private static let industries =
    "industry_code\tnaics_code\tpublishing_status\tindustry_name\tdisplay_level\r\n"
    + "65621500\t6215\tA\tMedical and diagnostic laboratories\t5\r\n"
    + "65621512\t621512\tB\tDiagnostic imaging centers\t6\r\n"

  /// The industry of the second series is a month behind, as small ones are.
  private static func answer(imaging: String) -> String {
    func point(_ month: String, _ value: String) -> String {
      #"{"year":"2025","period":"\#(month)","value":"\#(value)","footnotes":[{}]}"#
    }
    return #"{"status":"REQUEST_SUCCEEDED","message":[],"Results":{"series":["#
      + #"{"seriesID":"CES6562150001","data":[\#(point("M07", "311.4"))]},"#
      + #"{"seriesID":"CEU6562151201","data":[\#(point("M06", imaging))]}]}}"#
  }

  @Test func figuresThatAgreeAreKeptOnce() throws {
    try withTemporaryFolder { folder in
      _ = try folder.writing(Self.industries, to: "ce.industry")
      let data = try folder.writing(Self.data, to: "ce.data.0.AllCESSeries")
      let answer = try folder.writing(Self.answer(imaging: "78.3"), to: "answer.json")
      let run = try Program.run("ingest", data, answer, in: folder)
      #expect(run.status == 0, "\(run.standardError)")
      #expect(run.standardOutput.contains("2 cells stand in"), "\(run.standardOutput)")
      let cells = try Program.run("store", "export", in: folder).standardOutput
      #expect(cells.split(separator: "\r\n").count == 4)
      #expect(cells.contains("NAICS 621512"))
    }
  }

  @Test func figuresThatContradictEachOtherAreRefusedInEitherOrder() throws {
    try withTemporaryFolder { folder in
      _ = try folder.writing(Self.industries, to: "ce.industry")
      let data = try folder.writing(Self.data, to: "ce.data.0.AllCESSeries")
      let answer = try folder.writing(Self.answer(imaging: "78.4"), to: "answer.json")
      for (index, files) in [[data, answer], [answer, data]].enumerated() {
        let run = try Program.run(
          ["ingest"] + files + ["--store", "s\(index).sqlite"], in: folder)
        #expect(run.status == 65)
        for part in ["65621512", "78300", "78400", "ce.data.0.AllCESSeries", "answer.json"] {
          #expect(run.standardError.contains(part), "\(run.standardError)")
        }
      }
    }
  }
}
