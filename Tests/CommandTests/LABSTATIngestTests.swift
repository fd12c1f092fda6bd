import Foundation
import Testing

/// LABSTAT data and the tables that give titles to their codes, as a user names them.
@Suite struct LABSTATIngestTests {
  private static let area =
    "state_code\tarea_code\tareatype_code\tarea_name\r\n06\t0031080\tM\tLos Angeles, CA\r\n"

  private static func data(_ occupations: [String]) -> String {
    var text = "series_id                     \tyear\tperiod\t       value\tfootnote_codes\r\n"
    for occupation in occupations {
      text += "OEUM0031080000000\(occupation)01     \t2025\tA01\t        2210\t\r\n"
    }
    return text
  }

  private func write(_ text: String, _ name: String, in folder: URL) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  @Test func tablesNamedInAnyOrderGiveTitles() throws {
    try withTemporaryFolder { folder in
      try write(Self.data(["292034", "292035"]), "data.txt", in: folder)
      // A name that is not looked for beside the data.
      try write(Self.area, "titles.txt", in: folder)
      for files in [["data.txt", "titles.txt"], ["titles.txt", "data.txt"]] {
        let store = files[0] + ".sqlite"
        let run = try Program.run(["ingest"] + files + ["--store", store], in: folder)
        #expect(run.status == 0, "\(run.standardError)")
        #expect(run.standardError.contains("titles.txt: titles for LABSTAT data"))
        let cells = try Program.run("store", "export", "--store", store, in: folder)
        #expect(cells.standardOutput.contains("\"Los Angeles, CA\",CA"), "\(cells.standardError)")
        #expect(cells.standardOutput.contains(",292034,") == false)
        #expect(cells.standardOutput.split(separator: "\r\n").count == 3)
      }
    }
  }

  @Test func occupationsThatAreNotAskedForAreLeftOut() throws {
    try withTemporaryFolder { folder in
      try write(Self.data(["111011", "292034", "292035", "299999"]), "oe.data", in: folder)
      let run = try Program.run("ingest", "oe.data", "--occupations", "29-2035", in: folder)
      #expect(run.status == 0, "\(run.standardError)")
      let cells = try Program.run("store", "export", in: folder).standardOutput
      #expect(cells.contains(",29-2035,"))
      #expect(!cells.contains(",11-1011,") && !cells.contains(",29-9999,"))
    }
  }

  @Test func whatIsNoDataOfASurveyLeavesNoStore() throws {
    try withTemporaryFolder { folder in
      let header = "series_id\tyear\tperiod\tvalue\n"
      try write(header + "EPU1110110000\t2024\tA01\t1\n", "other", in: folder)
      try write(header, "empty", in: folder)
      for (file, says) in [("other", "is not read"), ("empty", "no data")] {
        let run = try Program.run("ingest", file, in: folder)
        #expect(run.status == 65)
        #expect(run.standardError.contains(says), "\(run.standardError)")
        #expect(run.standardError.split(separator: "\n").count == 1)
      }
      #expect(!FileManager.default.fileExists(atPath: folder.path + "/modality.sqlite"))
    }
  }
}
