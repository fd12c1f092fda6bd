import LaborSeries
import Testing

@Suite struct OccupationCatalogueTests {
  private let catalogue: OccupationCatalogue

  init() throws {
    catalogue = OccupationCatalogue([
      try Samples.occupation("29-2035", "MRI technologists"),
      try Samples.occupation("29-2032", "Sonographers", aliases: ["ultrasound", "dms"]),
      try Samples.occupation("29-2033", "Nuclear medicine technologists"),
      try Samples.occupation("29-2034", "Radiologic technologists"),
      try Samples.occupation("29-1124", "Radiation therapists"),
      try Samples.occupation("29-0000", "Healthcare practitioners"),
    ])
  }

  @Test(arguments: ["29-2035", "292035", "29-2035.00", "mri", "MRI technologists", " mri "])
  func codesAndBeginningsOfNamesFindOne(text: String) throws {
    #expect(try catalogue.occupation(named: text).code.description == "29-2035")
  }

  @Test func aliasesFindOne() throws {
    #expect(try catalogue.occupation(named: "ultra").shortTitle == "Sonographers")
  }

  @Test func aBeginningOfTwoNamesIsAmbiguous() {
    #expect(
      throws: OccupationLookupError.ambiguous(
        "radi",
        matches: ["Radiation therapists (29-1124)", "Radiologic technologists (29-2034)"])
    ) { try catalogue.occupation(named: "radi") }
  }

  @Test func aMisspeltNameSuggestsTheNearest() {
    #expect(
      throws: OccupationLookupError.unknown(
        "sonografers", suggestions: ["Sonographers (29-2032)"])
    ) { try catalogue.occupation(named: "sonografers") }
  }

  @Test func anUnknownCodeSuggestsItsNeighbours() {
    #expect(
      throws: OccupationLookupError.unknown(
        "29-1129", suggestions: ["Radiation therapists (29-1124)"])
    ) { try catalogue.occupation(named: "29-1129") }
    #expect(throws: OccupationLookupError.unknown("15-1252", suggestions: [])) {
      try catalogue.occupation(named: "15-1252")
    }
  }

  @Test func sumsAreNamedByTheirParts() throws {
    let sum = try catalogue.occupation(named: "mri+29-2034")
    #expect(sum.code.description == "29-2034+29-2035")
    #expect(sum.shortTitle == "MRI technologists + Radiologic technologists")
  }

  @Test func theImagingModalitiesAreTheDetailedOccupations() {
    #expect(catalogue.imagingModalities.count == 5)
  }
}
