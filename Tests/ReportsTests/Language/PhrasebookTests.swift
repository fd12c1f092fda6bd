import Testing

@testable import Reports

@Suite struct PhrasebookTests {
  @Test func everyPhraseHasSpanishAndTheSamePlaces() {
    let book = Phrasebook.spanish
    #expect(book.all.count > 500)
    for phrase in book.all {
      #expect(phrase.target.contains { !$0.isWhitespace }, "\(phrase.source)")
      #expect(
        Phrase.places(phrase.pieces) == Phrase.places(phrase.targetPieces), "\(phrase.source)")
    }
  }

  @Test func noEnglishStandsTwice() {
    var seen: Set<String> = []
    for phrase in Phrasebook.spanish.all {
      #expect(seen.insert(phrase.source).inserted, "\(phrase.source)")
    }
  }

  @Test func aLineWithoutSpanishIsRefused() {
    #expect(throws: Phrasebook.Fault.self) { try Phrasebook(text: "One\nTwo\n= Dos") }
    #expect(throws: Phrasebook.Fault.self) { try Phrasebook(text: "One\n= Uno\nTwo") }
    #expect(throws: Phrasebook.Fault.self) { try Phrasebook(text: "= Uno") }
  }

  @Test func aBraceThatSaysNothingIsRefused() {
    #expect(throws: Phrase.Fault.unclosedBrace("a {n")) { try Phrase(source: "a {n", target: "a") }
    #expect(throws: Phrase.Fault.unknownKind(name: "q", text: "a {q}")) {
      try Phrase(source: "a {q}", target: "a")
    }
    #expect(throws: Phrase.Fault.placesTouch("{n}{y}")) {
      try Phrase(source: "{n}{y}", target: "{n} {y}")
    }
  }
}

@Suite struct TranslatorTests {
  private static let book = """
    {o} held {n} jobs in {y}.
    = En {y}, los {o} ocupaban {n} empleos.
    Sonographers
    = Ecografistas
    Dosimetrists and others
    = Dosimetristas y otros
    Imagers
    = Imaginistas
    likely
    = probable
    growth is {w} ({n})
    = que crezca es {w} ({n})
    Most are {l}.
    = La mayoría son {l}.
    They overlap.
    = Se solapan.
    """

  private static func translator() throws -> Translator {
    Translator(to: .spanish, titles: ["Surgeons", "surgeons"], book: try Phrasebook(text: book))
  }

  @Test func placesAreFilledInTheOtherOrder() throws {
    var words = try Self.translator()
    #expect(
      words.text("sonographers held 464,560 jobs in 2025.")
        == "En 2025, los ecografistas ocupaban 464.560 empleos.")
    #expect(words.untranslated.isEmpty)
  }

  @Test func aNameWithoutSpanishStaysInEnglish() throws {
    var words = try Self.translator()
    #expect(
      words.text("surgeons held 1,230 jobs in 2025.")
        == "En 2025, los surgeons ocupaban 1230 empleos.")
  }

  @Test func sentencesOfAParagraphAreTranslatedOneByOne() throws {
    var words = try Self.translator()
    #expect(
      words.text("They overlap. growth is likely (84%)")
        == "Se solapan. que crezca es probable (84\u{00A0}%)")
  }

  @Test func listsKeepNamesWholeAndEndInTheRightWord() throws {
    var words = try Self.translator()
    #expect(
      words.text("Most are sonographers, dosimetrists and others and surgeons.")
        == "La mayoría son ecografistas, dosimetristas y otros y surgeons.")
    #expect(
      words.text("Most are surgeons and imagers.") == "La mayoría son surgeons e imaginistas.")
  }

  @Test func whatNoPhraseFitsIsRemembered() throws {
    var words = try Self.translator()
    #expect(words.text("Nobody wrote this.") == "Nobody wrote this.")
    #expect(words.text("29-2032") == "29-2032")
    #expect(words.text("datasets/oews/national.csv:80") == "datasets/oews/national.csv:80")
    #expect(words.text("data/May 2024.csv:334") == "data/May 2024.csv:334")
    #expect(words.untranslated == ["Nobody wrote this."])
  }

  /// The marks are those of CLDR 44 for `es`: decimal comma, a full stop between thousands from
  /// five digits on (`minimumGroupingDigits` 2), and `#,##0 %` with a no-break space.
  @Test(arguments: [
    ("1,234", "1234"), ("12,345", "12.345"), ("464,560", "464.560"), ("−0.3%", "−0,3\u{00A0}%"),
    ("+2.7%", "+2,7\u{00A0}%"), ("$96,590", "$96.590"), ("1.92", "1,92"), ("2035", "2035"),
  ])
  func numbersHaveSpanishMarks(english: String, spanish: String) {
    #expect(NumberToken.spanish(english) == spanish)
  }

  @Test func releasesNameTheMonth() {
    #expect(ReleaseName.spanish("May 2025") == "mayo de 2025")
    #expect(ReleaseName.spanish("Maybe 2025") == nil)
    #expect(ReleaseName.spanish("May 25") == nil)
  }

  @Test func cellsAreWrittenInTheLanguage() {
    let jobs = Table.Column("Jobs", .count)
    let rate = Table.Column("Growth", .fraction(decimals: 1), showsPlus: true)
    #expect(Cell.interval(9_060, 105_980).text(in: jobs, .spanish) == "9060 a 105.980")
    #expect(Cell.number(0.027).text(in: rate, .spanish) == "+2,7\u{00A0}%")
    #expect(Cell.number(0.027).text(in: rate) == "+2.7%")
    #expect(Cell.number(2035).text(in: Table.Column("Year", .year), .spanish) == "2035")
  }
}
