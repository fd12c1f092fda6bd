import LaborSeries
import Testing

@Suite struct SOCCodeTests {
  @Test func allThreeSpellingsAreOneCode() throws {
    let code = try SOCCode(parsing: "29-2035")
    #expect(try SOCCode(parsing: "292035") == code)
    #expect(try SOCCode(parsing: "29-2035.00") == code)
    #expect(code.description == "29-2035")
    #expect(code.number == 292035)
  }

  @Test(arguments: ["", "29", "29-20", "29-2035.01", "2O-2035", "29 2035", "29-2035.0", "٢٩٢٠٣٥"])
  func otherTextsAreNot(text: String) {
    #expect(throws: SOCCodeError.unreadable(text)) { try SOCCode(parsing: text) }
  }

  @Test func groupsAndLeadingZerosAreKept() throws {
    #expect(SOCCode.allOccupations.description == "00-0000")
    #expect(!SOCCode.allOccupations.isDetailed)
    let code = try SOCCode(parsing: "29-2035")
    #expect(code.majorGroup.description == "29-0000")
    #expect(code.minorGroup.description == "29-2000")
    #expect(code.minorGroup.minorGroup == code.minorGroup)
    #expect(code.isDetailed)
  }

  @Test func codesThatAreAddedTogetherAreOrderedAndDistinct() throws {
    let code = try OccupationCode(parsing: "29-2035+292034+29-2035")
    #expect(code.description == "29-2034+29-2035")
    #expect(code.isCombined)
    #expect(throws: SOCCodeError.unreadable("")) { try OccupationCode(parsing: "29-2034+") }
  }
}
