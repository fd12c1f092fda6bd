import Foundation
import Testing

@Suite struct AudienceCommandTests {
  private static func text(_ name: String, in folder: URL) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  @Test func anUnknownAudienceIsToldWhatWasMeant() throws {
    try withTemporaryFolder { folder in
      let run = try Program.run("report", "--for", "direktor", "-o", "out", in: folder)
      #expect(run.status == 64)
      #expect(run.standardError.contains("did you mean director"))
      let far = try Program.run("report", "--for", "plumbing", "-o", "out", in: folder)
      #expect(far.status == 64)
      #expect(far.standardError.contains("director, program, adviser, economist"))
      let language = try Program.run("report", "--lang", "fr", "-o", "out", in: folder)
      #expect(language.status == 64)
      #expect(language.standardError.contains("en, es"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test func helpSaysWhatEachAudienceGets() throws {
    let run = try Program.run("help", "audiences")
    #expect(run.status == 0)
    for word in ["director", "program", "adviser", "economist"] {
      #expect(run.standardOutput.contains("--for \(word)"), "\(word)")
    }
  }

  @Test func theManifestAndTheFileOfFiguresNameTheAudience() throws {
    try withTemporaryFolder { folder in
      let run = try Program.run(
        "report", "--occupations", "mri,sonographers", "--for", "director", "-o", "out", in: folder)
      #expect(run.status == 0)
      let out = folder.appendingPathComponent("out")
      #expect(try Self.text("manifest.json", in: out).contains("\"for\": \"director\""))
      #expect(try Self.text("outlook.json", in: out).contains("\"audience\": \"director\""))
      let page = try Self.text("index.html", in: out)
      #expect(page.contains("What this means for staffing"))
      #expect(!page.contains("id=\"pathways\""))
    }
  }

  @Test func aReportInSpanishHoldsNoEnglishButNamesAndCitations() throws {
    try withTemporaryFolder { folder in
      let run = try Program.run(
        "report", "--for", "economist", "--lang", "es", "-o", "out", in: folder)
      #expect(run.status == 0)
      #expect(!run.standardError.contains("are in English"), "\(run.standardError)")
      let out = folder.appendingPathComponent("out")
      let page = try Self.text("index.html", in: out)
      #expect(page.contains("lang=\"es\""))
      #expect(page.contains("464.560"))
      #expect(!page.contains("464,560"))
      #expect(EnglishWords.found(in: page) == [])
      // Data keep the numbers of machines and their English keys.
      #expect(try Self.text("projections.csv", in: out).contains("employment"))
      #expect(!(try Self.text("projections.csv", in: out)).contains("464.560"))
      // The same words are found where the page is in English.
      #expect(EnglishWords.found(in: "<p>Openings are projected for each year.</p>").count == 1)
    }
  }

  @Test func anAreaInSpanishHoldsNoEnglishEither() throws {
    try withTemporaryFolder { folder in
      let run = try Program.run(
        "report", "--area", "CA", "--lang", "es", "--for", "director", "-o", "out", in: folder)
      #expect(run.status == 0)
      let page = try Self.text("index.html", in: folder.appendingPathComponent("out"))
      #expect(page.contains("California y el país"))
      #expect(EnglishWords.found(in: page) == [])
    }
  }
}

/// Looks for English in the texts of a page.
enum EnglishWords {
  private static let words: Set<String> = [
    "the", "and", "of", "projected", "with", "for", "from", "which", "that", "than", "each", "is",
    "are", "years", "year", "growth", "openings", "wages", "jobs", "median", "interval", "states",
    "level", "between", "not",
  ]

  /// Titles, publications and bodies, which have no official Spanish name.
  private static let names = [
    "Occupational Employment and Wage", "Radiologic Technologists and Technicians",
    "Cardiovascular Technologists and Technicians", "American Registry of",
    "American Registry for",
  ]

  /// The texts that hold one of the words.
  static func found(in page: String) -> [String] {
    var text = page
    for (start, end) in [
      ("<style>", "</style>"), ("<script>", "</script>"), ("<p class=\"source\">", "</p>"),
      ("(BLS Occupational Outlook Handbook", ")"),
    ] {
      text = removing(from: start, to: end, in: text)
    }
    for name in names { text = text.replacingOccurrences(of: name, with: "") }
    return texts(of: text).filter { line in
      // Files and commands have English names.
      let plain = line.split(separator: " ").filter {
        !$0.contains("/") && !$0.contains(".csv") && !$0.contains(".json")
      }.joined(separator: " ").replacingOccurrences(of: "modality areas", with: "")
      return plain.lowercased().split { !$0.isLetter }.contains { words.contains(String($0)) }
    }
  }

  private static func removing(from start: String, to end: String, in text: String) -> String {
    var rest = text[...]
    var kept = ""
    while let open = rest.range(of: start) {
      kept += rest[..<open.lowerBound]
      guard let close = rest[open.upperBound...].range(of: end) else { return kept }
      rest = rest[close.upperBound...]
    }
    return kept + rest
  }

  /// What a reader sees or hears: the text between tags, and the labels in them.
  private static func texts(of page: String) -> [String] {
    page.split(separator: "<").flatMap { part -> [String] in
      let sides = part.split(separator: ">", maxSplits: 1)
      var found = sides.count == 2 ? [String(sides[1])] : []
      for name in ["aria-label=\"", "title=\"", "content=\"", "data-chart=\""] {
        guard let open = part.range(of: name) else { continue }
        found.append(String(part[open.upperBound...].prefix { $0 != "\"" }))
      }
      // Citations name publications and documents as they are.
      let isCitation = found.first?.hasPrefix("Fuente:") == true
      return isCitation
        ? [] : found.filter { !$0.hasPrefix("default-src") && $0.contains(where: \.isLetter) }
    }
  }
}
