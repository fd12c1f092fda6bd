import Tabular

/// A file that can be read and is no publication that is understood, or holds nothing of it.
public enum UnknownPublication: Error, Equatable, CustomStringConvertible {
  case sheets(file: String, sheets: [String], beginning: String, known: [String])
  case stream(file: String, known: [String])
  case archive(file: String, members: [String], known: [String])
  /// A file that describes others, told by a sentence.
  case reference(String)
  /// The publication is known, and no row of it could be used.
  case nothing(file: String, layout: String, reasons: [String])
  /// The file has figures, and none of the occupations that were asked for.
  case notAskedFor(file: String, occupations: [String])

  static func sheets(
    file: String, sheets: [(name: String, rows: [SheetRow])], known: [String]
  ) -> Self {
    let widest = sheets.flatMap(\.rows).max { $0.cells.count < $1.cells.count }
    let texts = (widest?.cells ?? []).compactMap { cell -> String? in
      if case .text(let text) = cell { return text }
      return nil
    }
    return .sheets(
      file: file, sheets: sheets.map(\.name).filter { !$0.isEmpty },
      beginning: texts.prefix(6).map { String($0.prefix(40)) }.joined(separator: " | "),
      known: known)
  }

  public var description: String {
    switch self {
    case .sheets(let file, let sheets, let beginning, let known):
      "\(file) is no publication that is understood: "
        + (sheets.isEmpty ? "its columns are " : "its sheets are \(Self.list(sheets)), with ")
        + "“\(beginning)”; understood are \(known.joined(separator: ", "))."
    case .stream(let file, let known):
      "\(file) is text or JSON of no publication that is understood; understood are "
        + "\(known.joined(separator: ", "))."
    case .archive(let file, let members, let known):
      "\(file) holds no publication that is understood: its members are "
        + "\(Self.list(members)); understood are \(known.joined(separator: ", "))."
    case .reference(let sentence): sentence
    case .nothing(let file, let layout, let reasons):
      "\(file) is of the layout “\(layout)” and no row of it can be used"
        + (reasons.isEmpty ? ": it has none" : " (\(Self.clauses(reasons)))")
        + "; check the download."
    case .notAskedFor(let file, let occupations):
      "\(file) has no figures of \(Self.list(occupations)); name other occupations, or leave out "
        + "--occupations."
    }
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(8).joined(separator: ", ")
    return names.count > 8 ? "\(shown) and \(names.count - 8) more" : shown
  }

  /// Sentences without their full stops, to stand in brackets.
  private static func clauses(_ sentences: [String]) -> String {
    let shown = sentences.prefix(8).map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
    let rest = sentences.count > 8 ? "; and \(sentences.count - 8) more" : ""
    return shown.joined(separator: "; ") + rest
  }
}
