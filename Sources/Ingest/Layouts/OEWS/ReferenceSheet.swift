import Tabular

/// Sheets of BLS that describe estimates and areas and hold no observations.
///
/// Asked for when no layout recognises any sheet of a file, so that the message says what the file
/// is. In a workbook with estimates such sheets are its notes.
public enum ReferenceSheet {
  /// What a sheet is, as the error to throw; nil when it is none of these.
  ///
  /// - Parameters:
  ///   - rows: The first rows of the sheet, up to 64.
  ///   - place: The file and the sheet.
  public static func explanation(
    of rows: [SheetRow], at place: SheetPlace
  ) -> EstimatesSheetError? {
    if OEWSLayout.areFieldDescriptions(rows) {
      return .noEstimates("BLS's field descriptions of OEWS files", place: place.description)
    }
    if areAreaDefinitions(rows) {
      return .noEstimates(
        "BLS's list of the counties that make up the OEWS areas", place: place.description)
    }
    return nil
  }

  /// `area_definitions_m2023.xlsx`: FIPS code, …, May 2023 MSA code, …, County code.
  private static func areAreaDefinitions(_ rows: [SheetRow]) -> Bool {
    rows.contains { row in
      let names = row.cells.compactMap { $0.trimmedText?.lowercased() }
      return names.contains("fips code") && names.contains("county code")
        && names.contains { $0.hasSuffix("msa code") }
    }
  }
}
