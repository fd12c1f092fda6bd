import LaborSeries
import Tabular

/// Why a file's rows are not what its layout says.
public enum IngestError: Error, Equatable, CustomStringConvertible {
  /// The table itself cannot be read.
  case unreadable(DelimitedTextError)
  /// The program carries no file of this path.
  case noSuchDataset(String)
  /// A cell that should hold a number, a code or a word of a fixed set holds something else.
  case badCell(String, column: String, file: String, line: Int, required: String)
  /// Two rows state the same thing.
  case duplicateRow(String, file: String, first: Int, second: Int)
  /// A published file is known for what it is and cannot be read.
  case layout(LayoutFault)

  public var description: String {
    switch self {
    case .unreadable(let error):
      error.description
    case .noSuchDataset(let path):
      "The program carries no file \(path); “modality datasets” lists those it carries."
    case .badCell(let text, let column, let file, let line, let required):
      "\(file), line \(line), column \(column): “\(text)” is not \(required); correct the cell."
    case .duplicateRow(let what, let file, let first, let second):
      "\(file), lines \(first) and \(second): both state \(what); remove one."
    case .layout(let fault):
      fault.description
    }
  }
}
