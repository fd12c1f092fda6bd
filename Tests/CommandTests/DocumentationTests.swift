import Foundation
import Testing

@testable import modality

/// The README and the guide, against the program and the files that they speak of.
@Suite struct DocumentationTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func text(of path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// The files of a folder of the repository whose names end with `suffix`, in order.
  private static func files(in folder: String, _ suffix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appendingPathComponent(folder).path)
      .filter { $0.hasSuffix(suffix) }.sorted().map { "\(folder)/\($0)" }
  }

  /// The commands in the shell blocks of a Markdown text, without their remarks.
  private static func commands(inBlocksOf text: String) -> [String] {
    text.components(separatedBy: "```sh\n").dropFirst().flatMap { block in
      (block.components(separatedBy: "```").first ?? "").split(separator: "\n")
        .filter { $0.hasPrefix("modality ") }
        .map { line in
          (line.components(separatedBy: " #").first ?? "").trimmingCharacters(in: .whitespaces)
        }
    }
  }

  /// What the terminals of the tutorials have typed into them.
  private static var typed: [String] {
    get throws {
      try files(in: "Guide/Modality.docc/Sessions", ".txt").flatMap { file in
        try text(of: file).split(separator: "\n").filter { $0.hasPrefix("$ modality ") }
          .map { String($0.dropFirst(2)) }
      }
    }
  }

  @Test func everyCommandOfReadmeAndGuideCanBeParsed() throws {
    let pages =
      try ["README.md"] + Self.files(in: "Guide/Modality.docc", ".md")
    let commands =
      try pages.flatMap { Self.commands(inBlocksOf: try Self.text(of: $0)) } + Self.typed
    #expect(commands.count > 60)
    // Help is answered before anything is parsed.
    for command in commands where !command.hasPrefix("modality help ") {
      let path = try CommandPath(ExampleTests.words(of: command))
      #expect(throws: Never.self, "\(command)") {
        _ = try Modality.parseAsRoot(path.commands.dropFirst().map { $0._commandName } + path.rest)
      }
    }
  }

  @Test func everyPictureOfReadmeAndGuideIsThereAndSmall() throws {
    let readme = try Self.text(of: "README.md").matches(of: /\]\(([^)]+\.png)\)/)
      .map { String($0.1) }
    let guide = try
      (Self.files(in: "Guide/Modality.docc", ".md")
      + Self.files(in: "Guide/Modality.docc/Tutorials", ".tutorial")).flatMap { file in
        try Self.text(of: file).matches(of: /(?:source: |\]\()([a-z-]+\.png)/)
          .map { "reports/pictures/\($0.1)" }
      }
    #expect(readme.count > 3 && guide.count > 20)
    for picture in Set(readme + guide).sorted() {
      let bytes = try Data(contentsOf: Self.root.appendingPathComponent(picture))
      #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) && bytes.count < 200_000, "\(picture)")
    }
  }

  @Test func tutorialsShowEverySessionAndNoOther() throws {
    let shown = try Self.files(in: "Guide/Modality.docc/Tutorials", ".tutorial").flatMap { file in
      try Self.text(of: file).matches(of: /file: ([a-z-]+\.txt)/).map { String($0.1) }
    }
    let there = try Self.files(in: "Guide/Modality.docc/Sessions", ".txt")
      .map { String($0.split(separator: "/").last ?? "") }
    #expect(shown.sorted() == there)
  }

  /// The heading of the staff file is the template's; its figures are printed in the README.
  @Test func theReadmeShowsTheStaffFileOfThePictures() throws {
    let staff = try Self.text(of: "Guide/staff.csv")
    #expect(try Self.text(of: "README.md").contains(staff))
    #expect(try Self.text(of: "Guide/Modality.docc/Sessions/plan-staff.txt").hasSuffix(staff))
  }
}
