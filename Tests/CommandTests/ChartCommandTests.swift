import Foundation
import Testing

@Suite struct ChartCommandTests {
  @Test(arguments: [
    ["fan", "mri"], ["fan", "sonographers", "--area", "CA"], ["comparison", "mri", "sonographers"],
    ["probabilities", "mri", "sonographers"], ["openings", "mri"], ["openings", "mri", "29-2034"],
    ["wages", "mri"], ["states", "sonographers"], ["map", "sonographers", "--measure", "growth"],
    ["tornado", "29-2034", "--scenario", "high-retirement"], ["waterfall", "mri", "--to", "2030"],
  ])
  func everyKindIsAnSVGOnStandardOutput(arguments: [String]) throws {
    let run = try Program.run(["chart"] + arguments + ["--width", "640"])
    #expect(run.status == 0)
    #expect(run.standardError == "")
    #expect(run.standardOutput.hasPrefix("<svg xmlns="))
    #expect(run.standardOutput.contains("width=\"640\""))
    #expect(run.standardOutput.contains("class=\"datum\" data-label=\""))
    #expect(run.standardOutput.hasSuffix("</svg>\n"))
  }

  @Test func theExtensionChoosesTheForm() throws {
    try withTemporaryFolder { folder in
      let svg = try Program.run("chart", "fan", "mri", "-o", "mri.svg", in: folder)
      #expect(svg.status == 0)
      let text = try String(contentsOf: folder.appendingPathComponent("mri.svg"), encoding: .utf8)
      #expect(text == (try Program.run("chart", "fan", "mri").standardOutput))
      let png = try Program.run(
        "chart", "fan", "mri", "-o", "mri.png", "--scale", "2", in: folder)
      guard png.status == 0 else {
        // Where librsvg is missing, the remedy is named and nothing is left behind.
        #expect(png.status == 73)
        #expect(png.standardError.contains("apt-get install librsvg2-2"))
        return
      }
      let bytes = try Data(contentsOf: folder.appendingPathComponent("mri.png"))
      #expect(bytes.prefix(4) == Data([0x89, 0x50, 0x4E, 0x47]))
      // The width stands in bytes 16 to 19 (Portable Network Graphics, W3C, 2003, 11.2.2).
      #expect(bytes[16..<20].reduce(0) { $0 << 8 | Int($1) } == 1440)
    }
  }

  @Test func aFileThatExistsIsKept() throws {
    try withTemporaryFolder { folder in
      let file = folder.appendingPathComponent("kept.svg")
      try Data("kept".utf8).write(to: file)
      let run = try Program.run("chart", "fan", "mri", "-o", "kept.svg", in: folder)
      #expect(run.status == 73)
      #expect(try String(contentsOf: file, encoding: .utf8) == "kept")
      #expect(
        try Program.run("chart", "fan", "mri", "-o", "kept.svg", "--force", in: folder).status == 0)
    }
  }

  @Test(arguments: [
    (["fan", "mri", "-o", "x.png", "--format", "svg"], 64, "asks for png and --format for svg"),
    (["fan", "mri", "-o", "x.txt"], 64, "does not say which form"),
    (["fan", "mri", "--width", "200"], 64, "choose 320 to 1600"),
    (["fan", "mri", "--scale", "2"], 64, "--scale is for PNG"),
    (["fan", "mri", "-o", "x.png", "--scale", "99"], 64, "choose 0.1 to 8.0"),
    (["fan"], 64, "shows one occupation"), (["map", "mri", "ct"], 64, "shows one occupation"),
    (["map", "mri", "--area", "CA"], 64, "leave out --area"),
    (["fan", "mri", "--measure", "jobs"], 64, "--measure is for maps"),
    (["fan", "mri", "--scenario", "baseline"], 64, "--scenario is for tornado"),
    (["fan", "mir"], 64, "mir"), (["tornado", "mri", "--scenario", "none"], 66, "no preset none"),
  ])
  func whatCannotBeDrawnIsASentenceAndAnExitCode(
    arguments: [String], status: Int32, words: String
  ) throws {
    try withTemporaryFolder { folder in
      let run = try Program.run(["chart"] + arguments, in: folder)
      #expect(run.status == status)
      #expect(run.standardOutput == "")
      #expect(run.standardError.contains(words), "\(run.standardError)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }
}
