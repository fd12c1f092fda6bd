import LaborSeries

/// What the footnote codes of an OE figure say about its value, in LABSTAT files and answers of the
/// API alike.
struct OEFootnote {
  /// The entry of the codes in the dictionary.
  let number: Int32
  /// Code 4: only the hourly or only the annual wage is published.
  let isOneOfTwo: Bool
  /// Code 5: at or above the bound of published wages.
  let isTopCoded: Bool
  /// Code 8: not released.
  let isWithheld: Bool

  static let none = OEFootnote(text: "", number: 0)

  /// - Parameter text: Codes separated by commas or blanks.
  init(text: String, number: Int32) {
    let codes = text.split { $0 == "," || $0 == " " }
    self.number = number
    isOneOfTwo = codes.contains("4")
    isTopCoded = codes.contains("5")
    isWithheld = codes.contains("8")
  }

  /// What stands in a cell of a measure: its status and value.
  ///
  /// - Parameters:
  ///   - published: The number that is printed; `nil` for a dash.
  ///   - bound: The bound of wages.
  func meaning(
    of published: Double?, measure: Measure, bound: TopCode
  ) -> (status: CellStatus, value: Double) {
    if let published { return (isTopCoded ? .topCoded : .value, published) }
    let unit = WageUnit(of: measure)
    if isTopCoded, let bound = bound.bound(in: unit) { return (.topCoded, bound) }
    if isOneOfTwo, unit == .hourly { return (.annualOnly, 0) }
    if isOneOfTwo, unit == .annual { return (.hourlyOnly, 0) }
    return (isWithheld ? .suppressed : .notPublished, 0)
  }
}
