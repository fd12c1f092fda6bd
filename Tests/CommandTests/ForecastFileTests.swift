import Foundation
import Testing

@Suite struct ForecastFileTests {
  private static let good = "series_id,year,value\na,2018,1\na,2019,2\na,2020,3\n"

  private func write(_ bytes: [UInt8], _ name: String, in folder: URL) throws {
    try Data(bytes).write(to: folder.appendingPathComponent(name))
  }

  @Test func aFileThatIsNoPanelEndsWithItsCodeAndASentence() throws {
    let cases: [(name: String, bytes: [UInt8], says: String)] = [
      ("empty.csv", [], "is empty"),
      ("column.csv", Array("series_id,year\na,2018\n".utf8), "no column “value”"),
      ("ragged.csv", Array((Self.good + "b,2018\n").utf8), "line 5"),
      ("bytes.csv", Array(Self.good.utf8) + [0xFF, 0x0A], "line 5"),
      ("back.csv", Array((Self.good + "b,1,1\na,2021,4\n").utf8), "lines 2 and 6"),
      ("quote.csv", Array((Self.good + "\"b,1,1\n").utf8), "never ends"),
    ]
    try withTemporaryFolder { folder in
      for (name, bytes, says) in cases {
        try write(bytes, name, in: folder)
        let run = try Program.run("forecast", name, "-o", "out.csv", in: folder)
        #expect(run.status == 65, "\(name)")
        #expect(run.standardError.hasPrefix("modality: \(name)"), "\(run.standardError)")
        #expect(run.standardError.contains(says), "\(run.standardError)")
        #expect(run.standardError.split(separator: "\n").count == 1)
      }
      // Neither the file nor a draft of it is left.
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(Set(names) == Set(cases.map(\.name)))
    }
  }

  @Test func aMissingFileOrAFolderIsAMissingInput() throws {
    try withTemporaryFolder { folder in
      let missing = try Program.run("forecast", "none.csv", in: folder)
      #expect(missing.status == 66)
      #expect(missing.standardError.contains("no such file"))
      let itself = try Program.run("forecast", folder.path, in: folder)
      #expect(itself.status == 66)
      #expect(itself.standardError.contains("is a folder"))
    }
  }

  @Test func anOutputThatExistsIsKeptUnlessForced() throws {
    try withTemporaryFolder { folder in
      try write(Array(Self.good.utf8), "in.csv", in: folder)
      try write(Array("mine".utf8), "out.csv", in: folder)
      let output = folder.appendingPathComponent("out.csv")
      let refused = try Program.run("forecast", "in.csv", "-o", "out.csv", in: folder)
      #expect(refused.status == 73)
      #expect(try String(contentsOf: output, encoding: .utf8) == "mine")
      try write(Array((Self.good + "b\n").utf8), "bad.csv", in: folder)
      let failed = try Program.run("forecast", "bad.csv", "-o", "out.csv", "--force", in: folder)
      #expect(failed.status == 65)
      #expect(try String(contentsOf: output, encoding: .utf8) == "mine")
      let forced = try Program.run("forecast", "in.csv", "-o", "out.csv", "--force", in: folder)
      #expect(forced.status == 0)
      #expect(try String(contentsOf: output, encoding: .utf8).hasPrefix("series_id,h,year,mean"))
      let nowhere = try Program.run("forecast", "in.csv", "-o", "no/such/out.csv", in: folder)
      #expect(nowhere.status == 73)
    }
  }

  @Test func optionsOutOfReachAreUsageErrors() throws {
    try withTemporaryFolder { folder in
      try write(Array(Self.good.utf8), "in.csv", in: folder)
      for options in [
        ["--horizon", "0"], ["--horizon", "101"], ["--horizon", "1000000000000"],
        ["--levels", "80,eighty"], ["--levels", "100"], ["--levels", ""], ["--levels", "80,80.0"],
        ["--threads", "0"], ["--threads", "many"],
      ] {
        let run = try Program.run(["forecast", "in.csv"] + options, in: folder)
        #expect(run.status == 64, "\(options)")
        #expect(run.standardOutput.isEmpty)
      }
      #expect(try Program.run("forecast", "in.csv", "--horizon", "100", in: folder).status == 0)
    }
  }

  @Test func aHeaderAloneIsAPanelOfNoSeries() throws {
    try withTemporaryFolder { folder in
      try write(Array("series_id,index,value\n".utf8), "in.csv", in: folder)
      let run = try Program.run("forecast", "in.csv", in: folder)
      #expect(run.status == 0)
      #expect(run.standardOutput == "series_id,h,index,mean,lo80,hi80,lo95,hi95,status\n")
    }
  }

  /// The reader of the pipe leaves after one line of a few megabytes.
  @Test func aBrokenPipeEndsQuietly() throws {
    try withTemporaryFolder { folder in
      var text = "series_id,year,value\n"
      for number in 0..<6000 { text += "s\(number),1,5\ns\(number),2,6\ns\(number),3,8\n" }
      try write(Array(text.utf8), "in.csv", in: folder)
      for ignored in ["", "trap '' PIPE; "] {
        let run = try Program.run(
          [
            "-c",
            "\(ignored){ \"$MODALITY\" forecast in.csv --model random-walk; echo $? > code; } "
              + "| head -n 1",
          ], in: folder, environment: ["MODALITY": Program.url.path],
          program: URL(fileURLWithPath: "/bin/sh"))
        #expect(run.standardOutput == "series_id,h,year,mean,lo80,hi80,lo95,hi95,status\n")
        #expect(run.standardError.isEmpty, "\(run.standardError)")
        let code = try String(contentsOf: folder.appendingPathComponent("code"), encoding: .utf8)
        #expect(code == "141\n")
      }
    }
  }

  @Test func anInterruptedRunLeavesNoFile() throws {
    try withTemporaryFolder { folder in
      // The panel never ends, so that the run cannot be over before it is interrupted.
      let run = try Program.run(
        [
          "-c",
          """
          mkfifo in
          { echo series_id,year,value; n=0; while :; do n=$((n+1));
            printf 's%d,1,5\\ns%d,2,6\\ns%d,3,8\\n' $n $n $n || exit; done; } > in 2> /dev/null &
          "$MODALITY" forecast in --model random-walk -o out.csv & one=$!; tries=0
          while [ $tries -lt 200 ] && ! ls -A | grep -q '^[.]out[.]csv[.]'; do
            sleep 0.05; tries=$((tries+1)); done
          ls -A | grep -c out.csv; kill -TERM $one; wait $one; echo $?
          """,
        ], in: folder, environment: ["MODALITY": Program.url.path],
        program: URL(fileURLWithPath: "/bin/sh"))
      #expect(run.standardOutput == "1\n143\n")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["in"])
    }
  }
}
