/// An occupation as users name it: its code, its titles and the other words it answers to.
public struct Occupation: Sendable, Hashable {
  /// The SOC 2018 code, or several when the occupation is a sum.
  public let code: OccupationCode
  /// The title in full, as the classification prints it.
  public let title: String
  /// A title short enough for a chart label.
  public let shortTitle: String
  /// The title as it stands inside a sentence, in lower case and in the plural.
  public let plural: String
  /// Other names it can be asked for by, in lower case.
  public let aliases: [String]
  /// What the figures of this occupation count or leave out; empty when nothing needs saying.
  public let definitionNote: String

  /// An occupation from the catalogue; see the properties for each argument.
  public init(
    code: OccupationCode, title: String, shortTitle: String, plural: String, aliases: [String],
    definitionNote: String
  ) {
    self.code = code
    self.title = title
    self.shortTitle = shortTitle
    self.plural = plural
    self.aliases = aliases
    self.definitionNote = definitionNote
  }

  /// The sum of several occupations as an occupation of its own.
  ///
  /// - Precondition: `occupations` is not empty.
  public init(sumOf occupations: [Occupation]) {
    precondition(!occupations.isEmpty, "a combined occupation needs at least one part")
    code = OccupationCode(sumOf: Set(occupations.flatMap(\.code.parts)))
    title = Occupation.enumeration(of: occupations.map(\.title), joinedBy: "and")
    shortTitle = Occupation.enumeration(of: occupations.map(\.shortTitle), joinedBy: "+")
    plural = Occupation.enumeration(of: occupations.map(\.plural), joinedBy: "and")
    aliases = []
    let codes = Occupation.enumeration(of: occupations.map(\.code.description), joinedBy: "and")
    definitionNote = "The sum of \(codes)."
  }

  private static func enumeration(of words: [String], joinedBy conjunction: String) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }
}
