import Tabular

/// Why a file that is known for what it is cannot be read.
public enum LayoutFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// A column that the publication always has is not there.
  case missingColumn(String, layout: String, place: String, found: [String])
  /// Two columns mean the same thing.
  case repeatedColumn(String, place: String, first: Int, second: Int)
  /// The file does not say what it is about, and its name does not either.
  case notSaid(String, place: String, remedy: String)
  /// The same figure stands in two places with different values.
  case conflict(String, place: String, first: String, second: String)
  /// A date where a code or a figure belongs: a spreadsheet program has rewritten cells, and which
  /// others it has changed cannot be known.
  case date(cell: String, place: String)
  /// The answer of a service holds no data.
  case noResult(String, place: String, remedy: String)

  public var description: String {
    switch self {
    case .missingColumn(let column, let layout, let place, let found):
      "\(place): the \(layout) has no column for \(column); it has "
        + "\(found.isEmpty ? "none" : found.joined(separator: " | ")). Download the file anew."
    case .repeatedColumn(let column, let place, let first, let second):
      "\(place): columns \(columnName(first)) and \(columnName(second)) both hold \(column); "
        + "remove one."
    case .notSaid(let what, let place, let remedy):
      "\(place): the file does not say \(what); \(remedy)."
    case .conflict(let what, let place, let first, let second):
      "\(place): \(what) is \(first) and \(second); remove one."
    case .date(let cell, let place):
      "\(place), \(cell): a date stands here, as spreadsheet programs make of codes and numbers, and "
        + "other cells may have been changed as well; download the file anew and do not save it."
    case .noResult(let answer, let place, let remedy):
      "\(place): the answer is “\(answer)” and holds no data; \(remedy)."
    }
  }
}
